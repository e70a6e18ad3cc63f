package org.alongside.people;

import java.time.Clock;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.mail.Letter;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.stereotype.Repository;

/**
 * Letters for people who asked for post or a phone call: somebody prints or reads them. Kept sealed until they are
 * marked as done.
 */
@Repository
class PostRound {

    private final Jobs jobs;
    private final Vault vault;
    private final Clock clock;

    PostRound(Jobs jobs, Vault vault, Clock clock) {
        this.jobs = jobs;
        this.vault = vault;
        this.clock = clock;
    }

    /** Called in the transaction in which the letter leaves the outbox. */
    void add(UUID person, String way, Letter letter) {
        var id = UUID.randomUUID();
        var text = letter.subject() + "\n\n" + String.join("\n\n", letter.paragraphs());
        jobs.db()
                .sql("""
                        insert into people.by_hand (id, person, way, letter, since)
                        values (:id, :person, :way, :letter, :now)
                        """)
                .param("id", id)
                .param("person", person)
                .param("way", way)
                .param("letter", vault.seal(Vault.HOUSE, new Place("people.by_hand", id, person), text))
                .param("now", Times.at(clock.instant()))
                .update();
    }
}
