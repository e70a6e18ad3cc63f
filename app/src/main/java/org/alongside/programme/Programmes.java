package org.alongside.programme;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which programmes there are, and whether somebody leads them. */
@Repository
public class Programmes {

    private final JdbcClient db;
    private final Clock clock;

    Programmes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A programme, if this person leads it now. */
    public Optional<Programme> ledBy(PersonId person, UUID programme) {
        return db.sql("""
                select p.id, p.name
                  from programme.programme p
                  join programme.lead l on l.programme = p.id and l.person = :person and l.until is null
                 where p.id = :programme
                """)
                .param("person", person.value())
                .param("programme", programme)
                .query(Programme.class)
                .optional();
    }

    /** All programmes this person leads now. */
    public List<Programme> ledBy(PersonId person) {
        return Rows.all(db.sql("""
                select p.id, p.name
                  from programme.programme p
                  join programme.lead l on l.programme = p.id and l.person = :person and l.until is null
                 order by p.name, p.id
                """).param("person", person.value()).query(Programme.class));
    }

    /** All of them, for whoever looks after the installation. */
    List<Programme> all() {
        return Rows.all(db.sql("select id, name from programme.programme order by name, id")
                .query(Programme.class));
    }

    void begin(UUID id, String name) {
        db.sql("insert into programme.programme (id, name, began_at) values (:id, :name, :now)")
                .param("id", id)
                .param("name", name)
                .param("now", Times.at(clock.instant()))
                .update();
    }
}
