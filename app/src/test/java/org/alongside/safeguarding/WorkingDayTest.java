package org.alongside.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a worry may wait: one working day by the clocks of the place, over weekends and changes of the clock. */
class WorkingDayTest {

    @ParameterizedTest
    @CsvSource({
        // A Tuesday: the same time on Wednesday.
        "2027-01-05T15:20, 2027-01-06T15:20",
        // A Friday: the same time on Monday.
        "2027-01-08T15:20, 2027-01-11T15:20",
        // A weekend counts from the Monday.
        "2027-01-09T00:00, 2027-01-12T00:00",
        "2027-01-10T23:59, 2027-01-12T00:00",
        // The clock goes forward in the night to Sunday, and a Friday’s time stays what the clock says.
        "2027-03-26T09:00, 2027-03-29T09:00",
        // And back.
        "2027-10-29T09:00, 2027-11-01T09:00",
    })
    void a_working_day_later_in_london(LocalDateTime sent, LocalDateTime due) {
        var london = ZoneId.of("Europe/London");

        assertThat(WorkingDay.after(sent.atZone(london).toInstant(), london))
                .isEqualTo(due.atZone(london).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"Europe/London, 2027-01-12T00:00", "Pacific/Auckland, 2027-01-12T12:00"})
    void whether_it_is_weekend_is_for_the_place_to_say(String zone, LocalDateTime due) {
        var sunday =
                LocalDateTime.parse("2027-01-10T23:00").atZone(ZoneId.of("UTC")).toInstant();

        assertThat(WorkingDay.after(sunday, ZoneId.of(zone)))
                .isEqualTo(due.atZone(ZoneId.of(zone)).toInstant());
    }
}
