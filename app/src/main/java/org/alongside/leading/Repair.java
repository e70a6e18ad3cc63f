package org.alongside.leading;

import java.time.Instant;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * Something in the agreement that one half finds is no longer true.
 *
 * @param by what the half who said it wants to be called; null once they have erased themselves
 * @param hat the hat they said it in; null as themselves
 * @param said what they wrote; empty once they have erased themselves
 * @param heardIn the hat the other half wrote in what they heard
 * @param heard what the other half said back; null as long as they have not, empty once they have erased themselves
 * @param endedAt when either said that it is mended
 */
public record Repair(
        UUID id,
        Heading heading,
        UUID saidBy,
        @Nullable String by,
        @Nullable Hat hat,
        Instant saidAt,
        Written said,
        @Nullable Hat heardIn,
        @Nullable Instant heardAt,
        @Nullable Written heard,
        @Nullable Instant endedAt) {

    public boolean isOpen() {
        return endedAt == null;
    }

    /** Whether it waits for this half to say what they heard. */
    public boolean asks(UUID person) {
        return isOpen() && heard == null && !saidBy.equals(person);
    }
}
