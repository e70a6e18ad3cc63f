package org.alongside.mail;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where letters are posted: in the transaction of what they report, so that either both happened or neither. From then
 * on a letter is not lost, and sent twice only if the mail server or we stop between its "taken" and our note of it.
 */
@Component
public class Outbox {

    /** How the post stands, in numbers: never what a letter says or whom it is for. */
    public record Standing(long waiting, @Nullable Instant waitingSince, long refused) {}

    /** How many letters have not left, and since when the oldest of them waits. */
    public record Waits(long letters, @Nullable Instant since) {}

    private final JdbcClient db;
    private final Jobs jobs;
    private final Vault vault;
    private final Bell bell;

    private volatile Waits lately = new Waits(0, null);

    Outbox(JdbcClient db, Jobs jobs, Vault vault, Bell bell) {
        this.db = db;
        this.jobs = jobs;
        this.vault = vault;
        this.bell = bell;
    }

    /** To a person, by the way and at the address that are theirs when it leaves. */
    public void post(UUID person, Letter letter) {
        post(person, new Sealed(null, letter));
    }

    /** To an address, for someone who is not here yet. */
    public void post(Recipient recipient, Letter letter) {
        post(null, new Sealed(recipient, letter));
    }

    /** As the sender found it a few seconds ago: for a page, which asks the database nothing for it. */
    public Waits lately() {
        return lately;
    }

    /** Looks at what waits, after the sender has sent what it could. */
    void look() {
        lately = jobs.db()
                .sql("select count(*) as letters, min(posted_at) as since from mail.letter where sealed is not null")
                .query((row, _) -> new Waits(row.getLong("letters"), Times.in(row, "since")))
                .single();
    }

    public Standing standing() {
        return jobs.db()
                .sql("""
                        select count(*) filter (where sealed is not null) as waiting,
                               min(posted_at) filter (where sealed is not null) as waiting_since,
                               count(*) filter (where refused_at is not null) as refused
                          from mail.letter
                        """)
                .query((row, _) ->
                        new Standing(row.getLong("waiting"), Times.in(row, "waiting_since"), row.getLong("refused")))
                .single();
    }

    /** Bound to whom it is for: nobody who can write to the table can send another's letter to themselves. */
    static Place place(UUID letter, @Nullable UUID person) {
        return new Place("mail.letter", letter, person == null ? Vault.HOUSE : person);
    }

    private void post(@Nullable UUID person, Sealed words) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A letter is posted in the transaction of what it reports.");
        }
        var id = UUID.randomUUID();
        (jobs.underWay() ? jobs.db() : db)
                .sql("insert into mail.letter (id, person, sealed) values (:id, :person, :sealed)")
                .param("id", id)
                .param("person", person)
                .param("sealed", vault.seal(Vault.HOUSE, place(id, person), words.written()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}
