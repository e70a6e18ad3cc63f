package org.alongside.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.proving.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ways people have to sign in beside a letter: apps with codes, passkeys, other sign-ins. */
@Repository
class Ways {

    /** What a way is. */
    enum Kind {
        APP,
        PASSKEY,
        PROVIDER
    }

    /**
     * One of a person's ways.
     *
     * @param issuer whose sign-in it is, for one through a provider
     */
    record Way(
            UUID id,
            Kind kind,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt,
            @Nullable String issuer) {}

    /** Which second step somebody can take. */
    record Second(boolean app, boolean passkey) {
        boolean any() {
            return app || passkey;
        }
    }

    private record Row(
            UUID id,
            String kind,
            String name,
            Instant addedAt,
            @Nullable Instant usedAt,
            @Nullable String issuer) {

        Way way() {
            return new Way(id, Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), name, addedAt, usedAt, issuer);
        }
    }

    private final JdbcClient db;
    private final Jobs jobs;
    private final Clock clock;

    Ways(JdbcClient db, Jobs jobs, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Asked by the person, like all that only looks or renames. */
    List<Way> of(PersonId me) {
        return Rows.all(db.sql("""
                        select id, kind, name, added_at, used_at, issuer
                          from people.way
                         where person = :me
                         order by added_at, id
                        """).param("me", me.value()).query(Row.class)).stream()
                .map(Row::way)
                .toList();
    }

    boolean rename(UUID way, PersonId me, String name) {
        return db.sql("update people.way set name = :name where id = :way and person = :me")
                        .param("name", name)
                        .param("way", way)
                        .param("me", me.value())
                        .update()
                == 1;
    }

    /** What changes how somebody signs in is the jobs role's work, like signing in itself. */
    boolean remove(UUID way, PersonId person) {
        return jobs.db()
                        .sql("delete from people.way where id = :way and person = :person")
                        .param("way", way)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    Second secondOf(PersonId person) {
        return jobs.db()
                .sql("""
                        select coalesce(bool_or(kind = 'app'), false) as app,
                               coalesce(bool_or(kind = 'passkey'), false) as passkey
                          from people.way where person = :person
                        """)
                .param("person", person.value())
                .query(Second.class)
                .single();
    }

    /** A passkey and whose it is. */
    record Passkey(UUID way, PersonId person, Passkeys.Kept kept) {}

    Optional<Passkey> passkey(byte[] credential) {
        return jobs.db()
                .sql("select id, person, public_key, counter from people.way where credential = :credential")
                .param("credential", credential)
                .query((row, _) -> new Passkey(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person", UUID.class)),
                        new Passkeys.Kept(credential, row.getBytes("public_key"), row.getLong("counter"))))
                .optional();
    }

    /** Notes a use; false when somebody else's use has come in between. */
    boolean use(Passkey passkey, long counter) {
        return jobs.db()
                        .sql("""
                                update people.way set used_at = :now, counter = :counter
                                 where id = :way and counter = :before
                                """)
                        .param("now", Times.at(clock.instant()))
                        .param("counter", counter)
                        .param("way", passkey.way())
                        .param("before", passkey.kept().counter())
                        .update()
                == 1;
    }

    /** False when this passkey is kept already. */
    boolean addPasskey(PersonId person, String name, Passkeys.Kept kept) {
        return jobs.db()
                        .sql("""
                                insert into people.way
                                    (id, person, kind, name, added_at, used_at, credential, public_key, counter)
                                values (:id, :person, 'passkey', :name, :now, :now, :credential, :key, :counter)
                                on conflict do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("person", person.value())
                        .param("name", name)
                        .param("now", Times.at(clock.instant()))
                        .param("credential", kept.credential())
                        .param("key", kept.publicKey())
                        .param("counter", kept.counter())
                        .update()
                == 1;
    }

    /** The passkeys of a person, so that none is made twice in one place. */
    List<byte[]> passkeysOf(PersonId person) {
        return Rows.all(jobs.db()
                .sql("select credential from people.way where person = :person and kind = 'passkey'")
                .param("person", person.value())
                .query((row, _) -> row.getBytes("credential")));
    }

    /** Where somebody who comes through a provider belongs. */
    Optional<PersonId> personOf(String issuer, String subject) {
        return jobs.db()
                .sql("""
                        update people.way set used_at = :now
                         where issuer = :issuer and subject = :subject
                        returning person
                        """)
                .param("now", Times.at(clock.instant()))
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** False when this sign-in belongs to somebody already. */
    boolean addProvider(PersonId person, String name, String issuer, String subject) {
        return jobs.db()
                        .sql("""
                                insert into people.way (id, person, kind, name, added_at, issuer, subject)
                                values (:id, :person, 'provider', :name, :now, :issuer, :subject)
                                on conflict do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("person", person.value())
                        .param("name", name)
                        .param("now", Times.at(clock.instant()))
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .update()
                == 1;
    }
}
