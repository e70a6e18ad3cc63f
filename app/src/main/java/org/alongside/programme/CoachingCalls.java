package org.alongside.programme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The coaching calls of cohorts. Facilitators find all of theirs, a pair its own, nobody else any. */
@Repository
class CoachingCalls {

    static final String COLUMNS = """
            k.id, k.cohort, k.pair, k.day, k.starts, k.ends, k.zone, k.link, k.sequence, k.changed_at, k.cancelled_at
            """;

    private static final String WITH_PAIRS_THAT_ARE_IN = "select " + COLUMNS + """
              from programme.coaching_call k
              join programme.cohort_pair p on p.cohort = k.cohort and p.pair = k.pair and p.left_at is null
            """;

    /** Those of {@code :cohort} with pairs that are in it, first to last. */
    static final Together.Share<CoachingCall, CoachingCall> OF_COHORT =
            new Together.Share<>(WITH_PAIRS_THAT_ARE_IN + """
                     where k.cohort = :cohort
                     order by k.day, k.starts, k.id
                    """, CoachingCall.class, calls -> calls);

    private final JdbcClient db;
    private final Clock clock;

    CoachingCalls(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<CoachingCall> find(UUID cohort, UUID call) {
        return db.sql(WITH_PAIRS_THAT_ARE_IN + """
                         where k.cohort = :cohort and k.id = :call
                        """)
                .param("cohort", cohort)
                .param("call", call)
                .query(CoachingCall::read)
                .optional();
    }

    /** The one that was set last: whoever sets twelve in a row means the next to follow it. */
    Optional<CoachingCall> latest(UUID cohort) {
        return db.sql("select " + COLUMNS + """
                          from programme.coaching_call k
                         where k.cohort = :cohort and k.cancelled_at is null
                         order by k.changed_at desc, k.day desc, k.starts desc
                         limit 1
                        """)
                .param("cohort", cohort)
                .query(CoachingCall::read)
                .optional();
    }

    List<CoachingCall> ofPairsOf(UUID person) {
        return Rows.all(
                db.sql("select " + COLUMNS + """
                          from programme.coaching_call k
                          join pairing.half h on h.pair = k.pair
                         where h.person = :person
                         order by k.day, k.starts, k.id
                        """).param("person", person).query(CoachingCall::read));
    }

    void add(CoachingCall call) {
        db.sql("""
                insert into programme.coaching_call (id, cohort, pair, day, starts, ends, zone, link, changed_at)
                values (:id, :cohort, :pair, :day, :starts, :ends, :zone, :link, :now)
                """)
                .param("id", call.id())
                .param("cohort", call.cohort())
                .param("pair", call.pair())
                .param("day", call.day())
                .param("starts", call.starts())
                .param("ends", call.ends())
                .param("zone", call.zone().getId())
                .param("link", call.link())
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /**
     * Sets it to another time, or another way; false if nothing about it is new, it is cancelled, or it was changed since
     * the sequence it comes with.
     */
    boolean change(CoachingCall call) {
        return db.sql("""
                update programme.coaching_call
                   set day = :day, starts = :starts, ends = :ends, link = :link, sequence = sequence + 1,
                       changed_at = :now
                 where id = :id and cohort = :cohort and cancelled_at is null and sequence = :sequence
                   and (day, starts, ends, link) is distinct from (:day, :starts, :ends, :link)
                """)
                        .param("id", call.id())
                        .param("cohort", call.cohort())
                        .param("day", call.day())
                        .param("starts", call.starts())
                        .param("ends", call.ends())
                        .param("link", call.link())
                        .param("sequence", call.sequence())
                        .param("now", Times.at(clock.instant()))
                        .update()
                == 1;
    }

    boolean cancel(CoachingCall call) {
        return db.sql("""
                update programme.coaching_call
                   set cancelled_at = :now, changed_at = :now, sequence = sequence + 1
                 where id = :id and cohort = :cohort and cancelled_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("id", call.id())
                        .param("cohort", call.cohort())
                        .update()
                == 1;
    }
}
