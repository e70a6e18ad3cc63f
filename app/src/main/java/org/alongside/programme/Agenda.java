package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.language.Words;

/** Days one below the other, in the language of what they belong to, so that both halves read the very same words. */
final class Agenda {

    private Agenda() {}

    static String in(String language, Supplier<Stream<String>> lines) {
        return Words.in(Locale.forLanguageTag(language), () -> lines.get().collect(Collectors.joining("\n")));
    }

    /** When it is, as a sentence, by the clocks of where it counts. */
    static String when(Dated dated) {
        return say(
                "{day}, {from} to {to}, {zone}.",
                "day",
                Words.day(dated.day()),
                "from",
                Words.time(dated.starts()),
                "to",
                Words.time(dated.ends()),
                "zone",
                Words.zone(dated.zone()));
    }

    static String line(LocalDate day, LocalTime starts, LocalTime ends, String title) {
        return say(
                "{day}, {from} to {to}: {title}",
                "day",
                Words.day(day),
                "from",
                Words.time(starts),
                "to",
                Words.time(ends),
                "title",
                title);
    }
}
