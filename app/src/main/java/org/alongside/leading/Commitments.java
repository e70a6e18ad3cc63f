package org.alongside.leading;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What pairs try next: sealed under the pair's key, and shown to the two of them. */
@Repository
class Commitments {

    private static final String SELECT = """
            select c.id, c.document, c.pair, c.words, c.leads, c.due, c.asked_by, c.asked_at, c.outcome, c.why,
                   people.name_of(c.ended_by) as ended_by, c.ended_at,
                   pairing.hat_at(c.pair, c.asked_by, c.asked_at) as hat,
                   pairing.hat_at(c.pair, c.ended_by, c.ended_at) as ended_in,
                   (select coalesce(array_agg(t.person), '{}') from led.taken_on t where t.commitment = c.id) as yes
              from led.commitment c
            """;

    private final JdbcClient db;
    private final Vault vault;

    Commitments(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** By when it is due; those that are over last. */
    List<Commitment> of(UUID document) {
        return Rows.all(db.sql(SELECT + """
                 where c.document = :document
                 order by c.ended_at desc nulls first, c.due, c.asked_at, c.id
                """).param("document", document).query(this::read));
    }

    Optional<Commitment> find(UUID pair, UUID commitment) {
        return db.sql(SELECT + " where c.pair = :pair and c.id = :commitment")
                .param("pair", pair)
                .param("commitment", commitment)
                .query(this::read)
                .optional();
    }

    /** All of a person's pairs, for them to take along. */
    List<Commitment> all() {
        return Rows.all(db.sql(SELECT + " order by c.asked_at, c.id").query(this::read));
    }

    void add(Commitment asked, @Nullable UUID insteadOf) {
        db.sql("""
                insert into led.commitment (id, document, pair, words, leads, due, asked_by, asked_at, instead_of)
                values (:id, :document, :pair, :words, :leads, :due, :by, :at, :insteadOf)
                """)
                .param("id", asked.id())
                .param("document", asked.document())
                .param("pair", asked.pair())
                .param("words", vault.seal(asked.pair(), words(asked.id(), asked.pair()), asked.written()))
                .param("leads", asked.leads().key())
                .param("due", asked.due())
                .param("by", asked.askedBy())
                .param("at", Times.at(asked.askedAt()))
                .param("insteadOf", insteadOf, java.sql.Types.OTHER)
                .update();
    }

    /** Says yes for oneself. Twice changes nothing. */
    void takeOn(UUID commitment, PersonId by, Instant at) {
        db.sql("""
                insert into led.taken_on (commitment, person, at) values (:commitment, :by, :at)
                on conflict do nothing
                """)
                .param("commitment", commitment)
                .param("by", by.value())
                .param("at", Times.at(at))
                .update();
    }

    void end(Commitment commitment, Commitment.Outcome outcome, String why, PersonId by, Instant at) {
        db.sql("""
                update led.commitment set outcome = :outcome, why = :why, ended_by = :by, ended_at = :at
                 where id = :id and outcome is null
                """)
                .param("outcome", outcome.key())
                .param(
                        "why",
                        why.isEmpty()
                                ? null
                                : vault.seal(commitment.pair(), why(commitment.id(), commitment.pair()), why),
                        java.sql.Types.BINARY)
                .param("by", by.value())
                .param("at", Times.at(at))
                .param("id", commitment.id())
                .update();
    }

    /** What is still open is let go, as the challenge closes. */
    void endAllOf(Document challenge, PersonId by, Instant at) {
        db.sql("""
                update led.commitment set outcome = 'let-go', ended_by = :by, ended_at = :at
                 where document = :document and outcome is null
                """)
                .param("by", by.value())
                .param("at", Times.at(at))
                .param("document", challenge.id())
                .update();
    }

    private Commitment read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var why = row.getBytes("why");
        return new Commitment(
                id,
                row.getObject("document", UUID.class),
                pair,
                vault.writtenUnlessErased(pair, words(id, pair), row.getBytes("words"))
                        .orElse(Written.NOTHING),
                Commitment.Leads.of(row.getString("leads")).orElseThrow(),
                row.getObject("due", LocalDate.class),
                row.getObject("asked_by", UUID.class),
                Hat.stored(row.getString("hat")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                people(row.getArray("yes")),
                row.getString("outcome") == null
                        ? null
                        : Commitment.Outcome.of(row.getString("outcome")).orElseThrow(),
                why == null
                        ? Written.NOTHING
                        : vault.writtenUnlessErased(pair, why(id, pair), why).orElse(Written.NOTHING),
                row.getString("ended_by"),
                Hat.stored(row.getString("ended_in")),
                Times.in(row, "ended_at"));
    }

    private static List<UUID> people(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static Place words(UUID commitment, UUID pair) {
        return new Place("led.commitment.words", commitment, pair);
    }

    private static Place why(UUID commitment, UUID pair) {
        return new Place("led.commitment.why", commitment, pair);
    }
}
