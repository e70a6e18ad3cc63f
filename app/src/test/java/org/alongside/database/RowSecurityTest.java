package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    @Test
    void work_without_a_person_has_no_right_to_read_private_writing() {
        assertThat(DATABASE.<List<String>>jobs(
                        db -> db.sql("""
                        select c.oid::regclass::text || '.' || a.attname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relnamespace = 'reflection'::regnamespace and c.relkind = 'r'
                           and has_column_privilege(c.oid, a.attnum, 'select')
                        """).query(String.class).list()))
                .isEmpty();
    }

    @Test
    void a_connection_used_again_never_carries_the_last_person_over() {
        var app = DATABASE.addresses().app();
        var config = new HikariConfig();
        config.setJdbcUrl(app.url());
        config.setUsername(app.user());
        config.setPassword(app.password());
        config.setMaximumPoolSize(1);
        try (var pool = new HikariDataSource(config)) {
            var transactions = new TransactionTemplate(new Transactions(pool, 1));
            var db = JdbcClient.create(pool);
            var backend = "select pg_backend_pid()";
            var amina = UUID.randomUUID();

            var hers = Asking.as(amina)
                    .call(() -> transactions.execute(
                            _ -> db.sql(backend).query(Integer.class).single()));
            for (boolean entering : new boolean[] {false, true}) {
                var next = new TransactionTemplate(new Transactions(pool, 1));
                Runnable look = () -> next.executeWithoutResult(_ -> {
                    assertThat(db.sql(backend).query(Integer.class).single()).isEqualTo(hers);
                    assertThat(db.sql("select vault.me() is null")
                                    .query(Boolean.class)
                                    .single())
                            .isTrue();
                });
                if (entering) {
                    Asking.entering().run(look);
                } else {
                    look.run();
                }
            }
        }
    }
}
