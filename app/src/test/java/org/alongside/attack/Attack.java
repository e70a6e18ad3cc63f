package org.alongside.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.Program;
import org.alongside.planted.Flaw;
import org.alongside.planted.Ground;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Lets scanners loose, each on a demo of its own. First on the program with a flaw planted for each of them, which it has
 * to find; then on the program as it is, as nobody and as people of every role. Not part of the ordinary run, hence its
 * name: {@code ./alongside test --attack}, or with the name of one scanner.
 *
 * <p>What scanners said lies in {@code target/attack} afterwards.
 */
class Attack {

    private static final Path FLAWS = Path.of("src", "test", "attack");
    private static final Path SAID = Path.of("target", "attack").toAbsolutePath();
    private static final String OURS = Program.withoutTests(System.getProperty("java.class.path"));
    private static final String NOBODY = "nobody";
    private static final int TIMES_AGAIN = 2;

    /** One of each role; whoever comes later is asked only for what nobody before could reach. */
    private static final List<String> PEOPLE = List.of(
            NOBODY,
            "Nasreen Akhtar",
            "Catherine Bell",
            "Frank Dobbs",
            "Martin Lowe",
            "Dilip Raman",
            "Joyce Mensah",
            "Wendeline Okafor");

    /** The first words of a flaw, after the scanner that has to find it: where, who is let in there, and what it is. */
    private static final Pattern WHERE = Pattern.compile("((?:GET|POST) \\S+), as (.+?), is (.+?) and breaks “(.+)”");

    private static final String ONLY = System.getProperty("alongside.attack", "");

    /** What one scanner did in all. */
    private static final class Row {
        private final Scanner scanner;
        private final Tally tally = new Tally();
        private int asked;
        private final Set<Finding> findings = new TreeSet<>();
        private Duration took = Duration.ZERO;

        private Row(Scanner scanner) {
            this.scanner = scanner;
        }
    }

    private final List<Scanner> scanners = List.<Scanner>of(new Wapiti(), new Sqlmap()).stream()
            .filter(scanner -> ONLY.isEmpty() || ONLY.equals(scanner.name()))
            .toList();
    private final Explained explained = Explained.read();
    private final Thread inAnyCase = new Thread(this::leaveNothing);
    private Path folder;

    @BeforeEach
    void makeRoom() throws IOException {
        delete(SAID);
        Files.createDirectories(SAID);
        folder = Files.createTempDirectory("alongside-attack");
        Runtime.getRuntime().addShutdownHook(inAnyCase);
    }

    @AfterEach
    void tidy() {
        try {
            Runtime.getRuntime().removeShutdownHook(inAnyCase);
            leaveNothing();
        } catch (IllegalStateException _) {
            // Somebody stopped the run, and the hook is at it.
        }
    }

    @Test
    void scanners_find_what_is_planted_and_nothing_else_that_is_not_explained() throws Exception {
        assertThat(scanners).as("scanners called “%s”", ONLY).isNotEmpty();
        findWhatIsPlanted();
        var rows = new ArrayList<Row>();
        for (var scanner : scanners) {
            rows.add(attacked(scanner));
        }
        report(rows);
    }

    private void findWhatIsPlanted() throws Exception {
        var flaws = Flaw.in(FLAWS).stream()
                .filter(flaw ->
                        scanners.stream().anyMatch(scanner -> scanner.name().equals(flaw.test())))
                .toList();
        assertThat(flaws)
                .extracting(Flaw::test)
                .containsAll(scanners.stream().map(Scanner::name).toList());
        var ground = Ground.copied();
        for (var flaw : flaws) {
            ground.plant(flaw);
        }
        for (var flaw : flaws) {
            found(flaw, Program.withoutTests(ground.classPath()));
        }
        for (var flaw : flaws.reversed()) {
            ground.remove(flaw);
        }
    }

    private void found(Flaw flaw, String classPath) throws Exception {
        var scanner = scanners.stream()
                .filter(one -> one.name().equals(flaw.test()))
                .findFirst()
                .orElseThrow();
        var where = WHERE.matcher(flaw.promise());
        assertThat(where.matches()).as(flaw.promise()).isTrue();
        var found = scanned(
                new Row(scanner),
                classPath,
                where.group(2),
                flaw.name(),
                asked -> asked.kind().equals(where.group(1)));
        assertThat(found)
                .as("%s must find %s at %s", scanner.name(), flaw.name(), where.group(1))
                .anyMatch(finding ->
                        finding.where().equals(where.group(1)) && finding.what().startsWith(where.group(3)));
        say("%s found what was planted for it: %s", scanner.name(), flaw.name());
    }

