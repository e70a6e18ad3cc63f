package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import org.alongside.learning.Block;
import org.alongside.learning.Parked;
import org.alongside.learning.Room;
import org.alongside.web.Problems;

/**
 * The facilitators' screen.
 *
 * @param opened how many pairs have opened their blind answers to the exercise that runs
 * @param note a word to everybody, as it was typed
 */
public record HostPage(Room room, List<Parked> parked, int opened, Instant now, String note, Problems problems) {

    public String path() {
        return room.path() + "/host";
    }

    public boolean holds() {
        return room.running() != null && room.running().isHeldBy(room.me());
    }

    public Clock clock(Block block) {
        return Clock.of(room, block, now);
    }

    public long waiting() {
        return parked.stream().filter(Parked::isOpen).count();
    }
}
