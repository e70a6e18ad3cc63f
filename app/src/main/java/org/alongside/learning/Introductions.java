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
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How pairs introduce themselves: under the key of the pair, for the two, and once both show it for the network. */
@Repository
class Introductions {

    private static final String SELECT = """
            select i.id, i.pair, i.mentors, i.facilitates, i.looks, i.language, i.version, i.led, i.ask, i.names, i.grain,
                   i.written_by, i.written_at, i.shown_at
              from learn.introduction i
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Introductions(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    Optional<Introduction> of(UUID pair) {
        return found(SELECT + " where i.pair = :pair", pair);
    }

    /** The same; until the transaction ends nobody changes it or takes it back. */
    Optional<Introduction> heldStill(UUID pair) {
        return found(SELECT + " where i.pair = :pair for update of i", pair);
    }

    private Optional<Introduction> found(String select, UUID pair) {
        return db.sql(select).param("pair", pair).query(this::read).optional();
    }

    /** All of a person's pairs, for them to take along. */
    List<Introduction> ofPairsOf(PersonId me) {
        return Rows.all(db.sql(SELECT + """
                 where i.pair in (select h.pair from pairing.half h where h.person = :me)
                 order by i.written_at, i.id
                """).param("me", me.value()).query(this::read));
    }

    /** What the network reads, the newest first. */
    List<Introduction> shown() {
        return Rows.all(db.sql(SELECT + " where i.shown_at is not null order by i.shown_at desc, i.id")
                        .query(this::read))
                .stream()
                .filter(introduction -> !introduction.isErased())
                .toList();
    }

    void begin(UUID pair, IntroductionForm form, String names, PersonId me) {
        var id = UUID.randomUUID();
        written("""
                insert into learn.introduction (id, pair, mentors, facilitates, looks, language, led, ask, names, grain,
                                                written_by, written_at, still_since)
                values (:id, :pair, :mentors, :facilitates, :looks, :language, :led, :ask, :names, :grain, :me, :now, :now)
                """, id, pair, form, names, me)
                .param(
                        "grain",
                        vault.seal(
                                pair,
                                place("grain", id, pair),
                                UUID.randomUUID().toString()))
                .update();
    }

    void change(Introduction stands, IntroductionForm form, String names, PersonId me) {
        written("""
                update learn.introduction
                   set mentors = :mentors, facilitates = :facilitates, looks = :looks, language = :language,
                       version = version + 1, led = :led, ask = :ask, names = :names, written_by = :me, written_at = :now,
                       still_since = :now
                 where id = :id and pair = :pair and shown_at is null
                """, stands.id(), stands.pair(), form, names, me).update();
    }

    void show(UUID pair, Instant at) {
        db.sql("update learn.introduction set shown_at = :at where pair = :pair")
                .param("at", Times.at(at))
                .param("pair", pair)
                .update();
    }

    boolean takeBack(UUID pair) {
        return db.sql("""
                update learn.introduction set shown_at = null, still_since = :now
                 where pair = :pair and shown_at is not null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("pair", pair)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec written(
            String sql, UUID id, UUID pair, IntroductionForm form, String names, PersonId me) {
        return db.sql(sql)
                .param("id", id)
                .param("pair", pair)
                .param("mentors", form.has(Offering.MENTORS))
                .param("facilitates", form.has(Offering.FACILITATES))
                .param("looks", form.has(Offering.LOOKS))
                .param("language", Words.language().tag())
                .param("led", vault.seal(pair, place("led", id, pair), form.ledWords()))
                .param("ask", vault.seal(pair, place("ask", id, pair), form.askWords()))
                .param("names", vault.seal(pair, place("names", id, pair), names))
                .param("me", me.value())
                .param("now", Times.at(clock.instant()));
    }

    private Introduction read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var names = opened("names", row, id, pair).split("\n", -1);
        return new Introduction(
                id,
                pair,
                names[0],
                names.length < 2 ? "" : names[1],
                opened("led", row, id, pair),
                opened("ask", row, id, pair),
                row.getBoolean("mentors"),
                row.getBoolean("facilitates"),
                row.getBoolean("looks"),
                row.getString("language"),
                row.getInt("version"),
                opened("grain", row, id, pair),
                row.getObject("written_by", UUID.class),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "shown_at"));
    }

    private String opened(String column, ResultSet row, UUID id, UUID pair) throws SQLException {
        return vault.openUnlessErased(pair, place(column, id, pair), row.getBytes(column))
                .orElse("");
    }

    private static Place place(String column, UUID introduction, UUID pair) {
        return new Place("learn.introduction." + column, introduction, pair);
    }
}
