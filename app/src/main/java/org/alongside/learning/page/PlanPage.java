package org.alongside.learning.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.learning.DayPlan;
import org.alongside.learning.RunningDay;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a cohort: all of its days.
 *
 * @param acting the pair the reader acts as; none for who only leads
 * @param days those that take place
 * @param plans of those that have one
 * @param templateDays how many days our own template has
 */
public record PlanPage(
        Cohort cohort,
        boolean facilitates,
        @Nullable CohortPair acting,
        List<CohortDay> days,
        Map<UUID, DayPlan> plans,
        List<RunningDay> running,
        int templateDays,
        Problems problems) {

    public Optional<DayPlan> plan(CohortDay day) {
        return Optional.ofNullable(plans.get(day.id()));
    }

    public Optional<RunningDay> running(CohortDay day) {
        return running.stream().filter(r -> r.day().equals(day.id())).findFirst();
    }

    /** Whether some day has no plan yet. */
    public boolean hasRoom() {
        return days.stream().anyMatch(day -> !plans.containsKey(day.id()));
    }

    public String path() {
        return cohort.path() + "/plan";
    }
}
