package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Words;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of cohorts waits for somebody: the next day, and for facilitators a day of which nothing is noted yet. */
@Component
class CohortToday implements Today {

    /** @param past a day that is over and not noted; else the next one */
    private record Waiting(
            boolean past,
            UUID cohort,
            UUID id,
            String name,
            String title,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            @Nullable String partner) {}

    private static final String WAITING = """
            select false as past, n.*, programme.partner_in(n.cohort) as partner
              from (select distinct on (d.cohort) d.cohort, d.id, c.name, d.title, d.day, d.starts, d.ends
                      from programme.cohort_day d
                      join programme.cohort c on c.id = d.cohort
                     where d.cancelled_at is null
                       and d.day between :now::timestamptz - interval '1 day' and :now::timestamptz + interval '45 days'
                       and (d.ends + d.day) at time zone d.zone > :now
                       and (exists (select from programme.cohort_pair p
                                     where p.cohort = d.cohort and p.left_at is null and :me in (p.lives, p.works))
                         or exists (select from programme.facilitation f
                                     where f.cohort = d.cohort and f.accepted_at is not null and f.ended_at is null
                                       and :me in (f.lives, f.works)))
                     order by d.cohort, d.day, d.starts, d.id) n
            union all
            select true, d.cohort, d.id, c.name, d.title, d.day, d.starts, d.ends,
                   programme.partner_in(d.cohort)
              from programme.cohort_day d
              join programme.cohort c on c.id = d.cohort
             where c.facilitators = any ((select vault.circles())::uuid[])
               and d.cancelled_at is null and d.day > :now::timestamptz - interval '30 days'
               and (d.ends + d.day) at time zone d.zone <= :now
               and exists (select from programme.cohort_pair p
                            where p.cohort = d.cohort and p.left_at is null and p.joined_at < :now)
               and not exists (select from programme.attendance a where a.day = d.id)
             order by day, name
            """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                waiting -> waiting.stream()
                        .map(day -> day.past() ? notNoted(day) : next(day))
                        .toList());
    }

    private static Item notNoted(Waiting day) {
        return new Item(
                t("Note who came to “{day}”", "day", day.title()),
                t("“{cohort}”, {day}.", "cohort", day.name(), "day", Words.day(day.day())),
                "/cohorts/" + day.cohort() + "/days/" + day.id() + "/attendance",
                null,
                CohortPair.youAnd(day.partner()));
    }

    private static Item next(Waiting day) {
        return new Item(
                t("The next day of “{cohort}”", "cohort", day.name()),
                t(
                        "{title}: {day}, {from} to {to}.",
                        "title",
                        day.title(),
                        "day",
                        Words.day(day.day()),
                        "from",
                        Words.time(day.starts()),
                        "to",
                        Words.time(day.ends())),
                "/cohorts/" + day.cohort(),
                null,
                CohortPair.youAnd(day.partner()));
    }
}
