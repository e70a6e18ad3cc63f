package org.alongside.learning.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.alongside.learning.Block;
import org.alongside.learning.Room;

/**
 * How much time a turn still has.
 *
 * @param until when it is over, by the plan and what was given on top
 * @param left as somebody without script reads it; less than nothing when it is over its time
 * @param stands whether it was stopped
 */
public record Clock(Instant until, Duration left, boolean stands) {

    static Clock of(Room room, Block block, Instant now) {
        var running = Objects.requireNonNull(room.running());
        var length = room.turn(block).length();
        return new Clock(running.until(length), running.left(length, now), running.isPaused());
    }

    public boolean isOver() {
        return left.isNegative();
    }

    /** In minutes and seconds: 4:05. */
    public String shown() {
        var time = left.abs();
        return String.format(Locale.ROOT, "%s%d:%02d", isOver() ? "+" : "", time.toMinutes(), time.toSecondsPart());
    }
}
