package org.alongside.pairing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Why a half stepped back, if they said so: one reason a half, sealed under their own key. The other half reads it as
 * long as the pair stands as it was given for; whoever gave it keeps it, whatever the other half does then.
 */
@Repository
class Reasons {

    private record Row(UUID by, byte[] sealed) {}

    private final JdbcClient db;
    private final Vault vault;

    Reasons(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    byte[] sealed(UUID pair, String reason, PersonId by) {
        return vault.seal(by.value(), place(pair), reason.strip());
    }

    /** In place of the one they gave before. */
    void keep(UUID pair, PersonId by, byte[] sealed, Instant at) {
        db.sql("""
                insert into pairing.reason (pair, person, sealed, given_at)
                values (:pair, :by, :sealed, :at)
                on conflict (pair, person) do update set sealed = excluded.sealed, given_at = excluded.given_at
                """)
                .param("pair", pair)
                .param("by", by.value())
                .param("sealed", sealed)
                .param("at", Times.at(at))
                .update();
    }

    /** What was said for how the pair stands now, by whoever stepped back. */
    Optional<Written> standing(UUID pair) {
        return opened(pair, db.sql("""
                select r.person as by, r.sealed
                  from pairing.reason r
                  join pairing.pair p on p.id = r.pair and p.stepped_back = r.person
                                     and r.given_at = coalesce(p.ended_at, p.paused_at)
                 where r.pair = :pair
                """).param("pair", pair).query(Row.class).optional());
    }

    /** The last that this person gave, whatever came of it. */
    Optional<Written> by(UUID pair, PersonId person) {
        return opened(
                pair,
                db.sql("select person as by, sealed from pairing.reason where pair = :pair and person = :person")
                        .param("pair", pair)
                        .param("person", person.value())
                        .query(Row.class)
                        .optional());
    }

    void forget(PersonId person) {
        db.sql("delete from pairing.reason where person = :person")
                .param("person", person.value())
                .update();
    }

    private Optional<Written> opened(UUID pair, Optional<Row> found) {
        return found.flatMap(row -> vault.writtenUnlessErased(row.by(), place(pair), row.sealed()));
    }

    /** As it was when the pair itself kept the one reason there was. */
    private static Place place(UUID pair) {
        return new Place("pairing.pair", pair, pair);
    }
}
