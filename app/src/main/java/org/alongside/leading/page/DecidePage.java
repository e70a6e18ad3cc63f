package org.alongside.leading.page;

import java.util.UUID;
import org.alongside.leading.Decision;
import org.alongside.leading.Ladder;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/**
 * Writing down what the two decided, or correcting it.
 *
 * @param correcting the decision as it stands; null for a new one
 * @param typedOn the version the correction was typed on; 0 where both are shown, and for a new one
 */
public record DecidePage(
        Pair pair,
        UUID reader,
        @Nullable Decision correcting,
        int typedOn,
        String text,
        TypedDate day,
        String ledBy,
        String ladder,
        int most,
        Problems problems) {

    public String path() {
        return "/pairs/" + pair.id() + "/decisions";
    }

    /** Where the form goes. */
    public String action() {
        return correcting == null ? path() : path() + "/" + correcting.id() + "/correction";
    }

    /** Where it is left without saving. */
    public String back() {
        return correcting == null ? path() : path() + "/" + correcting.id();
    }

    /** The version that whoever sends the form has seen. */
    public int version() {
        return typedOn != 0 || correcting == null ? typedOn : correcting.version();
    }

    /** What stands there otherwise than it did before the reader, to be read beside what they typed. */
    public @Nullable Decision there() {
        return typedOn == 0 ? correcting : null;
    }

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

    public boolean isOn(Ladder one) {
        return one.key().equals(ladder);
    }
}
