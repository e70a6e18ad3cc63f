package org.alongside.language;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Test
    void a_plain_text_is_said_as_it_is_written() {
        assertThat(say("We don't know yet. It's < 5")).isEqualTo("We don't know yet. It's < 5");
    }

    @Test
    void an_apostrophe_stays_an_apostrophe_also_where_something_is_filled_in() {
        assertThat(say("{name} doesn't write in Rosa's book, it's hers", "name", "Joe"))
                .isEqualTo("Joe doesn't write in Rosa's book, it's hers");
    }

    @Test
    void numbers_choose_their_wording() {
        var text = "{n, plural, =0 {no pair} one {# pair isn't ready} other {# pairs aren't ready}}";

        assertThat(say(text, "n", 0)).isEqualTo("no pair");
        assertThat(say(text, "n", 1)).isEqualTo("1 pair isn't ready");
        assertThat(say(text, "n", 1200L)).isEqualTo("1,200 pairs aren't ready");
    }

    @Test
    void a_plural_can_leave_out_those_who_are_named() {
        var text = "{n, plural, offset:1 =1 {{name}} one {{name} and # other} other {{name} and # others}}";

        assertThat(say(text, "n", 1, "name", "Amina")).isEqualTo("Amina");
        assertThat(say(text, "n", 2, "name", "Amina")).isEqualTo("Amina and 1 other");
        assertThat(say(text, "n", 4, "name", "Amina")).isEqualTo("Amina and 3 others");
    }

    @Test
    void ordinals_and_choices_are_part_of_the_text() {
        var text =
                "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} day, {place, select, online {online} other {in person}}";

        assertThat(say(text, "n", 3, "place", "online")).isEqualTo("3rd day, online");
        assertThat(say(text, "n", 11, "place", "hall")).isEqualTo("11th day, in person");
    }

    @Test
    void dates_and_times_are_written_in_full() {
        var moment = ZonedDateTime.of(DAY, LocalTime.of(14, 30), ZoneId.of("Europe/London"));

        assertThat(Words.date(DAY)).hasToString("26 November 2026");
        assertThat(Words.day(DAY)).hasToString("Thursday 26 November 2026");
        assertThat(Words.time(LocalTime.of(10, 0))).hasToString("10am");
        assertThat(Words.time(LocalTime.of(0, 5))).hasToString("12:05am");
        assertThat(Words.time(LocalTime.NOON)).hasToString("midday");
        assertThat(Words.time(LocalTime.MIDNIGHT)).hasToString("midnight");
        assertThat(Words.dateTime(moment)).hasToString("Thursday 26 November 2026 at 2:30pm");
        assertThat(Words.zone(moment.getZone())).isEqualTo("United Kingdom time");
        assertThat(say("Closes on {day}.", "day", DAY)).isEqualTo("Closes on 26 November 2026.");
    }

    @Test
    void machine_times_carry_at_most_milliseconds() {
        var moment = ZonedDateTime.of(DAY, LocalTime.of(14, 30, 1, 123_456_789), ZoneId.of("Europe/Berlin"));

        assertThat(Words.iso(moment)).isEqualTo("2026-11-26T14:30:01.123+01:00");
        assertThat(Words.iso(moment.toInstant())).isEqualTo("2026-11-26T13:30:01.123Z");
    }

    @Test
    void several_people_are_listed() {
        assertThat(say("Waiting for {names}.", "names", List.of("Amina", "Joe", "Sam")))
                .isEqualTo("Waiting for Amina, Joe and Sam.");
        assertThat(say("Waiting for {names}.", "names", List.of("Amina"))).isEqualTo("Waiting for Amina.");
    }

    @Test
    void a_phrase_can_stand_in_another() {
        assertThat(say("Hello. {next}", "next", t("Wait for {name}.", "name", "Joe")))
                .isEqualTo("Hello. Wait for Joe.");
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> say("Waiting for {name}")).hasMessageContaining("{name}");
        assertThatThrownBy(() -> say("Waiting for {name}", "name")).hasMessageContaining("has no value");
        assertThatThrownBy(() -> say("{n, plural, other {#}}", "n", "three")).hasMessageContaining("not a number");
        assertThatThrownBy(() -> say("An open {brace")).hasMessageContaining("An open {brace");
    }

    @Test
    void what_was_never_ours_is_not_known() {
        Words.later("Your letter is on its way.");

        assertThat(Words.known("Your letter is on its way.")).isPresent();
        assertThat(Words.known("You have won a prize.")).isEmpty();
    }
}
