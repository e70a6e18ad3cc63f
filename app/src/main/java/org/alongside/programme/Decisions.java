package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.web.Mark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the leads decide about the applications of a call. Asked by a lead: row security shows only what was sent. */
@Repository
class Decisions {

    /**
     * One sent application, as a lead sees it in the list.
     *
     * @param livesHat what they spoke as when both sent it
     * @param line its position among the reserves
     * @param releasedAt when the pair was told
     */
    record Row(
            UUID application,
            UUID pair,
            UUID lives,
            String livesName,
            @Nullable Hat livesHat,
            UUID works,
            String worksName,
            @Nullable Hat worksHat,
            Instant sentAt,
            @Nullable Outcome outcome,
            @Nullable Integer line,
            @Nullable Instant releasedAt,
            @Nullable PlaceStanding place,
            Words words) {

        boolean isTold() {
            return releasedAt != null;
        }

        /** Stands for what is decided, where the words are opened. */
        String mark() {
            return outcome == null
                    ? Mark.NONE
                    : Mark.of(List.of(
                            outcome.key(),
                            words.reason().text(),
                            words.feedback().text()));
        }

        boolean says(Outcome decided, String reason, String feedback) {
            return decided == outcome
                    && reason.equals(words.reason().text())
                    && feedback.equals(words.feedback().text());
        }
    }

    /** @param acceptBy null until the pair has been told */
    record PlaceStanding(
            @Nullable Instant acceptBy,
            @Nullable Instant takenAt,
            @Nullable Instant givenUpAt) {

        boolean isHeld() {
            return givenUpAt == null;
        }
    }

    /** Why, and what may help, opened; empty in the list, and until it is decided. */
    record Words(Written reason, Written feedback) {
        static final Words NONE = new Words(Written.NOTHING, Written.NOTHING);
    }

    private static final String ROWS = """
            select a.id, a.pair, a.lives, coalesce(a.lives_name, '') as lives_name, a.works,
                   coalesce(a.works_name, '') as works_name, a.sent_at,
                   pairing.hat_at(a.pair, a.lives, a.sent_at) as lives_hat,
                   pairing.hat_at(a.pair, a.works, a.sent_at) as works_hat,
                   d.outcome, d.line, d.released_at,
                   case when a.id = :opened then d.reason end as reason,
                   case when a.id = :opened then d.feedback end as feedback,
                   p.application as place, p.accept_by, p.taken_at, p.given_up_at
              from programme.application a
              left join programme.decision d on d.application = a.id
              left join programme.place p on p.application = a.id
             where a.call = :call and a.sent_at is not null and a.withdrawn_at is null
               and not vault.me() in (a.lives, a.works)
            """;

    private final JdbcClient db;
    private final Applications applications;

    Decisions(JdbcClient db, Applications applications) {
        this.db = db;
        this.applications = applications;
    }

    /** In the order in which they came. */
    List<Row> of(UUID call) {
        return opening(call, null);
    }

    /** The same, with the words of one of them opened. */
    List<Row> opening(UUID call, @Nullable UUID application) {
        return Rows.all(db.sql(ROWS + " order by a.sent_at, a.id")
                .param("call", call)
                .param("opened", application, Types.OTHER)
                .query(this::read));
    }

    Optional<Row> of(UUID call, UUID application) {
        return db.sql(ROWS + " and a.id = :opened")
                .param("call", call)
                .param("opened", application)
                .query(this::read)
                .optional();
    }

    /** Holds the call until the transaction ends, and says how many places nobody holds. */
    int holdFreePlaces(UUID call) {
        return db.sql("select programme.free_places(:call)")
                .param("call", call)
                .query(Integer.class)
                .single();
    }

    /** Whether one of the two has a place of this call, or is in its cohort, with another pair. */
    boolean isInWithAnotherPair(UUID call, Row row) {
        return db.sql("select programme.in_with_another_pair(:call, :pair, :lives, :works)")
                .param("call", call)
                .param("pair", row.pair())
                .param("lives", row.lives())
                .param("works", row.works())
                .query(Boolean.class)
                .single();
    }

    void holdPlace(Call call, Row row, Instant now) {
        db.sql("""
                insert into programme.place (application, call, programme, pair, held_at)
                values (:application, :call, :programme, :pair, :now)
                """)
                .param("application", row.application())
                .param("call", call.id())
                .param("programme", call.programme())
                .param("pair", row.pair())
                .param("now", Times.at(now))
                .update();
    }

    void letPlaceGo(UUID application) {
        db.sql("delete from programme.place where application = :application and accept_by is null")
                .param("application", application)
                .update();
    }

    int nextInLine(UUID call) {
        return db.sql("select coalesce(max(line), 0) + 1 from programme.decision where call = :call")
                .param("call", call)
                .query(Integer.class)
                .single();
    }

    void decide(
            Call call,
            Row row,
            Outcome outcome,
            @Nullable Integer line,
            String reason,
            String feedback,
            PersonId by,
            Instant now) {
        db.sql("""
                insert into programme.decision
                    (application, call, programme, pair, outcome, line, reason, feedback, decided_by, decided_at)
                values (:application, :call, :programme, :pair, :outcome, :line, :reason, :feedback, :by, :now)
                on conflict (application) do update
                   set outcome = excluded.outcome, line = excluded.line, reason = excluded.reason,
                       feedback = excluded.feedback, decided_by = excluded.decided_by,
                       decided_at = excluded.decided_at
                """)
                .param("application", row.application())
                .param("call", call.id())
                .param("programme", call.programme())
                .param("pair", row.pair())
                .param("outcome", outcome.key())
                .param("line", line)
                .param("reason", applications.sealForPair(row.pair(), row.application(), "reason", reason))
                .param("feedback", applications.sealForPair(row.pair(), row.application(), "feedback", feedback))
                .param("by", by.value())
                .param("now", Times.at(now))
                .update();
    }

    private Row read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Row(
                id,
                pair,
                row.getObject("lives", UUID.class),
                row.getString("lives_name"),
                Hat.stored(row.getString("lives_hat")),
                row.getObject("works", UUID.class),
                row.getString("works_name"),
                Hat.stored(row.getString("works_hat")),
                Objects.requireNonNull(Times.in(row, "sent_at")),
                outcome == null ? null : Outcome.of(outcome),
                row.getObject("line", Integer.class),
                Times.in(row, "released_at"),
                row.getObject("place", UUID.class) == null
                        ? null
                        : new PlaceStanding(
                                Times.in(row, "accept_by"), Times.in(row, "taken_at"), Times.in(row, "given_up_at")),
                words(row, id, pair));
    }

    private Words words(ResultSet row, UUID application, UUID pair) throws SQLException {
        var reason = row.getBytes("reason");
        var feedback = row.getBytes("feedback");
        return reason == null || feedback == null
                ? Words.NONE
                : new Words(
                        applications.openForPair(pair, application, "reason", reason),
                        applications.openForPair(pair, application, "feedback", feedback));
    }
}
