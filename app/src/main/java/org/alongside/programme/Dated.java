package org.alongside.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Something a cohort, or a part of it, meets for: on a day, from one hour to another, by the clocks of a place. */
interface Dated {

    LocalDate day();

    LocalTime starts();

    LocalTime ends();

    ZoneId zone();

    @Nullable
    Instant cancelledAt();

    default ZonedDateTime begins() {
        return day().atTime(starts()).atZone(zone());
    }

    default ZonedDateTime finishes() {
        return day().atTime(ends()).atZone(zone());
    }

    default boolean isCancelled() {
        return cancelledAt() != null;
    }

    default boolean isOverAt(Instant now) {
        return !finishes().toInstant().isAfter(now);
    }
}
