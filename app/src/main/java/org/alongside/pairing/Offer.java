package org.alongside.pairing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that one half has offered.
 *
 * @param words digest of the words it was offered for
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
        @Nullable Instant closedAt,
        @Nullable String closedAs) {}
