package org.alongside.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * One day as a call promises it, in the time zone of the call.
 *
 * @param title what the day is about
 * @param place where it is; empty when it is online and there is nothing more to say
 */
public record Day(
        UUID id, String title, LocalDate day, LocalTime starts, LocalTime ends, boolean online, String place) {

    public ZonedDateTime startsIn(ZoneId zone) {
        return day.atTime(starts).atZone(zone);
    }

    public ZonedDateTime endsIn(ZoneId zone) {
        return day.atTime(ends).atZone(zone);
    }
}
