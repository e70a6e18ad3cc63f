package org.alongside.language;

import com.ibm.icu.text.TimeZoneFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What we say to people, in the language of whoever is reading.
 *
 * <p>The text itself is plain English and is the key to its translations: {@code t("Waiting for {name}", "name",
 * name)}. Placeholders are named. Numbers choose their wording inside the text: {@code t("{n, plural, one {# pair}
 * other {# pairs}}", "n", 3)}. An apostrophe is an apostrophe, except directly before a brace, where a typographic one
 * is written instead. The text is always a literal at the place of the call, because the catalogues are gathered from
 * the source; it never holds markup.
 *
 * <p>Outside {@link #in} the language is British English.
 */
public final class Words {

    private static final ScopedValue<Language> READING = ScopedValue.newInstance();
    private static final Map<String, Later> LATER = new ConcurrentHashMap<>();

    private Words() {}

    /**
     * Says something on a page.
     *
     * <p>In running text a string is put in {@code <bdi>}, a date or time in {@code <time>}, several things become a
     * list ("Amina, Joe and Sam"), a piece of template stands as it is, and everything else is escaped. In an attribute
     * all of it is plain text.
     *
     * @param values names and values in turn
     */
    public static Phrase t(String text, Object... values) {
        return Phrase.of(language(), text, values);
    }

    /** Someone's own words, where ours might stand as well. */
    public static Phrase theirs(String text) {
        return Phrase.alone(language(), text);
    }

    /** Says something where there is no page: in a letter, a calendar, a file. */
    public static String say(String text, Object... values) {
        return t(text, values).plain();
    }

    /** Something to be said when it is known who reads it: the words of a constant, for instance. */
    public static Later later(String text) {
        return LATER.computeIfAbsent(text, Later::new);
    }

    /** The words, if they are ours: what comes back from a browser is only shown when we have said it ourselves. */
    public static Optional<Later> known(String text) {
        return Optional.ofNullable(LATER.get(text));
    }

    /** Does something in a language. One we do not speak is British English. */
    public static <T extends @Nullable Object, X extends Exception> T in(Locale locale, Asking<T, X> work) throws X {
        return ScopedValue.where(READING, Languages.of(locale)).call(work::ask);
    }

    /** Does something in a language. One we do not speak is British English. */
    public static <X extends Exception> void in(Locale locale, Doing<X> work) throws X {
        ScopedValue.where(READING, Languages.of(locale)).call(() -> {
            work.act();
            return Boolean.TRUE;
        });
    }

    /** The language of whoever is reading. */
    public static Language language() {
        return READING.isBound() ? READING.get() : Languages.ENGLISH;
    }

    /** 26 November 2026 */
    public static Phrase date(LocalDate date) {
        return Phrase.alone(language(), date);
    }

    /** 26 November 2026, where the time is kept in its own zone. */
    public static Phrase date(ZonedDateTime moment) {
        return date(moment.toLocalDate());
    }

    /** Thursday 26 November 2026 */
    public static Phrase day(LocalDate date) {
        return Phrase.alone(language(), new Day(date));
    }

    /** Thursday 26 November 2026 */
    public static Phrase day(ZonedDateTime moment) {
        return day(moment.toLocalDate());
    }

    /** November 2026 */
    public static Phrase month(YearMonth month) {
        return Phrase.alone(language(), month);
    }

    /** 10am, 2:30pm, midday */
    public static Phrase time(LocalTime time) {
        return Phrase.alone(language(), time);
    }

    /** 10am, 2:30pm, midday */
    public static Phrase time(ZonedDateTime moment) {
        return time(moment.toLocalTime());
    }

    /** Thursday 26 November 2026 at 10am */
    public static Phrase dateTime(ZonedDateTime moment) {
        return Phrase.alone(language(), moment);
    }

    /** United Kingdom time */
    public static String zone(ZoneId zone) {
        var language = language();
        var name = TimeZoneFormat.getInstance(language.locale())
                .format(TimeZoneFormat.Style.GENERIC_LOCATION, TimeZone.getTimeZone(zone.getId()), 0);
        // English names end in a capital "Time", which reads like a headline in the middle of a sentence.
        return language.altered(name.endsWith(" Time") ? name.substring(0, name.length() - 4) + "time" : name);
    }

    /** For {@code datetime} attributes and files: 2026-11-26T10:00:00Z, with at most milliseconds. */
    public static String iso(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }

    /** For {@code datetime} attributes and files: 2026-11-26T10:00:00+01:00, with at most milliseconds. */
    public static String iso(ZonedDateTime moment) {
        return iso(moment.toOffsetDateTime());
    }

    /** For {@code datetime} attributes and files: 2026-11-26T10:00:00+01:00, with at most milliseconds. */
    public static String iso(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Something done in a language, with a result. */
    @FunctionalInterface
    public interface Asking<T extends @Nullable Object, X extends Exception> {
        T ask() throws X;
    }

    /** Something done in a language. */
    @FunctionalInterface
    public interface Doing<X extends Exception> {
        void act() throws X;
    }

    /** A date said with its weekday. */
    record Day(LocalDate date) {}
}
