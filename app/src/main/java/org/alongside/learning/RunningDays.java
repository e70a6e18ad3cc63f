package org.alongside.learning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Days that are under way, or were. */
@Repository
class RunningDays {

    private static final String SELECT = """
            select r.day, r.cohort, r.host, r.block, r.turn, r.since, r.extra, r.paused_at, r.step, r.note, r.begun_at,
                   r.ended_at
              from learn.running r
            """;

    static final Together.Share<RunningDay, RunningDay> OF_DAY =
            new Together.Share<>(SELECT + " where r.cohort = :cohort and r.day = :day", RunningDay.class, rows -> rows);

    static final Together.Share<RunningDay, RunningDay> OF_COHORT =
            new Together.Share<>(SELECT + " where r.cohort = :cohort", RunningDay.class, rows -> rows);

    private final JdbcClient db;
    private final Together together;

    RunningDays(JdbcClient db, Together together) {
        this.db = db;
        this.together = together;
    }

    Optional<RunningDay> find(UUID cohort, UUID day) {
        return together.each(Map.of("cohort", cohort, "day", day), OF_DAY).of(OF_DAY).stream()
                .findFirst();
    }

    List<RunningDay> of(UUID cohort) {
        return together.each(Map.of("cohort", cohort), OF_COHORT).of(OF_COHORT);
    }

    void begin(UUID cohort, UUID day, Block first, PersonId host, Instant now) {
        db.sql("""
                insert into learn.running (day, cohort, host, block, since, begun_at)
                values (:day, :cohort, :host, :block, :now, :now)
                """)
                .param("day", day)
                .param("cohort", cohort)
                .param("host", host.value())
                .param("block", first.id())
                .param("now", Times.at(now))
                .update();
    }

    /** To another turn or exercise, where its clock begins anew. A day that was over goes on. */
    void go(RunningDay from, Block block, int turn, String note, Instant now) {
        db.sql("""
                update learn.running
                   set block = :block, turn = :turn, since = :now, extra = 0, paused_at = null, note = :note,
                       ended_at = null, step = step + 1
                 where day = :day
                """)
                .param("block", block.id())
                .param("turn", turn)
                .param("now", Times.at(now))
                .param("note", note)
                .param("day", from.day())
                .update();
    }

    void giveMinutes(RunningDay to, int minutes) {
        db.sql("update learn.running set extra = extra + :minutes, step = step + 1 where day = :day")
                .param("minutes", minutes)
                .param("day", to.day())
                .update();
    }

    /** With no pause the turn goes on from where it stood. */
    void pause(RunningDay day, @Nullable Instant at, Instant since) {
        db.sql("update learn.running set paused_at = :at, since = :since, step = step + 1 where day = :day")
                .param("at", at == null ? null : Times.at(at), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("since", Times.at(since))
                .param("day", day.day())
                .update();
    }

    void handTo(RunningDay day, UUID host) {
        db.sql("update learn.running set host = :host, step = step + 1 where day = :day")
                .param("host", host)
                .param("day", day.day())
                .update();
    }

    void end(RunningDay day, Instant now) {
        db.sql("update learn.running set ended_at = :now, paused_at = null, step = step + 1 where day = :day")
                .param("now", Times.at(now))
                .param("day", day.day())
                .update();
    }
}
