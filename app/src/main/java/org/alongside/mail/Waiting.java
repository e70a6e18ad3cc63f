package org.alongside.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The letters in the outbox, as their sender sees them. */
@Repository
class Waiting {

    /** Ten seconds, then twice as long each time, up to four hours: about five days in all. */
    private static final int MOST_TRIES = 40;

    record Row(UUID id, @Nullable UUID person, byte[] sealed) {}

    /** What became of a letter. */
    enum Outcome {
        SENT,
        REFUSED,
        LATER,
        /** There is nobody to send it to any more. */
        LET_GO
    }

    private final Jobs jobs;

    Waiting(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The one that has been due longest and that no other sender holds; locked until the transaction ends. */
    Optional<Row> next() {
        return next("true", Map.of());
    }

    /** The same among the letters to these people. */
    Optional<Row> nextTo(List<UUID> people) {
        return next("person = any (:people)", Map.of("people", people.toArray(UUID[]::new)));
    }

    private Optional<Row> next(String which, Map<String, ?> given) {
        return jobs.db()
                .sql("""
                        select id, person, sealed
                          from mail.letter
                         where sealed is not null
                           and due_at <= now()
                           and """ + " " + which + """

                         order by due_at
                         limit 1
                           for update skip locked
                        """)
                .params(given)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class), row.getObject("person", UUID.class), row.getBytes("sealed")))
                .optional();
    }

    void settle(Row row, Outcome outcome) {
        switch (outcome) {
            case SENT -> empty(row.id(), "sent_at");
            case REFUSED -> empty(row.id(), "refused_at");
            case LATER -> {
                putOff(row.id());
                giveUp(row.id());
            }
            case LET_GO -> change("delete from mail.letter where id = :id", row.id());
        }
    }

    /** When it was us who failed: the letter waits as long as it takes, less and less often. */
    void putOff(UUID id) {
        change("""
                update mail.letter
                   set tries = tries + 1,
                       due_at = now() + least(interval '10 seconds' * pow(2, least(tries, 20)), interval '4 hours')
                 where id = :id
                   and sealed is not null
                """, id);
    }

    private void giveUp(UUID id) {
        jobs.db().sql("""
                        update mail.letter
                           set sealed = null, person = null, refused_at = now()
                         where id = :id
                           and tries >= :most
                           and sealed is not null
                        """).param("id", id).param("most", MOST_TRIES).update();
    }

    /** What is left of a letter are dates, and those not for long. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forget() {
        jobs.db().sql("""
                        delete from mail.letter
                         where coalesce(sent_at, refused_at) < now() - interval '30 days'
                        """).update();
    }

    private void empty(UUID id, String column) {
        change("update mail.letter set sealed = null, person = null, " + column + " = now() where id = :id", id);
    }

    private void change(String sql, UUID id) {
        jobs.db().sql(sql).param("id", id).update();
    }
}
