package org.alongside.pairing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Invitations to become a pair. The one who invites reads their own; the one who is invited is found by the secret in
 * their letter or the code on their paper, which is work without a person until they sign in.
 */
@Repository
class Invitations {

    static final Duration OPEN_FOR = Duration.ofDays(14);

    record Invitation(
            UUID id,
            UUID inviter,
            String inviterName,
            String inviterSide,
            @Nullable String name,
            @Nullable String email,
            String onward,
            Instant sentAt,
            Instant lapsesAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant withdrawnAt,
            @Nullable UUID pair) {

        Pair.Side sideOfInviter() {
            return Pair.Side.of(inviterSide);
        }

        boolean isOpenAt(Instant now) {
            return acceptedAt == null && declinedAt == null && withdrawnAt == null && lapsesAt.isAfter(now);
        }
    }

    private static final String OPEN =
            " accepted_at is null and declined_at is null and withdrawn_at is null and lapses_at > :now ";

    private static final String COLUMNS = """
            select id, inviter, inviter_name, inviter_side, name, email, onward, sent_at, lapses_at,
                   accepted_at, declined_at, withdrawn_at, pair
              from pairing.invitation
            """;

    private final JdbcClient db;
    private final Jobs jobs;
    private final Clock clock;

    Invitations(JdbcClient db, Jobs jobs, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.clock = clock;
    }

    void add(Invitation invitation, byte[] secret, byte[] code) {
        db.sql("""
                insert into pairing.invitation
                    (id, inviter, inviter_name, inviter_side, name, email, onward, secret_hash, code_hash,
                     sent_at, lapses_at)
                values (:id, :inviter, :inviterName, :side, :name, :email, :onward, :secret, :code, :sent, :lapses)
                """)
                .param("id", invitation.id())
                .param("inviter", invitation.inviter())
                .param("inviterName", invitation.inviterName())
                .param("side", invitation.inviterSide())
                .param("name", invitation.name())
                .param("email", invitation.email())
                .param("onward", invitation.onward())
                .param("secret", secret)
                .param("code", code)
                .param("sent", Times.at(invitation.sentAt()))
                .param("lapses", Times.at(invitation.lapsesAt()))
                .update();
    }

    /** What this person has sent and nobody has answered yet. */
    List<Invitation> openFrom(PersonId inviter) {
        return Rows.all(db.sql(COLUMNS + "where inviter = :inviter and" + OPEN + "order by sent_at")
                .param("inviter", inviter.value())
                .param("now", Times.at(clock.instant()))
                .query(Invitation.class));
    }

    Optional<Invitation> from(PersonId inviter, UUID invitation) {
        return db.sql(COLUMNS + "where inviter = :inviter and id = :id")
                .param("inviter", inviter.value())
                .param("id", invitation)
                .query(Invitation.class)
                .optional();
    }

    boolean withdraw(PersonId inviter, UUID invitation) {
        return db.sql("""
                update pairing.invitation
                   set withdrawn_at = :now, name = null, email = null
                 where id = :id and inviter = :inviter and
                """ + OPEN)
                        .param("now", Times.at(clock.instant()))
                        .param("id", invitation)
                        .param("inviter", inviter.value())
                        .update()
                == 1;
    }

    /** The open invitation behind the secret of a letter or the code on a paper. */
    Optional<Invitation> behind(byte[] hash) {
        return jobs.db()
                .sql(COLUMNS + "where (secret_hash = :hash or code_hash = :hash) and" + OPEN)
                .param("hash", hash)
                .param("now", Times.at(clock.instant()))
                .query(Invitation.class)
                .optional();
    }

    /** Makes the pair: once, of two different people. The invitation's row is what two requests at once compete for. */
    boolean accept(Invitation invitation, UUID pair, PersonId invited) {
        var now = Times.at(clock.instant());
        boolean mine = jobs.db()
                        .sql("""
                                update pairing.invitation
                                   set accepted_at = :now
                                 where id = :id and
                                """ + OPEN)
                        .param("now", now)
                        .param("id", invitation.id())
                        .update()
                == 1;
        if (!mine) {
            return false;
        }
        var one = invitation.sideOfInviter();
        pair(pair, one, invitation.inviter(), invited.value());
        jobs.db()
                .sql("update pairing.invitation set pair = :pair where id = :id")
                .param("pair", pair)
                .param("id", invitation.id())
                .update();
        return true;
    }

    /** The open pair these two are already, each on this side. */
    Optional<UUID> pairOf(PersonId lives, PersonId works) {
        return jobs.db()
                .sql("""
                        select p.id
                          from pairing.pair p
                          join pairing.half l on l.pair = p.id and l.side = 'lives' and l.person = :lives
                          join pairing.half w on w.pair = p.id and w.side = 'works' and w.person = :works
                         where p.ended_at is null and p.paused_at is null
                         order by p.began_at
                         limit 1
                        """)
                .param("lives", lives.value())
                .param("works", works.value())
                .query(UUID.class)
                .optional();
    }

    /** Makes a pair of two, the first of them on this side. */
    void pair(UUID pair, Pair.Side side, UUID one, UUID other) {
        jobs.db()
                .sql("insert into pairing.pair (id, began_at) values (:pair, :now)")
                .param("pair", pair)
                .param("now", Times.at(clock.instant()))
                .update();
        half(pair, side, one);
        half(pair, side.other(), other);
    }

    /** Says no, and forgets who was asked. */
    boolean decline(UUID invitation) {
        return jobs.db()
                        .sql("""
                                update pairing.invitation
                                   set declined_at = :now, name = null, email = null
                                 where id = :id and
                                """ + OPEN)
                        .param("now", Times.at(clock.instant()))
                        .param("id", invitation)
                        .update()
                == 1;
    }

    /** Forgets who was asked and never answered. Nobody is told: silence is an answer too. */
    void forgetLapsed() {
        jobs.db().sql("""
                        update pairing.invitation
                           set name = null, email = null
                         where lapses_at <= :now and accepted_at is null and email is not null
                        """).param("now", Times.at(clock.instant())).update();
    }

    private void half(UUID pair, Pair.Side side, UUID person) {
        jobs.db()
                .sql("insert into pairing.half (pair, side, person) values (:pair, :side, :person)")
                .param("pair", pair)
                .param("side", side.key())
                .param("person", person)
                .update();
        jobs.db()
                .sql("select true from vault.join(:person, :pair)")
                .param("person", person)
                .param("pair", pair)
                .query(Boolean.class)
                .single();
    }
}
