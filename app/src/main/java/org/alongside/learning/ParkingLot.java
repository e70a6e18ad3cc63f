package org.alongside.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was put aside for later on a day: under the key of whoever said it, read by those in the cohort at the time. */
@Repository
class ParkingLot {

    private static final String SELECT = """
            select p.id, p.day, p.cohort, p.person, people.name_of(p.person) as name, p.words, p.parked_at, p.ended_at
              from learn.parked p
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    ParkingLot(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** What waits first, as it was said; then what is done. */
    List<Parked> of(UUID day) {
        return Rows.all(db.sql(SELECT + " where p.day = :day order by p.ended_at nulls first, p.parked_at, p.id")
                .param("day", day)
                .query(this::read));
    }

    /** Everything this person said, for them to take along. */
    List<Parked> by(PersonId me) {
        return Rows.all(db.sql(SELECT + " where p.person = :me order by p.parked_at, p.id")
                .param("me", me.value())
                .query(this::read));
    }

    void park(UUID cohort, UUID day, String text, PersonId me) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into learn.parked (id, day, cohort, person, words, parked_at)
                values (:id, :day, :cohort, :me, :words, :now)
                """)
                .param("id", id)
                .param("day", day)
                .param("cohort", cohort)
                .param("me", me.value())
                .param("words", vault.seal(me.value(), place(id, cohort), text))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** Done with, for its facilitators. */
    boolean end(UUID cohort, UUID parked) {
        return db.sql("""
                update learn.parked set ended_at = :now
                 where id = :id and cohort = :cohort and ended_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("id", parked)
                        .param("cohort", cohort)
                        .update()
                == 1;
    }

    /** One's own words; gone for everybody. */
    boolean takeBack(UUID cohort, UUID parked, PersonId me) {
        return db.sql("delete from learn.parked where id = :id and cohort = :cohort and person = :me")
                        .param("id", parked)
                        .param("cohort", cohort)
                        .param("me", me.value())
                        .update()
                == 1;
    }

    void forget(PersonId me) {
        db.sql("delete from learn.parked where person = :me")
                .param("me", me.value())
                .update();
    }

    private Parked read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var person = row.getObject("person", UUID.class);
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Parked(
                id,
                row.getObject("day", UUID.class),
                person,
                row.getString("name"),
                vault.writtenUnlessErased(person, place(id, row.getObject("cohort", UUID.class)), row.getBytes("words"))
                        .orElse(Written.NOTHING),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static Place place(UUID parked, UUID cohort) {
        return new Place("learn.parked", parked, cohort);
    }
}
