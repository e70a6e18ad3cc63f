package org.alongside.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.stereotype.Repository;

/** What passkeys have to sign: 256 random bits, made for one browser, good for five minutes and once. */
@Repository
class Challenges {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Jobs jobs;
    private final Clock clock;

    Challenges(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    byte[] make(String visit) {
        var challenge = new byte[32];
        RANDOM.nextBytes(challenge);
        jobs.db()
                .sql("""
                        insert into people.challenge (challenge, visit_hash, expires_at)
                        values (:challenge, :visit, :expires)
                        """)
                .param("challenge", challenge)
                .param("visit", Digests.of(visit))
                .param("expires", Times.at(clock.instant().plus(GOOD_FOR)))
                .update();
        return challenge;
    }

    boolean spend(byte[] challenge, String visit) {
        return jobs.db()
                        .sql("""
                                delete from people.challenge
                                 where challenge = :challenge and visit_hash = :visit and expires_at > :now
                                """)
                        .param("challenge", challenge)
                        .param("visit", Digests.of(visit))
                        .param("now", Times.at(clock.instant()))
                        .update()
                == 1;
    }
}
