package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.pairing.PairEnded;
import org.alongside.people.PersonId;
import org.alongside.vault.Circles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which cohorts there are, and who is in them. A pair is in the circle of its cohort from the moment the cohort is open
 * and the pair has joined, and no longer than it stays: circles change in the transaction that changes the cohort.
 */
@Repository
public class Cohorts {

    /**
     * A cohort as somebody sees it.
     *
     * @param acting the pair they act as there: the one that facilitates, else the one that is in it; none who leads
     */
    public record Seen(
            Cohort cohort,
            boolean leads,
            boolean facilitates,
            boolean inside,
            @Nullable CohortPair acting) {}

    private record Part(UUID cohort, UUID held, UUID lives, UUID works) {}

    private static final String PAIRS_OF_COHORT = """
            select pair, lives, works, coalesce(people.name_of(lives), lives_name) as lives_name,
                   coalesce(people.name_of(works), works_name) as works_name
              from programme.cohort_pair
             where cohort = :cohort and left_at is null
             order by joined_at, pair
            """;

    /** The pairs in {@code :cohort}, first comers first. */
    public static final Together.Share<CohortPair, CohortPair> PAIRS =
            new Together.Share<>(PAIRS_OF_COHORT, CohortPair.class, pairs -> pairs);

    /** The pair that facilitates {@code :cohort} now, if there is one. */
    public static final Together.Share<CohortPair, CohortPair> FACILITATORS =
            new Together.Share<>("""
            select pair, lives, works, coalesce(people.name_of(lives), lives_name) as lives_name,
                   coalesce(people.name_of(works), works_name) as works_name
              from programme.facilitation
             where cohort = :cohort and accepted_at is not null and ended_at is null
            """, CohortPair.class, pairs -> pairs);

    private static final String COLUMNS =
            "c.id, c.programme, c.call, c.name, c.language, c.zone, c.facilitators, c.opened_at";

    private final JdbcClient app;
    private final Jobs jobs;
    private final Circles circles;
    private final Clock clock;

    Cohorts(JdbcClient app, Jobs jobs, Circles circles, Clock clock) {
        this.app = app;
        this.jobs = jobs;
        this.circles = circles;
        this.clock = clock;
    }

    /** A cohort, for those who may know of it: in it, leading it, or asked to facilitate it. */
    public Optional<Seen> seen(UUID cohort, PersonId me) {
        return db().sql("select " + COLUMNS + """
                        , c.programme = any (vault.circles()) as leads
                        , c.facilitators = any (vault.circles()) as facilitates
                        , c.id = any (vault.circles())
                          or exists (select from programme.cohort_pair p
                                      where p.cohort = c.id and p.left_at is null and :me in (p.lives, p.works)) as inside,
                          a.pair, a.lives, a.works, a.lives_name, a.works_name
                          from programme.cohort c
                          left join lateral (
                               select f.pair, f.lives, f.works, coalesce(people.name_of(f.lives), f.lives_name) as lives_name,
                                      coalesce(people.name_of(f.works), f.works_name) as works_name, 1 as place
                                 from programme.facilitation f
                                where f.cohort = c.id and f.accepted_at is not null and f.ended_at is null
                                  and :me in (f.lives, f.works)
                               union all
                               select p.pair, p.lives, p.works, coalesce(people.name_of(p.lives), p.lives_name),
                                      coalesce(people.name_of(p.works), p.works_name), 2
                                 from programme.cohort_pair p
                                where p.cohort = c.id and p.left_at is null and :me in (p.lives, p.works)
                                order by place
                                limit 1) a on true
                         where c.id = :cohort
                        """)
                .param("me", me.value())
                .param("cohort", cohort)
                .query((row, number) -> new Seen(
                        read(row, number),
                        row.getBoolean("leads"),
                        row.getBoolean("facilitates"),
                        row.getBoolean("inside"),
                        row.getObject("pair") == null ? null : CohortPair.read(row, number)))
                .optional();
    }

    /** The open cohort a pair is in now, the last it joined. */
    public Optional<Cohort> nowOf(UUID pair) {
        return db().sql("select " + COLUMNS + """
                          from programme.cohort_pair p
                          join programme.cohort c on c.id = p.cohort and c.opened_at is not null
                         where p.pair = :pair and p.left_at is null
                         order by p.joined_at desc, p.cohort
                         limit 1
                        """)
                .param("pair", pair)
                .query(Cohorts::read)
                .optional();
    }

