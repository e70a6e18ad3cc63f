package org.alongside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.language.Later;
import org.alongside.web.Promises;
import org.junit.jupiter.api.Test;

/**
 * The page “Who can read what” and {@code docs/trust.md} promise the same, in the same sentences; and whatever test,
 * place or flaw that file names for a promise is there. A promise without a flaw was never seen broken.
 */
class TrustTest {

    private static final Path TRUST = Path.of("../docs/trust.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final List<Path> PLACES = List.of(
            Path.of("src/main/java/org/alongside"),
            Path.of("src/main/resources"),
            Path.of("src/main/resources/db/migration"));

    private static final Path FLAWS = Path.of("src/test/planted");

    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");
    private static final Pattern NAMED_PLACE = Pattern.compile("`((?:[a-z]+/\\w+)|(?:V\\d{3}__\\w+\\.sql))`");
    private static final Pattern NAMED_FLAW = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");
    private static final Pattern NOTICED_BY = Pattern.compile("# (\\w+)");
    private static final Pattern LIMIT = Pattern.compile("(?m)^- \\*\\*(.+?)\\*\\*");

    private static final Path PAGE = Path.of("src/main/jte/web/whoCanReadWhat.jte");
    private static final Pattern SAID_BESIDES =
            Pattern.compile("(?:<th scope=\"row\">|<li>)\\$\\{t\\(\"([^\"]+)\"(?!, \"organisation)");
    private static final Pattern UNLINKED = Pattern.compile("(?<!\\[)`([A-Z]\\w*Test(?:#\\w+)?)`");
    private static final Pattern TARGET = Pattern.compile("(?m)^\\[`(\\w+)`]: (\\S+)$");

    private record Promise(String words, String places, String tests, String flaws) {}

    @Test
    void the_file_and_the_page_promise_the_same() throws IOException {
        assertThat(faults(Files.readString(TRUST))).isEmpty();
    }

    @Test
    void whatever_differs_or_is_not_there_is_found() throws IOException {
        var trust = Files.readString(TRUST);
        var first = Promises.KEPT.getFirst().text();

        assertThat(faults(trust.replace(first, "Nobody reads anything.")))
                .contains("on the page alone: " + first, "in docs/trust.md alone: Nobody reads anything.");
        assertThat(faults(trust.replace("`RoutesTest`", "`RotesTest`"))).contains("no such test: RotesTest");
        assertThat(faults(trust.replace("`WorkingDayTest`", "`WorkingDayTest#it_is_always_friday`")))
                .contains("no such test: WorkingDayTest#it_is_always_friday");
        assertThat(faults(trust.replace("`web/Gate`", "`web/Fence`"))).contains("no such place: web/Fence");
        assertThat(faults(trust.replace("`PairingTest`", "one day")))
                .anyMatch(fault -> fault.startsWith("no test for: "));
        assertThat(faults(trust.replace("`person-outlives-the-transaction`", "`names-are-long`")))
                .contains(
                        "no such flaw: names-are-long",
                        "no flaw for: " + Promises.KEPT.get(1).text(),
                        "a flaw of no promise: person-outlives-the-transaction");
        assertThat(faults(trust.replace("`names-as-markup`", "`messages-in-the-log`")))
                .contains("none of the tests of its promise notices messages-in-the-log");
        assertThat(faults(trust.replace("| A pair check |", "| A pair’s health check |")))
                .contains("on the page alone: A pair check", "in docs/trust.md alone: A pair’s health check");
        assertThat(faults(trust.replace("[`KeyCopiesTest`]", "`KeyCopiesTest`")))
                .contains("no link: KeyCopiesTest");
        assertThat(faults(trust.replace("vault/KeyCopiesTest.java", "people/KeyCopiesTest.java")))
                .anyMatch(fault -> fault.startsWith("a link that leads nowhere: ../app"));
        assertThat(faults(trust.replace("**" + Promises.NOT_KEPT.getFirst().text(), "**All is well.")))
                .contains("in docs/trust.md alone: All is well.");
    }

    private static List<String> faults(String trust) throws IOException {
        var faults = new ArrayList<String>();
        var promises = promises(trust);
        faults.addAll(differences(promises.stream().map(Promise::words).toList(), Promises.KEPT));
        var limits = section(trust, "What is not promised");
        faults.addAll(
                differences(found(LIMIT, limits).map(limit -> limit.group(1)).toList(), Promises.NOT_KEPT));
        var tests = tests();
        for (var promise : promises) {
            var named = found(NAMED_TEST, promise.tests()).toList();
            if (named.isEmpty()) {
                faults.add("no test for: " + promise.words());
            }
            for (var test : named) {
                if (!isThere(test, tests)) {
                    faults.add("no such test: " + test.group().replace("`", ""));
                }
            }
            found(NAMED_PLACE, promise.places())
                    .map(place -> place.group(1))
                    .filter(place -> !isThere(place))
                    .forEach(place -> faults.add("no such place: " + place));
            faults.addAll(faultsOfFlaws(promise));
        }
        faults.addAll(faultsBesides(trust, tests));
        faults.addAll(faultsOfLinks(trust));
        flaws().filter(flaw -> !trust.contains("`" + flaw + "`"))
                .forEach(flaw -> faults.add("a flaw of no promise: " + flaw));
        return faults;
    }

