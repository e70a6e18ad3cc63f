package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what has had its use: sign-ins after a day, sessions a month after they ended, words nobody came back for. */
@Component
class Forgetting {

    private static final Duration SIGN_INS = Duration.ofDays(1);
    private static final Duration SESSIONS = Duration.ofDays(30);

    private final KeptWords keptWords;
    private final Jobs jobs;
    private final Clock clock;

    Forgetting(KeptWords keptWords, Jobs jobs, Clock clock) {
        this.keptWords = keptWords;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forgetOld() {
        keptWords.forgetOld();
        delete("sign_in", "expires_at", SIGN_INS);
        delete("beginning", "expires_at", SIGN_INS);
        delete("second_step", "expires_at", SIGN_INS);
        delete("challenge", "expires_at", SIGN_INS);
        delete("new_address", "expires_at", SIGN_INS);
        delete("session", "seen_at", SESSIONS);
    }

    /** What was asked for with these addresses; part of erasing a person. */
    void forget(List<String> emails) {
        for (var table : List.of("sign_in", "beginning")) {
            jobs.db()
                    .sql("delete from people." + table + " where email = any (:emails)")
                    .param("emails", emails.toArray(String[]::new))
                    .update();
        }
    }

    /** Table and column are our own constants. */
    private void delete(String table, String column, Duration after) {
        jobs.db()
                .sql("delete from people." + table + " where " + column + " < :before")
                .param("before", Times.at(clock.instant().minus(after)))
                .update();
    }
}
