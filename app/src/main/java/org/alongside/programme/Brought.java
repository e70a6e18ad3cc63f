package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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

    /**
     * A half as the leads see it, until it is a pair; and what it needs, also after.
     *
     * @param accessUnder whose key {@code access} is sealed under: their own since their yes, else the house's
     */
    record Half(
            UUID id,
            @Nullable String name,
            String organisation,
            byte @Nullable [] access,
            @Nullable UUID accessUnder,
            @Nullable Instant acceptedAt,
            @Nullable UUID person) {}

    /** What was written of somebody who said yes. */
    record Own(
            UUID id,
            UUID cohort,
            String organisation,
            byte @Nullable [] access,
            @Nullable UUID accessUnder,
            Instant acceptedAt) {}

    /**
     * A pair as the leads brought it in.
     *
     * @param row of the file it came from
     * @param lives null once somebody said no, or has erased themselves
     */
    record Pair(
            UUID id,
            int row,
            Instant broughtAt,
            Instant lapsesAt,
            @Nullable Instant declinedAt,
            @Nullable UUID pair,
            @Nullable Half lives,
            @Nullable Half works) {

        boolean isWaiting() {
            return pair == null && declinedAt == null;
        }

        List<Half> halves() {
            var halves = new ArrayList<Half>();
            if (lives != null) {
                halves.add(lives);
            }
            if (works != null) {
                halves.add(works);
            }
            return halves;
        }
    }

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
            @Nullable UUID accessUnder,
            String broughtBy,
            Instant broughtAt,
            Instant lapsesAt,
            @Nullable UUID person,
            String otherName,
            @Nullable UUID otherPerson) {}

    private static final String ASKED = """
            select h.brought, h.id, p.cohort, c.name as cohort_name, h.side, h.name, h.organisation, h.access,
                   case when h.access_own then h.person end as access_under, p.brought_by, p.brought_at, p.lapses_at, h.person, o.name as other_name, o.person as other_person
              from programme.brought_half h
              join programme.brought_pair p on p.id = h.brought
              join programme.brought_half o on o.brought = h.brought and o.side <> h.side
              join programme.cohort c on c.id = p.cohort
             where p.declined_at is null and p.pair is null and p.lapses_at > :now
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
                .filter(row -> keys.contains(HexFormat.of().formatHex(key(cohort, row))))
                .toList();
    }

    /** Writes a row, once: nothing if it was brought in before, or is being so at this moment. */
    Optional<UUID> add(Cohort cohort, BroughtRow row, String by) {
        var now = clock.instant();
        return db.sql("""
                insert into programme.brought_pair
                    (id, cohort, programme, row_key, row_in_file, brought_by, brought_at, lapses_at)
                values (:id, :cohort, :programme, :key, :row, :by, :now, :lapses)
                on conflict (cohort, row_key) do nothing
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("cohort", cohort.id())
                .param("programme", cohort.programme())
                .param("key", key(cohort.id(), row))
                .param("row", row.number())
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

    /** Every pair that was brought into a cohort, for its leads, in the order of their file. */
    List<Pair> of(UUID cohort) {
        return Rows.all(db.sql("""
                select p.id, p.row_in_file, p.brought_at, p.lapses_at, p.declined_at, p.pair,
                       l.id as lives_id, l.name as lives_name, l.organisation as lives_organisation,
                       l.access as lives_access, case when l.access_own then l.person end as lives_access_under,
                       l.accepted_at as lives_accepted_at, l.person as lives_person,
                       w.id as works_id, w.name as works_name, w.organisation as works_organisation,
                       w.access as works_access, case when w.access_own then w.person end as works_access_under,
                       w.accepted_at as works_accepted_at, w.person as works_person
                  from programme.brought_pair p
                  left join programme.brought_half l on l.brought = p.id and l.side = 'lives'
                  left join programme.brought_half w on w.brought = p.id and w.side = 'works'
                 where p.cohort = :cohort
                 order by p.brought_at, p.row_in_file, p.id
                """)
                .param("cohort", cohort)
                .query((row, _) -> new Pair(
                        row.getObject("id", UUID.class),
                        row.getInt("row_in_file"),
                        Objects.requireNonNull(Times.in(row, "brought_at")),
                        Objects.requireNonNull(Times.in(row, "lapses_at")),
                        Times.in(row, "declined_at"),
                        row.getObject("pair", UUID.class),
                        half(row, Side.LIVES),
                        half(row, Side.WORKS))));
    }

    private static @Nullable Half half(ResultSet row, Side side) throws SQLException {
        var of = side.key() + "_";
        return row.getObject(of + "id") == null
                ? null
                : new Half(
                        row.getObject(of + "id", UUID.class),
                        row.getString(of + "name"),
                        row.getString(of + "organisation"),
                        row.getBytes(of + "access"),
                        row.getObject(of + "access_under", UUID.class),
                        Times.in(row, of + "accepted_at"),
                        row.getObject(of + "person", UUID.class));
    }

    /** What was written of a person by whoever brought them in. Asked by that person. */
    List<Own> of(PersonId person) {
        return Rows.all(db.sql("""
                select h.id, p.cohort, h.organisation, h.access,
                       case when h.access_own then h.person end as access_under, h.accepted_at
                  from programme.brought_half h
                  join programme.brought_pair p on p.id = h.brought
                 where h.person = :person
                """).param("person", person.value()).query(Own.class));
    }

    /** Takes a question back, with all that was written; false once they are a pair, or one has said no. */
    boolean withdraw(UUID cohort, UUID brought) {
        return db.sql("""
                delete from programme.brought_pair
                 where id = :id and cohort = :cohort and pair is null and declined_at is null
                """).param("id", brought).param("cohort", cohort).update() == 1;
    }

    void forget(PersonId person) {
        db.sql("delete from programme.brought_half where person = :person")
                .param("person", person.value())
                .update();
    }

    String needs(UUID half, UUID cohort, byte @Nullable [] access, @Nullable UUID under) {
        return access == null
                ? ""
                : vault.openUnlessErased(under == null ? Vault.HOUSE : under, place(half, cohort), access)
                        .orElse("");
    }

    Optional<Asked> behind(byte[] secret) {
        return jobs.db()
                .sql(ASKED + " and h.secret_hash = :secret")
                .param("secret", secret)
                .param("now", Times.at(clock.instant()))
                .query(Asked.class)
                .optional();
    }

    /** The same for somebody who has said yes. */
    Optional<Asked> waiting(UUID brought, PersonId person) {
        return jobs.db()
                .sql(ASKED + " and h.brought = :brought and h.person = :person")
                .param("brought", brought)
                .param("person", person.value())
                .param("now", Times.at(clock.instant()))
                .query(Asked.class)
                .optional();
    }

    /** Whether somebody has said yes to another row of the same cohort, and waits there. */
    boolean waitsElsewhere(Asked asked, UUID person) {
        return jobs.db()
                .sql("""
                        select exists (
                            select from programme.brought_half h
                              join programme.brought_pair p on p.id = h.brought
                             where p.cohort = :cohort and p.id <> :brought and h.person = :person
                               and p.declined_at is null and p.pair is null and p.lapses_at > :now)
                        """)
                .param("cohort", asked.cohort())
                .param("brought", asked.brought())
                .param("person", person)
                .param("now", Times.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** In a transaction of the jobs role: until it ends, nobody else answers for these two. */
    void hold(UUID brought) {
        jobs.db()
                .sql("select id from programme.brought_pair where id = :id for update")
                .param("id", brought)
                .query(UUID.class)
                .optional();
    }

    /**
     * They have said yes; their address is theirs to give now, and what they need is under their own key, so that it goes
     * with them from every backup.
     */
    void accept(Asked asked, PersonId person) {
        var access = asked.access();
        jobs.db()
                .sql("""
                        update programme.brought_half
                           set accepted_at = :now, person = :person, email = null, access = :access, access_own = true
                         where id = :id and accepted_at is null
                        """)
                .param("now", Times.at(clock.instant()))
                .param("person", person.value())
                .param("access", access == null ? null : resealed(asked, access, person), java.sql.Types.BINARY)
                .param("id", asked.id())
                .update();
    }

    private byte[] resealed(Asked asked, byte[] access, PersonId person) {
        var words = needs(asked.id(), asked.cohort(), access, asked.accessUnder());
        return vault.seal(person.value(), place(asked.id(), asked.cohort()), words);
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

    /** One said no: both rows are gone. The mark stays so that the same file does not ask again. */
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

    /** Known again when the same file comes, and no way to find out from the database whose it was. */
    private byte[] key(UUID cohort, BroughtRow row) {
        return vault.mark(new Place("programme.brought_pair.row_key", cohort, cohort), row.sameness());
    }

    private static Place place(UUID half, UUID cohort) {
        return new Place("programme.brought_half.access", half, cohort);
    }
}
