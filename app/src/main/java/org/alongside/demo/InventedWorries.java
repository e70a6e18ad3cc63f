package org.alongside.demo;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.safeguarding.WorkingDay;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two worries: one that the deputy has opened and answered, and one that waits. */
@Component
@Conditional(InDemo.class)
class InventedWorries {

    private static final String OPENED =
            "Somebody in my group said twice that she does not feel safe at home at night. She laughed it off. I don’t want to make it bigger than it is, but I keep thinking of it.";
    private static final String DONE =
            "Rang Beatriz the same day. With her agreement I spoke to the woman she means, who already has a support worker and a plan for the nights. We talk again next week.";
    private static final String WAITING =
            "A man I met at the market stall told me he has stopped taking his tablets because he can’t see the point of anything. I only know his first name. I am not in your programme.";

    private final Acting acting;
    private final Vault vault;
    private final Settings settings;
    private final Jobs jobs;
    private final Ago ago;

    InventedWorries(Acting acting, Vault vault, Settings settings, Jobs jobs, Ago ago) {
        this.acting = acting;
        this.vault = vault;
        this.settings = settings;
        this.jobs = jobs;
        this.ago = ago;
    }

    void invent() {
        var from = Cast.COHORT.get(5).lives();
        var opened = InventedCalls.id("a worry that was opened");
        acting.as(from, db -> {
            told(db, opened, OPENED, from.name() + ", 01632 960588, in the evening", ago.days(12));
            db.sql("insert into safeguarding.sender (worry, person) values (:worry, :me)")
                    .param("worry", opened)
                    .param("me", from.id())
                    .update();
        });
        acting.as(Cast.DEPUTY, db -> {
            opened(db, opened, ago.days(12).plusSeconds(9_000));
            noted(db, opened, ago.days(12).plusSeconds(11_000));
        });
        acting.as(from, db -> told(db, InventedCalls.id("a worry that waits"), WAITING, "", ago.hours(3)));
        // Their letters have gone already: see InventedLetters.
        jobs.inTransaction(() -> {
            jobs.db().sql("update safeguarding.worry set told_at = sent_at").update();
        });
    }

    private void told(JdbcClient db, UUID id, String words, String reach, Instant at) {
        db.sql("insert into safeguarding.worry (id, circle, sent_at, due_at) values (:id, :circle, :at, :due)")
                .param("id", id)
                .param("circle", InventedCalls.SAFEGUARDING)
                .param("at", Times.at(at))
                .param("due", Times.at(WorkingDay.after(at, settings.timeZone())))
                .update();
        db.sql("insert into safeguarding.words (worry, words, reach) values (:id, :words, :reach)")
                .param("id", id)
                .param("words", sealed("words.words", id, id, words))
                .param("reach", sealed("words.reach", id, id, reach))
                .update();
    }

    private static void opened(JdbcClient db, UUID worry, Instant at) {
        db.sql("""
                insert into safeguarding.opening (worry, person, name, opened_at)
                values (:worry, :person, :name, :at)
                """)
                .param("worry", worry)
                .param("person", Cast.DEPUTY.id())
                .param("name", Cast.DEPUTY.name())
                .param("at", Times.at(at))
                .update();
    }

    private void noted(JdbcClient db, UUID worry, Instant at) {
        var id = InventedCalls.id("a note on a worry");
        db.sql("""
                insert into safeguarding.note (id, worry, person, name, words, noted_at)
                values (:id, :worry, :person, :name, :words, :at)
                """)
                .param("id", id)
                .param("worry", worry)
                .param("person", Cast.DEPUTY.id())
                .param("name", Cast.DEPUTY.name())
                .param("words", sealed("note", id, worry, DONE))
                .param("at", Times.at(at))
                .update();
    }

    private byte[] sealed(String column, UUID row, UUID worry, String words) {
        return vault.seal(worry, new Place("safeguarding." + column, row, InventedCalls.SAFEGUARDING), words);
    }
}
