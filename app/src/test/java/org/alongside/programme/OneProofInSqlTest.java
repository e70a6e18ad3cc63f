package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.alongside.Asvs;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What goes with a role is not seen and not done with one proof, whatever statement is sent to the database. Each is
 * tried with two proofs as well, so that what one proof cannot do is something that can be done.
 */
@Asvs("6.3.3")
class OneProofInSqlTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private Eastmere town;
    private Map<String, UUID> people;
    private UUID member;
    private UUID retired;

    /** A cohort with a pair in it and one that facilitates; it is not open yet. */
    @BeforeEach
    void found() {
        people = new TreeMap<>();
        DATABASE.keeper(db -> {
            town = Eastmere.with(db, 3, "10 days");
            var two = town.couple();
            var facilitators = town.couple();
            member = two.lives();
            retired = town.person("Ottilie");
            var administrator = town.person("Wendeline");
            town.looksAfterThePlace(administrator);
            people.putAll(Map.of(
                    "facilitator",
                    facilitators.lives(),
                    "lead",
                    town.lead,
                    "guardian",
                    town.guardian,
                    "administrator",
                    administrator,
                    "retired",
                    retired));
            gather(db, two, facilitators);
            worryAndComplain(db);
            return db.sql(
                            "insert into programme.lead (programme, person, name, since, until) values (?, ?, 'Ottilie', now() - interval '2 days', now() - interval '1 day')")
                    .params(town.programme, retired)
                    .update();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            facilitator   | update programme.cohort set opened_at = now() where call = :call
            facilitator   | insert into programme.cohort_day (id, cohort, programme, title, day, starts, ends, zone, online, place, link, sequence, changed_at) select gen_random_uuid(), id, programme, 'A day', current_date, '10:00', '11:00', zone, false, 'Here', '', 0, now() from programme.cohort where call = :call
            lead          | insert into programme.call (id, programme, slug, language, title, zone, begun_at, purpose) values (gen_random_uuid(), :programme, concat('x', gen_random_uuid()), 'en-GB', 'A call', 'Europe/London', now(), '')
            lead          | update programme.call set access = 'A lift' where id = :call
            lead          | insert into programme.change (id, call, words, said_at) values (gen_random_uuid(), :call, 'One more day', now())
            lead          | update programme.facilitation set ended_at = now() where programme = :programme
            guardian      | insert into safeguarding.opening (worry, person, name, opened_at) select id, :me, 'Joyce', now() from safeguarding.worry where circle = (select safeguarding from programme.programme where id = :programme)
            guardian      | update safeguarding.worry set closed_at = now() where circle = (select safeguarding from programme.programme where id = :programme)
            administrator | insert into programme.programme (id, name, began_at) select gen_random_uuid(), 'Another', now() where true
            administrator | update people.complaint set acknowledged_at = now() where acknowledged_at is null
            administrator | update programme.lead set until = now() where programme = :programme and until is null
            administrator | update programme.safeguarding set until = now() where programme = :programme and until is null
            """)
    void what_a_role_does_takes_two_proofs(String who, String act) {
        assertThat(done(who, act, true)).as("with two proofs").isPositive();
        assertThat(done(who, act, false)).as("with one").isZero();
    }

    /** Whoever erases themselves must be able to end what they are, and nobody can begin it again by themselves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lead     | update programme.lead set name = null, until = now() where person = :me         | 1
            lead     | update programme.lead set name = 'Somebody else' where person = :me             | 0
            retired  | update programme.lead set until = null where person = :me                       | 0
            guardian | update programme.safeguarding set until = now() where person = :me              | 1
            guardian | update programme.safeguarding set reach = '01632 960999' where person = :me     | 0
            """)
    void a_role_can_be_laid_down_with_one_proof_and_not_changed(String who, String act, int rows) {
        assertThat(done(who, act, false)).isEqualTo(rows);
    }

    @Test
    void names_and_hats_of_those_in_a_cohort_are_seen_by_its_facilitators_after_two_proofs() {
        for (var table : new String[] {"people.person where id", "people.hat where person"}) {
            var look = "select count(*) from " + table + " = :member";
            assertThat(asked("facilitator", look, true)).as(table).isEqualTo(1);
            assertThat(asked("facilitator", look, false)).as(table).isZero();
        }
    }

    @Test
    void who_has_a_role_and_one_proof_sees_no_more_rows_than_whoever_is_signed_in_but_their_own() {
        var stranger = DATABASE.<UUID>keeper(db -> town.in(db).person("Tom"));
        people.put("stranger", stranger);
        var everybodys = rows("stranger");
        var own = Map.of(
                "lead", Map.of("programme.lead", 1L),
                "guardian", Map.<String, Long>of(),
                "administrator", Map.of("people.administrator", 1L));
        own.forEach((who, more) -> {
            var found = new TreeMap<>(rows(who));
            more.forEach((table, count) -> found.merge(table, -count, Long::sum));
            assertThat(found).as(who).isEqualTo(everybodys);
        });
    }

    /** The owner migrates, and runs what asks about somebody: whom nobody has asked as or about, it does not see. */
    @Test
    @Asvs("13.2.2")
    void whoever_owns_the_tables_sees_the_name_address_and_session_of_whoever_is_asking_and_of_nobody_else() {
        for (var table : new String[] {
            "people.person",
            "people.address",
            "people.session",
            "programme.lead",
            "programme.facilitation",
            "programme.brought_pair",
            "programme.safeguarding"
        }) {
            assertThat(DATABASE.<Long>owner(db -> count(db, table))).as(table).isZero();
        }
        var seen = DATABASE.<java.util.List<UUID>>owner(db -> {
            db.sql("select set_config('alongside.person', ?, true)")
                    .param(member.toString())
                    .query()
                    .listOfRows();
            return db.sql("select id from people.person").query(UUID.class).list();
        });
        assertThat(seen).containsExactly(member);
    }

    private void gather(JdbcClient db, Eastmere.Two two, Eastmere.Two facilitators) {
        var circle = UUID.randomUUID();
        var cohort = town.cohort(circle);
        db.sql("""
                insert into programme.facilitation (id, cohort, programme, asked_at, lapses_at, pair, lives, works, accepted_at, secret_hash)
                values (gen_random_uuid(), ?, ?, now(), now() + interval '1 day', ?, ?, ?, now(),
                        decode(md5(gen_random_uuid()::text), 'hex'))
                """)
                .params(cohort, town.programme, facilitators.pair(), facilitators.lives(), facilitators.works())
                .update();
        for (var somewhere : new UUID[] {cohort, circle}) {
            db.sql("insert into vault.membership (person, circle, staff) values (?, ?, true)")
                    .params(facilitators.lives(), somewhere)
                    .update();
        }
        db.sql("insert into vault.membership (person, circle) values (?, ?)")
                .params(two.lives(), cohort)
                .update();
        db.sql("insert into people.hat (person, hat) values (?, 'carer')")
                .param(two.lives())
                .update();
    }

    private void worryAndComplain(JdbcClient db) {
        db.sql("""
                insert into safeguarding.worry (id, circle, sent_at, due_at)
                select gen_random_uuid(), safeguarding, now(), now() + interval '1 day'
                  from programme.programme where id = ?
                """).param(town.programme).update();
        db.sql(
                        "insert into people.complaint (id, words, answer_to, received_at) values (gen_random_uuid(), '\\x01', '\\x01', now())")
                .update();
    }

    /** How many rows a statement changed; a refusal changed none. Nothing of it stays. */
    private int done(String who, String act, boolean strongly) {
        try {
            return ask(who, strongly, db -> {
                int rows = statement(db, who, act).update();
                throw new Undone(rows);
            });
        } catch (Undone undone) {
            return undone.rows;
        } catch (DataAccessException refused) {
            assertThat(refused).rootCause().hasMessageContaining("row-level security");
            return 0;
        }
    }

    private long asked(String who, String look, boolean strongly) {
        return ask(
                who, strongly, db -> statement(db, who, look).query(Long.class).single());
    }

    private JdbcClient.StatementSpec statement(JdbcClient db, String who, String sql) {
        return db.sql(sql)
                .param("me", people.get(who))
                .param("call", town.call)
                .param("programme", town.programme)
                .param("member", member);
    }

    private <T> T ask(String who, boolean strongly, java.util.function.Function<JdbcClient, T> work) {
        var person = people.get(who);
        return (strongly ? Asking.as(person) : Asking.weaklyAs(person)).call(() -> DATABASE.nobody(work));
    }

    private Map<String, Long> rows(String who) {
        return ask(who, false, db -> {
            var counts = new TreeMap<String, Long>();
            db.sql("""
                            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                             where c.relkind in ('r', 'p')
                               and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'flyway')
                               and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')
                            """).query(String.class).list().forEach(table -> counts.put(table, count(db, table)));
            return counts;
        });
    }

    private static long count(JdbcClient db, String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Carries a result out of a transaction that is rolled back. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int rows;

        Undone(int rows) {
            super("undone", null, false, false);
            this.rows = rows;
        }
    }
}
