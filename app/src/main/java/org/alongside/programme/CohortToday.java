package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.web.Today;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of cohorts waits for somebody: the next day, and a cohort that a pair of theirs is asked to facilitate. */
@Component
class CohortToday implements Today {

    private static final Duration AHEAD = Duration.ofDays(45);

    private final JdbcClient db;
    private final Clock clock;

    CohortToday(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Item> waitingFor(UUID person) {
        var items = new ArrayList<Item>(nextDays(person));
        items.addAll(asked(person));
        return items;
    }

    private List<Item> nextDays(UUID person) {
        var now = clock.instant();
        var seen = new HashSet<UUID>();
        return Rows.all(db.sql("select " + CohortDays.COLUMNS + """
                        , c.name as cohort_name
                          from programme.cohort_day d
                          join programme.cohort c on c.id = d.cohort
                         where d.cancelled_at is null
                           and d.day between cast(:now as timestamptz) - interval '1 day' and cast(:then as timestamptz)
                           and (d.ends + d.day) at time zone d.zone > :now
                           and (exists (select from programme.cohort_pair p
                                         where p.cohort = d.cohort and p.left_at is null and :me in (p.lives, p.works))
                             or exists (select from programme.facilitation f
                                         where f.cohort = d.cohort and f.accepted_at is not null and f.ended_at is null
                                           and :me in (f.lives, f.works)))
                         order by d.day, d.starts, d.id
                        """)
                        .param("me", person)
                        .param("now", Times.at(now))
                        .param("then", Times.at(now.plus(AHEAD)))
                        .query((row, number) ->
                                new DayCalendar.Event(CohortDay.read(row, number), row.getString("cohort_name"))))
                .stream()
                .filter(event -> seen.add(event.day().cohort()))
                .map(event -> item(event.day(), event.cohort()))
                .toList();
    }

    private static Item item(CohortDay day, String cohort) {
        return new Item(
                say("The next day of “{cohort}”", "cohort", cohort),
                say(
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
                null);
    }

    private record Asked(UUID id, UUID pair, String cohort, java.time.Instant lapsesAt) {}

    private List<Item> asked(UUID person) {
        return Rows.all(db.sql("""
                        select f.id, f.pair, c.name as cohort, f.lapses_at
                          from programme.facilitation f
                          join programme.cohort c on c.id = f.cohort
                         where :me in (f.lives, f.works) and f.accepted_at is null and f.declined_at is null
                           and f.ended_at is null and f.lapses_at > :now
                        """)
                        .param("me", person)
                        .param("now", Times.at(clock.instant()))
                        .query(Asked.class))
                .stream()
                .map(asked -> new Item(
                        say("Would you two facilitate “{cohort}”?", "cohort", asked.cohort()),
                        say("It is yours when you have both said yes."),
                        hands(asked.pair(), asked.id()),
                        asked.lapsesAt(),
                        null))
                .toList();
    }

    static String hands(UUID pair, UUID facilitation) {
        return "/pairs/" + pair + "/hands?act=" + FacilitateCohort.NAME + "&subject=" + facilitation;
    }
}
