package org.alongside.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Letters for people who asked for post or a phone call: an administrator prints or reads them out, and so reads them. No
 * letter carries private words. Each is kept sealed until it is marked as done, and emptied then.
 */
@Repository
class PostRound {

    /** One letter to bring: whom and where, what it says and in which language. */
    record Round(UUID id, String way, String reach, String letter, String language, Instant since) {}

    private record Row(UUID id, UUID person, String way, byte[] reach, byte[] letter, String language, Instant since) {}

    private final Jobs jobs;
    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    PostRound(Jobs jobs, JdbcClient db, Vault vault, Clock clock) {
        this.jobs = jobs;
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** Called in the transaction in which the letter leaves the outbox. */
    void add(UUID person, String way, String reach, String letter, String language) {
        var id = UUID.randomUUID();
        jobs.db()
                .sql("""
                        insert into people.by_hand (id, person, way, reach, letter, language, since)
                        values (:id, :person, :way, :reach, :letter, :language, :now)
                        """)
                .param("id", id)
                .param("person", person)
                .param("way", way)
                .param("reach", vault.seal(Vault.HOUSE, place("reach", id, person), reach))
                .param("letter", vault.seal(Vault.HOUSE, place("letter", id, person), letter))
                .param("language", language)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** What is still to be brought, oldest first. Row security shows it to administrators. */
    List<Round> waiting() {
        return Rows.all(db.sql("""
                        select id, person, way, reach, letter, language, since
                          from people.by_hand
                         where done_at is null
                         order by since, id
                        """).query(Row.class)).stream().map(this::opened).toList();
    }

    /** What still waits to be brought to this person. Asked by them. */
    List<Round> waitingFor(PersonId me) {
        return Rows.all(db.sql("""
                        select id, person, way, reach, letter, language, since
                          from people.by_hand
                         where done_at is null and person = :me
                         order by since, id
                        """).param("me", me.value()).query(Row.class)).stream()
                .map(this::opened)
                .toList();
    }

    boolean done(UUID id) {
        return db.sql("""
                update people.by_hand
                   set done_at = :now, reach = null, letter = null
                 where id = :id and done_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    private Round opened(Row row) {
        return new Round(
                row.id(),
                row.way(),
                vault.open(Vault.HOUSE, place("reach", row.id(), row.person()), row.reach()),
                vault.open(Vault.HOUSE, place("letter", row.id(), row.person()), row.letter()),
                row.language(),
                row.since());
    }

    private static Place place(String column, UUID id, UUID person) {
        return new Place("people.by_hand." + column, id, person);
    }
}
