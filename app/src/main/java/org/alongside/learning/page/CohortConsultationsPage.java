package org.alongside.learning.page;

import java.util.List;
import java.util.UUID;
import org.alongside.learning.Consultation;
import org.alongside.programme.Cohorts;

/** What pairs of a cohort have asked it: what goes on first. */
public record CohortConsultationsPage(Cohorts.Seen seen, List<Consultation.Listed> rows, UUID reader) {

    public boolean isMine(Consultation.Listed row) {
        return row.consultation().by().has(reader);
    }

    /** Where the reader's pair can ask; empty for those who facilitate. */
    public String asking() {
        var acting = seen.acting();
        return acting == null || seen.facilitates() ? "" : "/pairs/" + acting.pair() + "/consultations";
    }
}
