package org.alongside.programme;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair's way through a cohort, as the programme has it on record.
 *
 * @param host who runs the programme
 * @param since its first day there, and {@code until} the last; null as long as none was held
 * @param held how many days were held in that time
 * @param bothThere on how many of these both were there; null where that is not recorded
 * @param over whether no day is to come: the cohort has had its last, or the pair is in it no more
 */
public record Way(
        UUID cohort,
        String name,
        String programme,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        int held,
        @Nullable Integer bothThere,
        boolean over) {

    /** Whether there is something that a letter of standing can say. */
    public boolean canBeSaid() {
        return over && held > 0;
    }
}
