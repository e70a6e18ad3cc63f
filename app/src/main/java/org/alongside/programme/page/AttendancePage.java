package org.alongside.programme.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.programme.Attendance;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;

/**
 * Who came to a day, as its facilitators note it.
 *
 * @param isOver whether the day is: before that, somebody may have sent word, and nobody came
 */
public record AttendancePage(
        Cohort cohort, CohortDay day, List<CohortPair> pairs, Map<UUID, Attendance> noted, boolean isOver) {}
