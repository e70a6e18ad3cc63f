package org.alongside.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which pairs there are, for those who may know. Always asked by a person: their own pairs, or those alongside them. */
@Repository
public class Pairs {

    static final String COLUMNS = """
            p.id as pair, p.began_at, p.paused_at, p.ended_at, p.erased_at,
            l.person as lives, people.name_of(l.person) as lives_name, lh.hat as lives_hat,
            w.person as works, people.name_of(w.person) as works_name, wh.hat as works_hat
            """;

    static final String FROM = """
              from pairing.pair p
              join pairing.half l on l.pair = p.id and l.side = 'lives'
              join pairing.half w on w.pair = p.id and w.side = 'works'
              left join pairing.speaking lh on lh.pair = p.id and lh.person = l.person and lh.until is null
              left join pairing.speaking wh on wh.pair = p.id and wh.person = w.person and wh.until is null
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

    /** A pair for one half of it, held, as it is from then on. Throws {@link NotHere}; whoever is no half holds nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Pair held(PersonId person, UUID pair) {
        var _ = with(person, pair).orElseThrow(NotHere::new);
        hold(pair);
        return with(person, pair).orElseThrow(NotHere::new);
    }

    static Pair read(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("pair", UUID.class),
                half(row, Pair.Side.LIVES),
                half(row, Pair.Side.WORKS),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                Times.in(row, "paused_at"),
                Times.in(row, "ended_at"),
                Times.in(row, "erased_at"));
    }

    private static Pair.Half half(ResultSet row, Pair.Side side) throws SQLException {
        return new Pair.Half(
                row.getObject(side.key(), UUID.class),
                row.getString(side.key() + "_name"),
                side,
                Hat.stored(row.getString(side.key() + "_hat")));
    }
}
