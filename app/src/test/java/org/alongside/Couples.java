package org.alongside;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.alongside.History.Answer;
import org.alongside.History.Kind;
import org.alongside.database.Beside;
import org.alongside.database.Digests;
import org.alongside.mail.MoodyServer;
import org.alongside.people.Secrets;
import org.alongside.programme.Eastmere;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Invented pairs who write all the time in a program that is about to die, and what is found of it afterwards. Half of
 * them erase together what they wrote together; the others open what they assumed, both pressing at once.
 */
final class Couples {

    private static final int WRITERS = 3;
    private static final int WAITING = 20;

    final History history;

    /** How the program answered what it could neither do nor refuse: status and heading. */
    final Queue<String> saidWhenBroken = new ConcurrentLinkedQueue<>();

    private final URI address;
    private final Beside database;
    private final MoodyServer post;
    private final Eastmere town;
    private final Queue<Couple> fresh = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Couple> all;
    private final Map<UUID, Half> authors;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean writing;

    private record Half(UUID person, String session) {}

    /** A pair, and nothing done yet. */
    private record Couple(UUID pair, Half lives, Half works, boolean opens) {}

    Couples(URI address, Beside database, MoodyServer post) {
        this.address = address;
        this.database = database;
        this.post = post;
        this.town = database.keeper(db -> Eastmere.with(db, 6, "10 days"));
        this.history = new History();
        this.all = new ConcurrentHashMap<>();
        this.authors = new ConcurrentHashMap<>();
    }

    private Couples(Couples same, History history, URI address, Beside database) {
        this.address = address;
        this.database = database;
        this.post = same.post;
        this.town = same.town;
        this.history = history;
        this.all = same.all;
        this.authors = same.authors;
    }

    /** The same people, as they look at another program, of which they know what this history says. */
    Couples at(URI address, Beside database, History history) {
        return new Couples(this, history, address, database);
    }

