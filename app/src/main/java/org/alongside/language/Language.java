package org.alongside.language;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberingSystem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A language we speak: its texts, and how it writes numbers, dates and lists. */
public final class Language {

    private static final Later DAY_AND_TIME = Words.later("{day} at {time}");

    private final Locale locale;
    private final String name;
    private final boolean rightToLeft;
    private final Locale manners;
    private final UnaryOperator<String> alteration;
    private final Map<String, String> translations;
    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    private final boolean latinDigits;
    private final LocalizedNumberFormatter numbers;
    private final DateTimeFormatter dates;
    private final DateTimeFormatter days;
    private final DateTimeFormatter months;
    private final DateTimeFormatter times;

    /**
     * @param manners whose numbers, dates and plurals are used
     * @param alteration what is done to every text of ours; nothing, but in the invented languages
     * @param translations from English
     */
    Language(
            Locale locale,
            String name,
            boolean rightToLeft,
            Locale manners,
            UnaryOperator<String> alteration,
            Map<String, String> translations) {
        this.locale = locale;
        this.name = name;
        this.rightToLeft = rightToLeft;
        this.manners = manners;
        this.alteration = alteration;
        this.translations = Map.copyOf(translations);
        this.latinDigits =
                isEnglish() || NumberingSystem.getInstance(manners).getName().equals("latn");
        this.numbers = NumberFormatter.withLocale(manners);
        this.dates = pattern("d MMMM y", "yMMMMd");
        this.days = pattern("EEEE d MMMM y", "yMMMMEEEEd");
        this.months = pattern("MMMM y", "yMMMM");
        this.times = pattern("h:mma", "jmm");
    }

    /** As in the {@code lang} attribute: en-GB, cy. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Locale asLocale() {
        return locale;
    }

    /** Its name in itself: Cymraeg. */
    public String name() {
        return name;
    }

    /** As in the {@code dir} attribute: ltr or rtl. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }

    Locale locale() {
        return manners;
    }

    String altered(String text) {
        return alteration.apply(text);
    }

    Message message(String text) {
        var message = messages.get(text);
        return message != null ? message : messages.computeIfAbsent(text, this::read);
    }

    private Message read(String text) {
        return Message.of(translations.getOrDefault(text, text), this);
    }

    String number(Number number) {
        // Most numbers on a page are small, and a first use of ICU's numbers takes longer than a page should.
        boolean isSmall = (number instanceof Integer || number instanceof Long) && number.longValue() >> 9 == 0;
        return isSmall && latinDigits
                ? Long.toString(number.longValue())
                : numbers.format(number).toString();
    }

    String list(Collection<String> members) {
        return ListFormatter.getInstance(manners).format(members);
    }

    String date(LocalDate date) {
        return altered(dates.format(date));
    }

    String day(LocalDate date) {
        return altered(days.format(date));
    }

    String month(YearMonth month) {
        return altered(months.format(month));
    }

    String time(LocalTime time) {
        return altered(isEnglish() ? englishTime(time) : times.format(time));
    }

    String dateTime(ZonedDateTime moment) {
        var day = new Words.Day(moment.toLocalDate());
        return Phrase.of(this, DAY_AND_TIME.text(), "day", day, "time", moment.toLocalTime())
                .plain();
    }

    /** People mix up 12am and 12pm, so these two have words. */
    private String englishTime(LocalTime time) {
        if (time.getMinute() != 0) {
            return times.format(time).toLowerCase(Locale.ROOT);
        }
        return switch (time.getHour()) {
            case 0 -> "midnight";
            case 12 -> "midday";
            default -> time.getHour() < 12 ? time.getHour() + "am" : time.getHour() - 12 + "pm";
        };
    }

    private DateTimeFormatter pattern(String english, String parts) {
        var pattern = isEnglish()
                ? english
                : DateTimePatternGenerator.getInstance(manners).getBestPattern(parts);
        return DateTimeFormatter.ofPattern(pattern, manners);
    }

    private boolean isEnglish() {
        return manners.getLanguage().equals("en");
    }

    @Override
    public String toString() {
        return tag();
    }
}
