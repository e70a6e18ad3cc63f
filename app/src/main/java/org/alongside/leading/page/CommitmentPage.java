package org.alongside.leading.page;

import java.util.UUID;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/**
 * Saying what to try next.
 *
 * @param insteadOf the commitment whose place it takes
 */
public record CommitmentPage(
        Pair pair,
        UUID reader,
        String text,
        String leads,
        TypedDate due,
        @Nullable UUID insteadOf,
        int most,
        Problems problems) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    /** Which half the reader is, as the form says it. */
    public String mine() {
        return pair.half(reader).side().key();
    }

    public String theirs() {
        return pair.half(reader).side().other().key();
    }
}
