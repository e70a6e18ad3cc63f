package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** People who have proved an address and not yet said their name. */
@Repository
class Beginnings {

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    record Beginning(@Nullable String email, String onward, boolean administrator) {}

    private final Jobs jobs;
    private final Clock clock;

    Beginnings(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    void prepare(String token, @Nullable String email, String onward, boolean administrator) {
        jobs.db()
                .sql("""
                        insert into people.beginning (token_hash, email, onward, administrator, expires_at)
                        values (:token, :email, :onward, :administrator, :expires)
                        """)
                .param("token", Digests.of(token))
                .param("email", email)
                .param("onward", onward)
                .param("administrator", administrator)
                .param("expires", Times.at(clock.instant().plus(GOOD_FOR)))
                .update();
    }

    Optional<Beginning> open(String token) {
        return jobs.db()
                .sql("""
                        select email, onward, administrator
                          from people.beginning
                         where token_hash = :token and spent_at is null and expires_at > :now
                        """)
                .param("token", Digests.of(token))
                .param("now", Times.at(clock.instant()))
                .query(Beginning.class)
                .optional();
    }

    /** Spends a beginning, once. That of an administrator takes all others of its kind with it: only one is the first. */
    boolean spend(String token) {
        return jobs.db()
                        .sql("""
                                update people.beginning
                                   set spent_at = :now
                                 where (token_hash = :token
                                        or administrator and exists (
                                               select from people.beginning mine
                                                where mine.token_hash = :token and mine.administrator
                                                  and mine.spent_at is null))
                                   and spent_at is null and expires_at > :now
                                """)
                        .param("token", Digests.of(token))
                        .param("now", Times.at(clock.instant()))
                        .update()
                > 0;
    }

    /** Adds the person; false if somebody with this address came first. */
    boolean add(PersonId person, String name, String language, LocalDate adultOn, String email) {
        jobs.db()
                .sql("""
                        insert into people.person (id, name, language, adult_on)
                        values (:id, :name, :language, :adult)
                        """)
                .param("id", person.value())
                .param("name", name)
                .param("language", language)
                .param("adult", adultOn)
                .update();
        return jobs.db()
                        .sql("""
                                insert into people.address (person, email, confirmed_at)
                                values (:person, :email, :now)
                                on conflict do nothing
                                """)
                        .param("person", person.value())
                        .param("email", email)
                        .param("now", Times.at(clock.instant()))
                        .update()
                == 1;
    }

    void makeAdministrator(PersonId person) {
        jobs.db()
                .sql("insert into people.administrator (person) values (:person)")
                .param("person", person.value())
                .update();
    }

    boolean hasAdministrator() {
        return jobs.db()
                .sql("select exists (select from people.administrator)")
                .query(Boolean.class)
                .single();
    }

    /** A person's id as of the moment they begin. */
    static PersonId fresh() {
        return new PersonId(UUID.randomUUID());
    }
}
