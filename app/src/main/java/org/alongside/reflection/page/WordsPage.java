package org.alongside.reflection.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/** Words asked for: the reader's own, and those the reader is asked for. */
public record WordsPage(List<Row> rows) {

    /** @param text null when erased */
    public record Row(
            UUID id,
            boolean mine,
            @Nullable String by,
            @Nullable Hat hat,
            @Nullable UUID entry,
            boolean report,
            @Nullable Written text,
            Instant askedAt,
            @Nullable Instant heardAt,
            @Nullable String heardBy) {}
}
