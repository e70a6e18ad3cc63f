package org.alongside.learning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something put aside for later.
 *
 * @param name of whoever said it; null once they have erased themselves
 * @param text empty then
 */
public record Parked(
        UUID id,
        UUID day,
        UUID person,
        @Nullable String name,
        String text,
        Instant at,
        @Nullable Instant endedAt) {

    public boolean isOpen() {
        return endedAt == null;
    }
}
