package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.springframework.stereotype.Repository;

/** Sign-ins that were asked for. All of it happens before anybody is known, so it is the jobs role's work. */
@Repository
class SignIns {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    static final int MOST_TRIES = 5;
    private static final int MOST_LETTERS = 5;
    private static final Duration LETTERS_WITHIN = Duration.ofMinutes(15);

    /** A sign-in that was spent just now: whose address was proved, and where its person wanted to go. */
    record Spent(String email, String onward) {}

    private final Jobs jobs;
    private final Clock clock;

    SignIns(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    void ask(String link, String code, String visit, String email, String onward) {
        var now = clock.instant();
        jobs.db()
                .sql("""
                        insert into people.sign_in
                            (id, link_hash, code_hash, visit_hash, email, onward, asked_at, expires_at)
                        values (:id, :link, :code, :visit, :email, :onward, :now, :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("link", Digests.of(link))
                .param("code", Digests.of(code))
                .param("visit", Digests.of(visit))
                .param("email", email)
                .param("onward", onward)
                .param("now", Times.at(now))
                .param("expires", Times.at(now.plus(GOOD_FOR)))
                .update();
    }

    /** Whether this address has had as many letters as one person needs for now. */
    boolean hasHadEnoughLetters(String email) {
        return jobs.db()
                        .sql("""
                                select count(*)
                                  from people.sign_in
                                 where lower(email) = lower(:email)
                                   and asked_at > :since
                                """)
                        .param("email", email)
                        .param("since", Times.at(clock.instant().minus(LETTERS_WITHIN)))
                        .query(Integer.class)
                        .single()
                >= MOST_LETTERS;
    }

    /** Whether a link can still be spent, and was asked for in this browser. Changes nothing. */
    Standing standingOf(String link, String visit) {
        return jobs.db()
                .sql("""
                        select visit_hash = :visit
                          from people.sign_in
                         where link_hash = :link
                           and spent_at is null
                           and expires_at > :now
                        """)
                .param("link", Digests.of(link))
                .param("visit", Digests.of(visit))
                .param("now", Times.at(clock.instant()))
                .query(Boolean.class)
                .optional()
                .map(here -> here ? Standing.HERE : Standing.ELSEWHERE)
                .orElse(Standing.OVER);
    }

    /** How a link stands when it is opened. */
    enum Standing {
        HERE,
        ELSEWHERE,
        OVER
    }

    /** Spends a link, once, in the browser that asked for it. */
    Optional<Spent> spendLink(String link, String visit) {
        return jobs.db()
                .sql("""
                        update people.sign_in
                           set spent_at = :now
                         where link_hash = :link
                           and visit_hash = :visit
                           and spent_at is null
                           and expires_at > :now
                        returning email, onward
                        """)
                .param("link", Digests.of(link))
                .param("visit", Digests.of(visit))
                .param("now", Times.at(clock.instant()))
                .query(Spent.class)
                .optional();
    }

    /**
     * Spends a code typed in the browser that asked. Every try counts against the newest sign-in asked for there, in the
     * same statement that compares, so that tries at once cannot outrun the limit.
     */
    Optional<Spent> spendCode(String code, String visit) {
        return jobs.db()
                .sql("""
                        update people.sign_in
                           set tries = tries + 1,
                               spent_at = case when code_hash = :code then :now end
                         where id = (select id
                                       from people.sign_in
                                      where visit_hash = :visit
                                      order by asked_at desc
                                      limit 1)
                           and spent_at is null
                           and expires_at > :now
                           and tries < :most
                        returning email, onward, spent_at is not null as fits
                        """)
                .param("code", Digests.of(code))
                .param("visit", Digests.of(visit))
                .param("now", Times.at(clock.instant()))
                .param("most", MOST_TRIES)
                .query((row, _) -> row.getBoolean(3)
                        ? Optional.of(new Spent(row.getString(1), row.getString(2)))
                        : Optional.<Spent>empty())
                .optional()
                .flatMap(o -> o);
    }

    /** Whose address this is. */
    Optional<PersonId> personAt(String email) {
        return jobs.db()
                .sql("select person from people.address where lower(email) = lower(:email)")
                .param("email", email)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** How to write to a known person. */
    record Known(String name, String language) {}

    /** In one statement, so that an address nobody has costs the same. */
    Optional<Known> known(String email) {
        return jobs.db().sql("""
                        select p.name, p.language
                          from people.address a
                          join people.person p on p.id = a.person
                         where lower(a.email) = lower(:email)
                           and p.erased_at is null
                        """).param("email", email).query(Known.class).optional();
    }
}
