package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.alongside.web.Problems;
import org.alongside.web.TypedDate;
import org.jspecify.annotations.Nullable;

/** One day of a call, as it is typed. */
public record DayForm(
        @Nullable String title,
        @Nullable TypedDate day,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String how,
        @Nullable String place) {

    public static DayForm empty() {
        return new DayForm("", TypedDate.empty(), "10:00", "15:30", "meet", "");
    }

    Problems problems() {
        var problems = Problems.none()
                .need("title", title, say("Say what the day is about"))
                .atMost("title", title, CallForm.LONGEST_LINE, say("Use at most 200 characters"))
                .atMost("place", place, CallForm.LONGEST_LINE, say("Use at most 200 characters"));
        if (day == null || day.date().isEmpty()) {
            problems.add("day", say("Give a day that exists, like 18 1 2027"));
        }
        var from = CallForm.timeOrNull(starts);
        var to = CallForm.timeOrNull(ends);
        if (from == null) {
            problems.add("starts", say("Give a time like 10:00"));
        }
        if (to == null || (from != null && !to.isAfter(from))) {
            problems.add("ends", say("Give a time after the beginning, like 15:30"));
        }
        return problems;
    }

    /** Only after {@link #problems} found none. */
    Day made() {
        return new Day(
                UUID.randomUUID(),
                text(title).strip(),
                Objects.requireNonNull(day).date().orElseThrow(),
                time(starts),
                time(ends),
                isOnline(),
                text(place).strip());
    }

    public boolean isOnline() {
        return "online".equals(how);
    }

    public TypedDate typedDay() {
        return day == null ? TypedDate.empty() : day;
    }

    public String typed(@Nullable String value) {
        return text(value);
    }

    private static LocalTime time(@Nullable String typed) {
        return Objects.requireNonNull(CallForm.timeOrNull(typed));
    }

    private static String text(@Nullable String value) {
        return CallForm.text(value);
    }
}
