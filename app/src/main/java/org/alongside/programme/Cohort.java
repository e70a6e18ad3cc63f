package org.alongside.programme;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Several pairs who meet over some months, and the pair that facilitates them. Its circle has its id.
 *
 * @param call the call its pairs came by; null when all of them were brought in
 * @param language in which its days are written
 * @param facilitators the circle of its facilitators
 * @param openedAt since when it is open; null until both halves of a facilitator pair have given their hands
 */
public record Cohort(
        UUID id,
        UUID programme,
        @Nullable UUID call,
        String name,
        String language,
        ZoneId zone,
        UUID facilitators,
        @Nullable Instant openedAt) {

    public boolean isOpen() {
        return openedAt != null;
    }

    public String path() {
        return "/cohorts/" + id;
    }

    /** What whoever changes who is in it holds: that of its call, because places are taken there. */
    UUID held() {
        return call == null ? id : call;
    }
}
