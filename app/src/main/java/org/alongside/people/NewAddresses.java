package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.stereotype.Repository;

/** Addresses that people want their letters at from now on, until a letter there has been read. */
@Repository
class NewAddresses {

    static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final int MOST_TRIES = 5;

    private final Jobs jobs;
    private final Clock clock;

    NewAddresses(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Takes the place of whatever was asked for before. */
    void ask(PersonId person, String email, String code) {
        var now = clock.instant();
        jobs.db()
                .sql("""
                        insert into people.new_address (person, email, code_hash, asked_at, expires_at)
                        values (:person, :email, :code, :now, :expires)
                        on conflict (person) do update
                           set email = excluded.email, code_hash = excluded.code_hash, asked_at = excluded.asked_at,
                               expires_at = excluded.expires_at, tries = 0
                        """)
                .param("person", person.value())
                .param("email", email)
                .param("code", Digests.of(code))
                .param("now", Times.at(now))
                .param("expires", Times.at(now.plus(GOOD_FOR)))
                .update();
    }

    /** The new address, if this is the code that went there. Every try counts. */
    Optional<String> prove(PersonId person, String code) {
        return jobs.db()
                .sql("""
                        update people.new_address
                           set tries = tries + 1
                         where person = :person and expires_at > :now and tries < :most
                        returning case when code_hash = :code then email end
                        """)
                .param("person", person.value())
                .param("now", Times.at(clock.instant()))
                .param("most", MOST_TRIES)
                .param("code", Digests.of(code))
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(email -> email);
    }

    /** Puts it in the place of the old one. False if somebody else has it by now. */
    boolean move(PersonId person, String email) {
        jobs.db()
                .sql("delete from people.new_address where person = :person")
                .param("person", person.value())
                .update();
        boolean taken = jobs.db()
                .sql(
                        "select exists (select from people.address where lower(email) = lower(:email) and person <> :person)")
                .param("email", email)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        if (taken) {
            return false;
        }
        jobs.db().sql("""
                        delete from people.sign_in s using people.address a
                         where a.person = :person and lower(s.email) = lower(a.email)
                        """).param("person", person.value()).update();
        jobs.db()
                .sql("delete from people.address where person = :person")
                .param("person", person.value())
                .update();
        jobs.db()
                .sql("insert into people.address (person, email, confirmed_at) values (:person, :email, :now)")
                .param("person", person.value())
                .param("email", email)
                .param("now", Times.at(clock.instant()))
                .update();
        return true;
    }
}
