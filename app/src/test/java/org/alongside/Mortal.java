package org.alongside;

import static org.alongside.database.Beside.keeper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.alongside.database.Digests;
import org.alongside.mail.MoodyServer;
import org.alongside.people.Secrets;
import org.alongside.programme.Eastmere;
import org.awaitility.Awaitility;

/** Alongside as a real team runs it, with people who write all the time, and ways to kill it in the middle of that. */
final class Mortal implements AutoCloseable {

    private static final int WRITERS = 3;
    private static final int COUPLES = 20;

    private final Path data;
    private final MoodyServer post = new MoodyServer();
    private final int port = Program.freePort();
    private final History history = new History();
    private final Random random;
    private final ConcurrentLinkedQueue<Couple> fresh = new ConcurrentLinkedQueue<>();
    private Program program;
    private Eastmere town;
    private volatile boolean writing;

    /** How the program answered what it could neither do nor refuse: status and heading. */
    final Queue<String> saidWhenBroken = new ConcurrentLinkedQueue<>();

    /** A pair with a session for each, and nothing done yet. */
    private record Couple(UUID pair, String lives, String works) {}

    Mortal(Path place, long seed) throws Exception {
        this.data = place.resolve("data");
        this.random = new Random(seed);
        this.program = run();
        this.town = keeper(data, db -> Eastmere.with(db, 6, "10 days"));
    }

    private Program run() throws Exception {
        var started = Program.run(
                data,
                port,
                Map.of(
                        "ALONGSIDE_SMTP_URL",
                        post.address().toString(),
                        "ALONGSIDE_MAIL_FROM",
                        "post@riverside.example"),
                "start");
        started.untilItServes();
        return started;
    }

    History history() {
        return history;
    }

