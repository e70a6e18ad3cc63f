package org.alongside.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.alongside.Alongside;
import org.alongside.Asvs;
import org.alongside.database.Asking;
import org.alongside.database.Jobs;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys outside, words inside: what holds them together, and what happens when one of them is another. */
class KeysAndDatabaseTest {

    private static final UUID AMINA = UUID.randomUUID();
    private static final UUID JOE = UUID.randomUUID();
    private static final UUID PAIR = UUID.randomUUID();
    private static final Place ENTRY = new Place("journal.entry", UUID.randomUUID(), AMINA);

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path data;

    @Test
    void erasing_destroys_the_key_when_it_commits() {
        running(app -> {
            byte[] sealed = app.vault().seal(AMINA, ENTRY, "canary");

            app.as(AMINA, () -> {
                app.vault().destroy(AMINA);
                assertThat(app.vault().open(AMINA, ENTRY, sealed)).isEqualTo("canary");
            });

            assertThat(app.vault().openUnlessErased(AMINA, ENTRY, sealed)).isEmpty();
        });
    }

    @Test
    void erasing_that_failed_destroys_nothing() {
        running(app -> {
            byte[] sealed = app.vault().seal(AMINA, ENTRY, "canary");

            assertThatThrownBy(() -> app.as(AMINA, () -> {
                        app.vault().destroy(AMINA);
                        throw new IllegalStateException("It did not happen.");
                    }))
                    .hasMessage("It did not happen.");
            app.destroying().destroyWhatIsDue();

            assertThat(app.vault().open(AMINA, ENTRY, sealed)).isEqualTo("canary");
        });
    }

    @Test
    @Asvs("2.3.3")
    void erasing_whose_commit_failed_destroys_nothing() {
        running(app -> {
            byte[] sealed = app.vault().seal(AMINA, ENTRY, "canary");

            assertThatThrownBy(() -> app.as(AMINA, () -> {
                        app.vault().destroy(AMINA);
                        hangUpOnPages();
                    }))
                    .isInstanceOf(RuntimeException.class);
            app.destroying().destroyWhatIsDue();

            assertThat(app.vault().open(AMINA, ENTRY, sealed)).isEqualTo("canary");
        });
    }

    @Test
    void a_key_is_destroyed_only_with_what_it_erases() {
        running(app -> assertThatIllegalStateException()
                .isThrownBy(() -> app.vault().destroy(AMINA))
                .withMessageContaining("in the transaction"));
    }

    @Test
    @Asvs("2.3.3")
    void erasing_cut_short_by_a_crash_is_finished_at_the_next_start() {
        byte[][] sealed = new byte[1][];
        running(app -> sealed[0] = app.vault().seal(AMINA, ENTRY, "canary"));
        // Committed, and then the power failed before the file was touched.
        decide(AMINA);

        running(app -> assertThat(app.vault().openUnlessErased(AMINA, ENTRY, sealed[0]))
                .isEmpty());
    }

    @Test
    void a_key_that_could_not_be_destroyed_is_tried_again() throws IOException {
        running(app -> {
            byte[] sealed = app.vault().seal(AMINA, ENTRY, "canary");
            decide(AMINA);

            app.destroying().destroyWhatIsDue();

            assertThat(app.vault().openUnlessErased(AMINA, ENTRY, sealed)).isEmpty();
            assertThat(undone()).isZero();
        });
    }

    @Test
    void a_copy_of_the_keys_put_back_does_not_bring_erased_words_back() throws IOException {
        byte[][] sealed = new byte[1][];
        running(app -> sealed[0] = app.vault().seal(AMINA, ENTRY, "canary"));
        copy(data.resolve("keys"), data.resolve("copy"));
        running(app -> {
            app.as(AMINA, () -> app.vault().destroy(AMINA));
            app.destroying().destroyWhatIsDue();
        });
        delete(data.resolve("keys"));
        copy(data.resolve("copy"), data.resolve("keys"));

        running(app -> assertThat(app.vault().openUnlessErased(AMINA, ENTRY, sealed[0]))
                .isEmpty());
    }

    @Test
    void nobody_destroys_the_key_of_another() {
        running(app -> {
            byte[] sealed = app.vault().seal(JOE, ENTRY, "canary");
            app.vault().seal(Vault.HOUSE, ENTRY, "the house");

            for (UUID key : List.of(JOE, Vault.HOUSE, PAIR)) {
                assertThatThrownBy(() -> app.as(AMINA, () -> app.vault().destroy(key)))
                        .rootCause()
                        .hasMessageContaining("row-level security");
                assertThatThrownBy(() -> app.transaction()
                                .executeWithoutResult(_ -> app.vault().destroy(key)))
                        .rootCause()
                        .hasMessageContaining("row-level security");
            }

            assertThat(app.vault().open(JOE, ENTRY, sealed)).isEqualTo("canary");
        });
    }

