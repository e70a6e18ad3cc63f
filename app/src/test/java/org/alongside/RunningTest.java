package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program from the command line to its last goodbye, in processes of its own. */
class RunningTest {
    @TempDir
    private Path place;

    @Test
    void it_starts_is_left_alone_survives_being_killed_and_stops_in_order() throws Exception {
        var data = place.resolve("data");
        try (var first = Program.run(data, Map.of(), "start")) {
            assertThat(first.untilItServes())
                    .contains("Alongside is at http://localhost:" + first.port())
                    .containsPattern("http://localhost:" + first.port() + "/begin/\\S{20,}");
            assertThat(first.page("/").statusCode()).isEqualTo(200);

            try (var second = Program.run(data, Map.of(), "start")) {
                assertThat(second.code()).isEqualTo(2);
                assertThat(second.said())
                        .isEqualTo("Another Alongside is using " + data
                                + "; stop it first, or choose another folder with --data DIR.\n");
            }
            assertThat(first.page("/").statusCode()).isEqualTo(200);
            first.kill();
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).exists();

        try (var again = Program.run(data, Map.of(), "start")) {
            again.untilItServes();
            assertThat(again.page("/").statusCode()).isEqualTo(200);
            Files.writeString(data.resolve("postgres/log"), "");

            assertThat(again.stop()).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();

        // What is refused only when the pages are being put together is refused in the same way.
        Files.setPosixFilePermissions(data.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var refused = Program.run(data, Map.of(), "start")) {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.complained())
                    .as(refused.complained().replace('\n', ' '))
                    .isEqualTo(data.resolve("keys") + " is open to other accounts on this computer. Close it with: "
                            + "chmod 700 " + data.resolve("keys") + "\n");
            assertThat(refused.said()).isEqualTo(refused.complained());
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(data.resolve("postgres/log")))
                .contains("database system is shut down")
                .as("the pools were closed before the database")
                .doesNotContain("terminating connection");
    }

    /** A demo's first start is a long one: it invents a town. */
    @Test
    @Tag("all")
    void a_start_that_is_broken_off_stops_its_database_too() throws Exception {
        var data = place.resolve("data");
        try (var program = Program.run(data, Map.of(), "demo")) {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> Files.exists(data.resolve("log")));
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> Files.exists(data.resolve("keys")));

            assertThat(program.stop()).isLessThan(Duration.ofSeconds(5));
            assertThat(program.said()).isEmpty();
        }
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    @Tag("all")
    void a_port_that_is_taken_is_a_sentence_and_leaves_nothing_running() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var program = Program.run(place.resolve("data"), taken.getLocalPort(), Map.of(), "start")) {
            assertThat(program.code()).isEqualTo(2);
            assertThat(program.said())
                    .isEqualTo("Port " + taken.getLocalPort()
                            + " is taken by another program; choose another with --port N.\n");
        }
        assertThat(place.resolve("data/postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_wrong_setting_is_a_sentence() throws Exception {
        assertRefused(
                Map.of("ALONGSIDE_SMTP_HOST", "mail.example"),
                "start",
                "ALONGSIDE_SMTP_HOST is not a setting of Alongside; docs/operating.md lists them all.\n");
        assertThat(place.resolve("data")).doesNotExist();
    }

    @Test
    void a_demo_is_never_served_as_the_real_thing() throws Exception {
        Files.createDirectories(place.resolve("data"));
        Files.writeString(place.resolve("data/demo-data"), "");

        assertRefused(Map.of(), "start", "holds a demo, where anyone may sign in as anyone");
    }

    @Test
    void a_demo_does_not_move_in_where_something_else_lives() throws Exception {
        Files.createDirectories(place.resolve("data/keys"));

        assertRefused(Map.of(), "demo", "holds something that is not a demo");
        assertThat(place.resolve("data/demo-data")).doesNotExist();
    }

    @Test
    void a_restore_that_was_not_finished_is_not_served() throws Exception {
        Files.createDirectories(place.resolve("data"));
        Files.writeString(place.resolve("data/restore-unfinished"), "");

        assertRefused(Map.of(), "start", "holds a restore that was not finished");
    }

    @Test
    void a_mistyped_name_of_a_backup_leaves_nothing_behind() throws Exception {
        try (var program = Program.run(
                place.resolve("data"),
                Map.of(),
                "restore",
                place.resolve("bakcup").toString())) {
            assertThat(program.code()).isEqualTo(2);
            assertThat(program.said()).isEqualTo("There is no file " + place.resolve("bakcup") + ".\n");
        }
        assertThat(place.resolve("data")).doesNotExist();
    }

    private void assertRefused(Map<String, String> environment, String command, String sentence)
            throws IOException, InterruptedException {
        try (var program = Program.run(place.resolve("data"), environment, command)) {
            assertThat(program.code()).isEqualTo(2);
            assertThat(program.complained()).contains(sentence).hasLineCount(1);
            assertThat(program.said()).isEqualTo(program.complained());
        }
    }
}