    Optional<Cohort> find(UUID cohort) {
        return db().sql("select " + COLUMNS + " from programme.cohort c where c.id = :cohort")
                .param("cohort", cohort)
                .query(Cohorts::read)
                .optional();
    }

    /** The cohorts of a programme, newest first, for its leads. */
    List<Cohort> of(UUID programme) {
        return Rows.all(db().sql("select " + COLUMNS
                        + " from programme.cohort c where c.programme = :programme order by c.made_at desc, c.id")
                .param("programme", programme)
                .query(Cohorts::read));
    }

    /** The cohorts of all programmes this person leads, newest first. */
    List<Cohort> ledBy(PersonId person) {
        return Rows.all(db().sql("select " + COLUMNS + """
                         from programme.cohort c
                         join programme.lead l on l.programme = c.programme and l.person = :person and l.until is null
                        order by c.made_at desc, c.id
                        """)
                .param("person", person.value())
                .query(Cohorts::read));
    }

    /** The pairs in a cohort, first comers first. */
    List<CohortPair> pairsOf(UUID cohort) {
        return Rows.all(db().sql(PAIRS_OF_COHORT).param("cohort", cohort).query(CohortPair::read));
    }

    /** Makes it, with every pair of the call that has taken its place. False if the call has a cohort already. */
    boolean make(Cohort cohort) {
        hold(cohort.held());
        boolean made = app.sql("""
                insert into programme.cohort (id, programme, call, name, language, zone, facilitators, made_at)
                values (:id, :programme, :call, :name, :language, :zone, :facilitators, :now)
                on conflict (call) do nothing
                """)
                        .param("id", cohort.id())
                        .param("programme", cohort.programme())
                        .param("call", cohort.call(), Types.OTHER)
                        .param("name", cohort.name())
                        .param("language", cohort.language())
                        .param("zone", cohort.zone().getId())
                        .param("facilitators", cohort.facilitators())
                        .param("now", Times.at(clock.instant()))
                        .update()
                == 1;
        if (made && cohort.call() != null) {
            joinWithPlaces(cohort.call(), null);
        }
        return made;
    }

    /** A pair that takes its place joins the cohort of the call, if there is one yet. */
    @EventListener
    public void taken(PlaceTaken taken) {
        hold(taken.call());
        joinWithPlaces(taken.call(), taken.pair());
        letIn(taken.call(), taken.pair());
    }

    @EventListener
    public void givenUp(PlaceGivenUp gone) {
        leave(gone.pair());
    }

    @EventListener
    public void ended(PairEnded ended) {
        leave(ended.pair());
    }

    /** A pair that was brought in joins once both have accepted: in a transaction of the jobs role. */
    void join(Cohort cohort, UUID pair, UUID lives, UUID works) {
        hold(cohort.held());
        jobs.db()
                .sql("""
                        insert into programme.cohort_pair
                            (cohort, programme, call, pair, lives, works, lives_name, works_name, joined_at)
                        select :cohort, :programme, :call, :pair, l.id, w.id, l.name, w.name, :now
                          from people.person l, people.person w
                         where l.id = :lives and w.id = :works
                        """)
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("call", cohort.call(), Types.OTHER)
                .param("pair", pair)
                .param("lives", lives)
                .param("works", works)
                .param("now", Times.at(clock.instant()))
                .update();
        letIn(cohort.held(), pair);
    }

    /** Opens it, for those who facilitate it now, and lets in every pair that has joined. */
    void open(Cohort cohort) {
        int opened = app.sql("update programme.cohort set opened_at = :now where id = :cohort and opened_at is null")
                .param("now", Times.at(clock.instant()))
                .param("cohort", cohort.id())
                .update();
        if (opened != 1) {
            throw new IllegalStateException("Only its facilitators open a cohort, after two proofs");
        }
        pairsOf(cohort.id()).forEach(pair -> pair.both().forEach(person -> circles.join(person, cohort.id())));
    }

    /** The pair leaves whatever cohort it is in: from now on both see nothing of it. */
    void leave(UUID pair) {
        cohortsWith(pair).forEach(gone -> leave(gone, pair));
    }

    /** The pair leaves this cohort. */
    void leave(UUID cohort, UUID pair) {
        cohortsWith(pair).stream().filter(gone -> gone.cohort().equals(cohort)).forEach(gone -> leave(gone, pair));
    }