    @Test
    void the_key_of_a_pair_is_not_destroyed_by_one_who_is_in_it() {
        running(app -> {
            byte[] sealed = app.vault().seal(PAIR, ENTRY, "both");
            app.as(AMINA, () -> app.circles().join(AMINA, PAIR));

            assertThatThrownBy(() -> app.as(AMINA, () -> app.vault().destroy(PAIR)))
                    .hasStackTraceContaining("row-level security");

            assertThat(app.vault().openUnlessErased(PAIR, ENTRY, sealed)).contains("both");
        });
    }

    @Test
    void jobs_destroy_keys_too() {
        running(app -> {
            byte[] sealed = app.vault().seal(PAIR, ENTRY, "both");

            app.jobs().inTransaction(() -> app.vault().destroy(PAIR));

            assertThat(app.vault().openUnlessErased(PAIR, ENTRY, sealed)).isEmpty();
            assertThat(undone()).isEqualTo(1);
            app.destroying().destroyWhatIsDue();
            assertThat(undone()).isZero();
        });
    }

    @Test
    void a_database_without_its_keys_is_refused_and_nothing_is_made() throws IOException {
        running(app -> app.vault().seal(AMINA, ENTRY, "canary"));
        delete(data.resolve("keys"));

        assertRefused(Map.of(), "The keys are missing");
        assertThat(data.resolve("keys")).doesNotExist();
    }

    @Test
    void a_database_with_the_keys_of_another_is_refused() {
        running(app -> app.vault().seal(AMINA, ENTRY, "canary"));
        Vault.in(data.resolve("others"));

        assertRefused(Map.of("ALONGSIDE_KEYS", data.resolve("others").toString()), "belong to another database");
    }

    @Test
    void the_keys_may_lie_elsewhere_and_the_master_key_elsewhere_again() throws IOException {
        var elsewhere = Map.of(
                "ALONGSIDE_KEYS", data.resolve("vol/keys").toString(),
                "ALONGSIDE_MASTER_KEY", data.resolve("secret/alongside.master").toString());
        running(elsewhere, app -> app.vault().seal(AMINA, ENTRY, "canary"));

        assertThat(data.resolve("secret/alongside.master")).isNotEmptyFile();
        assertThat(data.resolve("vol/keys/" + AMINA + ".key")).isNotEmptyFile();
        assertThat(data.resolve("vol/keys/master.key")).doesNotExist();
        assertThat(data.resolve("keys")).doesNotExist();

        Files.delete(data.resolve("secret/alongside.master"));
        assertRefused(elsewhere, "The master key " + data.resolve("secret/alongside.master") + " is missing");
    }

    @Test
    void the_members_of_a_circle_are_told_to_its_members_only() {
        running(app -> {
            app.as(AMINA, () -> {
                app.circles().join(AMINA, PAIR);
                app.circles().join(JOE, PAIR);
            });

            app.as(
                    JOE,
                    () -> assertThat(app.circles().members(PAIR))
                            .extracting(Circles.Member::person)
                            .containsExactlyInAnyOrder(AMINA, JOE));
            app.as(
                    UUID.randomUUID(),
                    () -> assertThat(app.circles().members(PAIR)).isEmpty());
            app.as(JOE, () -> {
                app.circles().leave(JOE, PAIR);
                assertThat(app.circles().members(PAIR)).isEmpty();
            });
        });
    }

    @Test
    void a_circle_changes_only_with_what_changes_it() {
        running(app ->
                assertThatIllegalStateException().isThrownBy(() -> app.circles().join(AMINA, PAIR)));
    }

    private record App(AnnotationConfigApplicationContext context) {

        Vault vault() {
            return context.getBean(Vault.class);
        }

        Destroying destroying() {
            return context.getBean(Destroying.class);
        }

        Circles circles() {
            return context.getBean(Circles.class);
        }

        Jobs jobs() {
            return context.getBean(Jobs.class);
        }

        TransactionTemplate transaction() {
            return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        }

        void as(UUID person, Runnable work) {
            Asking.as(person).run(() -> transaction().executeWithoutResult(_ -> work.run()));
        }
    }

    private void running(Consumer<App> work) {
        running(Map.of(), work);
    }

    /** From start to stop; the next one is a restart on the same folder and database. */
    private void running(Map<String, String> environment, Consumer<App> work) {
        var settings = Settings.read(List.of("start", "--data", data.toString()), environment);
        try (var context = new AnnotationConfigApplicationContext()) {
            Alongside.knowing(settings, database::addresses).initialize(context);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
            context.scan("org.alongside.database", "org.alongside.vault");
            context.refresh();
            work.accept(new App(context));
        }
    }

    private void assertRefused(Map<String, String> environment, String sentence) {
        assertThatThrownBy(() -> running(environment, _ -> {}))
                .rootCause()
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence);
    }

    private void decide(UUID key) {
        database.jobs(db -> db.sql("insert into vault.destroyed_key (key) values (:key)")
                .param("key", key)
                .update());
    }

    private void hangUpOnPages() {
        database.keeper(db -> db.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where datname = current_database() and usename like '%app' and state like 'idle in%'
                        """).query(Integer.class).single());
    }

    private long undone() {
        return database.<Long>keeper(db -> db.sql("select count(*) from vault.destroyed_key where destroyed_at is null")
                .query(Long.class)
                .single());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
