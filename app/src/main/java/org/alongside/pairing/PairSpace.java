package org.alongside.pairing;

import java.util.UUID;
import org.alongside.database.Together;

/** What other modules put on a pair's own page, each with a share of one statement. */
public interface PairSpace {

    /** Asked with {@code :pair}, {@code :me}, who is this half of it, and {@code :now}. */
    Together.Share<?, Entry> entriesFor(Pair pair, UUID person);

    /**
     * @param order smaller first: 10 for what comes first in a programme
     * @param title what it is, as a link
     * @param words how it stands, in one sentence
     */
    record Entry(int order, String title, String words, String path) {}
}
