package org.alongside.people.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.jspecify.annotations.Nullable;

/** Complaints, those that wait first. */
public record ComplaintsPage(List<Complaint> complaints) {

    /**
     * One complaint, and by when it has to be acknowledged.
     *
     * @param byLetter whether we can write to them, for an address they left
     */
    public record Complaint(
            UUID id,
            Written words,
            String answerTo,
            Instant receivedAt,
            Instant due,
            boolean overdue,
            boolean byLetter,
            @Nullable Instant acknowledgedAt) {}
}
