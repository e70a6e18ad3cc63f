package org.alongside.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which pairs there are, for those who may know. Always asked by a person: their own pairs, or those alongside them. */
@Repository
public class Pairs {

    static final String COLUMNS = """
            p.id as pair, p.began_at, p.paused_at, p.ended_at, p.erased_at,
            l.person as lives, people.name_of(l.person) as lives_name,
            w.person as works, people.name_of(w.person) as works_name
            """;

    static final String FROM = """
              from pairing.pair p
              join pairing.half l on l.pair = p.id and l.side = 'lives'
              join pairing.half w on w.pair = p.id and w.side = 'works'
            """;

    private static final String SELECT = "select " + COLUMNS + FROM;

    private final JdbcClient db;

    Pairs(JdbcClient db) {
        this.db = db;
    }

    /** A pair, if this person is one half of it. */
    public Optional<Pair> with(PersonId person, UUID pair) {
        return db.sql(SELECT + " where p.id = :pair and :person in (l.person, w.person)")
                .param("pair", pair)
                .param("person", person.value())
                .query(Pairs::read)
                .optional();
    }

    /** All pairs a person is one half of, newest first. */
    public List<Pair> of(PersonId person) {
        return Rows.all(db.sql(SELECT + " where :person in (l.person, w.person) order by p.began_at desc, p.id")
                .param("person", person.value())
                .query(Pairs::read));
    }

    /**
     * Holds the pair until the transaction ends: every act that needs both hands, and every edit of words that may have
     * been offered, takes this lock first, so that they happen one after the other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID pair) {
        db.sql("select id from pairing.pair where id = :pair for update")
                .param("pair", pair)
                .query(UUID.class)
                .optional();
    }

    static Pair read(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("pair", UUID.class),
                new Pair.Half(row.getObject("lives", UUID.class), row.getString("lives_name"), Pair.Side.LIVES),
                new Pair.Half(row.getObject("works", UUID.class), row.getString("works_name"), Pair.Side.WORKS),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                instant(row, "paused_at"),
                instant(row, "ended_at"),
                instant(row, "erased_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
