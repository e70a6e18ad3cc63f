package org.alongside.learning.page;

import java.util.UUID;
import org.alongside.learning.Introduction;
import org.alongside.learning.IntroductionForm;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing an introduction.
 *
 * @param stands what the other half saved in the meantime, beside what was typed
 */
public record WriteIntroductionPage(
        Pair pair,
        UUID reader,
        IntroductionForm form,
        @Nullable Introduction stands,
        int most,
        Problems problems) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    public String back() {
        return "/pairs/" + pair.id() + "/introduction";
    }
}
