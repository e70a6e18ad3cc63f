package org.alongside.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offers of a pair and the hands given to them. */
@Repository
class Offers {

    private final JdbcClient db;
    private final Jobs jobs;

    Offers(JdbcClient db, Jobs jobs) {
        this.db = db;
        this.jobs = jobs;
    }

    Optional<Offer> find(UUID offer) {
        return db.sql("select * from pairing.offer where id = :offer")
                .param("offer", offer)
                .query(Offer.class)
                .optional();
    }

    /** An offer and the pair it was made in, for one half of it. */
    record Made(Offer offer, Pair pair) {}

    Optional<Made> madeIn(UUID pair, UUID offer, PersonId me) {
        return db.sql("select o.*, " + Pairs.COLUMNS + Pairs.FROM + """
                  join pairing.offer o on o.pair = p.id
                 where p.id = :pair and o.id = :offer and :me in (l.person, w.person)
                """)
                .param("pair", pair)
                .param("offer", offer)
                .param("me", me.value())
                .query((row, number) -> new Made(read(row), Pairs.read(row, number)))
                .optional();
    }

    private static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("pair", UUID.class),
                row.getString("act"),
                row.getObject("subject", UUID.class),
                row.getBytes("words"),
                row.getObject("offered_by", UUID.class),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                row.getObject("lapses_at", OffsetDateTime.class).toInstant(),
                row.getString("zone"),
                Times.in(row, "closed_at"),
                row.getString("closed_as"));
    }

    Optional<Offer> stillOpen(UUID offer, Instant now) {
        return find(offer).filter(o -> o.closedAt() == null && o.lapsesAt().isAfter(now));
    }

    /** All that is offered of one subject now, whatever the act. */
    List<Offer> openOf(UUID pair, UUID subject, Instant now) {
        return Rows.all(db.sql("""
                select * from pairing.offer
                 where pair = :pair and subject = :subject and closed_at is null and lapses_at > :now
                 order by lapses_at, id
                """)
                .param("pair", pair)
                .param("subject", subject)
                .param("now", Times.at(now))
                .query(Offer.class));
    }

    /** Until the transaction ends, nobody lets this offer last longer, whether it has lapsed or not. */
    void hold(UUID pair, String act, UUID subject) {
        db.sql("""
                select id from pairing.offer
                 where pair = :pair and act = :act and subject = :subject and closed_at is null
                   for update
                """)
                .param("pair", pair)
                .param("act", act)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    /** The one open offer of an act. One that has lapsed is closed on the way. */
    Optional<Offer> open(UUID pair, String act, UUID subject, Instant now) {
        var open = db.sql("""
                select * from pairing.offer
                 where pair = :pair and act = :act and subject = :subject and closed_at is null
                """)
                .param("pair", pair)
                .param("act", act)
                .param("subject", subject)
                .query(Offer.class)
                .optional();
        return open.filter(o -> o.lapsesAt().isAfter(now));
    }

    /** A hand somebody gave: to which act, when, and what came of it. */
    record Given(String act, Instant at, boolean takenBack, boolean done) {}

    /** Every hand a person gave, the latest first. */
    List<Given> handsOf(PersonId person) {
        return Rows.all(db.sql("""
                select o.act, h.given_at as at, h.taken_back_at is not null as taken_back,
                       o.closed_as is not distinct from 'done' as done
                  from pairing.hand h
                  join pairing.offer o on o.id = h.offer
                 where h.person = :person
                 order by h.given_at desc, o.id
                """).param("person", person.value()).query(Given.class));
    }

    /** An offer that waits for a second hand, as the pair's page shows it. */
    record Waiting(
            UUID id,
            String act,
            UUID offeredBy,
            Instant lapsesAt,
            @Nullable String zone) {}

    /** The open offers of {@code :pair}, soonest first. */
    static final Together.Share<Waiting, Waiting> WAITING =
            new Together.Share<>("""
                select id, act, offered_by, lapses_at, zone from pairing.offer
                 where pair = :pair and closed_at is null and lapses_at > :now
                 order by lapses_at, id
                """, Waiting.class, waiting -> waiting);

    UUID add(UUID pair, String act, UUID subject, byte[] words, PersonId by, Instant now, ZonedDateTime lapses) {
        closeLapsed(pair, act, subject, now);
        var id = UUID.randomUUID();
        db.sql("""
                insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at, zone)
                values (:id, :pair, :act, :subject, :words, :by, :now, :lapses, :zone)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("act", act)
                .param("subject", subject)
                .param("words", words)
                .param("by", by.value())
                .param("now", Times.at(now))
                .param("lapses", Times.at(lapses.toInstant()))
                .param("zone", lapses.getZone().getId())
                .update();
        return id;
    }

    void give(UUID offer, PersonId by, byte[] words, Instant now) {
        db.sql("insert into pairing.hand (offer, person, words, given_at) values (:offer, :by, :words, :now)")
                .param("offer", offer)
                .param("by", by.value())
                .param("words", words)
                .param("now", Times.at(now))
                .update();
    }

    boolean hasHand(UUID offer, PersonId of) {
        return db.sql("""
                select exists (select from pairing.hand
                                where offer = :offer and person = :person and taken_back_at is null)
                """)
                .param("offer", offer)
                .param("person", of.value())
                .query(Boolean.class)
                .single();
    }

    void takeBack(UUID offer, PersonId of, Instant now) {
        db.sql("update pairing.hand set taken_back_at = :now where offer = :offer and person = :person")
                .param("now", Times.at(now))
                .param("offer", offer)
                .param("person", of.value())
                .update();
    }

    void close(UUID offer, String as, Instant now) {
        db.sql("update pairing.offer set closed_at = :now, closed_as = :as where id = :offer and closed_at is null")
                .param("now", Times.at(now))
                .param("as", as)
                .param("offer", offer)
                .update();
    }

    void closeAllOf(UUID pair, String as, Instant now) {
        db.sql("update pairing.offer set closed_at = :now, closed_as = :as where pair = :pair and closed_at is null")
                .param("now", Times.at(now))
                .param("as", as)
                .param("pair", pair)
                .update();
    }

    /** What these offers could not outlast has moved to later, and they last as long as offers usually do, or until then. */
    void lastUntil(Instant end, String act, List<UUID> subjects) {
        jobs.db()
                .sql("""
                        update pairing.offer
                           set lapses_at = least(offered_at + :usually::interval, :end)
                         where act = :act and subject = any (:subjects) and closed_at is null
                           and lapses_at < least(offered_at + :usually::interval, :end)
                        """)
                .param("usually", JointAct.USUALLY.toString())
                .param("end", Times.at(end))
                .param("act", act)
                .param("subjects", subjects.toArray(UUID[]::new))
                .update();
    }

    /** Closes what nobody agreed to in time. Without a person: nobody is blamed for it. */
    void closeLapsed(Instant now) {
        jobs.db().sql("""
                        update pairing.offer
                           set closed_at = lapses_at, closed_as = 'lapsed'
                         where closed_at is null and lapses_at <= :now
                        """).param("now", Times.at(now)).update();
    }

    private void closeLapsed(UUID pair, String act, UUID subject, Instant now) {
        db.sql("""
                update pairing.offer
                   set closed_at = lapses_at, closed_as = 'lapsed'
                 where pair = :pair and act = :act and subject = :subject
                   and closed_at is null and lapses_at <= :now
                """)
                .param("pair", pair)
                .param("act", act)
                .param("subject", subject)
                .param("now", Times.at(now))
                .update();
    }
}