    /** Kills it in these ways, one after the other, at any moment once people have got through; on a slow machine later. */
    void killWhilePeopleWrite(List<Runnable> ways) throws Exception {
        writing = true;
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofPlatform().start(this::write));
        }
        for (var way : ways) {
            meetSomeMore();
            untilTwoActTogether();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            way.run();
            untilItAnswers();
        }
        meetSomeMore();
        untilTwoActTogether();
        writing = false;
        for (var writer : writers) {
            writer.join();
        }
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

    /** The whole database and the program with it. */
    void killAll() {
        var postgres = postgres();
        var all = new ArrayList<>(postgres.descendants().toList());
        postgres.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        killProgram();
    }

    /** What a network does. */
    void cutConnections() {
        try {
            keeper(
                    data,
                    db -> db.sql(
                                    "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'alongside_%' and pid <> pg_backend_pid()")
                            .query()
                            .listOfRows());
        } catch (RuntimeException _) {
            // It died of something else a moment ago.
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

    private void untilItAnswers() {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            keeper(data, db -> db.sql("select 1").query().listOfRows());
            return program.page("/programmes").statusCode() == 200;
        });
    }

    private void untilTwoActTogether() {
        int before = history.acknowledged(Kind.JOINT_ACT).size();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> history.acknowledged(Kind.JOINT_ACT).size() > before);
    }

    // Writing

    /** While the program is away, those there are try in vain and are used up. */
    private void meetSomeMore() {
        while (fresh.size() < COUPLES) {
            fresh.add(keeper(data, db -> {
                var two = town.in(db).couple();
                var sessions = List.of(two.lives(), two.works()).stream()
                        .map(person -> {
                            var token = Secrets.secret();
                            db.sql(
                                            "insert into people.session (id, token_hash, person, began_at, seen_at, device) values (?, ?, ?, now(), now(), 'a test')")
                                    .params(UUID.randomUUID(), Digests.of(token), person)
                                    .update();
                            return token;
                        })
                        .toList();
                return new Couple(two.pair(), sessions.getFirst(), sessions.getLast());
            }));
        }
    }

    private void write() {
        while (writing) {
            var couple = fresh.poll();
            try {
                if (couple == null) {
                    TimeUnit.MILLISECONDS.sleep(10);
                } else {
                    new Writer(couple).write();
                }
            } catch (RuntimeException | AssertionError _) {
                // A page that was to be read did not come: nothing was asked that counts.
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Two people who do one thing after the other until the program dies on them. */
    private final class Writer {
        private final Couple couple;
        private final URI address = URI.create("http://localhost:" + port);
        private final Site lives;
        private final Site works;
        private final String token;

        Writer(Couple couple) {
            this.couple = couple;
            this.lives = Site.with(address, couple.lives);
            this.works = Site.with(address, couple.works);
            this.token = lives.token();
        }

        void write() {
            lives.post("/journal/limits", Map.of("token", token));
            entry("A line");
            apply();
            entry("x".repeat(20_001));
            joinHands();
            entry("Another line");
        }

        private void entry(String text) {
            var id = UUID.randomUUID();
            ask(Kind.ENTRY, id, lives, "/journal/" + id, Map.of("token", token, "text", text, "version", "0"));
        }

        private void apply() {
            ask(
                    Kind.APPLICATION,
                    couple.pair,
                    lives,
                    "/pairs/" + couple.pair + "/applications",
                    Map.of(
                            "token",
                            token,
                            "call",
                            "call-" + town.call.toString().substring(0, 8)));
        }

        /** They erase what they wrote together: the first hand, its letter, the second, and what follows. */
        private void joinHands() {
            var hands = "/pairs/" + couple.pair + "/hands";
            var preview = hands + "?act=erase-together&subject=" + couple.pair;
            var seen = lives.get(preview).form(hands).value("seen");
            var offer =
                    Map.of("token", token, "act", "erase-together", "subject", couple.pair.toString(), "seen", seen);
            if (ask(Kind.HAND, couple.pair, lives, hands, offer) == Answer.ACKNOWLEDGED) {
                var page = works.get(preview);
                var agreement = page.path() + "/agreement";
                ask(
                        Kind.JOINT_ACT,
                        couple.pair,
                        works,
                        agreement,
                        Map.of(
                                "token",
                                works.token(),
                                "seen",
                                page.form(agreement).value("seen")));
            }
        }

        private Answer ask(Kind kind, UUID id, Site by, String path, Map<String, String> fields) {
            var answer = answer(by, path, fields);
            history.add(kind, id, answer);
            return answer;
        }

        private Answer answer(Site by, String path, Map<String, String> fields) {
            try {
                var page = by.knock(path, fields);
                if (page.status() == 302 || page.status() == 303) {
                    return Answer.ACKNOWLEDGED;
                }
                if (page.status() < 500 && !page.body().isBlank()) {
                    return Answer.REFUSED;
                }
                saidWhenBroken.add(page.status() + " " + page.heading());
                return Answer.UNKNOWN;
            } catch (IllegalStateException _) {
                return Answer.UNKNOWN;
            }
        }
    }

    // Looking

    /** How often each thing is there, and still opens. */
    Map<Kind, Map<UUID, Integer>> found() {
        var found = new EnumMap<Kind, Map<UUID, Integer>>(Kind.class);
        found.put(Kind.ENTRY, count("select id, count(*) from reflection.entry group by id"));
        found.put(Kind.APPLICATION, count("select pair, count(*) from programme.application group by pair"));
        found.put(Kind.HAND, count("""
                select o.pair, count(*) from pairing.hand h
                  join pairing.offer o on o.id = h.offer and o.offered_by = h.person
                 group by o.pair"""));
        found.put(Kind.JOINT_ACT, count("""
                select o.pair, count(*) from pairing.offer o
                  join pairing.pair p on p.id = o.pair and p.erased_at is not null
                 where o.closed_as = 'done' group by o.pair"""));
        return found;
    }

    private Map<UUID, Integer> count(String sql) {
        return keeper(data, db -> {
            var counts = new HashMap<UUID, Integer>();
            db.sql(sql).query(row -> {
                counts.put(row.getObject(1, UUID.class), row.getInt(2));
            });
            return counts;
        });
    }

    /** Somebody reaches past the program and takes away one entry that was acknowledged. */
    UUID dropOne() {
        var entry = history.acknowledged(Kind.ENTRY).getFirst().id();
        keeper(
                data,
                db -> db.sql("delete from reflection.entry where id = ?")
                        .param(entry)
                        .update());
        return entry;
    }

    /** The letters about hands that were acknowledged and that have not come, once there was time. */
    List<UUID> lettersMissing() {
        var offers = keeper(data, db -> {
            var all = new HashMap<UUID, UUID>();
            db.sql("select pair, id from pairing.offer").query(row -> {
                all.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
            return all;
        });
        var hands = history.acknowledged(Kind.HAND).stream()
                .map(asked -> offers.getOrDefault(asked.id(), asked.id()))
                .toList();
        try {
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> missing(hands).isEmpty());
        } catch (org.awaitility.core.ConditionTimeoutException _) {
            // Told below.
        }
        return missing(hands);
    }

    private List<UUID> missing(List<UUID> offers) {
        var letters = String.join("\n", post.taken).replace("=\r\n", "");
        return offers.stream()
                .filter(offer -> !letters.contains(offer.toString()))
                .toList();
    }

    @Override
    public void close() throws Exception {
        program.close();
        post.close();
    }
}