    private Row attacked(Scanner scanner) throws Exception {
        var row = new Row(scanner);
        var before = new HashSet<String>();
        for (var person : PEOPLE) {
            var called = person.toLowerCase(Locale.ROOT).replace(' ', '-');
            var found = scanned(row, OURS, person, called, asked -> before.add(asked.form()));
            row.findings.addAll(scanner.guesses() ? standing(row, person, called, found) : found);
        }
        row.findings.addAll(row.tally.broken());
        return row;
    }

    /** Of what nobody has explained, that which is found again each time. */
    private Set<Finding> standing(Row row, String person, String called, List<Finding> found) throws Exception {
        var standing = new TreeSet<>(found);
        for (int again = 1; again <= TIMES_AGAIN; again++) {
            var places = standing.stream()
                    .filter(finding -> !explained.explains(finding))
                    .map(Finding::where)
                    .collect(Collectors.toSet());
            if (!places.isEmpty()) {
                var anew =
                        scanned(row, OURS, person, called + "-again-" + again, asked -> places.contains(asked.kind()));
                standing.removeIf(finding -> !explained.explains(finding) && !anew.contains(finding));
            }
        }
        found.stream()
                .filter(finding -> !standing.contains(finding))
                .forEach(finding -> say("  does not stand: %s", finding));
        return standing;
    }

    /** One scanner, on a demo that nobody has used before, as one person. */
    private List<Finding> scanned(Row row, String classPath, String person, String called, Predicate<Asked> which)
            throws Exception {
        var begun = Instant.now();
        var scanner = row.scanner;
        var said = Files.createDirectories(SAID.resolve(scanner.name() + "-" + called));
        var data = folder.resolve(scanner.name() + "-" + called);
        try (var demo = Demo.started(classPath, data);
                var between = new GoBetween(demo, scanner.name(), person.equals(NOBODY) ? "" : person, row.tally)) {
            var all = Recording.through(between.address());
            var everything = all.stream().filter(which).toList();
            note(said.resolve("reached.txt"), all);
            note(said.resolve("asked.txt"), everything);
            assertThat(everything)
                    .as("what %s can ask for as %s", scanner.name(), person)
                    .isNotEmpty();
            say("%s as %s: %d addresses and forms …", scanner.name(), person, everything.size());
            row.asked += everything.size();
            between.offer(Wapiti.list(everything));
            var found = scanner.scan(between.address(), everything, said);
            Files.writeString(said.resolve("demo.log"), demo.said());
            say("  %d reported", found.size());
            found.forEach(finding -> say("  %s", finding));
            return found;
        } finally {
            delete(data);
            row.took = row.took.plus(Duration.between(begun, Instant.now()));
        }
    }

    private static void note(Path file, List<Asked> asked) throws IOException {
        Files.write(file, asked.stream().map(Asked::toString).toList());
    }

    private void report(List<Row> rows) {
        var all = rows.stream().flatMap(row -> row.findings.stream()).toList();
        say(
                "%-8s %9s %9s %9s %9s %9s  %s",
                "scanner", "addresses", "requests", "findings", "explained", "minutes", "answers");
        for (var row : rows) {
            say(
                    "%-8s %9d %9d %9d %9d %9d  %s, limits counted anew %d times",
                    row.scanner.name(),
                    row.asked,
                    row.tally.requests(),
                    row.findings.size(),
                    row.findings.stream().filter(explained::explains).count(),
                    row.took.toMinutes(),
                    row.tally.answers(),
                    row.tally.countedAnew());
        }
        for (var row : rows) {
            assertThat(row.tally.refused())
                    .as("what %s asked for and nobody looked at: no token, or too often", row.scanner.name())
                    .isLessThan(row.tally.requests() / 20);
        }
        explained.idle(all).forEach(row -> say("Explained, but not reported this time: %s", row));
        assertThat(all.stream().filter(finding -> !explained.explains(finding)))
                .as("Findings that docs/trust.md does not explain")
                .isEmpty();
    }

    /** Past what catches the words of tests, with a mark that {@code ./alongside} looks for. */
    private static void say(String words, Object... values) {
        var line = words.formatted(values);
        System.out.println("Attack: " + line);
    }

    /** Also when somebody stops the run: nothing goes on running, and no data stays. */
    private void leaveNothing() {
        var children = ProcessHandle.current().children().toList();
        children.forEach(ProcessHandle::destroy);
        children.forEach(Attack::ended);
        // What was cut short may be tidying the same folder.
        for (int tries = 0; Files.exists(folder) && tries < 10; tries++) {
            try {
                delete(folder);
            } catch (IOException _) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private static void ended(ProcessHandle child) {
        try {
            child.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException _) {
            child.destroyForcibly();
        }
    }

    private static void delete(Path path) throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