    /** What the page says of each piece of writing and of how it is kept, line for line, each with a test. */
    private static List<String> faultsBesides(String trust, Map<String, String> tests) {
        var faults = new ArrayList<String>();
        var page = found(SAID_BESIDES, read(PAGE)).map(line -> line.group(1)).toList();
        var lines = rows(section(trust, "What the page says besides"));
        var words = lines.stream().map(cells -> cells.get(1)).toList();
        page.stream().filter(line -> !words.contains(line)).forEach(line -> faults.add("on the page alone: " + line));
        words.stream()
                .filter(line -> !page.contains(line))
                .forEach(line -> faults.add("in docs/trust.md alone: " + line));
        for (var cells : lines) {
            var named = found(NAMED_TEST, cells.get(2)).toList();
            if (named.isEmpty()) {
                faults.add("no test for: " + cells.get(1));
            }
            named.stream()
                    .filter(test -> !isThere(test, tests))
                    .forEach(test -> faults.add("no such test: " + test.group().replace("`", "")));
        }
        return faults;
    }

    /** Whoever reads a promise can follow it to its test. */
    private static List<String> faultsOfLinks(String trust) {
        var faults = new ArrayList<String>();
        found(UNLINKED, trust).forEach(test -> faults.add("no link: " + test.group(1)));
        var targets = found(TARGET, trust).collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
        found(NAMED_TEST, trust)
                .map(test -> test.group(1))
                .filter(test -> !targets.containsKey(test))
                .forEach(test -> faults.add("a link that leads nowhere: " + test));
        targets.forEach((test, target) -> {
            if (!Files.exists(TRUST.resolveSibling(target)) || !target.endsWith("/" + test + ".java")) {
                faults.add("a link that leads nowhere: " + target);
            }
        });
        return faults;
    }

    private static boolean isThere(MatchResult test, Map<String, String> tests) {
        var body = tests.get(test.group(1));
        return body != null && (test.group(2) == null || body.contains(" " + test.group(2) + "("));
    }

    private static List<String> faultsOfFlaws(Promise promise) throws IOException {
        var faults = new ArrayList<String>();
        var there = flaws().toList();
        var named =
                found(NAMED_FLAW, promise.flaws()).map(flaw -> flaw.group(1)).toList();
        if (named.stream().noneMatch(there::contains)) {
            faults.add("no flaw for: " + promise.words());
        }
        for (var flaw : named) {
            if (!there.contains(flaw)) {
                faults.add("no such flaw: " + flaw);
            } else if (!promise.tests().contains("`" + noticedBy(flaw))) {
                faults.add("none of the tests of its promise notices " + flaw);
            }
        }
        return faults;
    }

    /** The class of tests that the first line of a flaw names. */
    private static String noticedBy(String flaw) {
        return found(NOTICED_BY, read(FLAWS.resolve(flaw + ".patch")))
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Stream<String> flaws() throws IOException {
        try (var files = Files.list(FLAWS)) {
            return files.map(file -> file.getFileName().toString().replace(".patch", "")).sorted().toList().stream();
        }
    }

    private static List<String> differences(List<String> file, List<Later> page) {
        Set<String> onPage = page.stream().map(Later::text).collect(Collectors.toSet());
        var faults = new ArrayList<String>();
        file.stream()
                .filter(words -> !onPage.contains(words))
                .forEach(words -> faults.add("in docs/trust.md alone: " + words));
        onPage.stream()
                .filter(words -> !file.contains(words))
                .forEach(words -> faults.add("on the page alone: " + words));
        if (file.size() != new HashSet<>(file).size()) {
            faults.add("the same promise twice");
        }
        return faults;
    }

    /** The rows of the table, without its head. */
    private static List<Promise> promises(String trust) {
        return rows(section(trust, "Promises")).stream()
                .map(cells ->
                        new Promise(cells.get(1), cells.get(2), cells.get(3), cells.size() > 4 ? cells.get(4) : ""))
                .toList();
    }

    private static List<List<String>> rows(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
    }

    private static String section(String trust, String heading) {
        int begins = trust.indexOf("\n## " + heading + "\n");
        int ends = trust.indexOf("\n## ", begins + 1);
        assertThat(begins).as(heading).isPositive();
        return trust.substring(begins, ends < 0 ? trust.length() : ends);
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** Every class of tests, by its name, with its text. */
    private static Map<String, String> tests() throws IOException {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), TrustTest::read));
        }
    }

    private static boolean isThere(String place) {
        return PLACES.stream()
                .anyMatch(root -> Files.exists(root.resolve(place)) || Files.exists(root.resolve(place + ".java")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
