package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What the catalogue of the database says of itself, so that no table is forgotten. */
class RowSecurityTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /** Flyway's own list of migrations: nothing of anybody's is in it. */
    private static final String MIGRATIONS = "flyway.flyway_schema_history";

    @Test
    void row_security_is_forced_on_every_table_so_that_it_holds_for_the_owner_too() {
        assertThat(DATABASE.<List<String>>keeper(
                        db -> db.sql("""
                        select c.oid::regclass::text
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p')
                           and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                        """).query(String.class).list()))
                .containsExactly(MIGRATIONS);
    }

    /**
     * Of all that is sealed it may read letters on their way and where they go, what proves who signs in, words that wait
     * for their person under a key kept nowhere, the digest of an offer, and what somebody asked by a letter is said to need.
     */
    @Test
    void work_without_a_person_has_no_right_to_read_private_writing() {
        assertThat(rightsOfJobs("c.relnamespace = 'reflection'::regnamespace and a.attnum > 0"))
                .isEmpty();
        assertThat(rightsOfJobs("a.atttypid = 'bytea'::regtype and a.attname !~ '(_hash|_key|^challenge)$'"))
                .containsExactlyInAnyOrder(
                        "mail.letter.sealed",
                        "people.by_hand.letter",
                        "people.by_hand.reach",
                        "people.person.phone",
                        "people.person.postal",
                        "people.waiting_words.words",
                        "people.way.credential",
                        "people.way.secret",
                        "pairing.offer.words",
                        "programme.brought_half.access");
    }

    private static List<String> rightsOfJobs(String where) {
        return DATABASE.jobs(db -> db.sql("""
                        select c.oid::regclass::text || '.' || a.attname
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema')
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relkind = 'r' and has_column_privilege(c.oid, a.attnum, 'select') and
                        """ + where).query(String.class).list());
    }

    /** However a transaction of somebody ends, and however whoever comes next begins. */
    @Test
    void a_connection_used_again_never_carries_the_last_person_over() {
        try (var pool = onlyOneConnection()) {
            var db = JdbcClient.create(pool);
            var transactions = new TransactionTemplate(new Transactions(pool, 1));
            for (var ending : Ending.values()) {
                for (var beginning : Beginning.values()) {
                    var hers = served(ending, transactions, db);
                    assertThat(found(beginning, transactions, db))
                            .as("%s, after a transaction that ended like this: %s", beginning, ending)
                            .isEqualTo(new Found(hers, "", "", ""));
                }
            }
        }
    }

    private enum Ending {
        WELL,
        WELL_AS_A_PAGE,
        TAKEN_BACK,
        REFUSED_BY_THE_DATABASE,
        FAILED_IN_THE_PROGRAM,
        CUT_SHORT
    }

    private enum Beginning {
        ENTERING,
        WITHOUT_A_TRANSACTION,
        NOBODY
    }

    /** What the database knows of whoever is asking, and the connection it was asked on. */
    private record Found(int connection, String person, String strong, String circles) {}

    private static int served(Ending ending, TransactionTemplate transactions, JdbcClient db) {
        var amina = UUID.randomUUID();
        var connection = new AtomicInteger();
        transactions.setReadOnly(ending == Ending.WELL_AS_A_PAGE);
        try {
            Asking.as(amina)
                    .run(() -> transactions.executeWithoutResult(status -> {
                        var found = look(db);
                        assertThat(found.person()).isEqualTo(amina.toString());
                        assertThat(found.strong()).isEqualTo("yes");
                        connection.set(found.connection());
                        end(ending, status, db);
                    }));
        } catch (DataAccessException | IllegalStateException _) {
            // As meant.
        }
        transactions.setReadOnly(false);
        return connection.get();
    }

    private static void end(Ending ending, TransactionStatus status, JdbcClient db) {
        switch (ending) {
            case WELL -> {}
            case WELL_AS_A_PAGE ->
                db.sql("select set_config('alongside.circles', vault.circles_now()::text, true)")
                        .query()
                        .listOfRows();
            case TAKEN_BACK -> status.setRollbackOnly();
            case REFUSED_BY_THE_DATABASE ->
                db.sql("delete from vault.membership").update();
            case FAILED_IN_THE_PROGRAM -> throw new IllegalStateException("in the middle");
            case CUT_SHORT ->
                db.sql("set local statement_timeout = '1ms'; select pg_sleep(10)")
                        .update();
        }
    }

    private static Found found(Beginning beginning, TransactionTemplate transactions, JdbcClient db) {
        return switch (beginning) {
            case ENTERING -> Asking.entering().call(() -> transactions.execute(_ -> look(db)));
            case WITHOUT_A_TRANSACTION -> look(db);
            case NOBODY -> transactions.execute(_ -> look(db));
        };
    }

    private static Found look(JdbcClient db) {
        return db.sql("""
                        select pg_backend_pid() as connection,
                               coalesce(current_setting('alongside.person', true), '') as person,
                               coalesce(current_setting('alongside.strong', true), '') as strong,
                               coalesce(current_setting('alongside.circles', true), '') as circles
                        """).query(Found.class).single();
    }

    private static HikariDataSource onlyOneConnection() {
        var app = DATABASE.addresses().app();
        var config = new HikariConfig();
        config.setJdbcUrl(app.url());
        config.setUsername(app.user());
        config.setPassword(app.password());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
