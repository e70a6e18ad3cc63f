package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alongside.opinion.ReferenceData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every profile with every rule it names, and every property verdict, of all JSON files in the folder
 * {@code committees}: a case with {@code committee_size} names slates, one with {@code property} a verdict.
 */
class CommitteesReferenceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Case(String file, Map<String, Object> json) {

        String name() {
            return file + ": " + json.get("name");
        }

        Ballots ballots() {
            List<int[]> approvals = Json.array(json.get("approvals")).stream()
                    .map(Json::numbers)
                    .toList();
            int statements = Json.number(json.get("num_candidates"));
            return json.get("weights") == null
                    ? Ballots.complete(statements, approvals)
                    : Ballots.complete(statements, approvals, wholeWeights());
        }

        /** Weights count against each other only, so they may all be multiplied until they are whole. */
        private long[] wholeWeights() {
            List<BigDecimal> weights = Json.array(json.get("weights")).stream()
                    .map(weight -> new BigDecimal(weight.toString()))
                    .toList();
            int places = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
            return weights.stream()
                    .mapToLong(
                            weight -> weight.movePointRight(Math.max(0, places)).longValueExact())
                    .toArray();
        }
    }

    @Test
    void every_rule_finds_exactly_the_slates_the_reference_finds() {
        Map<String, int[]> tally = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Case one : cases("committee_size")) {
            Ballots ballots = one.ballots();
            int size = Json.number(one.json.get("committee_size"));
            Json.object(one.json.get("expected")).forEach((key, value) -> {
                String problem = problem(ballots, size, Rule.of(key), Json.object(value));
                tally.computeIfAbsent(key, _ -> new int[1])[0]++;
                if (!problem.isEmpty()) {
                    wrong.add(one.name() + ", " + key + ": " + problem);
                }
            });
        }
        tally.forEach((rule, count) -> System.out.println(count[0] + " profiles with " + rule));
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_property_gets_the_verdict_of_the_reference() {
        List<String> wrong = new ArrayList<>();
        List<Case> cases = cases("property");
        for (Case one : cases) {
            Property property = Property.of(String.valueOf(one.json.get("property")));
            boolean holds = property.holds(one.ballots(), Json.numbers(one.json.get("committee")));
            if (!Boolean.valueOf(holds).equals(one.json.get("expected"))) {
                wrong.add(one.name() + ", " + property.key() + ": we say " + holds);
            }
        }
        System.out.println(cases.size() + " property verdicts");
        assertThat(wrong).isEmpty();
    }

    @Test
    void cases_are_the_same_in_one_file_or_many_and_whatever_the_files_are_called() throws IOException {
        String one = """
                {"name": "one", "num_candidates": 3, "committee_size": 1, "approvals": [[0], [0, 1], [2]],
                 "expected": {"av": {"all": [[0]]}}}""";
        String two = """
                {"name": "two", "property": "jr", "num_candidates": 2, "approvals": [[0], [0]], "committee": [1],
                 "expected": false}""";
        Files.writeString(folder.resolve("a list.json"), "\uFEFF[" + one + ",\r\n" + two + "]");
        Files.writeString(folder.resolve("named.json"), "{\"source\": \"us\", \"instances\": [" + two + "]}");
        Files.createDirectories(folder.resolve("deeper"));
        Files.writeString(folder.resolve("deeper/alone.json"), one);
        Files.writeString(folder.resolve("PROVENANCE.md"), "ours");

        assertThat(cases(folder, "committee_size"))
                .hasSize(2)
                .allSatisfy(found -> assertThat(problem(
                                found.ballots(),
                                1,
                                Rule.of("av"),
                                Json.object(
                                        Json.object(found.json.get("expected")).get("av"))))
                        .isEmpty());
        assertThat(cases(folder, "property"))
                .hasSize(2)
                .allSatisfy(found -> assertThat(Property.of("jr").holds(found.ballots(), new int[] {1}))
                        .isFalse());
    }

    private static String problem(Ballots ballots, int size, Rule rule, Map<String, Object> expected) {
        Slip one = Slip.of(new Choosing(ballots, size).one(rule));
        if (expected.containsKey("resolute_any_of")
                && !slips(expected.get("resolute_any_of")).contains(one)) {
            return "chose " + Arrays.toString(one.statements());
        }
        if (expected.containsKey("all")) {
            TreeSet<Slip> all = slips(expected.get("all"));
            if (!all.contains(one)) {
                return "chose " + Arrays.toString(one.statements()) + " of several";
            }
            TreeSet<Slip> found = new TreeSet<>(new Choosing(ballots, size).all(rule));
            if (!found.equals(all)) {
                return "found " + shown(found) + " for " + shown(all);
            }
        }
        return "";
    }

    private static TreeSet<Slip> slips(Object committees) {
        return new TreeSet<>(
                Json.array(committees).stream().map(Json::numbers).map(Slip::of).toList());
    }

    private static String shown(TreeSet<Slip> slips) {
        return slips.stream()
                .map(slip -> Arrays.toString(slip.statements()))
                .toList()
                .toString();
    }

    private static List<Case> cases(String with) {
        Path folder = ReferenceData.folder("committees");
        List<Case> cases = cases(folder, with);
        Assumptions.assumeFalse(cases.isEmpty(), () -> "Skipped: no case with \"" + with + "\" in " + folder + ".");
        return cases;
    }

    private static List<Case> cases(Path folder, String with) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Case> cases = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                Object root = Json.read(Files.readString(file).replaceFirst("^\uFEFF", ""));
                instances(root).stream()
                        .map(Json::object)
                        .filter(json -> json.containsKey(with))
                        .forEach(json -> cases.add(new Case(file.getFileName().toString(), json)));
            }
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + folder, e);
        }
    }

    /** A file holds a list of cases, by itself or under a name, or one case alone. */
    private static List<Object> instances(@Nullable Object root) {
        if (root instanceof List) {
            return Json.array(root);
        }
        Object inside = Json.object(root).get("instances");
        return inside == null ? List.of(Json.object(root)) : Json.array(inside);
    }
}
