package org.alongside.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.alongside.settings.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that Alongside looks after: its own folder, its own port on this machine alone, every commit on
 * disk before it is acknowledged.
 *
 * <p>A killed program leaves its server running, and a killed server leaves its traces; the next start attaches to the
 * first and clears up after the second.
 */
public final class Server implements AutoCloseable {
    private static final String SUPERUSER = "alongside_keeper";
    private static final String OWNER = "alongside_owner";
    private static final String APP = "alongside_app";
    private static final String JOBS = "alongside_jobs";
    private static final String DATABASE = "alongside";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private static final List<String> OPTIONS = List.of(
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c shared_buffers=64MB",
            "-c max_connections=60",
            "-c io_method=sync",
            "-c jit=off",
            "-c wal_compression=on",
            "-c log_min_messages=warning",
            "-c log_statement=none",
            "-c log_min_error_statement=panic",
            "-c log_parameter_max_length_on_error=0");

    private final Path folder;
    private final Path data;
    private final Path log;
    private final List<String> extraOptions;
    private final Binaries binaries;
    private final Passwords passwords;
    private final FileLock lock;
    private int port;
    private volatile boolean closed;

    private Server(Path folder, Path programs, List<String> extraOptions) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("log");
        this.extraOptions = extraOptions;
        this.lock = DataFolder.lock(folder);
        this.binaries = Binaries.in(programs);
        this.passwords = Passwords.in(folder.resolve("passwords"));
    }

    /** Starts the server of this folder, or attaches to the one a killed program left running. */
    public static Server start(Path folder) {
        return start(folder, folder, List.of());
    }

    /** With the programs unpacked elsewhere, and options that only a test may want. */
    static Server start(Path folder, Path programs, List<String> extraOptions) {
        var place = folder.toAbsolutePath().normalize();
        try {
            DataFolder.create(place);
            var server = new Server(place, programs.toAbsolutePath().normalize(), extraOptions);
            try {
                server.initialise();
                server.attachOrLaunch();
                server.createRoles();
                return server;
            } catch (Throwable problem) {
                server.lock.channel().close();
                throw problem;
            }
        } catch (IOException | SQLException problem) {
            throw new Refusal("The database in " + place + " could not be started: " + problem.getMessage(), problem);
        }
    }

    /** How the keeper reaches the database that another program serves from this folder right now. */
    static Address keeperBeside(Path folder) {
        return beside(folder, SUPERUSER, Passwords::superuser);
    }

    /** How the jobs role reaches a database that another program serves. */
    static Address jobsBeside(Path folder) {
        return beside(folder, JOBS, Passwords::jobs);
    }

    private static Address beside(Path folder, String role, Function<Passwords, String> password) {
        try {
            var serving = Running.in(folder.resolve("data"));
            if (serving == null || serving.port() == 0) {
                throw new Refusal("The Alongside that uses " + folder + " is just starting or stopping; try again.");
            }
            var passwords = Passwords.in(folder.resolve("passwords"));
            return new Address(url(serving.port(), DATABASE), role, password.apply(passwords));
        } catch (IOException problem) {
            throw new Refusal("The database in " + folder + " cannot be read: " + problem.getMessage(), problem);
        }
    }

    /** How the three roles reach the installation's database. */
    public Addresses addresses() {
        return addresses(DATABASE);
    }

    Addresses addresses(String database) {
        return new Addresses(
                new Address(url(database), OWNER, passwords.owner()),
                new Address(url(database), APP, passwords.app()),
                new Address(url(database), JOBS, passwords.jobs()));
    }

    /** How the keeper of the whole server reaches a database: for making roles, backups and nothing else. */
    Address keeper(String database) {
        return new Address(url(database), SUPERUSER, passwords.superuser());
    }

    Path folder() {
        return folder;
    }

    Address keeper() {
        return keeper(DATABASE);
    }

    /**
     * Stops the server and cuts connections still open. One that dawdles is stopped as a power cut would, safely; and
     * where a disk is so busy that even this waits, it is better waited for than left behind.
     */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (lock.isValid() && !stopped("smart", 1) && !stopped("fast", 2) && !stopped("immediate", 10)) {
                throw new Refusal("The database in " + folder + " did not stop; " + log + " may say why.");
            }
            lock.channel().close();
        } catch (IOException problem) {
            throw new Refusal("The database in " + folder + " could not be stopped: " + problem.getMessage(), problem);
        }
    }

    /** @param mode how it treats connections: smart waits for those that are just closing, fast and immediate cut them */
    private boolean stopped(String mode, int seconds) throws IOException {
        if (Running.in(data) == null) {
            return true;
        }
        var patience = Integer.toString(seconds);
        return run("pg_ctl", List.of("-D", data.toString(), "-m", mode, "-w", "-t", patience, "-s", "stop")) == 0;
    }

    private void initialise() throws IOException {
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            var major = Files.readString(version).trim();
            if (!major.equals(Integer.toString(binaries.major()))) {
                throw new Refusal("The data in " + data + " belongs to PostgreSQL " + major
                        + " and this program brings "
                        + binaries.major() + ": make a backup with the program that wrote it, and restore it with this"
                        + " one (docs/operating.md).");
            }
            return;
        }
        var draft = folder.resolve("data.new");
        delete(draft);
        var password = Files.writeString(privateFile(folder.resolve("keeper.tmp")), passwords.superuser() + "\n");
        try {
            var done = run(
                    "initdb",
                    List.of(
                            "-D",
                            draft.toString(),
                            "-U",
                            SUPERUSER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + password,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--data-checksums",
                            "--no-instructions"));
            if (done != 0) {
                throw new Refusal("PostgreSQL could not prepare its folder; " + log + " says why."
                        + " Where root may not use user namespaces, run Alongside as an ordinary user.");
            }
        } finally {
            Files.delete(password);
        }
        Files.move(draft, data);
    }

    private void attachOrLaunch() throws IOException, SQLException {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var left = Running.in(data);
            if (left == null) {
                port = freePort();
                if (launch()) {
                    return;
                }
            } else if (!left.alive(data)) {
                // A dead server's note about itself would keep the next one from starting.
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } else if (attach(left)) {
                return;
            }
            pause();
        }
        throw new Refusal("The database in " + folder + " did not become ready; " + log + " says why.");
    }

    /** Only our own server knows our password, and it must say that it serves this very folder. */
    private boolean attach(Running left) throws SQLException {
        if (left.port() == 0) {
            return false;
        }
        port = left.port();
        try (var connection = keeper("postgres").connect();
                var row = connection.createStatement().executeQuery("show data_directory")) {
            return row.next() && Path.of(row.getString(1)).equals(data);
        } catch (SQLException problem) {
            if (CANNOT_CONNECT_NOW.equals(problem.getSQLState()) || problem.getCause() instanceof IOException) {
                return false;
            }
            throw problem;
        }
    }

    /** A server that ends while somebody is served from it, of a full disk perhaps, begins anew where the pools look for it. */
    void lookAfter() {
        Thread.ofVirtual().name("database").start(() -> {
            while (!closed) {
                try {
                    TimeUnit.SECONDS.sleep(1);
                    launchIfDead();
                } catch (InterruptedException _) {
                    return;
                } catch (IOException | RuntimeException problem) {
                    log().error("The database ended and cannot be started again now", problem);
                }
            }
        });
    }

    private synchronized void launchIfDead() throws IOException {
        var left = Running.in(data);
        if (closed || left != null && left.alive(data)) {
            return;
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        log().warn("The database ended; starting it again");
        launch();
    }

    /** Not before it is needed: the log is being set up while a server starts. */
    private static Logger log() {
        return LoggerFactory.getLogger(Server.class);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    private boolean launch() throws IOException {
        var options = new ArrayList<>(OPTIONS);
        options.add("-p " + port);
        options.addAll(extraOptions);
        return run(
                        "pg_ctl",
                        List.of(
                                "-D",
                                data.toString(),
                                "-l",
                                log.toString(),
                                "-w",
                                "-t",
                                Long.toString(PATIENCE.toSeconds()),
                                "-s",
                                "-o",
                                String.join(" ", options),
                                "start"))
                == 0;
    }

    private void createRoles() throws SQLException {
        try (var connection = keeper("postgres").connect()) {
            for (var role : Map.of(OWNER, passwords.owner(), APP, passwords.app(), JOBS, passwords.jobs())
                    .entrySet()) {
                if (!exists(connection, "select from pg_roles where rolname = ?", role.getKey())) {
                    execute(
                            connection,
                            "create role " + role.getKey()
                                    + " login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password '"
                                    + role.getValue() + "'");
                }
            }
            if (!exists(connection, "select from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
        }
    }

    private static boolean exists(Connection connection, String sql, String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private int run(String program, List<String> arguments) throws IOException {
        var process = new ProcessBuilder(binaries.call(program, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + program, problem);
        }
    }

    private static Path privateFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal("Stopped while waiting for the database.");
        }
    }

    /** What a server has written about itself: its process and its port (0 until it listens). */
    record Running(long process, int port) {

        static @Nullable Running in(Path data) throws IOException {
            try {
                var lines = Files.readAllLines(data.resolve("postmaster.pid"));
                if (lines.isEmpty()) {
                    return new Running(0, 0);
                }
                var port = lines.size() > 3 ? lines.get(3).trim() : "";
                return new Running(
                        Math.abs(Long.parseLong(lines.getFirst().trim())), port.isEmpty() ? 0 : Integer.parseInt(port));
            } catch (NoSuchFileException _) {
                return null;
            }
        }

        /** Whether that process still is this server: numbers are used again, and a dead one may linger as a zombie. */
        boolean alive(Path data) throws IOException {
            var words = Path.of("/proc/" + process + "/cmdline");
            if (Files.isDirectory(Path.of("/proc/self"))) {
                try {
                    return Files.readString(words).contains(data.toString());
                } catch (NoSuchFileException _) {
                    return false;
                }
            }
            return ProcessHandle.of(process)
                    .flatMap(handle -> handle.info().command())
                    .filter(command -> command.contains("postgres"))
                    .isPresent();
        }
    }
}
