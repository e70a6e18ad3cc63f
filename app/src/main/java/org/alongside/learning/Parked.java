package org.alongside.learning;

import java.time.Instant;
import java.util.UUID;
import org.alongside.language.Written;
import org.jspecify.annotations.Nullable;

/**
 * Something put aside for later.
 *
 * @param name of whoever said it; null once they have erased themselves
 * @param written empty then
 */
public record Parked(
        UUID id,
        UUID day,
        UUID person,
        @Nullable String name,
        Written written,
        Instant at,
        @Nullable Instant endedAt) {

    public String text() {
        return written.text();
    }

    public boolean isOpen() {
        return endedAt == null;
    }
}
