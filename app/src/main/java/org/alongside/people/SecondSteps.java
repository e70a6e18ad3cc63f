package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.web.Cookies;
import org.springframework.stereotype.Repository;

/** People between a first step and a second: good for ten minutes, five tries, and one browser. */
@Repository
class SecondSteps {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 5;

    /** Whose second step this is, what the first was, and where it leads. */
    record Step(PersonId person, Began first, String onward) {}

    private final Jobs jobs;
    private final Clock clock;

    SecondSteps(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Answers what the page for the second step carries. */
    String prepare(Step step, String visit) {
        var token = Cookies.secret();
        jobs.db()
                .sql("""
                        insert into people.second_step (token_hash, visit_hash, person, first, onward, expires_at)
                        values (:token, :visit, :person, :first, :onward, :expires)
                        """)
                .param("token", Digests.of(token))
                .param("visit", Digests.of(visit))
                .param("person", step.person().value())
                .param("first", step.first().key())
                .param("onward", step.onward())
                .param("expires", Times.at(clock.instant().plus(GOOD_FOR)))
                .update();
        return token;
    }

    /** One try. It counts in the statement that finds it, so that tries at once cannot outrun the limit. */
    Optional<Step> attempt(String token, String visit) {
        return jobs.db()
                .sql("""
                        update people.second_step
                           set tries = tries + 1
                         where token_hash = :token and visit_hash = :visit
                           and spent_at is null and expires_at > :now and tries < :most
                        returning person, first, onward
                        """)
                .param("token", Digests.of(token))
                .param("visit", Digests.of(visit))
                .param("now", Times.at(clock.instant()))
                .param("most", MOST_TRIES)
                .query((row, _) -> new Step(
                        new PersonId(row.getObject("person", UUID.class)),
                        Began.of(row.getString("first")),
                        row.getString("onward")))
                .optional();
    }

    void spend(String token) {
        jobs.db()
                .sql("update people.second_step set spent_at = :now where token_hash = :token")
                .param("now", Times.at(clock.instant()))
                .param("token", Digests.of(token))
                .update();
    }
}
