package org.alongside.pairing;

import java.util.List;
import java.util.UUID;

/** What other modules put on a pair's own page. Asked once a page; one statement each. */
public interface PairSpace {

    List<Entry> entriesFor(Pair pair, UUID person);

    /**
     * @param order smaller first: 10 for what comes first in a programme
     * @param title what it is, as a link
     * @param words how it stands, in one sentence
     */
    record Entry(int order, String title, String words, String path) {}
}
