package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.programme.CohortPair;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A day that is under way; and for facilitators, a day within the week that has no plan yet, and one after which coaching
 * calls are planned and not all set.
 */
@Component
class LearningToday implements Today {

    private record Waiting(
            UUID day,
            UUID cohort,
            String title,
            LocalDate date,
            LocalTime starts,
            ZoneId zone,
            boolean running,
            boolean calls,
            boolean facilitates,
            @Nullable String partner) {}

    private static final String WAITING = """
            select d.id as day, d.cohort, d.title, d.day as date, d.starts, d.zone, r.day is not null as running,
                   coalesce(p.coaching, false) as calls,
                   c.facilitators = any ((select vault.circles())::uuid[]) as facilitates,
                   programme.partner_in(d.cohort) as partner
              from programme.cohort c
              join programme.cohort_day d on d.cohort = c.id and d.cancelled_at is null
              left join learn.running r on r.day = d.id and r.ended_at is null
              left join learn.day_plan p on p.day = d.id
             where (c.id = any ((select vault.circles())::uuid[]) or c.facilitators = any ((select vault.circles())::uuid[]))
               and (r.day is not null
                    or (p.day is null and c.facilitators = any ((select vault.circles())::uuid[])
                        and d.day between (:now at time zone d.zone)::date and (:now at time zone d.zone)::date + 7)
                    or (p.coaching and c.facilitators = any ((select vault.circles())::uuid[])
                        and (d.ends + d.day) at time zone d.zone <= :now
                        and d.day > (:now at time zone d.zone)::date - 28
                        and exists (select from programme.cohort_pair i
                                     where i.cohort = d.cohort and i.left_at is null
                                       and not exists (select from programme.coaching_call k
                                                        where k.cohort = i.cohort and k.pair = i.pair
                                                          and k.cancelled_at is null and k.day >= d.day))))
             order by d.day, d.starts
            """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                rows -> rows.stream().map(LearningToday::item).toList());
    }

    private static Item item(Waiting row) {
        var path = "/cohorts/" + row.cohort() + "/days/" + row.day();
        var begins = row.date().atTime(row.starts()).atZone(row.zone());
        if (row.running()) {
            return new Item(
                    t("“{day}” is under way", "day", row.title()),
                    row.facilitates()
                            ? t("Go to your screen, and move everybody on.")
                            : t("See where everybody is now."),
                    path + (row.facilitates() ? "/host" : "/now"),
                    begins,
                    CohortPair.youAnd(row.partner()));
        }
        if (row.calls()) {
            return new Item(
                    t("Set the coaching calls after “{day}”", "day", row.title()),
                    t("Some pairs have no time yet."),
                    "/cohorts/" + row.cohort() + "/coaching",
                    null,
                    CohortPair.youAnd(row.partner()));
        }
        return new Item(
                t("Plan “{day}”", "day", row.title()),
                t("It has no plan yet. You can begin with ours and change it."),
                path + "/plan",
                begins,
                CohortPair.youAnd(row.partner()));
    }
}
