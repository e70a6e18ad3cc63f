package org.alongside.people;

import java.util.List;
import org.alongside.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which hats people wear now, for themselves and those alongside them. */
@Repository
public class Hats {

    private final JdbcClient db;

    Hats(JdbcClient db) {
        this.db = db;
    }

    /** The hats somebody can speak in now, in the order they put them on. */
    public List<Hat> of(PersonId person) {
        return Rows.all(db.sql(
                                "select hat from people.hat where person = :person and until is null order by since, hat")
                        .param("person", person.value())
                        .query(String.class))
                .stream()
                .flatMap(key -> Hat.of(key).stream())
                .toList();
    }
}
