package org.alongside.leading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

/** When an agreement was read again, what was found to be no longer true, and what the other half heard. */
@Repository
class Repairs {

    private static final String SELECT = """
            select r.id, r.heading, r.pair, r.said_by, people.name_of(r.said_by) as by, r.said_at, r.said, r.ended_at,
                   pairing.hat_at(r.pair, r.said_by, r.said_at) as hat, h.heard_by, h.heard_at, h.heard,
                   pairing.hat_at(r.pair, h.heard_by, h.heard_at) as heard_in
              from led.repair r
              left join led.heard h on h.repair = r.id
            """;

    private final JdbcClient db;
    private final Vault vault;

    Repairs(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** What is open, and what was mended of late, newest first. */
    List<Repair> of(UUID document) {
        return Rows.all(db.sql(SELECT + """
                 where r.document = :document
                 order by r.ended_at desc nulls first, r.said_at desc, r.id
                 limit 20
                """).param("document", document).query(this::read));
    }

    Optional<Repair> find(UUID pair, UUID repair) {
        return db.sql(SELECT + " where r.pair = :pair and r.id = :repair")
                .param("pair", pair)
                .param("repair", repair)
                .query(this::read)
                .optional();
    }

    /** All that a person said or heard, for them to take along. */
    List<Repair> all() {
        return Rows.all(db.sql(SELECT + " order by r.said_at, r.id").query(this::read));
    }

    void stillTrue(Document agreement, PersonId by, Instant at) {
        db.sql("""
                insert into led.reading (document, pair, person, read_at) values (:document, :pair, :by, :at)
                on conflict do nothing
                """)
                .param("document", agreement.id())
                .param("pair", agreement.pair())
                .param("by", by.value())
                .param("at", Times.at(at))
                .update();
    }

    void say(Document agreement, Heading heading, String words, PersonId by, Instant at) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into led.repair (id, document, pair, heading, said_by, said_at, said)
                values (:id, :document, :pair, :heading, :by, :at, :said)
                """)
                .param("id", id)
                .param("document", agreement.id())
                .param("pair", agreement.pair())
                .param("heading", heading.key())
                .param("by", by.value())
                .param("at", Times.at(at))
                .param("said", vault.seal(by.value(), said(id, agreement.pair()), words))
                .update();
    }

    void hear(UUID pair, UUID repair, String words, PersonId by, Instant at) {
        db.sql("""
                insert into led.heard (repair, pair, heard_by, heard_at, heard)
                values (:repair, :pair, :by, :at, :heard)
                on conflict do nothing
                """)
                .param("repair", repair)
                .param("pair", pair)
                .param("by", by.value())
                .param("at", Times.at(at))
                .param("heard", vault.seal(by.value(), heard(repair, pair), words))
                .update();
    }

    /** False when it was mended already. */
    boolean end(UUID repair, PersonId by, Instant at) {
        return db.sql("update led.repair set ended_by = :by, ended_at = :at where id = :repair and ended_at is null")
                        .param("by", by.value())
                        .param("at", Times.at(at))
                        .param("repair", repair)
                        .update()
                == 1;
    }

    private Repair read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var saidBy = row.getObject("said_by", UUID.class);
        var heardBy = row.getObject("heard_by", UUID.class);
        return new Repair(
                id,
                Heading.of(row.getString("heading")).orElseThrow(),
                saidBy,
                row.getString("by"),
                Hat.stored(row.getString("hat")),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                vault.writtenUnlessErased(saidBy, said(id, pair), row.getBytes("said"))
                        .orElse(Written.NOTHING),
                Hat.stored(row.getString("heard_in")),
                Times.in(row, "heard_at"),
                heardBy == null
                        ? null
                        : vault.writtenUnlessErased(heardBy, heard(id, pair), row.getBytes("heard"))
                                .orElse(Written.NOTHING),
                Times.in(row, "ended_at"));
    }

    private static Place said(UUID repair, UUID pair) {
        return new Place("led.repair", repair, pair);
    }

    private static Place heard(UUID repair, UUID pair) {
        return new Place("led.heard", repair, pair);
    }
}
