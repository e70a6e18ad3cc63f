package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Words;
import org.alongside.pairing.EndingWell;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What of cohorts waits for somebody: the next day and the next coaching call, for facilitators a day of which nothing is
 * noted yet, and for a pair what it may want to do after the last day.
 */
@Component
class CohortToday implements Today {

    private enum Kind {
        DAY,
        NOT_NOTED,
        CALL,
        /** All days of a cohort are over, and its pair has no letter of standing yet. */
        LAST
    }

    /**
     * @param title of the day
     * @param lives of the pair a call is with, if whoever asks facilitates
     */
    private record Waiting(
            String kind,
            UUID cohort,
            UUID id,
            String name,
            @Nullable String title,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            @Nullable String lives,
            @Nullable String works,
            @Nullable String partner) {}

    private static final String WAITING = """
            select 'DAY' as kind, n.*, null as lives, null as works, programme.partner_in(n.cohort) as partner
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
            select 'NOT_NOTED', d.cohort, d.id, c.name, d.title, d.day, d.starts, d.ends,
                   null, null, programme.partner_in(d.cohort)
              from programme.cohort_day d
              join programme.cohort c on c.id = d.cohort
             where c.facilitators = any ((select vault.circles())::uuid[])
               and d.cancelled_at is null and d.day > :now::timestamptz - interval '30 days'
               and (d.ends + d.day) at time zone d.zone <= :now
               and exists (select from programme.cohort_pair p
                            where p.cohort = d.cohort and p.left_at is null and p.joined_at < :now)
               and not exists (select from programme.attendance a where a.day = d.id)
            union all
            select 'CALL', n.*, programme.partner_in(n.cohort)
              from (select distinct on (k.cohort) k.cohort, k.id, c.name,
                           null as title, k.day, k.starts, k.ends,
                           case when :me not in (p.lives, p.works)
                                then coalesce(people.name_of(p.lives), p.lives_name) end as lives,
                           case when :me not in (p.lives, p.works)
                                then coalesce(people.name_of(p.works), p.works_name) end as works
                      from programme.coaching_call k
                      join programme.cohort c on c.id = k.cohort
                      join programme.cohort_pair p on p.cohort = k.cohort and p.pair = k.pair and p.left_at is null
                     where k.cancelled_at is null
                       and k.day between :now::timestamptz - interval '1 day' and :now::timestamptz + interval '14 days'
                       and (k.ends + k.day) at time zone k.zone > :now
                     order by k.cohort, k.day, k.starts, k.id) n
            union all
            select 'LAST', p.cohort, p.pair, c.name, null, n.day, n.starts, n.ends, null, null,
                   programme.partner_in(p.cohort)
              from programme.cohort_pair p
              join programme.cohort c on c.id = p.cohort
             cross join lateral (
                   select d.day, d.starts, d.ends, (d.ends + d.day) at time zone d.zone as over
                     from programme.cohort_day d
                    where d.cohort = p.cohort and d.cancelled_at is null
                    order by over desc
                    limit 1) n
             where p.left_at is null and :me in (p.lives, p.works)
               and n.over between :now::timestamptz - interval '45 days' and :now
               and not exists (select from programme.letter_of_standing l
                                where l.cohort = p.cohort and l.pair = p.pair and l.made_at is not null)
             order by day, starts, name
            """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                waiting -> waiting.stream().map(CohortToday::item).toList());
    }

    private static Item item(Waiting waiting) {
        return switch (Kind.valueOf(waiting.kind())) {
            case DAY -> next(waiting);
            case NOT_NOTED -> notNoted(waiting);
            case CALL -> call(waiting);
            case LAST -> last(waiting);
        };
    }

    private static Item last(Waiting over) {
        return new Item(
                t("The days of “{cohort}” are behind you", "cohort", over.name()),
                t("What you two may still want to do, your letter of standing among it."),
                EndingWell.path(over.id()),
                null,
                CohortPair.youAnd(over.partner()));
    }

    private static Item call(Waiting call) {
        return new Item(
                call.lives() == null || call.works() == null
                        ? t("A coaching call with your facilitators")
                        : t("A coaching call with {one} and {other}", "one", call.lives(), "other", call.works()),
                t(
                        "{day}, {from} to {to}.",
                        "day",
                        Words.day(call.day()),
                        "from",
                        Words.time(call.starts()),
                        "to",
                        Words.time(call.ends())),
                CoachingCall.pathOfAll(call.cohort()),
                null,
                CohortPair.youAnd(call.partner()));
    }

    private static Item notNoted(Waiting day) {
        return new Item(
                t("Note who came to “{day}”", "day", Objects.requireNonNull(day.title())),
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
                        Objects.requireNonNull(day.title()),
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
