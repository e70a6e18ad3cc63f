package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ideas of a call: what it misses, until when a place can be taken, its calendar, its questions. */
class CallTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-01-18T17:00:00Z");
    private static final LocalDate DECIDE = LocalDate.of(2027, 2, 12);
    private static final LocalDate ACCEPT = LocalDate.of(2027, 2, 26);
    private static final Day FIRST = new Day(
            UUID.randomUUID(),
            "Meet, and agree how you’ll work",
            LocalDate.of(2027, 4, 15),
            LocalTime.of(10, 0),
            LocalTime.of(15, 30),
            false,
            "Harbour Room, Eastmere");

    @Test
    void a_call_is_ready_when_it_says_all_that_people_need() {
        assertThat(call(CLOSES, DECIDE, ACCEPT).missing(List.of(FIRST), NOW).any())
                .isFalse();
    }

    @Test
    void without_a_safeguarding_lead_it_is_not_published() {
        var call = new Call(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a",
                "en-GB",
                "A",
                "B",
                "C",
                "D",
                List.of(),
                "",
                "",
                "E",
                "",
                "",
                "F",
                "",
                "",
                LONDON,
                CLOSES,
                DECIDE,
                ACCEPT,
                8,
                new Call.Contact("Siân", "01632 960417"),
                new Call.Contact("Joyce", ""),
                new Call.Contact("", ""),
                null);

        assertThat(call.missing(List.of(FIRST), NOW).all()).containsOnlyKeys("safeguarding", "deputy");
    }

    @Test
    void the_dates_of_a_call_follow_each_other() {
        assertThat(call(CLOSES, LocalDate.of(2027, 1, 18), ACCEPT)
                        .missing(List.of(FIRST), NOW)
                        .all())
                .containsOnlyKeys("decideBy");
        assertThat(call(CLOSES, DECIDE, DECIDE).missing(List.of(FIRST), NOW).all())
                .containsOnlyKeys("acceptBy");
        assertThat(call(NOW, DECIDE, ACCEPT).missing(List.of(FIRST), NOW).all()).containsOnlyKeys("closes");
        assertThat(call(CLOSES, DECIDE, ACCEPT).missing(List.of(), NOW).all()).containsOnlyKeys("days");
    }

    @Test
    void it_is_open_until_its_closing_time_and_not_a_moment_longer() {
        var call = call(CLOSES, DECIDE, ACCEPT);

        assertThat(call.isOpenAt(CLOSES.minusMillis(1))).isTrue();
        assertThat(call.isOpenAt(CLOSES)).isFalse();
    }

    @Test
    void a_place_can_be_taken_until_the_end_of_the_day_the_call_names() {
        var call = call(CLOSES, DECIDE, ACCEPT);

        assertThat(call.acceptByFor(Instant.parse("2027-02-12T12:00:00Z"))
                        .atZone(LONDON)
                        .toLocalDate())
                .isEqualTo(ACCEPT);
    }

    @Test
    void who_is_asked_late_still_has_a_week() {
        var call = call(CLOSES, DECIDE, ACCEPT);
        var late = Instant.parse("2027-02-25T12:00:00Z");

        assertThat(call.acceptByFor(late)).isEqualTo(late.plus(Duration.ofDays(7)));
    }

    @Test
    void its_calendar_keeps_its_ids_and_knows_summer_time() throws IOException, ParserException {
        var call = call(CLOSES, DECIDE, ACCEPT);

        var file = CallCalendar.of(call, List.of(FIRST), List.of(), "https://alongside.example/programmes/a");

        var events = new CalendarBuilder().build(new StringReader(file)).<VEvent>getComponents("VEVENT");
        assertThat(events).hasSize(2);
        assertThat(events.get(1).getUid().orElseThrow().getValue())
                .isEqualTo("day-" + FIRST.id() + "@alongside.example");
        // In April London is an hour ahead of UTC.
        assertThat(file).contains("DTSTART:20270415T090000Z").contains("DTEND:20270415T143000Z");
        assertThat(CallCalendar.of(call, List.of(FIRST), List.of(), "https://alongside.example/programmes/a"))
                .isEqualTo(file);
    }

    @Test
    void its_calendar_counts_up_and_says_when_it_changed_last() {
        var call = call(CLOSES, DECIDE, ACCEPT);
        var changes = List.of(
                new Calls.Change("It closes a week later.", Instant.parse("2027-01-20T09:30:00Z")),
                new Calls.Change("More room.", Instant.parse("2027-01-10T09:30:00Z")));

        var before = CallCalendar.of(call, List.of(FIRST), List.of(), "https://alongside.example/programmes/a");
        var after = CallCalendar.of(call, List.of(FIRST), changes, "https://alongside.example/programmes/a");

        assertThat(before).contains("SEQUENCE:0");
        assertThat(after)
                .contains("SEQUENCE:2", "LAST-MODIFIED:20270120T093000Z", "DTSTAMP:20270120T093000Z")
                .doesNotContain("SEQUENCE:0");
    }

    @Test
    void an_answer_stays_as_it_was_written() {
        for (var answer : List.of(
                Answer.NONE, new Answer("yes", ""), new Answer("", "\n two\nlines\n"), new Answer("no", "because"))) {
            assertThat(Answer.unpacked(answer.packed())).isEqualTo(answer);
        }
    }

    @Test
    void only_access_may_be_left_out() {
        for (var kind : Question.Kind.values()) {
            var question = new Question(UUID.randomUUID(), 1, kind, "Why?", "");
            assertThat(question.isAnsweredBy(Answer.NONE)).as(kind.name()).isEqualTo(kind == Question.Kind.ACCESS);
        }
    }

    @Test
    void a_call_for_some_kinds_of_work_offers_only_those() {
        var question = new Question(UUID.randomUUID(), 1, Question.Kind.WORK, "", "");

        assertThat(Choices.of(question, call(CLOSES, DECIDE, ACCEPT)))
                .extracting(Choices.Choice::key)
                .containsExactly("receptionist", "other-staff");
    }

    private static Call call(@Nullable Instant closes, LocalDate decideBy, LocalDate acceptBy) {
        var sian = new Call.Contact("Siân", "01632 960417");
        return new Call(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a",
                "en-GB",
                "Harbour and Hills",
                "B",
                "C",
                "D",
                List.of(Work.RECEPTIONIST, Work.OTHER_STAFF),
                "",
                "",
                "£160",
                "",
                "",
                "Step-free",
                "",
                "",
                LONDON,
                closes,
                decideBy,
                acceptBy,
                8,
                sian,
                sian,
                sian,
                NOW);
    }
}
