package org.alongside.learning.page;

import java.util.UUID;
import org.alongside.learning.Consultation;
import org.alongside.learning.ConsultationForm;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing what a pair asks its cohort.
 *
 * @param consultation which is changed; null for a new one
 * @param stands what the other half saved in the meantime, beside what was typed
 */
public record WriteConsultationPage(
        Pair pair,
        UUID reader,
        @Nullable UUID consultation,
        ConsultationForm form,
        @Nullable Consultation stands,
        int mostOfSituation,
        int mostOfQuestion,
        Problems problems) {

    public String list() {
        return "/pairs/" + pair.id() + "/consultations";
    }

    public String path() {
        return consultation == null ? list() : list() + "/" + consultation + "/words";
    }

    public String back() {
        return consultation == null ? list() : list() + "/" + consultation;
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
