package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Words;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of cohorts waits for somebody: the next day, and a cohort that a pair of theirs is asked to facilitate. */
@Component
class CohortToday implements Today {

    /** Either the next day of a cohort, or a pair that is asked to facilitate it. */
    private record Waiting(
            UUID cohort,
            String name,
            String title,
            @Nullable LocalDate day,
            @Nullable LocalTime starts,
            @Nullable LocalTime ends,
            @Nullable UUID asked,
            @Nullable UUID pair,
            @Nullable Instant lapsesAt) {}

    private static final String WAITING = """
            select n.*, null::uuid as asked, null::uuid as pair, null::timestamptz as lapses_at
              from (select distinct on (d.cohort) d.cohort, c.name, d.title, d.day, d.starts, d.ends
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
            select c.id, c.name, '', null, null, null, f.id, f.pair, f.lapses_at
              from programme.facilitation f
              join programme.cohort c on c.id = f.cohort
             where :me in (f.lives, f.works) and f.accepted_at is null and f.declined_at is null
               and f.ended_at is null and f.lapses_at > :now
             order by day, name
            """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                waiting -> waiting.stream().map(CohortToday::item).toList());
    }

    private static Item item(Waiting waiting) {
        var day = waiting.day();
        var pair = waiting.pair();
        var asked = waiting.asked();
        if (asked != null && pair != null) {
            return new Item(
                    say("Would you two facilitate “{cohort}”?", "cohort", waiting.name()),
                    say("It is yours when you have both said yes."),
                    hands(pair, asked),
                    waiting.lapsesAt(),
                    null);
        }
        return new Item(
                say("The next day of “{cohort}”", "cohort", waiting.name()),
                say(
                        "{title}: {day}, {from} to {to}.",
                        "title",
                        waiting.title(),
                        "day",
                        Words.day(Objects.requireNonNull(day)),
                        "from",
                        Words.time(Objects.requireNonNull(waiting.starts())),
                        "to",
                        Words.time(Objects.requireNonNull(waiting.ends()))),
                "/cohorts/" + waiting.cohort(),
                null,
                null);
    }

    static String hands(UUID pair, UUID facilitation) {
        return "/pairs/" + pair + "/hands?act=" + FacilitateCohort.NAME + "&subject=" + facilitation;
    }
}
