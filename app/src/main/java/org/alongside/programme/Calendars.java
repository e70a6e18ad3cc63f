package org.alongside.programme;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The address of each person's own calendar. A calendar cannot sign in, so the secret in the address is all it has:
 * reading it is work without a person, and shows days and coaching calls, never words.
 */
@Repository
class Calendars {

    /** @param strong whether the address was made with two proofs */
    private record Whose(UUID person, boolean strong) {}

    private final JdbcClient db;
    private final Jobs jobs;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    Calendars(JdbcClient db, Jobs jobs, People people, Settings settings, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    boolean hasOne(PersonId person) {
        return db.sql("select exists (select from programme.calendar where person = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether this person facilitates, and has not proved twice who they are: an address made now would not show it. */
    boolean wouldLeaveOut(PersonId person) {
        return db.sql("""
                select not vault.strong() and exists (
                       select from programme.facilitation
                        where :person in (lives, works) and accepted_at is not null and ended_at is null)
                """).param("person", person.value()).query(Boolean.class).single();
    }

    /**
     * A new address; the one before it leads nowhere from now on. What goes with a role it shows only if whoever makes it
     * has proved twice who they are: a calendar can prove nothing.
     */
    @Transactional
    String renew(PersonId person) {
        var secret = Secrets.secret();
        db.sql("""
                insert into programme.calendar (person, secret_hash, made_at, strong)
                values (:person, :secret, :now, vault.strong())
                on conflict (person) do update
                   set secret_hash = excluded.secret_hash, made_at = excluded.made_at, strong = excluded.strong
                """)
                .param("person", person.value())
                .param("secret", Secrets.digest(secret))
                .param("now", Times.at(clock.instant()))
                .update();
        return secret;
    }

    /** The calendar behind an address, in the language of whose it is; nothing if it is nobody's. */
    Optional<String> behind(String secret) {
        return jobs.inTransaction(() -> jobs.db()
                .sql("select person, strong from programme.calendar where secret_hash = :secret")
                .param("secret", Secrets.digest(secret))
                .query(Whose.class)
                .optional()
                .map(this::written));
    }

    private String written(Whose whose) {
        return people.inLanguageOf(
                new PersonId(whose.person()),
                () -> DayCalendar.of(
                        Stream.concat(daysOf(whose).stream(), callsOf(whose).stream())
                                .sorted(Comparator.comparing(DayCalendar.Event::begins))
                                .toList(),
                        settings::link));
    }

    private List<DayCalendar.Event> daysOf(Whose whose) {
        return Rows.all(jobs.db()
                .sql("select " + CohortDays.COLUMNS + """
                        , c.name as cohort_name
                          from programme.cohort_day d
                          join programme.cohort c on c.id = d.cohort
                         where d.cohort in (
                               select cohort from programme.cohort_pair
                                where :person in (lives, works) and left_at is null
                               union
                               select cohort from programme.facilitation
                                where :person in (lives, works) and accepted_at is not null and ended_at is null
                                  and :strong)
                         order by d.day, d.starts, d.id
                        """)
                .param("person", whose.person())
                .param("strong", whose.strong())
                .query((row, number) ->
                        DayCalendar.Event.of(CohortDay.read(row, number), row.getString("cohort_name"))));
    }

    private List<DayCalendar.Event> callsOf(Whose whose) {
        return Rows.all(jobs.db()
                .sql("select " + CoachingCalls.COLUMNS + """
                        , c.name as cohort_name, p.pair, p.lives, p.works, p.lives_name, p.works_name
                          from programme.coaching_call k
                          join programme.cohort c on c.id = k.cohort
                          join programme.cohort_pair p on p.cohort = k.cohort and p.pair = k.pair and p.left_at is null
                         where :person in (p.lives, p.works)
                            or k.cohort in (
                               select cohort from programme.facilitation
                                where :person in (lives, works) and accepted_at is not null and ended_at is null
                                  and :strong)
                         order by k.day, k.starts, k.id
                        """)
                .param("person", whose.person())
                .param("strong", whose.strong())
                .query((row, number) -> {
                    var with = CohortPair.read(row, number);
                    return DayCalendar.Event.of(
                            CoachingCall.read(row, number),
                            row.getString("cohort_name"),
                            with.has(whose.person()) ? null : with.names());
                }));
    }
}
