package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.vault.Circles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who leads which programme; and who has been asked to, or to look after safeguarding. Answering an invitation is work
 * without a person until they sign in: it is found by the secret in the letter.
 */
@Repository
class Leads {

    static final Duration OPEN_FOR = Duration.ofDays(14);

    record Lead(UUID programme, UUID person, @Nullable String name, Instant since) {}

    /**
     * @param programme null where it is about safeguarding for the place as a whole, which has no name here
     */
    record Invited(
            UUID id,
            @Nullable UUID programme,
            @Nullable String programmeName,
            Role role,
            @Nullable String name,
            @Nullable String email,
            Instant sentAt,
            Instant lapsesAt) {}

    private static final String OPEN =
            " i.accepted_at is null and i.declined_at is null and i.withdrawn_at is null and i.lapses_at > :now ";

    private static final String INVITED = """
            select i.id, i.programme, p.name as programme_name, i.role, i.name, i.email, i.sent_at, i.lapses_at
              from programme.lead_invitation i
              left join programme.programme p on p.id = i.programme
             where
            """;

    private final JdbcClient db;
    private final Jobs jobs;
    private final Circles circles;
    private final Clock clock;

    Leads(JdbcClient db, Jobs jobs, Circles circles, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.circles = circles;
        this.clock = clock;
    }

    /** Everybody who leads a programme that the one asking may know of. */
    List<Lead> now() {
        return Rows.all(db.sql("""
                select programme, person, name, since
                  from programme.lead
                 where until is null
                 order by since, person
                """).query(Lead.class));
    }

    /** Who has been asked and has not answered. */
    List<Invited> invited() {
        return Rows.all(db.sql(INVITED + OPEN + "order by i.sent_at")
                .param("now", Times.at(clock.instant()))
                .query(Leads::read));
    }

    void invite(@Nullable UUID programme, Role role, String name, String email, byte[] secret) {
        var now = clock.instant();
        db.sql("""
                insert into programme.lead_invitation (id, programme, role, name, email, secret_hash, sent_at, lapses_at)
                values (:id, :programme, :role, :name, :email, :secret, :now, :lapses)
                """)
                .param("id", UUID.randomUUID())
                .param("programme", programme, java.sql.Types.OTHER)
                .param("role", role.key())
                .param("name", name)
                .param("email", email)
                .param("secret", secret)
                .param("now", Times.at(now))
                .param("lapses", Times.at(now.plus(OPEN_FOR)))
                .update();
    }

    boolean withdraw(UUID invitation) {
        return db.sql("update programme.lead_invitation i set withdrawn_at = :now, name = null, email = null"
                                + " where i.id = :id and" + OPEN)
                        .param("now", Times.at(clock.instant()))
                        .param("id", invitation)
                        .update()
                == 1;
    }

    /** The lead steps down, or is asked to: from now on they see nothing that was sent to the programme. */
    boolean end(UUID programme, PersonId lead) {
        boolean ended = db.sql("""
                update programme.lead
                   set until = greatest(:now, since)
                 where programme = :programme and person = :lead and until is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("programme", programme)
                        .param("lead", lead.value())
                        .update()
                == 1;
        if (ended) {
            circles.leave(lead.value(), programme);
        }
        return ended;
    }

    Optional<Invited> behind(byte[] secret) {
        return jobs.db()
                .sql(INVITED + "i.secret_hash = :secret and" + OPEN)
                .param("secret", secret)
                .param("now", Times.at(clock.instant()))
                .query(Leads::read)
                .optional();
    }

    /** Within a transaction of the jobs role. The invitation's row is what two requests at once compete for. */
    boolean accept(Invited invitation) {
        return answer(invitation, "accepted_at");
    }

    /** Within a transaction of the jobs role: from now on they lead. */
    void begin(UUID programme, CurrentPerson me) {
        jobs.db()
                .sql("""
                        insert into programme.lead (programme, person, name, since)
                        values (:programme, :person, :name, :now)
                        on conflict (programme, person) where until is null do nothing
                        """)
                .param("programme", programme)
                .param("person", me.id().value())
                .param("name", me.name())
                .param("now", Times.at(clock.instant()))
                .update();
        circles.joinAsStaff(me.id().value(), programme);
    }

    boolean decline(Invited invitation) {
        return answer(invitation, "declined_at");
    }

    /** Forgets who was asked and never answered. */
    void forgetLapsed() {
        jobs.db().sql("""
                        update programme.lead_invitation
                           set name = null, email = null
                         where lapses_at <= :now and email is not null
                        """).param("now", Times.at(clock.instant())).update();
    }

    /** The column is one of our two constants, never anything typed. */
    private boolean answer(Invited invitation, String column) {
        return jobs.db()
                        .sql("update programme.lead_invitation i set " + column + " = :now, name = null, email = null"
                                + " where i.id = :id and" + OPEN)
                        .param("now", Times.at(clock.instant()))
                        .param("id", invitation.id())
                        .update()
                == 1;
    }

    private static Invited read(ResultSet row, int number) throws SQLException {
        return new Invited(
                row.getObject("id", UUID.class),
                row.getObject("programme", UUID.class),
                row.getString("programme_name"),
                Role.of(row.getString("role")),
                row.getString("name"),
                row.getString("email"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("lapses_at", OffsetDateTime.class).toInstant());
    }
}
