package org.alongside.backup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.alongside.database.KeepsAnInstallation;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.alongside.settings.Settings.Command;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private final TestDatabase written = TestDatabase.fresh();
    private final TestDatabase empty = TestDatabase.blank();

    @TempDir
    private Path place;

    private Path file = Path.of("");

    @BeforeEach
    void someoneHasBeenHere() throws IOException {
        file = place.resolve("all.zip");
        for (var number = 0; number < 50; number++) {
            join(UUID.randomUUID(), UUID.randomUUID());
        }
        Files.createDirectories(place.resolve("here/keys"));
        Files.writeString(place.resolve("here/keys/one.key"), "wrapped\0bytes");
        Files.createFile(place.resolve("here/keys/two.gone"));
    }

    @Test
    void everything_comes_back_row_for_row_and_key_for_key() throws Exception {
        write(written);
        assertThat(read(empty)).contains("50 rows").contains("2 key files");

        assertThat(memberships(empty)).hasSize(50).isEqualTo(memberships(written));
        assertThat(place.resolve("there/keys/one.key")).hasContent("wrapped\0bytes");
        assertThat(place.resolve("there/keys/two.gone")).isEmptyFile();
    }

    @Test
    void the_files_are_readable_by_nobody_else_and_their_digests_lie_beside_them() throws Exception {
        write(written);

        for (var name : List.of("all.zip", "all.zip.keys")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(name))))
                    .isEqualTo("rw-------");
        }
        var checked = new ProcessBuilder("sha256sum", "-c", "all.zip.sha256")
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(checked.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("all.zip: OK")
                .contains("all.zip.keys: OK");
    }

    /**
     * What belongs together lies in tables that are read far apart. The backup is held up at one between them, and goes
     * on once somebody has come.
     */
    @Test
    void a_backup_never_holds_half_of_what_belongs_together() throws Exception {
        newcomer();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var backup = written.<Future<?>>keeper(between -> {
                between.sql("lock table reflection.entry in access exclusive mode")
                        .update();
                var writing = thread.submit(() -> write(written));
                Awaitility.await().until(this::somebodyWaitsForALock);
                newcomer();
                return writing;
            });
            backup.get();
        }
        read(empty);

        assertThat(count("people.person")).isEqualTo(1);
        assertThat(count("vault.membership")).isEqualTo(51);
    }

    /** Two rows that belong together. */
    private void newcomer() {
        written.<Object>keeper(db -> db.sql("""
                        with newcomer as (
                            insert into people.person (id, name, language, adult_on)
                            values (gen_random_uuid(), 'Newcomer', 'en-GB', current_date)
                            returning id)
                        insert into vault.membership (person, circle) select id, gen_random_uuid() from newcomer
                        """).update());
    }

    private boolean somebodyWaitsForALock() {
        return written.<Boolean>keeper(db -> db.sql("""
                        select exists (select from pg_locks l join pg_database d on d.oid = l.database
                                        where d.datname = current_database() and not l.granted)
                        """).query(Boolean.class).single());
    }

    private long count(String table) {
        return empty.<Long>keeper(
                db -> db.sql("select count(*) from " + table).query(Long.class).single());
    }

    @Test
    void a_changed_word_is_noticed_and_nothing_stays() throws Exception {
        write(written);
        change("tables/vault.membership", text -> text.replaceFirst("[0-9a-f]{8}-", "00000000-"));

        assertThatThrownBy(() -> read(empty)).isInstanceOf(Refusal.class).hasMessageContaining("damaged");
        assertThat(memberships(empty)).isEmpty();
    }

    @Test
    void a_backup_of_a_newer_program_is_refused() throws Exception {
        write(written);
        change("migrations", text -> text + "V999__of_tomorrow.sql\n");

        assertThatThrownBy(() -> read(empty)).isInstanceOf(Refusal.class).hasMessageContaining("newer Alongside");
    }

    @Test
    void a_missing_row_is_noticed() throws Exception {
        write(written);
        change("tables/vault.membership", text -> text.substring(text.indexOf('\n') + 1));

        assertThatThrownBy(() -> read(empty)).isInstanceOf(Refusal.class).hasMessageContaining("damaged");
    }

    @Test
    void the_keys_of_another_backup_do_not_open_this_one() throws Exception {
        write(written);
        Files.delete(place.resolve("all.zip"));
        Files.delete(place.resolve("all.zip.sha256"));
        Files.move(place.resolve("all.zip.keys"), place.resolve("other.keys"));
        write(written);
        Files.delete(place.resolve("all.zip.keys"));
        Files.move(place.resolve("other.keys"), place.resolve("all.zip.keys"));

        assertThatThrownBy(() -> read(empty))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not belong to this backup");
    }

    @Test
    void a_database_with_something_in_it_is_not_written_over() throws Exception {
        write(written);
        var used = TestDatabase.fresh();

        assertThatThrownBy(() -> read(used)).isInstanceOf(Refusal.class).hasMessageContaining("not empty");
    }

    @Test
    void keys_that_are_there_already_are_not_written_over() throws Exception {
        write(written);
        Files.createDirectories(place.resolve("there/keys"));
        Files.writeString(place.resolve("there/keys/mine.key"), "precious");

        assertThatThrownBy(() -> read(empty)).isInstanceOf(Refusal.class).hasMessageContaining("holds keys already");
        assertThat(place.resolve("there/keys/mine.key")).hasContent("precious");
    }

    @Test
    void an_earlier_backup_is_not_written_over() throws Exception {
        write(written);

        assertThatThrownBy(() -> write(written)).isInstanceOf(Refusal.class).hasMessageContaining("there already");
    }

    @Test
    void a_role_under_row_security_may_not_write_a_backup_with_holes_in_it() {
        var environment = new HashMap<>(written.settings());
        environment.put(
                "ALONGSIDE_DATABASE_BACKUP_URL",
                TestDatabase.setting(written.addresses().owner()));

        assertThatThrownBy(() -> new Backup(settings("backup", "here", environment), file).write())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("bypass row security");
        assertThat(file).doesNotExist();
    }

    /** The default: our own server, read from beside while another program serves from it. */
    @Test
    void a_backup_can_be_made_while_alongside_runs_and_restored_into_an_empty_folder() throws Exception {
        var data = place.resolve("serving");
        var serving = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepsAnInstallation.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var app = serving.inputReader(StandardCharsets.UTF_8).readLine();
            joinAt(requireNonNull(app));

            var said = new Backup(settings("backup", "serving", Map.of()), file).write();
            assertThat(said).contains("(1 rows)");
            assertThat(serving.isAlive()).isTrue();
        } finally {
            serving.destroy();
            assertThat(serving.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(new Restore(settings("restore", "restored", Map.of()), file).read())
                .contains("1 rows");
        assertThat(place.resolve("restored/postgres/data/postmaster.pid")).doesNotExist();
    }

    private static void joinAt(String app) throws Exception {
        var parts = app.substring("postgresql://".length()).split("[:@]", 3);
        try (var connection = DriverManager.getConnection("jdbc:postgresql://" + parts[2], parts[0], parts[1]);
                var statement = connection.createStatement()) {
            statement.execute("select vault.join(gen_random_uuid(), gen_random_uuid())");
        }
    }

    private void write(TestDatabase database) {
        new Backup(settings("backup", "here", database.settings()), file).write();
    }

    private String read(TestDatabase database) {
        var restore = new Restore(settings("restore", "there", database.settings()), file);
        restore.check();
        return restore.read();
    }

    private Settings settings(String command, String folder, Map<String, String> environment) {
        var settings = Settings.read(
                List.of(
                        command,
                        file.toString(),
                        "--data",
                        place.resolve(folder).toString()),
                environment);
        assertThat(settings.command()).isInstanceOfAny(Command.Backup.class, Command.Restore.class);
        return settings;
    }

    private void join(UUID person, UUID circle) {
        written.<Object>as(
                person,
                db -> db.sql("select vault.join(:person, :circle)")
                        .param("person", person)
                        .param("circle", circle)
                        .query()
                        .listOfRows());
    }

    private static List<String> memberships(TestDatabase database) {
        return database.<List<String>>keeper(db -> List.copyOf(db
                .sql("select person || ' ' || circle || ' ' || since from vault.membership order by 1")
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList()));
    }

    private void change(String name, UnaryOperator<String> how) throws IOException {
        var changed = place.resolve("changed.zip");
        try (var zip = new ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (var entry : Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = zip.getInputStream(entry).readAllBytes();
                out.write(
                        entry.getName().equals(name)
                                ? how.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
        Files.delete(file);
        Files.move(changed, file);
    }
}