    private List<Part> cohortsWith(UUID pair) {
        return Rows.all(db().sql("""
                select p.cohort, coalesce(p.call, p.cohort) as held, p.lives, p.works
                  from programme.cohort_pair p
                 where p.pair = :pair and p.left_at is null
                """).param("pair", pair).query(Part.class));
    }

    private void leave(Part gone, UUID pair) {
        hold(gone.held());
        letGo(gone.cohort(), pair, gone.lives(), gone.works());
        db().sql("""
                update programme.cohort_pair set left_at = greatest(:now, joined_at)
                 where cohort = :cohort and pair = :pair and left_at is null
                """)
                .param("now", Times.at(clock.instant()))
                .param("cohort", gone.cohort())
                .param("pair", pair)
                .update();
    }

    /** Lets two people go from the circle of a cohort, unless one is in it with another pair too. */
    void letGo(UUID cohort, UUID pair, UUID lives, UUID works) {
        for (var person : List.of(lives, works)) {
            boolean stays = db().sql("""
                    select exists (select from programme.cohort_pair
                                    where cohort = :cohort and pair <> :pair and left_at is null
                                      and :person in (lives, works))
                        or exists (select from programme.facilitation
                                    where cohort = :cohort and pair <> :pair and accepted_at is not null
                                      and ended_at is null and :person in (lives, works))
                    """)
                    .param("cohort", cohort)
                    .param("pair", pair)
                    .param("person", person)
                    .query(Boolean.class)
                    .single();
            if (!stays) {
                circles.leave(person, cohort);
            }
        }
    }

    /**
     * Whether one of these two is in this cohort, or has a place in it, with another pair: nobody sits in two seats of
     * one room.
     */
    boolean isInWithAnotherPair(UUID held, @Nullable UUID pair, UUID one, UUID other) {
        return db().sql("select programme.in_with_another_pair(:held, :pair, :one, :other)")
                .param("held", held)
                .param("pair", pair, Types.OTHER)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends, nobody else opens this cohort, joins it or leaves it. */
    void hold(UUID held) {
        db().sql("select pg_advisory_xact_lock(hashtextextended(:held, 35)) is null")
                .param("held", held.toString())
                .query(Boolean.class)
                .single();
    }

    private void joinWithPlaces(UUID call, @Nullable UUID pair) {
        app.sql("""
                insert into programme.cohort_pair as old
                    (cohort, programme, call, pair, lives, works, lives_name, works_name, joined_at)
                select c.id, c.programme, c.call, a.pair, a.lives, a.works,
                       coalesce(people.name_of(a.lives), a.lives_name), coalesce(people.name_of(a.works), a.works_name),
                       :now
                  from programme.cohort c
                  join programme.application a on a.call = c.call
                  join programme.place p on p.application = a.id and p.taken_at is not null and p.given_up_at is null
                 where c.call = :call and (cast(:pair as uuid) is null or a.pair = :pair)
                on conflict (cohort, pair) do update set left_at = null, joined_at = excluded.joined_at
                 where old.left_at is not null
                """)
                .param("call", call)
                .param("pair", pair, Types.OTHER)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** Into the circle, if the cohort is open. */
    private void letIn(UUID held, UUID pair) {
        Rows.all(db().sql("""
                        select p.cohort, :held as held, p.lives, p.works
                          from programme.cohort_pair p
                          join programme.cohort c on c.id = p.cohort
                         where coalesce(p.call, p.cohort) = :held and p.pair = :pair
                           and p.left_at is null and c.opened_at is not null
                        """).param("held", held).param("pair", pair).query(Part.class))
                .forEach(joined -> {
                    circles.join(joined.lives(), joined.cohort());
                    circles.join(joined.works(), joined.cohort());
                });
    }

    /** Whoever is at work: a person, or nobody. */
    private JdbcClient db() {
        return jobs.underWay() ? jobs.db() : app;
    }

    static Cohort read(ResultSet row, int number) throws SQLException {
        return new Cohort(
                row.getObject("id", UUID.class),
                row.getObject("programme", UUID.class),
                row.getObject("call", UUID.class),
                row.getString("name"),
                row.getString("language"),
                ZoneId.of(row.getString("zone")),
                row.getObject("facilitators", UUID.class),
                Times.in(row, "opened_at"));
    }
}
