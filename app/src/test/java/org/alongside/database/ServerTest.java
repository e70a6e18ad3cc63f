package org.alongside.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alongside.settings.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server Alongside looks after, through real deaths of real processes. */
class ServerTest {
    @TempDir
    private Path folder;

    @AfterEach
    void leaveNothingRunning() throws IOException {
        var left = Server.Running.in(folder.resolve("data"));
        if (left != null && left.alive(folder.resolve("data"))) {
            start().close();
        }
    }

    @Test
    void its_passwords_are_readable_by_nobody_else() throws IOException {
        try (var _ = start()) {
            var permissions = Files.getPosixFilePermissions(folder.resolve("passwords"));

            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
            assertThat(folder.resolve("keeper.tmp")).doesNotExist();
        }
    }

    @Test
    void it_keeps_what_it_acknowledges_and_lets_nobody_in_without_a_password() throws SQLException {
        try (var server = start()) {
            assertThat(ask(server.keeper(), "show fsync")).isEqualTo("on");
            assertThat(ask(server.keeper(), "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server.keeper(), "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server.keeper(), "show data_checksums")).isEqualTo("on");
            assertThat(ask(server.keeper(), "select count(*)::text from pg_hba_file_rules where auth_method = 'trust'"))
                    .isEqualTo("0");
            var guess = new Address(
                    server.addresses().app().url(), server.addresses().app().user(), "guess");
            assertThatThrownBy(guess::connect).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void it_listens_to_this_machine_alone() throws Exception {
        try (var server = start()) {
            var port = portOf(server);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            var outside = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();
            for (var address : outside) {
                assertThatThrownBy(() -> new Socket(address, port).close())
                        .as(address.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_killed_program_leaves_a_server_that_the_next_start_attaches_to() throws Exception {
        var other = Other.start(folder);
        other.execute("create table kept (line text)", "insert into kept values ('written before')");
        var process = serverProcess();
        other.kill();

        try (var server = start()) {
            assertThat(serverProcess()).isEqualTo(process);
            assertThat(ask(server.keeper(), "select line from kept")).isEqualTo("written before");
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void when_program_and_server_are_both_killed_what_was_acknowledged_is_there_again() throws Exception {
        var other = Other.start(folder);
        other.execute("create table kept (line text)", "insert into kept values ('written before')");
        var process = serverProcess();
        other.kill();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();

        try (var server = start()) {
            assertThat(serverProcess()).isNotEqualTo(process);
            assertThat(ask(server.keeper(), "select line from kept")).isEqualTo("written before");
        }
    }

    @Test
    void a_note_that_names_somebody_elses_process_does_not_stand_in_the_way() throws Exception {
        start().close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var data = folder.resolve("data");
            Files.writeString(
                    data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n1\n5432\n\n127.0.0.1\n\nready\n");

            try (var server = start()) {
                assertThat(ask(server.keeper(), "select 'here'")).isEqualTo("here");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void two_starts_cannot_share_a_folder() throws Exception {
        var other = Other.start(folder);
        try {
            assertThatThrownBy(this::start)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Another Alongside is using");
            assertThat(other.process.isAlive()).isTrue();
            other.execute("create table still_served (line text)");
        } finally {
            other.kill();
        }
    }

    @Test
    void the_data_of_another_major_version_is_not_touched() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("backup");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void an_interrupted_preparation_is_begun_anew() throws Exception {
        Files.createDirectories(folder.resolve("data.new/base"));
        Files.writeString(folder.resolve("data.new/PG_VERSION"), "18\n");

        try (var server = start()) {
            assertThat(ask(server.keeper(), "select 'here'")).isEqualTo("here");
        }
    }

    private Server start() {
        return Server.start(folder, TestDatabase.programs(), List.of());
    }

    private long serverProcess() throws IOException {
        return requireNonNull(Server.Running.in(folder.resolve("data"))).process();
    }

    private static int portOf(Server server) {
        var url = server.keeper().url();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
    }

    private static String ask(Address address, String sql) throws SQLException {
        try (var connection = address.connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Another program, which can be killed as no program deserves. */
    private record Other(Process process, Address keeper) {

        static Other start(Path folder) throws IOException {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KeepsAServer.class.getName(),
                            folder.toString(),
                            TestDatabase.programs().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var said = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            return new Other(process, new Address(said.readLine(), "alongside_keeper", said.readLine()));
        }

        void execute(String... statements) throws SQLException {
            try (var connection = keeper.connect();
                    var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
