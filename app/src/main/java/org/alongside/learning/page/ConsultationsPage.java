package org.alongside.learning.page;

import java.util.List;
import java.util.UUID;
import org.alongside.learning.Consultation;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What a pair has asked its cohort, the newest first.
 *
 * @param cohort the cohort they are in now, which they can ask
 */
public record ConsultationsPage(
        Pair pair,
        UUID reader,
        List<Consultation> consultations,
        @Nullable UUID cohort) {

    public String path() {
        return "/pairs/" + pair.id() + "/consultations";
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public boolean canWrite() {
        return cohort != null && pair.isOpen();
    }
}
