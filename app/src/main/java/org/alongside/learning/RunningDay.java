package org.alongside.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a day stands that is under way, or was.
 *
 * @param host which facilitator holds the screen
 * @param block the exercise that runs; null when it was taken out of the plan
 * @param turn which turn of it, from 0
 * @param since when this turn began; moved on by as long as it paused
 * @param extra minutes given on top
 * @param pausedAt since when the clock stands still; null while it runs
 * @param step counts every change, so that nobody moves on from where they no longer are
 * @param note a word to everybody; empty without one
 */
public record RunningDay(
        UUID day,
        UUID cohort,
        UUID host,
        @Nullable UUID block,
        int turn,
        Instant since,
        int extra,
        @Nullable Instant pausedAt,
        long step,
        String note,
        Instant begunAt,
        @Nullable Instant endedAt) {

    public boolean isOver() {
        return endedAt != null;
    }

    public boolean isPaused() {
        return pausedAt != null;
    }

    public boolean isHeldBy(UUID person) {
        return host.equals(person);
    }

    /** When a turn of this length is over. */
    public Instant until(Duration length) {
        return since.plus(length).plus(Duration.ofMinutes(extra));
    }

    /** How long a turn of this length still has; less than nothing when it is over its time. */
    public Duration left(Duration length, Instant now) {
        return Duration.between(pausedAt == null ? now : pausedAt, until(length));
    }
}
