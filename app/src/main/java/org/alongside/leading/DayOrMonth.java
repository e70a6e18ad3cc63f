package org.alongside.leading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.alongside.language.Phrase;
import org.alongside.language.Words;
import org.alongside.web.TypedDate;

/**
 * When something was, as exactly as people know it.
 *
 * @param first the day; the first of the month where only that is known
 */
public record DayOrMonth(LocalDate first, boolean byMonth) {

    /** What was typed, with or without the day, if there is one like it in a calendar. */
    static Optional<DayOrMonth> of(TypedDate typed) {
        return typed.hasDay() ? typed.date().map(day -> new DayOrMonth(day, false)) : month(typed);
    }

    private static Optional<DayOrMonth> month(TypedDate typed) {
        return new TypedDate("1", typed.month(), typed.year()).date().map(day -> new DayOrMonth(day, true));
    }

    TypedDate typed() {
        var typed = TypedDate.of(first);
        return byMonth ? new TypedDate("", typed.month(), typed.year()) : typed;
    }

    LocalDate last() {
        return byMonth ? YearMonth.from(first).atEndOfMonth() : first;
    }

    /** In a form that is the same for every reader. */
    String iso() {
        return byMonth ? YearMonth.from(first).toString() : first.toString();
    }

    public Phrase says() {
        return byMonth ? Words.month(YearMonth.from(first)) : Words.date(first);
    }
}
