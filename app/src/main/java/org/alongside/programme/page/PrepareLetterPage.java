package org.alongside.programme.page;

import java.util.UUID;
import org.alongside.pairing.Pair;
import org.alongside.programme.LetterForm;
import org.alongside.programme.LetterOfStanding;
import org.alongside.programme.Way;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Preparing a letter of standing.
 *
 * @param stands what the other half saved in the meantime, beside what was typed
 */
public record PrepareLetterPage(
        Pair pair,
        UUID reader,
        Way way,
        LetterForm form,
        @Nullable LetterOfStanding stands,
        int most,
        Problems problems) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    public String back() {
        return StandingPage.path(pair.id(), way.cohort());
    }
}
