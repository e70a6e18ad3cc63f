package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.Asvs;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of one's own, brought along through settings. */
class DatabaseTest {
    private final TestDatabase own = TestDatabase.blank();

    @TempDir
    private Path folder;

    @Test
    void a_server_of_ones_own_is_migrated_and_nothing_is_started_beside_it() {
        assertThat(open(Map.of()).app().user()).isEqualTo("alongside_app");

        assertThat(own.<Boolean>owner(db -> db.sql("select to_regclass('vault.membership') is not null")
                        .query(Boolean.class)
                        .single()))
                .isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    /** Also when the newer program's migration has a smaller number than the last one known here. */
    @ParameterizedTest
    @ValueSource(strings = {"9999", "001.5"})
    void a_database_newer_than_the_program_is_left_alone(String version) {
        open(Map.of());
        own.owner(db -> db.sql("""
                        insert into flyway.flyway_schema_history (installed_rank, version, description, type, script,
                            checksum, installed_by, execution_time, success)
                        values (9999, :version, 'of tomorrow', 'SQL', 'V' || :version || '__of_tomorrow.sql',
                            1, current_user, 1, true)
                        """).param("version", version).update());
        var before = history();

        assertThatThrownBy(() -> open(Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("newer Alongside")
                .hasMessageContaining("nothing was touched");
        assertThat(history()).isEqualTo(before);
    }

    @Test
    void a_server_too_old_for_alongside_is_a_sentence() throws IOException {
        try (var door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> sayThatItIs("14.19", door));
            var old = "postgresql://alongside_owner:secret@127.0.0.1:" + door.getLocalPort()
                    + "/alongside?sslmode=disable&assumeMinServerVersion=14&socketTimeout=10";

            assertThatThrownBy(() -> open(Map.of("ALONGSIDE_DATABASE_OWNER_URL", old)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("The database is served by PostgreSQL 14, and Alongside needs PostgreSQL 15 or newer:"
                            + " nothing was touched.");
        }
    }

    /** As much of PostgreSQL's language as lets somebody in and tells the version. */
    private static void sayThatItIs(String version, ServerSocket door) {
        try (var visitor = door.accept()) {
            visitor.getInputStream().read(new byte[8_192]);
            var out = new DataOutputStream(visitor.getOutputStream());
            out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 0});
            for (var told : List.of("server_version\0" + version + "\0", "client_encoding\0UTF8\0")) {
                out.write('S');
                out.writeInt(4 + told.length());
                out.writeBytes(told);
            }
            out.write(new byte[] {'Z', 0, 0, 0, 5, 'I'});
            visitor.getInputStream().readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    @Asvs("13.2.2")
    void a_superuser_does_not_get_to_serve() {
        role("proud", "superuser");

        assertRefused("proud", "is a superuser");
    }

    @Test
    @Asvs("13.2.2")
    void a_role_that_may_bypass_row_security_does_not_get_to_serve() {
        role("sly", "bypassrls");

        assertRefused("sly", "may bypass row security");
    }

    @Test
    @Asvs("13.2.2")
    void a_role_that_owns_a_table_does_not_get_to_serve() {
        role("rich", "nosuperuser");
        own.keeper(db -> db.sql("create schema authorization rich create table thing (a int)")
                .update());

        assertRefused("rich", "owns a table");
    }

    @Test
    @Asvs("13.2.2")
    void a_role_that_may_become_the_owner_does_not_get_to_serve() {
        role("heir", "noinherit in role alongside_owner");

        assertRefused("heir", "owns a table");
    }

    @Test
    @Asvs("13.2.2")
    void one_role_cannot_both_serve_people_and_work_without_them() {
        var app = own.addresses().app();

        assertThatThrownBy(() -> open(Map.of("ALONGSIDE_DATABASE_JOBS_URL", TestDatabase.setting(app))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("need two roles");
    }

    @Test
    void a_server_that_is_not_there_is_a_sentence() {
        var nowhere = "postgresql://alongside_owner:secret@127.0.0.1:1/alongside";

        assertThatThrownBy(() -> open(Map.of("ALONGSIDE_DATABASE_OWNER_URL", nowhere)))
                .isInstanceOf(Refusal.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("\n");
    }

    private void assertRefused(String role, String why) {
        var address = new Address(own.addresses().app().url(), role, "secret");

        assertThatThrownBy(() -> open(Map.of("ALONGSIDE_DATABASE_URL", TestDatabase.setting(address))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(role)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }

    /** Roles belong to the whole server, which outlives this test. */
    private void role(String name, String rights) {
        own.keeper(db -> {
            if (!db.sql("select from pg_roles where rolname = ?")
                    .param(name)
                    .query()
                    .listOfRows()
                    .isEmpty()) {
                db.sql("drop owned by " + name).update();
                db.sql("drop role " + name).update();
            }
            return db.sql("create role " + name + " login password 'secret' " + rights)
                    .update();
        });
    }

    private List<Map<String, @Nullable Object>> history() {
        return own.owner(db -> db.sql("select * from flyway.flyway_schema_history order by installed_rank")
                .query()
                .listOfRows());
    }

    private Addresses open(Map<String, String> different) {
        var environment = new HashMap<>(own.settings());
        environment.putAll(different);
        var settings = Settings.read(List.of("start", "--data", folder.toString()), environment);
        return Database.open(
                settings, _ -> fail("A server of ours was started beside the one that was brought along."));
    }
}
