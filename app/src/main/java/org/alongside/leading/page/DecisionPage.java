package org.alongside.leading.page;

import java.util.List;
import java.util.UUID;
import org.alongside.leading.Decision;
import org.alongside.leading.Placed;
import org.alongside.leading.Placement;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One decision: placing it, and where both have.
 *
 * @param mine where the reader has placed it; null as long as they have not
 * @param corrected whether the reader had placed it by other words
 * @param placed null as long as not both have
 * @param hats the reader's
 */
public record DecisionPage(
        Pair pair,
        UUID reader,
        Decision decision,
        @Nullable Placement mine,
        boolean corrected,
        @Nullable Placed placed,
        List<Hat> hats,
        Typed typed,
        int most,
        Problems problems) {

    /**
     * The reader's placing as the form shows it.
     *
     * @param step 0 as long as none is chosen
     * @param hat as the form says it; empty for none
     */
    public record Typed(int step, String hat, String why) {}

    public String path() {
        return "/pairs/" + pair.id() + "/decisions/" + decision.id();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public String name(Pair.Half half) {
        return half.called();
    }

    /** Whether the reader wrote it down, and has not taken it back. */
    public boolean isMine() {
        return decision.writtenBy().equals(reader) && !decision.isTakenBack();
    }
}
