package org.alongside.programme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import org.alongside.Asvs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person's calendar, as another calendar reads it. */
class DayCalendarTest {

    private static final Instant NOW = Instant.parse("2030-01-05T10:00:00Z");
    private static final String LONG = "Éirigh ’s cluinn: " + "日曜日に港で会う、".repeat(12) + "😀 مرحبا, a; b\\c";

    @Test
    void a_day_is_read_back_with_its_own_time_zone_in_summer_and_winter() throws Exception {
        var winter = day(UUID.randomUUID(), "Meet", LocalDate.of(2030, 1, 18), "Europe/London", 0, null);
        var summer = day(UUID.randomUUID(), "Show", LocalDate.of(2030, 7, 18), "Europe/London", 0, null);
        var far = day(UUID.randomUUID(), "Far", LocalDate.of(2030, 7, 18), "Pacific/Auckland", 0, null);

        var read = read(winter, summer, far);

        assertThat(read.getComponents("VTIMEZONE")).hasSize(2).allMatch(zone -> zone instanceof VTimeZone);
        assertThat(starts(read, "Meet")).isEqualTo(Instant.parse("2030-01-18T10:00:00Z"));
        assertThat(starts(read, "Show")).isEqualTo(Instant.parse("2030-07-18T09:00:00Z"));
        assertThat(starts(read, "Far")).isEqualTo(Instant.parse("2030-07-17T22:00:00Z"));
    }

    @Test
    void a_changed_day_keeps_its_uid_and_counts_up_and_a_cancelled_one_says_so() throws Exception {
        var id = UUID.randomUUID();
        var before = read(day(id, "Meet", LocalDate.of(2030, 1, 18), "Europe/London", 0, null));
        var after = read(day(id, "Meet", LocalDate.of(2030, 2, 1), "Europe/London", 3, null));
        var gone = read(day(id, "Meet", LocalDate.of(2030, 2, 1), "Europe/London", 4, NOW));

        assertThat(value(before, "UID")).isEqualTo("day-" + id + "@alongside.example");
        assertThat(value(after, "UID")).isEqualTo(value(before, "UID"));
        assertThat(value(gone, "UID")).isEqualTo(value(before, "UID"));
        assertThat(value(before, "SEQUENCE")).isEqualTo("0");
        assertThat(value(after, "SEQUENCE")).isEqualTo("3");
        assertThat(value(before, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(gone, "STATUS")).isEqualTo("CANCELLED");
    }

    @Test
    void long_lines_in_any_script_are_folded_between_letters_and_read_back_whole() throws Exception {
        var day = day(UUID.randomUUID(), LONG, LocalDate.of(2030, 1, 18), "Europe/London", 0, null);
        var written = written(day);

        assertThat(written.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(written).doesNotContain("\uFFFD").endsWith("END:VCALENDAR\r\n");
        assertThat(value(read(day), "SUMMARY")).isEqualTo("Autumn: " + LONG);
    }

    @Test
    @Asvs("1.2.1")
    void what_people_type_starts_no_line_of_its_own() throws Exception {
        var day = day(
                UUID.randomUUID(), "Meet\nEND:VEVENT\r\nX-EVIL:1", LocalDate.of(2030, 1, 18), "Europe/London", 0, null);

        assertThat(written(day)).doesNotContain("\r\nX-EVIL");
        assertThat(value(read(day), "SUMMARY")).isEqualTo("Autumn: Meet END:VEVENT X-EVIL:1");
    }

    @Test
    void no_day_is_a_calendar_too() throws Exception {
        assertThat(read().getComponents("VEVENT")).isEmpty();
    }

    private static CohortDay day(
            UUID id, String title, LocalDate on, String zone, int sequence, @Nullable Instant cancelled) {
        return new CohortDay(
                id,
                UUID.randomUUID(),
                title,
                on,
                LocalTime.of(10, 0),
                LocalTime.of(15, 30),
                ZoneId.of(zone),
                false,
                "Harbour Room",
                "https://meet.example/abc",
                sequence,
                NOW,
                cancelled);
    }

    private static String written(CohortDay... days) {
        return DayCalendar.of(
                List.of(days).stream()
                        .map(day -> DayCalendar.Event.of(day, "Autumn"))
                        .toList(),
                path -> "https://alongside.example" + path);
    }

    private static Calendar read(CohortDay... days) throws Exception {
        return new CalendarBuilder().build(new StringReader(written(days)));
    }

    private static String value(Calendar calendar, String property) {
        return event(calendar, "").getProperty(property).orElseThrow().getValue();
    }

    private static Instant starts(Calendar calendar, String title) {
        DtStart<?> start =
                (DtStart<?>) event(calendar, title).getProperty("DTSTART").orElseThrow();
        return switch (start.getDate()) {
            case ZonedDateTime moment -> moment.toInstant();
            case OffsetDateTime moment -> moment.toInstant();
            case Instant moment -> moment;
            default -> throw new AssertionError(start.toString());
        };
    }

    private static VEvent event(Calendar calendar, String title) {
        return calendar.getComponents("VEVENT").stream()
                .map(VEvent.class::cast)
                .filter(event ->
                        event.getProperty("SUMMARY").orElseThrow().getValue().contains(title))
                .findFirst()
                .orElseThrow();
    }
}
