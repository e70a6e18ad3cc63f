package org.alongside.safeguarding.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One worry, for the two who are told.
 *
 * @param words null until the reader has opened it
 * @param reach who wrote it and how to reach them, as far as they said
 * @param typed a note that has to be looked at again
 */
public record WorryPage(
        UUID id,
        Instant sentAt,
        Instant dueAt,
        @Nullable Instant closedAt,
        List<Opened> openings,
        @Nullable Written words,
        Written reach,
        List<Note> notes,
        String typed,
        int most,
        Problems problems) {

    /** How long a worry stays after it was closed. */
    public static final Duration KEPT_FOR = Duration.ofDays(365);

    /** When it is destroyed, once it is closed. */
    public Instant gone() {
        return Objects.requireNonNull(closedAt).plus(KEPT_FOR);
    }

    /** @param name nobody's any more, once they are erased */
    public record Opened(@Nullable String name, Instant at) {}

    public record Note(@Nullable String name, Written words, Instant at) {}
}
