package org.alongside.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

/**
 * What one half wrote and the other wrote over: it stays with the two. It lies under the key of whoever wrote it and under
 * the pair’s, and goes with either. Callers hold the pair first.
 */
@Repository
public class EarlierWords {

    /**
     * Words that stood somewhere before.
     *
     * @param part under which heading, as the module that keeps the words calls it
     * @param by empty once they have erased themselves
     * @param hat the hat they wrote it in; null as themselves
     */
    public record Earlier(
            String part,
            Written written,
            String by,
            @Nullable Hat hat,
            Instant at) {}

    /** Words under one heading, and what somebody would have there instead. */
    public record Over(String part, Written stands, String now) {

        boolean takesAway() {
            return !stands.isEmpty() && !stands.text().equals(now);
        }
    }

    private static final String SELECT = """
            select e.id, e.pair, e.part, e.words, e.written_by, coalesce(people.name_of(e.written_by), '') as by_name,
                   pairing.hat_at(e.pair, e.written_by, e.written_at) as hat, e.written_at
              from pairing.earlier e
            """;

    private final JdbcClient db;
    private final Vault vault;

    EarlierWords(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /**
     * Keeps what the other half wrote, where somebody now writes something else. One's own words are one's own to change.
     *
     * @param by who wrote what stands there, {@code at} that moment
     */
    public void writtenOver(UUID pair, UUID subject, UUID by, Instant at, List<Over> parts, PersonId me) {
        if (!by.equals(me.value())) {
            parts.stream().filter(Over::takesAway).forEach(over -> keep(pair, subject, by, at, over));
        }
    }

    /** The newest first. */
    public List<Earlier> of(UUID subject) {
        return words(SELECT + " where e.subject = :of order by e.written_at desc, e.id", subject);
    }

    /** What goes with the subject itself, which both have agreed to at this moment. */
    public void goWith(UUID subject) {
        db.sql("delete from pairing.earlier where subject = :subject")
                .param("subject", subject)
                .update();
    }

    List<Earlier> by(PersonId person) {
        return words(SELECT + " where e.written_by = :of order by e.written_at desc, e.id", person.value());
    }

    private void keep(UUID pair, UUID subject, UUID by, Instant at, Over over) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into pairing.earlier (id, pair, subject, part, words, written_by, written_at)
                values (:id, :pair, :subject, :part, :words, :by, :at)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("subject", subject)
                .param("part", over.part())
                .param("words", vault.sealUnderTwo(by, pair, place(id, pair), over.stands()))
                .param("by", by)
                .param("at", Times.at(at))
                .update();
    }

    private List<Earlier> words(String select, UUID of) {
        return Rows.all(db.sql(select).param("of", of).query(this::read)).stream()
                .filter(earlier -> !earlier.written().isEmpty())
                .toList();
    }

    private Earlier read(ResultSet row, int number) throws SQLException {
        var pair = row.getObject("pair", UUID.class);
        var by = row.getObject("written_by", UUID.class);
        var place = place(row.getObject("id", UUID.class), pair);
        return new Earlier(
                row.getString("part"),
                vault.underTwoUnlessErased(by, pair, place, row.getBytes("words"))
                        .orElse(Written.NOTHING),
                row.getString("by_name"),
                Hat.stored(row.getString("hat")),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Place place(UUID id, UUID pair) {
        return new Place("pairing.earlier", id, pair);
    }
}
