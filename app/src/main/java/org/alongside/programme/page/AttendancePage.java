package org.alongside.programme.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.programme.Attendance;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * Who came to a day, as its facilitators note it.
 *
 * @param acting the pair that facilitates
 * @param isOver whether the day is: before that, somebody may have sent word, and nobody came
 */
public record AttendancePage(
        Cohort cohort,
        @Nullable CohortPair acting,
        CohortDay day,
        List<CohortPair> pairs,
        Map<UUID, Attendance> noted,
        boolean isOver) {}
