package org.alongside.opinion;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** When a vote was given, in the ways exports have written it over the years. */
final class Moments {

    private static final List<DateTimeFormatter> DATES = List.of(
            // 2026-01-02T03:04:05.678Z, 2026-01-02 03:04:05+00 or without an offset
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ENGLISH),
            // Sat May 31 2025 15:27:10 GMT+0000
            DateTimeFormatter.ofPattern("EEE MMM d yyyy HH:mm:ss 'GMT'xx", Locale.ENGLISH),
            // Mon Jul 17 02:17:32 WIB 2017
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ENGLISH),
            DateTimeFormatter.RFC_1123_DATE_TIME);

    private Moments() {}

    /** A number as it is, a date in milliseconds since 1970; nothing where the text is neither. */
    static OptionalLong of(String text) {
        String plain = text.strip();
        try {
            return OptionalLong.of((long) Double.parseDouble(plain));
        } catch (NumberFormatException notNumber) {
            return date(plain.replaceFirst(" \\(.*\\)$", "").replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"));
        }
    }

    private static OptionalLong date(String text) {
        for (var dates : DATES) {
            try {
                return OptionalLong.of(milliseconds(
                        dates.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from)));
            } catch (DateTimeException other) {
                // Another way of writing, perhaps the next.
            }
        }
        return OptionalLong.empty();
    }

    private static long milliseconds(TemporalAccessor date) {
        return switch (date) {
            case ZonedDateTime zoned -> zoned.toInstant().toEpochMilli();
            case OffsetDateTime offset -> offset.toInstant().toEpochMilli();
            default -> LocalDateTime.from(date).toInstant(ZoneOffset.UTC).toEpochMilli();
        };
    }
}
