package org.alongside.leading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * Something the two decided.
 *
 * @param hat the hat it was written in; null as themselves
 * @param written empty once whoever wrote it has taken it back, or erased themselves
 * @param ledBy which half led in it, or both
 * @param version counts corrections
 * @param what the blind answers to these words are known by
 * @param openedAt since when both see where each has placed it; null before
 */
public record Decision(
        UUID id,
        UUID pair,
        UUID writtenBy,
        @Nullable Hat hat,
        Instant writtenAt,
        Written written,
        LocalDate decidedOn,
        Commitment.Leads ledBy,
        Ladder ladder,
        int version,
        String what,
        @Nullable Instant takenBackAt,
        @Nullable Instant openedAt) {

    static final String BEGINNING = "decision ";

    /** What the blind answers to it begin with, whatever words it had. */
    String beginning() {
        return BEGINNING + id + " ";
    }

    public String text() {
        return written.text();
    }

    public boolean isOpen() {
        return openedAt != null;
    }

    public boolean isTakenBack() {
        return takenBackAt != null;
    }
}
