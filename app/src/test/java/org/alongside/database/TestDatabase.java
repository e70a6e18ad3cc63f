package org.alongside.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.alongside.settings.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of its own for a test, migrated and empty, on a real server shared by the whole run.
 *
 * <pre>{@code
 * private final TestDatabase database = TestDatabase.fresh();
 *
 * database.as(amina, db -> db.sql("…").query(Integer.class).single());
 * }</pre>
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "template_alongside";
    private static final Map<Address, DataSource> SOURCES = new ConcurrentHashMap<>();

    private final String name;
    private final Addresses addresses;

    private TestDatabase(String name, Addresses addresses) {
        this.name = name;
        this.addresses = addresses;
    }

    /** A new one, migrated. */
    public static TestDatabase fresh() {
        return Holder.copy(TEMPLATE);
    }

    /** A new one, before the first migration. */
    public static TestDatabase blank() {
        return Holder.copy("template1");
    }

    /** Where this run has unpacked PostgreSQL, for tests that start servers of their own. */
    static Path programs() {
        return Path.of("target").toAbsolutePath();
    }

    public Addresses addresses() {
        return addresses;
    }

    /** The settings of somebody who brings this database along, whose backups are the keeper's. */
    public Map<String, String> settings() {
        return Map.of(
                "ALONGSIDE_DATABASE_OWNER_URL", setting(addresses.owner()),
                "ALONGSIDE_DATABASE_URL", setting(addresses.app()),
                "ALONGSIDE_DATABASE_JOBS_URL", setting(addresses.jobs()),
                "ALONGSIDE_DATABASE_BACKUP_URL", setting(keeper()));
    }

    /** An address as a setting has it. */
    public static String setting(Address address) {
        var place = address.url().substring("jdbc:postgresql://".length());
        return "postgresql://" + address.user() + ":" + address.password() + "@" + place;
    }

    /** Past row security, as only a backup is: for looking at what is really stored. */
    public Address keeper() {
        return Holder.SERVER.keeper(name);
    }

    /** Every row of every table as text, with what lies in bytes as far as it is text: what a thief of the disk reads. */
    public String dump() {
        return keeper(db -> {
            var all = new StringBuilder();
            db.sql("""
                    select format('select concat_ws(chr(10), %s) from %I.%I',
                                  string_agg(case when data_type = 'bytea' then format('encode(%I, ''escape'')', column_name)
                                                  else format('%I::text', column_name) end, ', '),
                                  table_schema, table_name)
                      from information_schema.columns
                      join information_schema.tables using (table_schema, table_name)
                     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                     group by table_schema, table_name
                    """)
                    .query(String.class)
                    .list()
                    .forEach(table -> db.sql(table)
                            .query(String.class)
                            .list()
                            .forEach(row -> all.append(row).append('\n')));
            return all.toString();
        });
    }

    /** In one transaction of the app role, this person asking. */
    public <T extends @Nullable Object> T as(UUID person, Function<JdbcClient, T> work) {
        return Asking.as(person).call(() -> nobody(work));
    }

    /** In one transaction of the app role, nobody asking. */
    public <T extends @Nullable Object> T nobody(Function<JdbcClient, T> work) {
        var source = source(addresses.app());
        return new TransactionTemplate(new Transactions(source, 1)).execute(_ -> work.apply(JdbcClient.create(source)));
    }

    /** In one transaction of the jobs role. */
    public <T extends @Nullable Object> T jobs(Function<JdbcClient, T> work) {
        return in(addresses.jobs(), work);
    }

    /** In one transaction of the owner, who migrates. */
    public <T extends @Nullable Object> T owner(Function<JdbcClient, T> work) {
        return in(addresses.owner(), work);
    }

    /** In one transaction past row security. */
    public <T extends @Nullable Object> T keeper(Function<JdbcClient, T> work) {
        return in(keeper(), work);
    }

    private static <T extends @Nullable Object> T in(Address address, Function<JdbcClient, T> work) {
        var source = source(address);
        return new TransactionTemplate(new JdbcTransactionManager(source))
                .execute(_ -> work.apply(JdbcClient.create(source)));
    }

    /**
     * Connections are used again for some seconds: there are thousands of questions, and each would make its own. Each
     * source is another to Spring, so that what is asked within a transaction comes in one of its own.
     */
    private static DataSource source(Address address) {
        return new DelegatingDataSource(SOURCES.computeIfAbsent(address, TestDatabase::pool));
    }

    private static HikariDataSource pool(Address address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Started by the first test that needs it, stopped with the run. */
    private static final class Holder {
        private static final Server SERVER = start();

        private static Server start() {
            var server = anyFree();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            try (var connection = server.keeper("postgres").connect();
                    var statement = connection.createStatement()) {
                var left = new ArrayList<String>();
                try (var rows = statement.executeQuery(
                        "select datname from pg_database where datname ~ '^(test_|template_alongside)'")) {
                    while (rows.next()) {
                        left.add(rows.getString(1));
                    }
                }
                for (var database : left) {
                    statement.execute("drop database " + database + " with (force)");
                }
                create(statement, TEMPLATE, "template1", server);
                new Migrations(server.addresses(TEMPLATE)).run();
            } catch (SQLException problem) {
                throw new IllegalStateException(problem);
            }
            return server;
        }

        /**
         * Two runs in one folder at once each get a server. A test's data need not outlive a power cut, and its passwords
         * need not withstand guessing: thousands of connections cost a hash each instead of four thousand.
         */
        private static Server anyFree() {
            for (var number = 1; ; number++) {
                try {
                    return Server.start(
                            Path.of("target", "postgres-" + number),
                            Path.of("target"),
                            List.of("-c fsync=off", "-c max_connections=200", "-c scram_iterations=1"));
                } catch (Refusal refusal) {
                    if (number == 9 || !refusal.sentence().startsWith("Another")) {
                        throw refusal;
                    }
                }
            }
        }

        private static TestDatabase copy(String template) {
            var name = "test_" + COUNT.incrementAndGet();
            try (var connection = SERVER.keeper("postgres").connect();
                    var statement = connection.createStatement()) {
                create(statement, name, template, SERVER);
            } catch (SQLException problem) {
                throw new IllegalStateException(problem);
            }
            return new TestDatabase(name, SERVER.addresses(name));
        }

        private static void create(Statement statement, String name, String template, Server server)
                throws SQLException {
            statement.execute("create database " + name + " template " + template + " owner "
                    + server.addresses().owner().user() + " strategy file_copy");
            // Rights on a database are not copied with its contents.
            statement.execute("revoke all on database " + name + " from public");
            for (var address :
                    List.of(server.addresses().app(), server.addresses().jobs())) {
                statement.execute("grant connect on database " + name + " to " + address.user());
            }
        }
    }
}
