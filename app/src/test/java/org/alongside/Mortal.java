package org.alongside;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alongside.database.Beside;
import org.alongside.database.TestDatabase;
import org.alongside.mail.MoodyServer;
import org.awaitility.Awaitility;

/** Alongside as a real team runs it, with people who write all the time, and ways to kill it in the middle of that. */
final class Mortal implements AutoCloseable {

    final Couples couples;
    final Beside database;

    private final Path data;
    private final MoodyServer post = new MoodyServer();
    private final int port = Program.freePort();
    private final Map<String, String> settings;
    private final Random random;
    private Program program;

    private Mortal(Path data, Beside database, Map<String, String> more, long seed) throws Exception {
        this.data = data;
        this.database = database;
        this.random = new Random(seed);
        this.settings = new HashMap<>(more);
        settings.put("ALONGSIDE_SMTP_URL", post.address().toString());
        settings.put("ALONGSIDE_MAIL_FROM", "post@riverside.example");
        this.program = run();
        this.couples = new Couples(URI.create("http://localhost:" + port), database, post);
    }

    /** With the database that it looks after itself. */
    static Mortal in(Path data, long seed) throws Exception {
        return new Mortal(data, Beside.programIn(data), Map.of(), seed);
    }

    /** With a database of somebody's own, to which these settings lead. */
    static Mortal on(TestDatabase brought, Map<String, String> settings, Path data, long seed) throws Exception {
        return new Mortal(data, Beside.programOn(brought), settings, seed);
    }

    private Program run() throws Exception {
        var started = Program.run(data, port, settings, "start");
        started.untilItServes();
        return started;
    }

    /** Something bad happens once people have got through, however slow the machine, at any moment of what they do then. */
    void whilePeopleWrite(List<Runnable> ways) throws Exception {
        couples.beginToWrite();
        for (var way : ways) {
            couples.untilSomethingIsKept();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
            way.run();
            untilItAnswers();
        }
        couples.untilTwoActTogether();
        couples.stopWriting();
    }

    // Dying

    /** The program; its database goes on, and the next start attaches to it. */
    void killProgram() {
        try {
            program.kill();
            program.close();
            program = run();
        } catch (Exception problem) {
            throw new IllegalStateException(problem);
        }
    }

    /** One of the processes of the database, which makes it drop all that was in memory and begin anew from its log. */
    void killOne() {
        var children = postgres().children().toList();
        if (!children.isEmpty()) {
            children.get(random.nextInt(children.size())).destroyForcibly();
        }
    }

    /** The whole database; the program starts it again. */
    void killDatabase() {
        var postgres = postgres();
        var all = new ArrayList<>(postgres.descendants().toList());
        postgres.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** The whole database and the program with it. */
    void killAll() {
        killDatabase();
        killProgram();
    }

    /** What a network does. */
    void cutConnections() {
        try {
            database.keeper(db -> db.sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'alongside_%' and pid <> pg_backend_pid()")
                    .query()
                    .listOfRows());
        } catch (RuntimeException _) {
            // It died of something else a moment ago.
        }
    }

    /** No byte fits any more, until some people were told so. */
    void fill(SmallDisk disk) {
        int told = couples.saidWhenBroken.size();
        disk.fill();
        try {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> couples.saidWhenBroken.size() > told + 5);
        } finally {
            disk.makeRoom();
        }
    }

    /** No byte fits any more, and the database has to begin another file of its log: it dies of it, and again at each start. */
    void fillTheLog(SmallDisk disk) {
        disk.fill();
        try {
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(this::cannotBeginAnotherFile);
            TimeUnit.SECONDS.sleep(3);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        } finally {
            disk.makeRoom();
        }
    }

    private boolean cannotBeginAnotherFile() {
        try {
            database.keeper(db -> db.sql("select pg_logical_emit_message(true, 'test', 'a word'), pg_switch_wal()")
                    .query()
                    .listOfRows());
            return false;
        } catch (RuntimeException _) {
            return true;
        }
    }

    private ProcessHandle postgres() {
        try {
            var process = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(process.trim())).orElseThrow();
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    void untilItAnswers() {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .ignoreExceptions()
                .until(() -> {
                    database.keeper(db -> db.sql("select 1").query().listOfRows());
                    return program.page("/programmes").statusCode() == 200;
                });
    }

    @Override
    public void close() throws Exception {
        program.close();
        post.close();
    }
}
