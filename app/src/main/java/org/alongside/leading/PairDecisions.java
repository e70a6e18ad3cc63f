package org.alongside.leading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pairs decided: sealed under the key of the half that wrote it, and shown to the two of them. */
@Repository
class PairDecisions {

    /** What was taken back before both had placed it has nothing left to show. */
    private static final String SELECT = """
            select d.id, d.pair, d.written_by, d.written_at, d.words, d.decided_on, d.led_by, d.ladder, d.version, d.what,
                   d.taken_back_at, pairing.hat_at(d.pair, d.written_by, d.written_at) as hat, o.opened_at
              from led.decision d
              left join pairing.blind_opening o on o.pair = d.pair and o.what = d.what
             where (d.taken_back_at is null or o.opened_at is not null)
            """;

    private final JdbcClient db;
    private final Vault vault;

    PairDecisions(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Newest first. */
    List<Decision> of(UUID pair) {
        return Rows.all(db.sql(SELECT + " and d.pair = :pair order by d.decided_on desc, d.written_at desc, d.id")
                .param("pair", pair)
                .query(this::read));
    }

    Optional<Decision> find(UUID pair, UUID decision) {
        return db.sql(SELECT + " and d.pair = :pair and d.id = :decision")
                .param("pair", pair)
                .param("decision", decision)
                .query(this::read)
                .optional();
    }

    /** All of a person's pairs, for them to take along. */
    List<Decision> all() {
        return Rows.all(db.sql(SELECT + " order by d.decided_on, d.id").query(this::read));
    }

    UUID add(UUID pair, Recording.Plain plain, PersonId by, Instant at) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into led.decision (id, pair, written_by, written_at, words, decided_on, led_by, ladder)
                values (:id, :pair, :by, :at, :words, :day, :led, :ladder)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("by", by.value())
                .param("at", Times.at(at))
                .param("words", vault.seal(by.value(), place(id, pair), plain.text()))
                .param("day", plain.day())
                .param("led", plain.ledBy().key())
                .param("ladder", plain.ladder().key())
                .update();
        return id;
    }

    /** What either had placed was placed under other words; so they are asked again. */
    void correct(Decision decision, Recording.Plain plain, Instant at) {
        db.sql("""
                update led.decision
                   set words = :words, written_at = :at, decided_on = :day, led_by = :led, ladder = :ladder,
                       version = version + 1
                 where id = :id
                """)
                .param("words", vault.seal(decision.writtenBy(), place(decision.id(), decision.pair()), plain.text()))
                .param("at", Times.at(at))
                .param("day", plain.day())
                .param("led", plain.ledBy().key())
                .param("ladder", plain.ladder().key())
                .param("id", decision.id())
                .update();
    }

    void takeBack(Decision decision, Instant at) {
        db.sql("update led.decision set words = null, taken_back_at = :at where id = :id and taken_back_at is null")
                .param("at", Times.at(at))
                .param("id", decision.id())
                .update();
    }

    private Decision read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var writtenBy = row.getObject("written_by", UUID.class);
        var words = row.getBytes("words");
        return new Decision(
                id,
                pair,
                writtenBy,
                Hat.stored(row.getString("hat")),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                words == null
                        ? Written.NOTHING
                        : vault.writtenUnlessErased(writtenBy, place(id, pair), words)
                                .orElse(Written.NOTHING),
                row.getObject("decided_on", LocalDate.class),
                Commitment.Leads.of(row.getString("led_by")).orElseThrow(),
                Ladder.of(row.getString("ladder")).orElseThrow(),
                row.getInt("version"),
                row.getString("what"),
                Times.in(row, "taken_back_at"),
                Times.in(row, "opened_at"));
    }

    private static Place place(UUID decision, UUID pair) {
        return new Place("led.decision", decision, pair);
    }
}
