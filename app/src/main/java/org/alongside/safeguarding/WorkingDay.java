package org.alongside.safeguarding;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One working day, by the clocks of a place. Monday to Friday: which other days are free differs from place to place,
 * and a worry that is looked at a day early does no harm.
 */
public final class WorkingDay {

    private WorkingDay() {}

    /** The same time on the next working day. What comes at a weekend counts from the Monday. */
    public static Instant after(Instant moment, ZoneId zone) {
        var here = moment.atZone(zone).toLocalDateTime();
        var begins = isFree(here.toLocalDate()) ? working(here.toLocalDate()).atStartOfDay() : here;
        var next = working(begins.toLocalDate().plusDays(1));
        return LocalDateTime.of(next, begins.toLocalTime()).atZone(zone).toInstant();
    }

    private static LocalDate working(LocalDate day) {
        return isFree(day) ? working(day.plusDays(1)) : day;
    }

    private static boolean isFree(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
