package org.alongside.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.pairing.Pair.Side;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who was brought in from a spreadsheet, and what they have said. Leads write and read it; whoever is asked is found by
 * the secret in their letter, which is work without a person until they sign in.
 */
@Repository
class Brought {

    static final Duration OPEN_FOR = Duration.ofDays(21);

    /** A half as the leads see it, until it is a pair; and what it needs, also after. */
    record Half(
            UUID brought,
            UUID id,
            UUID cohort,
            String side,
            @Nullable String name,
            String organisation,
            byte @Nullable [] access,
            Instant lapsesAt,
            @Nullable Instant acceptedAt,
            @Nullable UUID person,
            @Nullable UUID pair) {}

    /** Who is asked, as their letter finds them. */
    record Asked(
            UUID brought,
            UUID id,
            UUID cohort,
            String cohortName,
            String side,
            String name,
            String organisation,
            byte @Nullable [] access,
            String broughtBy,
            Instant broughtAt,
            Instant lapsesAt,
            String otherName,
            @Nullable UUID otherPerson) {}

    private static final String ASKED = """
            select h.brought, h.id, p.cohort, c.name as cohort_name, h.side, h.name, h.organisation, h.access,
                   p.brought_by, p.brought_at, p.lapses_at, o.name as other_name, o.person as other_person
              from programme.brought_half h
              join programme.brought_pair p on p.id = h.brought
              join programme.brought_half o on o.brought = h.brought and o.side <> h.side
              join programme.cohort c on c.id = p.cohort
             where h.secret_hash = :secret and h.accepted_at is null and p.declined_at is null and p.pair is null
               and p.lapses_at > :now
            """;

    private final JdbcClient db;
    private final Jobs jobs;
    private final Vault vault;
    private final Clock clock;

    Brought(JdbcClient db, Jobs jobs, Vault vault, Clock clock) {
        this.db = db;
        this.jobs = jobs;
        this.vault = vault;
        this.clock = clock;
    }

    /** Which of these rows were brought in before: nobody is asked again. */
    List<BroughtRow> before(UUID cohort, List<BroughtRow> rows) {
        var keys = Rows.all(db.sql("select encode(row_key, 'hex') from programme.brought_pair where cohort = :cohort")
                .param("cohort", cohort)
                .query(String.class));
        return rows.stream()
                .filter(row -> keys.contains(java.util.HexFormat.of().formatHex(row.keyIn(cohort))))
                .toList();
    }

    /** Writes a row, once: nothing if it was brought in before, or is being so at this moment. */
    Optional<UUID> add(Cohort cohort, BroughtRow row, String by) {
        var now = clock.instant();
        return db.sql("""
                insert into programme.brought_pair
                    (id, cohort, programme, row_key, brought_by, brought_at, lapses_at)
                values (:id, :cohort, :programme, :key, :by, :now, :lapses)
                on conflict (cohort, row_key) do nothing
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("key", row.keyIn(cohort.id()))
                .param("by", by)
                .param("now", Times.at(now))
                .param("lapses", Times.at(now.plus(OPEN_FOR)))
                .query(UUID.class)
                .optional();
    }

    void add(Cohort cohort, UUID brought, Side side, BroughtRow.Half half, byte[] secret) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into programme.brought_half
                    (id, brought, programme, side, name, email, organisation, access, secret_hash)
                values (:id, :brought, :programme, :side, :name, :email, :organisation, :access, :secret)
                """)
                .param("id", id)
                .param("brought", brought)
                .param("programme", cohort.programme())
                .param("side", side.key())
                .param("name", half.name())
                .param("email", half.email())
                .param("organisation", half.organisation())
                .param(
                        "access",
                        half.access().isEmpty() ? null : vault.seal(Vault.HOUSE, place(id, cohort.id()), half.access()),
                        java.sql.Types.BINARY)
                .param("secret", secret)
                .update();
    }

    /** Everybody who was brought into a cohort and has not said no, for its leads. */
    List<Half> of(UUID cohort) {
        return Rows.all(db.sql("""
                select h.brought, h.id, p.cohort, h.side, h.name, h.organisation, h.access, p.lapses_at, h.accepted_at,
                       h.person, p.pair
                  from programme.brought_half h
                  join programme.brought_pair p on p.id = h.brought
                 where p.cohort = :cohort
                 order by p.brought_at, h.brought, h.side
                """).param("cohort", cohort).query(Half.class));
    }

    /** What was written of a person by whoever brought them in. Asked by that person. */
    List<Half> of(PersonId person) {
        return Rows.all(db.sql("""
                select h.brought, h.id, p.cohort, h.side, h.name, h.organisation, h.access, p.lapses_at, h.accepted_at,
                       h.person, p.pair
                  from programme.brought_half h
                  join programme.brought_pair p on p.id = h.brought
                 where h.person = :person
                """).param("person", person.value()).query(Half.class));
    }

    void forget(PersonId person) {
        db.sql("delete from programme.brought_half where person = :person")
                .param("person", person.value())
                .update();
    }

    String needs(UUID half, UUID cohort, byte @Nullable [] access) {
        return access == null ? "" : vault.open(Vault.HOUSE, place(half, cohort), access);
    }

    Optional<Asked> behind(byte[] secret) {
        return jobs.db()
                .sql(ASKED)
                .param("secret", secret)
                .param("now", Times.at(clock.instant()))
                .query(Asked.class)
                .optional();
    }

    /** In a transaction of the jobs role: until it ends, nobody else answers for these two. */
    void hold(UUID brought) {
        jobs.db()
                .sql("select id from programme.brought_pair where id = :id for update")
                .param("id", brought)
                .query(UUID.class)
                .optional();
    }

    /** They have said yes; their address is theirs to give now. */
    void accept(UUID half, PersonId person) {
        jobs.db()
                .sql("""
                        update programme.brought_half
                           set accepted_at = :now, person = :person, email = null
                         where id = :id and accepted_at is null
                        """)
                .param("now", Times.at(clock.instant()))
                .param("person", person.value())
                .param("id", half)
                .update();
    }

    /** Both have: what was written of them is gone, but for what they need. */
    void paired(UUID brought, UUID pair) {
        jobs.db()
                .sql("update programme.brought_pair set pair = :pair where id = :id")
                .param("pair", pair)
                .param("id", brought)
                .update();
        jobs.db()
                .sql("update programme.brought_half set name = null, email = null where brought = :id")
                .param("id", brought)
                .update();
    }

    /** One said no: both rows are gone, and the key stays so that neither is asked again. */
    void decline(UUID brought) {
        jobs.db()
                .sql("update programme.brought_pair set declined_at = :now where id = :id")
                .param("now", Times.at(clock.instant()))
                .param("id", brought)
                .update();
        jobs.db()
                .sql("delete from programme.brought_half where brought = :id")
                .param("id", brought)
                .update();
    }

    /** Silence is an answer too. Whoever is brought in again later is asked again. */
    void forgetLapsed() {
        jobs.db().sql("""
                        delete from programme.brought_pair
                         where lapses_at <= :now and pair is null and declined_at is null
                        """).param("now", Times.at(clock.instant())).update();
    }

    private static Place place(UUID half, UUID cohort) {
        return new Place("programme.brought_half.access", half, cohort);
    }
}
