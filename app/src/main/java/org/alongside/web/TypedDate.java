package org.alongside.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day as it was typed into three boxes, right or wrong: kept as typed until it makes a date. */
public record TypedDate(
        @Nullable String day,
        @Nullable String month,
        @Nullable String year) {

    public static TypedDate empty() {
        return new TypedDate("", "", "");
    }

    public static TypedDate of(LocalDate date) {
        return new TypedDate(
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    public boolean isEmpty() {
        return blank(day) && blank(month) && blank(year);
    }

    /** Whether something stands in the box for the day. */
    public boolean hasDay() {
        return !blank(day);
    }

    /** The day that was typed, if there is one like it in a calendar, between 1900 and 2199. */
    public Optional<LocalDate> date() {
        try {
            var date = LocalDate.of(number(year), number(month), number(day));
            return date.getYear() < 1900 || date.getYear() > 2199 ? Optional.empty() : Optional.of(date);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String typed) {
        return Integer.parseInt(typed == null ? "" : typed.strip());
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
