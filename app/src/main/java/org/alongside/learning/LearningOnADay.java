package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.programme.Cohorts;
import org.alongside.programme.OnADay;
import org.springframework.stereotype.Component;

/** Beside each day of a cohort: its plan, and while it is under way where everybody is. */
@Component
class LearningOnADay implements OnADay {

    private record Standing(UUID day, UUID cohort, String title, boolean planned, boolean running) {}

    private static final String STANDING = """
            select d.id as day, d.cohort, d.title, p.day is not null as planned,
                   r.day is not null and r.ended_at is null as running
              from programme.cohort_day d
              left join learn.day_plan p on p.day = d.id
              left join learn.running r on r.day = d.id
             where d.cohort = :cohort and d.cancelled_at is null
             order by d.day, d.starts
            """;

    @Override
    public Together.Share<?, Way> ways(Cohorts.Seen seen) {
        return new Together.Share<>(
                STANDING,
                Standing.class,
                rows -> rows.stream().flatMap(row -> ways(row, seen).stream()).toList());
    }

    private static List<Way> ways(Standing row, Cohorts.Seen seen) {
        var path = "/cohorts/" + row.cohort() + "/days/" + row.day();
        if (row.running() && seen.facilitates()) {
            return List.of(
                    new Way(row.day(), say("Go to your screen for “{day}”", "day", row.title()), path + "/host", true));
        }
        if (row.running() && seen.inside()) {
            return List.of(
                    new Way(row.day(), say("Where are we now in “{day}”?", "day", row.title()), path + "/now", true));
        }
        if (row.planned()) {
            return List.of(new Way(row.day(), say("Plan of “{day}”", "day", row.title()), path + "/plan", false));
        }
        return seen.facilitates()
                ? List.of(new Way(row.day(), say("Make a plan for “{day}”", "day", row.title()), path + "/plan", false))
                : List.of();
    }
}
