package org.alongside.learning.page;

import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.learning.Consultation;
import org.alongside.learning.SaidForm;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing what a pair takes from what it asked.
 *
 * @param stands what the other half saved in the meantime, beside what was typed
 */
public record WriteTakeawayPage(
        Pair pair,
        UUID reader,
        Consultation consultation,
        SaidForm form,
        @Nullable Written stands,
        int most,
        Problems problems) {

    public String path() {
        return consultation.path() + "/takeaway";
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
