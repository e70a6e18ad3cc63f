package org.alongside.pairing.page;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.pairing.PairSpace;
import org.jspecify.annotations.Nullable;

/**
 * A pair's own page.
 *
 * @param reason why somebody stepped back, if they said so
 */
public record PairPage(
        UUID reader,
        Pair pair,
        List<PairSpace.Entry> entries,
        List<Waiting> waiting,
        @Nullable Written reason) {

    /** An open offer: mine, or theirs and waiting for me. */
    public record Waiting(UUID offer, Phrase called, boolean mine, ZonedDateTime until) {}

    public String name(Pair.Half half) {
        return half.name() == null ? "" : half.name();
    }
}
