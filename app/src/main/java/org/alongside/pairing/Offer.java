package org.alongside.pairing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.alongside.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An act that one half has offered.
 *
 * @param words digest of the words it was offered for
 * @param zone by whose clocks people read when it lapses; null for those of this place
 * @param closedAs how it ended: done, declined, taken-back, edited, lapsed, stepped-back; null while it is open
 */
public record Offer(
        UUID id,
        UUID pair,
        String act,
        UUID subject,
        byte[] words,
        UUID offeredBy,
        Instant offeredAt,
        Instant lapsesAt,
        @Nullable String zone,
        @Nullable Instant closedAt,
        @Nullable String closedAs) {

    /** For a page: until when the other half can agree. */
    public ZonedDateTime until() {
        return until(lapsesAt, zone);
    }

    static ZonedDateTime until(Instant lapsesAt, @Nullable String zone) {
        return zone == null ? Frame.here(lapsesAt) : lapsesAt.atZone(ZoneId.of(zone));
    }
}
