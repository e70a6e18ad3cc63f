package org.alongside.people.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How I sign in.
 *
 * @param emails where sign-in letters go
 * @param trusted whether I have a role that asks for two proofs
 * @param strong whether I gave two this time
 */
public record WaysPage(List<String> emails, List<Row> ways, boolean trusted, boolean strong) {

    /** One way beside the letter. Its kind is app, passkey or provider. */
    public record Row(
            UUID id,
            String kind,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt) {}

    /** Whether a letter alone is not enough any more. */
    public boolean hasSecond() {
        return ways.stream().anyMatch(way -> !way.kind().equals("provider"));
    }
}
