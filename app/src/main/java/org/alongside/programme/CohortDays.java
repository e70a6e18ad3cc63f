package org.alongside.programme;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days of cohorts, and who came. */
@Repository
public class CohortDays {

    /** Whether somebody came, as their facilitators noted it. */
    record Attended(UUID day, UUID pair, UUID person, Attendance how) {}

    static final String COLUMNS = """
            d.id, d.cohort, d.title, d.day, d.starts, d.ends, d.zone, d.online, d.place, d.link, d.sequence, d.changed_at,
            d.cancelled_at
            """;

    private record Noted(UUID day, UUID pair, UUID person, String how) {

        Attended attended() {
            return new Attended(day, pair, person, Attendance.of(how).orElseThrow());
        }
    }

    /** The days of {@code :cohort}, first to last, cancelled ones too. */
    public static final Together.Share<CohortDay, CohortDay> OF_COHORT = new Together.Share<>(
            "select " + COLUMNS
                    + " from programme.cohort_day d where d.cohort = :cohort order by d.day, d.starts, d.id",
            CohortDay.class,
            days -> days);

    /** What is noted of the days of {@code :cohort}: all of it for its facilitators, one's own for everybody else. */
    static final Together.Share<?, Attended> ATTENDED = new Together.Share<>(
            """
            select a.day, a.pair, a.person, a.how
              from programme.attendance a
              join programme.cohort_day d on d.id = a.day
             where d.cohort = :cohort
            """, Noted.class, noted -> noted.stream().map(Noted::attended).toList());

    private final JdbcClient db;
    private final Together together;
    private final Clock clock;

    CohortDays(JdbcClient db, Together together, Clock clock) {
        this.db = db;
        this.together = together;
        this.clock = clock;
    }

    public List<CohortDay> of(UUID cohort) {
        return together.each(Map.of("cohort", cohort), OF_COHORT).of(OF_COHORT);
    }

    Optional<CohortDay> find(UUID cohort, UUID day) {
        return db.sql("select " + COLUMNS + " from programme.cohort_day d where d.cohort = :cohort and d.id = :day")
                .param("cohort", cohort)
                .param("day", day)
                .query(CohortDay::read)
                .optional();
    }

    void add(Cohort cohort, CohortDay day) {
        db.sql("""
                insert into programme.cohort_day
                    (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                values (:id, :cohort, :programme, :title, :day, :starts, :ends, :zone, :online, :place, :link, :now)
                """)
                .param("id", day.id())
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("title", day.title())
                .param("day", day.day())
                .param("starts", day.starts())
                .param("ends", day.ends())
                .param("zone", day.zone().getId())
                .param("online", day.online())
                .param("place", day.place())
                .param("link", day.link())
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** The days a call promised become those of the cohort made from it. */
    void copy(Cohort cohort) {
        db.sql("""
                insert into programme.cohort_day
                    (id, cohort, programme, title, day, starts, ends, zone, online, place, changed_at)
                select gen_random_uuid(), :cohort, :programme, title, day, starts, ends, :zone, online, place, :now
                  from programme.day
                 where call = :call
                """)
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("zone", cohort.zone().getId())
                .param("call", cohort.call(), java.sql.Types.OTHER)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /**
     * Writes a day anew; false if nothing about it is new, it is cancelled, or it was changed since the sequence it comes
     * with.
     */
    boolean change(CohortDay day) {
        return db.sql("""
                update programme.cohort_day
                   set title = :title, day = :day, starts = :starts, ends = :ends, zone = :zone, online = :online,
                       place = :place, link = :link, sequence = sequence + 1, changed_at = :now
                 where id = :id and cohort = :cohort and cancelled_at is null and sequence = :sequence
                   and (title, day, starts, ends, zone, online, place, link)
                       is distinct from (:title, :day, :starts, :ends, :zone, :online, :place, :link)
                """)
                        .param("id", day.id())
                        .param("cohort", day.cohort())
                        .param("title", day.title())
                        .param("day", day.day())
                        .param("starts", day.starts())
                        .param("ends", day.ends())
                        .param("zone", day.zone().getId())
                        .param("online", day.online())
                        .param("place", day.place())
                        .param("link", day.link())
                        .param("sequence", day.sequence())
                        .param("now", Times.at(clock.instant()))
                        .update()
                == 1;
    }

    boolean cancel(UUID cohort, UUID day) {
        return db.sql("""
                update programme.cohort_day
                   set cancelled_at = :now, changed_at = :now, sequence = sequence + 1
                 where id = :day and cohort = :cohort and cancelled_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("day", day)
                        .param("cohort", cohort)
                        .update()
                == 1;
    }

    List<Attended> attendance(UUID cohort) {
        return together.each(Map.of("cohort", cohort), ATTENDED).of(ATTENDED);
    }

    /** What is noted of one day, by person. */
    Map<UUID, Attended> attendanceOn(CohortDay day) {
        return attendance(day.cohort()).stream()
                .filter(a -> a.day().equals(day.id()))
                .collect(Collectors.toMap(Attended::person, Function.identity(), (one, _) -> one));
    }

    /** Until the transaction ends, so that of two facilitators the second sees what the first has noted. */
    void hold(UUID cohort, UUID day) {
        db.sql("select id from programme.cohort_day where cohort = :cohort and id = :day for update")
                .param("cohort", cohort)
                .param("day", day)
                .query(UUID.class)
                .optional();
    }

    /** Noted by mistake. */
    void forget(UUID day, UUID pair, UUID person) {
        db.sql("delete from programme.attendance where day = :day and pair = :pair and person = :person")
                .param("day", day)
                .param("pair", pair)
                .param("person", person)
                .update();
    }

    void note(UUID day, UUID pair, UUID person, Attendance how, PersonId by) {
        db.sql("""
                insert into programme.attendance as old (day, pair, person, how, noted_by, noted_at)
                values (:day, :pair, :person, :how, :by, :now)
                on conflict (day, pair, person) do update
                   set how = excluded.how, noted_by = excluded.noted_by, noted_at = excluded.noted_at
                 where old.how <> excluded.how
                """)
                .param("day", day)
                .param("pair", pair)
                .param("person", person)
                .param("how", how.key())
                .param("by", by.value())
                .param("now", Times.at(clock.instant()))
                .update();
    }
}