    void beginToWrite() {
        writing = true;
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofPlatform().start(this::write));
        }
    }

    void stopWriting() throws InterruptedException {
        writing = false;
        for (var writer : writers) {
            writer.join();
        }
        writers.clear();
    }

    /** While the program is away, those there are try in vain and are used up. */
    void meetSomeMore() {
        if (fresh.size() > WAITING / 2) {
            return;
        }
        database.keeper(db -> {
                    var there = town.in(db);
                    return Stream.generate(there::couple)
                            .limit(WAITING)
                            .map(two -> new Couple(
                                    two.pair(), half(db, two.lives()), half(db, two.works()), all.size() % 2 == 0))
                            .peek(couple -> all.put(couple.pair, couple))
                            .toList();
                })
                .forEach(fresh::add);
    }

    private static Half half(JdbcClient db, UUID person) {
        var token = Secrets.secret();
        db.sql(
                        "insert into people.session (id, token_hash, person, began_at, seen_at, device) values (?, ?, ?, now(), now(), 'a test')")
                .params(UUID.randomUUID(), Digests.of(token), person)
                .update();
        return new Half(person, token);
    }

    /** Until somebody has got through again. */
    void untilSomethingIsKept() {
        untilMore(this::keptSoFar);
    }

    /** Until two have acted together again, and two have opened what they assumed. */
    void untilTwoActTogether() {
        untilMore(() -> history.acknowledged(Kind.JOINT_ACT).size());
        untilMore(() -> history.acknowledged(Kind.OPENING).size());
    }

    private int keptSoFar() {
        return (int) history.count(Answer.ACKNOWLEDGED);
    }

    private void untilMore(IntSupplier count) {
        int before = count.getAsInt();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> {
                    meetSomeMore();
                    return count.getAsInt() > before;
                });
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

    private static String words(UUID id) {
        return "A line " + id;
    }

    /** Two people who do one thing after the other until the program dies on them. */
    private final class Writer {
        private final Couple couple;
        private final Site lives;
        private final Site works;
        private final String token;

        Writer(Couple couple) {
            this.couple = couple;
            this.lives = Site.with(address, couple.lives.session);
            this.works = Site.with(address, couple.works.session);
            this.token = lives.token();
        }

        void write() {
            lives.post("/journal/limits", Map.of("token", token));
            entry("");
            apply();
            entry("x".repeat(20_001));
            if (couple.opens) {
                open();
            } else {
                joinHands();
            }
            entry("");
        }

        private void entry(String more) {
            var begun = begun();
            if (begun == null) {
                return;
            }
            var id = UUID.fromString(begun.action().substring("/journal/".length()));
            var fields =
                    Map.of("token", token, "text", words(id) + more, "version", "0", "given", begun.value("given"));
            if (ask(Kind.ENTRY, id, lives, "/journal/" + id, fields) == Answer.ACKNOWLEDGED) {
                authors.put(id, couple.lives);
            }
        }

        /** A page to write on; none while nothing answers. */
        private Site.@Nullable Form begun() {
            try {
                var page = lives.knock("/journal/new");
                return page.has("form[action^=/journal/]") ? page.onlyForm("/journal/") : null;
            } catch (UncheckedIOException _) {
                return null;
            }
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

        /** Both say what is so, and press at once. Open it is when both were told that they are ready. */
        private void open() {
            var theirs = works.token();
            if (!says(lives, token, couple.lives) || !says(works, theirs, couple.works)) {
                return;
            }
            var other =
                    CompletableFuture.supplyAsync(() -> press(works, theirs, couple.works), Thread::startVirtualThread);
            boolean both =
                    press(lives, token, couple.lives) == Answer.ACKNOWLEDGED & other.join() == Answer.ACKNOWLEDGED;
            history.add(Kind.OPENING, couple.pair, both ? Answer.ACKNOWLEDGED : Answer.UNKNOWN);
        }

        private boolean says(Site by, String token, Half half) {
            by.post("/journal/limits", Map.of("token", token));
            return answer(by, assumptions() + "/own-hope", Map.of("token", token, "text", words(half.person)))
                    == Answer.ACKNOWLEDGED;
        }

        private Answer press(Site by, String token, Half half) {
            return ask(Kind.READY, half.person, by, assumptions() + "/readiness", Map.of("token", token));
        }

        private String assumptions() {
            return "/pairs/" + couple.pair + "/assumptions";
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

    /** How often each thing is there. */
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
        found.put(
                Kind.READY,
                count("select person, count(*) from reflection.readiness where ready_at is not null group by person"));
        found.put(Kind.OPENING, count("select pair, count(*) from reflection.opening group by pair"));
        return found;
    }

    private Map<UUID, Integer> count(String sql) {
        return database.keeper(db -> {
            var counts = new HashMap<UUID, Integer>();
            db.sql(sql).query(row -> {
                counts.put(row.getObject(1, UUID.class), row.getInt(2));
            });
            return counts;
        });
    }

    /** Entries that were acknowledged and that their author does not read word for word: the last of them. */
    List<UUID> unreadable(int howMany) {
        return last(history.acknowledged(Kind.ENTRY), howMany).stream()
                .filter(entry -> !reads(entry))
                .toList();
    }

    /** Whoever wrote this has themselves erased, and all that is theirs. */
    void erase(UUID entry) {
        var half = authors.get(entry);
        // As if just signed in: what was written long ago can be erased only by somebody who has.
        database.keeper(db -> db.sql("update people.session set began_at = now() where token_hash = ?")
                .param(Digests.of(half.session))
                .update());
        var site = Site.with(address, half.session);
        site.post("/account/erasure", Map.of("token", site.token(), "sure", "true"));
    }

    List<UUID> bySameAuthor(UUID entry) {
        return history.acknowledged(Kind.ENTRY).stream()
                .filter(other -> authors.get(other).equals(authors.get(entry)))
                .toList();
    }

    private boolean reads(UUID entry) {
        return new Reader(authors.get(entry)).reads("/journal/" + entry, words(entry));
    }

    /** What belongs together and is there in part. */
    List<String> halves() {
        return database.keeper(db -> db.sql("""
                select 'erased together, and not: ' || o.pair from pairing.offer o join pairing.pair p on p.id = o.pair
                 where (o.closed_as is not distinct from 'done') <> (p.erased_at is not null)
                union all
                select 'done with one hand: ' || o.id from pairing.offer o
                 where o.closed_as = 'done' and 2 <> (select count(*) from pairing.hand h where h.offer = o.id)
                union all
                select 'ready, and not open: ' || r.pair from reflection.readiness r where r.ready_at is not null
                 group by r.pair
                having (count(*) = 2) <> exists (select from reflection.opening o where o.pair = r.pair)
                """).query(String.class).list());
    }

    /** Pairs of whom one half reads what the other assumed, and the other half does not: among the last of them. */
    List<UUID> openedToOne(int howMany) {
        return last(history.asked(Kind.OPENING), howMany).stream()
                .filter(pair -> {
                    var couple = all.get(pair);
                    return new Reader(couple.lives).readsAbout(couple.works, pair)
                            != new Reader(couple.works).readsAbout(couple.lives, pair);
                })
                .toList();
    }

    private final class Reader {
        private final Site site;

        Reader(Half half) {
            this.site = Site.with(address, half.session);
        }

        boolean readsAbout(Half other, UUID pair) {
            return reads("/pairs/" + pair + "/assumptions", words(other.person));
        }

        boolean reads(String path, String words) {
            return site.get(path).text().contains(words);
        }
    }

    private static <T> List<T> last(List<T> all, int howMany) {
        return all.subList(Math.max(0, all.size() - howMany), all.size());
    }

    /** Somebody reaches past the program and takes away one entry that was acknowledged. */
    UUID dropOne() {
        var entry = history.acknowledged(Kind.ENTRY).getFirst();
        database.keeper(db ->
                db.sql("delete from reflection.entry where id = ?").param(entry).update());
        return entry;
    }

    /** The words of an entry become others, which nobody sealed. */
    UUID spoilOne() {
        var entry = history.acknowledged(Kind.ENTRY).getLast();
        change("update reflection.entry set sealed = sealed || '\\x00' where id = ?", entry);
        return entry;
    }

    /** One half of an opened pair is shut out of what the other half still reads. */
    UUID shutOutOne() {
        var pair = history.acknowledged(Kind.OPENING).getLast();
        change(
                "update vault.membership set until = now() where circle = ? and person = (select person from pairing.half where pair = circle and side = 'works')",
                pair);
        return pair;
    }

    /** What belongs together comes apart, in each of the ways in which it can. */
    List<UUID> tearApart() {
        var erased = history.acknowledged(Kind.JOINT_ACT);
        var opened = history.acknowledged(Kind.OPENING);
        change("update pairing.pair set erased_at = null where id = ?", erased.getFirst());
        change(
                "delete from pairing.hand where offer = (select id from pairing.offer where pair = ?) and person in (select person from pairing.half where side = 'works')",
                erased.getLast());
        change("delete from reflection.opening where pair = ?", opened.getFirst());
        return List.of(erased.getFirst(), erased.getLast(), opened.getFirst());
    }

    /** As long as nobody writes: past row security, and past what refuses such a change. */
    private void change(String sql, UUID what) {
        database.keeper(db -> {
            db.sql("set local session_replication_role = replica").update();
            if (db.sql(sql).param(what).update() != 1) {
                throw new AssertionError(sql + " for " + what);
            }
            return what;
        });
    }

    /** As if the mail server had been given none. */
    void forgetLetters() {
        post.taken.clear();
    }

    /** What was acknowledged and told by a letter that has not come, once there was time. */
    List<String> lettersMissing() {
        try {
            Awaitility.await()
                    .atMost(90, TimeUnit.SECONDS)
                    .until(() -> missing().isEmpty());
        } catch (org.awaitility.core.ConditionTimeoutException _) {
            // Told below.
        }
        return missing();
    }

    /** Without waiting. */
    List<String> missing() {
        var offers = database.<Map<UUID, UUID>>keeper(db -> {
            var byPair = new HashMap<UUID, UUID>();
            db.sql("select pair, id from pairing.offer").query(row -> {
                byPair.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
            return byPair;
        });
        var letters = String.join("\n", post.taken).replace("=\r\n", "");
        return Stream.concat(
                        told(Kind.HAND, pair -> "/hands/" + offers.getOrDefault(pair, pair)),
                        told(Kind.OPENING, pair -> "/pairs/" + pair + "/assumptions"))
                .filter(link -> !letters.contains(link))
                .toList();
    }

    private Stream<String> told(Kind kind, Function<UUID, String> link) {
        return history.acknowledged(kind).stream().map(link);
    }
}
