package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.alongside.web.Visitor;
import org.alongside.web.Visitors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions people have open. A session ends after half an hour without a page, after twelve hours in any case, and
 * when its person ends it. Who it belongs to is looked up without a person, by the jobs role, in one statement.
 */
@Repository
public class Sessions implements Visitors {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    /** Last seen is written at most this often, so a session may live this much longer than {@link #IDLE}. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(4);

    record Open(UUID id, Instant beganAt, Instant seenAt, String device, boolean strong) {}

    private record Holding(
            UUID person,
            String name,
            String language,
            UUID session,
            boolean administrator,
            Instant seenAt,
            Instant beganAt,
            boolean strong,
            boolean staff) {

        Visitor visitor() {
            return new Visitor(person, name, language, session, administrator, beganAt, strong, staff);
        }
    }

    private final Jobs jobs;
    private final JdbcClient db;
    private final Settings settings;
    private final Clock clock;

    Sessions(Jobs jobs, JdbcClient db, Settings settings, Clock clock) {
        this.settings = settings;
        this.jobs = jobs;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Optional<Visitor> holding(String token) {
        return visitor(token, jobs.db());
    }

    @Override
    public Optional<Visitor> entering(String token) {
        return visitor(token, db);
    }

    private Optional<Visitor> visitor(String token, JdbcClient asked) {
        var now = clock.instant();
        var held = asked.sql("select * from people.enter(:token, :began, :seen)")
                .param("token", Digests.of(token))
                .param("began", Times.at(now.minus(LONGEST)))
                .param("seen", Times.at(now.minus(IDLE).minus(SEEN_EVERY)))
                .query(Holding.class)
                .optional();
        held.filter(h -> h.seenAt.isBefore(now.minus(SEEN_EVERY))).ifPresent(h -> see(h.session, now));
        return held.map(Holding::visitor);
    }

    /** Opens a session and answers its token, which nobody can find again. */
    public String begin(PersonId person, String device, Began how) {
        if (how == Began.INVENTED && !settings.demo()) {
            throw new IllegalStateException("Nobody here is invented");
        }
        var token = Cookies.secret();
        var now = Times.at(clock.instant());
        jobs.db()
                .sql("""
                        insert into people.session (id, token_hash, person, began_at, seen_at, device, how)
                        values (:id, :token, :person, :now, :now, :device, :how)
                        """)
                .param("id", UUID.randomUUID())
                .param("token", Digests.of(token))
                .param("person", person.value())
                .param("now", now)
                .param("device", device)
                .param("how", how.key())
                .update();
        return token;
    }

    /** Whose session a page was made in, be it good or over. */
    Optional<PersonId> onceHeldBy(String madeFor) {
        if (!madeFor.matches("[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        return jobs.db()
                .sql("select person from people.session where token_hash = :token")
                .param("token", Base64.getUrlDecoder().decode(madeFor))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** The sessions a person has open now, newest first. Asked by that person. */
    List<Open> openOf(PersonId person) {
        var now = clock.instant();
        return Rows.all(db.sql("""
                select id, began_at, seen_at, device, strong
                  from people.session
                 where person = :person
                   and ended_at is null
                   and began_at > :began
                   and seen_at > :seen
                 order by seen_at desc, id
                """)
                .param("person", person.value())
                .param("began", Times.at(now.minus(LONGEST)))
                .param("seen", Times.at(now.minus(IDLE).minus(SEEN_EVERY)))
                .query(Open.class));
    }

    /** Ends the session of this token, whoever holds it: another takes its place. */
    void end(String token) {
        jobs.db()
                .sql("update people.session set ended_at = :now where token_hash = :token and ended_at is null")
                .param("now", Times.at(clock.instant()))
                .param("token", Digests.of(token))
                .update();
    }

    /** Ends all sessions of a person but one: how they sign in has changed. */
    void endOthers(PersonId person, UUID session) {
        jobs.db()
                .sql("""
                        update people.session
                           set ended_at = :now
                         where person = :person and id <> :session and ended_at is null
                        """)
                .param("now", Times.at(clock.instant()))
                .param("person", person.value())
                .param("session", session)
                .update();
    }

    /** Ends one of the person's own sessions. In a transaction, since without one nobody asks and nothing is theirs. */
    @Transactional
    boolean end(UUID session, PersonId person) {
        return db.sql("""
                update people.session
                   set ended_at = :now
                 where id = :session and person = :person and ended_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("session", session)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private void see(UUID session, Instant now) {
        jobs.db()
                .sql("update people.session set seen_at = :now where id = :session")
                .param("now", Times.at(now))
                .param("session", session)
                .update();
    }
}
