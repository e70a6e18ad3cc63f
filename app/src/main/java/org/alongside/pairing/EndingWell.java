package org.alongside.pairing;

import java.util.UUID;
import org.alongside.database.Together;

/** What a pair may want to do before it ends or goes on without the programme: each module adds its own. */
public interface EndingWell {

    /** Asked with {@code :pair}, {@code :me}, who is this half of it, and {@code :now}. */
    Together.Share<?, Step> lastSteps(Pair pair);

    static String path(UUID pair) {
        return "/pairs/" + pair + "/ending";
    }

    /**
     * @param order smaller first: as people would want to do them
     * @param title what it is, as a link
     * @param words how it stands, in one sentence
     */
    record Step(int order, String title, String words, boolean done, String path) {}
}
