package org.alongside.learning.page;

import java.util.List;
import java.util.Set;
import org.alongside.learning.Introduction;
import org.alongside.learning.Offering;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The network: the pairs that introduce themselves, the newest first.
 *
 * @param that only those that say this of themselves; null for all
 * @param inside whether the reader is of the network
 * @param mine the reader's own pairs
 */
public record NetworkPage(List<Introduction> all, @Nullable Offering that, boolean inside, List<Pair> mine) {

    public List<Introduction> chosen() {
        return all.stream()
                .filter(introduction -> that == null || introduction.offers(that))
                .toList();
    }

    public boolean isMine(Introduction introduction) {
        return mine.stream().anyMatch(pair -> pair.id().equals(introduction.pair()));
    }

    /** Pairs of the reader that could introduce themselves, and do not. */
    public List<Pair> silent() {
        var shown = Set.copyOf(all.stream().map(Introduction::pair).toList());
        return mine.stream()
                .filter(pair -> pair.isOpen() && !shown.contains(pair.id()))
                .toList();
    }
}
