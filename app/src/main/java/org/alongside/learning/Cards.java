package org.alongside.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.people.PersonId;
import org.alongside.programme.Reach;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Learning cards, under the key of the pair whose learning it is. Row security shows each to whom it has reached, and lets
 * it go further only by both hands.
 */
@Repository
class Cards {

    private static final String SELECT = """
            select c.id, c.pair, c.cohort, c.content, c.language, c.version, c.learned, c.idea, c.grain, c.written_by,
                   c.by_both, c.written_at, c.still_since, c.shown_at, c.held_at, c.network_at, c.public_at
              from learn.card c
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Cards(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** All of a pair, the newest first. */
    List<Card> of(UUID pair) {
        return Rows.all(db.sql(SELECT + " where c.pair = :pair order by c.written_at desc, c.id")
                .param("pair", pair)
                .query(this::read));
    }

    /** All of a person's pairs, for them to take along. */
    List<Card> ofPairsOf(PersonId me) {
        return Rows.all(db.sql(SELECT + """
                 where c.pair in (select h.pair from pairing.half h where h.person = :me)
                 order by c.written_at, c.id
                """).param("me", me.value()).query(this::read));
    }

    Optional<Card> find(UUID pair, UUID card) {
        return db.sql(SELECT + " where c.pair = :pair and c.id = :card")
                .param("pair", pair)
                .param("card", card)
                .query(this::read)
                .optional();
    }

    /** The same; until the transaction ends nobody changes it, takes it back or keeps it in the room. */
    Optional<Card> findHeldStill(UUID pair, UUID card) {
        return db.sql(SELECT + " where c.pair = :pair and c.id = :card for update of c")
                .param("pair", pair)
                .param("card", card)
                .query(this::read)
                .optional();
    }

    /** What a cohort reads, the newest first. */
    List<Card> inCohort(UUID cohort) {
        return words(
                SELECT + " where c.cohort = :cohort and c.shown_at is not null order by c.shown_at desc, c.id", cohort);
    }

    /** What the network reads, the newest first. */
    List<Card> inNetwork() {
        return words(SELECT + " where c.network_at is not null order by c.network_at desc, c.id", null);
    }

    /** What everyone reads, the newest first. */
    List<Card> forEveryone() {
        return words(SELECT + " where c.public_at is not null order by c.public_at desc, c.id", null);
    }

    Optional<Card> forEveryone(UUID card) {
        return db.sql(SELECT + " where c.public_at is not null and c.id = :card")
                .param("card", card)
                .query(this::read)
                .optional()
                .filter(found -> !found.isErased());
    }

    UUID begin(UUID pair, UUID cohort, CardForm form, PersonId me) {
        var id = UUID.randomUUID();
        var now = Times.at(clock.instant());
        db.sql("""
                insert into learn.card (id, pair, cohort, content, language, learned, idea, grain, written_by, written_at,
                                        still_since)
                values (:id, :pair, :cohort, :content, :language, :learned, :idea, :grain, :me, :now, :now)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("cohort", cohort)
                .param("content", form.about().key())
                .param("language", Words.language().tag())
                .param("learned", vault.seal(pair, learned(id, pair), form.learnedWords()))
                .param("idea", vault.seal(pair, idea(id, pair), form.ideaWords()))
                .param(
                        "grain",
                        vault.seal(pair, grain(id, pair), UUID.randomUUID().toString()))
                .param("me", me.value())
                .param("now", now)
                .update();
        return id;
    }

    /** False if the other half was quicker, or others read it by now. */
    boolean change(Card card, CardForm form, PersonId me) {
        return db.sql("""
                update learn.card
                   set content = :content, language = :language, version = version + 1, learned = :learned, idea = :idea,
                       written_by = :me, written_at = :now, still_since = :now
                 where id = :id and version = :version and shown_at is null
                """)
                        .param("content", form.about().key())
                        .param("language", Words.language().tag())
                        .param("learned", vault.seal(card.pair(), learned(card.id(), card.pair()), form.learnedWords()))
                        .param("idea", vault.seal(card.pair(), idea(card.id(), card.pair()), form.ideaWords()))
                        .param("me", me.value())
                        .param("now", Times.at(clock.instant()))
                        .param("id", card.id())
                        .param("version", form.from())
                        .update()
                == 1;
    }

    /** Lets it go one step further, which the database allows only where both hands were given to that at this moment. */
    void letGo(UUID card, Reach to, Instant at) {
        var column = switch (to) {
            case COHORT -> "held_at = null, shown_at";
            case NETWORK -> "network_at";
            case EVERYONE -> "public_at";
            case PAIR -> throw new IllegalArgumentException("A card comes back by one hand.");
        };
        db.sql("update learn.card set " + column + " = :at where id = :card")
                .param("at", Times.at(at))
                .param("card", card)
                .update();
    }

    /** Back to the two of them, from wherever it went. */
    boolean takeBack(UUID pair, UUID card) {
        return db.sql("""
                update learn.card set shown_at = null, network_at = null, public_at = null, still_since = :now
                 where id = :card and pair = :pair and shown_at is not null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("card", card)
                        .param("pair", pair)
                        .update()
                == 1;
    }

    /** The database lets whoever wrote all of it do that, and both hands. */
    boolean remove(UUID pair, UUID card) {
        return db.sql("delete from learn.card where id = :card and pair = :pair and shown_at is null")
                        .param("card", card)
                        .param("pair", pair)
                        .update()
                == 1;
    }

    /** Kept in the room by somebody of the cohort; who it was is written nowhere. */
    boolean holdBack(UUID cohort, UUID card) {
        return db.sql("select learn.hold_card_back(:card, :cohort, :now)")
                .param("card", card)
                .param("cohort", cohort)
                .param("now", Times.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private List<Card> words(String select, @Nullable UUID cohort) {
        var asked = db.sql(select);
        return Rows.all((cohort == null ? asked : asked.param("cohort", cohort)).query(this::read)).stream()
                .filter(card -> !card.isErased())
                .toList();
    }

    private Card read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Card(
                id,
                pair,
                row.getObject("cohort", UUID.class),
                Content.of(row.getString("content")).orElse(Content.RELATIONSHIPS),
                row.getString("language"),
                row.getInt("version"),
                opened(pair, learned(id, pair), row.getBytes("learned")),
                opened(pair, idea(id, pair), row.getBytes("idea")),
                opened(pair, grain(id, pair), row.getBytes("grain")),
                row.getObject("written_by", UUID.class),
                row.getBoolean("by_both"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getObject("still_since", OffsetDateTime.class).toInstant(),
                Times.in(row, "shown_at"),
                Times.in(row, "held_at"),
                Times.in(row, "network_at"),
                Times.in(row, "public_at"));
    }

    private String opened(UUID pair, Place place, byte[] sealed) {
        return vault.openUnlessErased(pair, place, sealed).orElse("");
    }

    private static Place learned(UUID card, UUID pair) {
        return new Place("learn.card.learned", card, pair);
    }

    private static Place idea(UUID card, UUID pair) {
        return new Place("learn.card.idea", card, pair);
    }

    private static Place grain(UUID card, UUID pair) {
        return new Place("learn.card.grain", card, pair);
    }
}
