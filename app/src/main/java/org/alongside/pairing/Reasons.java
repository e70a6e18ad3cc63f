package org.alongside.pairing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.database.Rows;
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

    private record Row(UUID pair, UUID by, byte[] sealed) {}

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
        return db.sql("""
                select r.pair, r.person as by, r.sealed
                  from pairing.reason r
                  join pairing.pair p on p.id = r.pair and p.stepped_back = r.person
                                     and r.given_at = coalesce(p.ended_at, p.paused_at)
                 where r.pair = :pair
                """).param("pair", pair).query(Row.class).optional().flatMap(this::opened);
    }

    /** The last that this person gave in each of their pairs, whatever came of it. */
    Map<UUID, Written> by(PersonId person) {
        return Rows.all(db.sql("select pair, person as by, sealed from pairing.reason where person = :person")
                        .param("person", person.value())
                        .query(Row.class))
                .stream()
                .collect(Collectors.toMap(Row::pair, row -> opened(row).orElse(Written.NOTHING)));
    }

    /** Also what stands in the pair itself since before there was one reason for each half. */
    void forget(PersonId person) {
        db.sql("delete from pairing.reason where person = :person")
                .param("person", person.value())
                .update();
        db.sql("update pairing.pair set reason = null where stepped_back = :person and reason is not null")
                .param("person", person.value())
                .update();
    }

    private Optional<Written> opened(Row row) {
        return vault.writtenUnlessErased(row.by(), place(row.pair()), row.sealed());
    }

    /** As it was when the pair itself kept the one reason there was. */
    private static Place place(UUID pair) {
        return new Place("pairing.pair", pair, pair);
    }
}
