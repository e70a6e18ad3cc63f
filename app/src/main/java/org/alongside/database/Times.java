package org.alongside.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments as the database takes them. */
public final class Times {

    private Times() {}

    public static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime atOrNull(@Nullable Instant moment) {
        return moment == null ? null : at(moment);
    }
}
