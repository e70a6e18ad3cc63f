package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** However the votes of a fixture are written down, they are the same votes: every fixture at hand, and a small one of our own. */
@NullUnmarked
class ChangedFixtureReferenceTest {

    private static final String MATH = """
            {"n": 2, "user-vote-counts": {"0": 2, "7": 1}, "tids": [4, 9],
             "pca": {"center": [0, -1], "comps": [[1, 0], [0, 1]]}, "mod-out": null}
            """;

    @TempDir
    Path folder;

    private interface Writing {
        void to(Path folder, PolisFixture known, List<Map<String, Object>> rows) throws IOException;
    }

    @TestFactory
    Stream<DynamicNode> a_small_fixture_holds_the_same_votes_however_they_are_written() throws IOException {
        Path small = Files.createDirectories(folder.resolve("small"));
        Files.writeString(small.resolve("math-pca2.json"), MATH);
        Files.writeString(small.resolve("votes.json"), """
                [{"pid": 0, "tid": 4, "vote": 1, "modified": 1594984322740},
                 {"pid": 0, "tid": 4, "vote": -1, "modified": 1594984322741.0},
                 {"pid": 7, "tid": 4, "vote": 1, "modified": 1594984322742},
                 {"pid": 0, "tid": 9, "vote": 1, "modified": 1594984322743}]
                """);
        assertThat(PolisFixture.read(small).votes)
                .isEqualTo(
                        Votes.builder().add(0, 4, -1).add(7, 4, 1).add(0, 9, 1).build());
        return tests(small);
    }

    @TestFactory
    Stream<DynamicNode> every_fixture_at_hand_holds_the_same_votes_however_they_are_written() {
        return ReferenceData.each(() -> ReferenceData.cases("polis-math"), this::tests);
    }

    @Test
    void a_fixture_without_votes_or_without_what_was_computed_is_skipped_in_words() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> PolisFixture.read(empty))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no finished computation");
        Files.writeString(empty.resolve("other name.json"), MATH);
        assertThatThrownBy(() -> PolisFixture.read(empty))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no votes");
        Files.writeString(empty.resolve("votes.csv"), "tid,pid,vote\n4,0,-1\n4,7,1\n9,0,1\n");
        assertThatThrownBy(() -> PolisFixture.read(empty).object("repness"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("says nothing of repness");
    }

    @SuppressWarnings("unchecked")
    private Stream<DynamicNode> tests(Path fixture) {
        String name = String.valueOf(fixture.getFileName());
        return writings().entrySet().stream()
                .map(writing -> DynamicTest.dynamicTest(name + ", " + writing.getKey(), () -> {
                    var known = PolisFixture.read(fixture);
                    Path votes = fixture.resolve("votes.json");
                    Assumptions.assumeTrue(
                            Files.exists(votes), () -> "Skipped: there is no " + votes + " to write anew.");
                    var rows = (List<Map<String, Object>>) Json.read(Files.readString(votes));
                    Path changed = Files.createDirectories(folder.resolve(name + ", " + writing.getKey()));
                    Files.writeString(changed.resolve("math-pca2.json"), Json.write(known.math));
                    writing.getValue().to(changed, known, rows);
                    var read = PolisFixture.read(changed);

                    assertThat(read.votes).isEqualTo(known.votes);
                    assertThat(read.math).isEqualTo(known.math);
                    assertThat(read.complete()).isEqualTo(known.complete());
                }));
    }

    private static Map<String, Writing> writings() {
        Map<String, Writing> writings = new LinkedHashMap<>();
        writings.put("called pid and tid", (to, known, rows) -> json(to, rows, "pid", "tid", "created", 1, false));
        writings.put(
                "in full", (to, known, rows) -> json(to, rows, "participant_id", "statement_id", "modified", 1, false));
        writings.put(
                "as in an export",
                (to, known, rows) -> json(to, rows, "voter-id", "comment-id", "timestamp", 1, false));
        writings.put("times as text", (to, known, rows) -> json(to, rows, "pid", "tid", "modified", 1, true));
        writings.put(
                "the sign of the engine", (to, known, rows) -> json(to, rows, "pid", "tid", "modified", -1, false));
        writings.put("one table of comma-separated values", (to, known, rows) -> csv(to, known));
        writings.put("other names of files, line ends of Windows and a mark in front", (to, known, rows) -> {
            json(to, rows, "pid", "tid", "modified", 1, false);
            Files.writeString(
                    to.resolve("what people said.json"),
                    "\uFEFF" + Files.readString(to.resolve("votes.json")).replace("\n", "\r\n"));
            Files.delete(to.resolve("votes.json"));
            Files.move(to.resolve("math-pca2.json"), to.resolve("computed.json"));
        });
        return writings;
    }

    private static void json(
            Path folder,
            List<Map<String, Object>> rows,
            String person,
            String statement,
            String time,
            int sign,
            boolean asText)
            throws IOException {
        List<Map<String, Object>> written = new ArrayList<>();
        for (var row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("vote", sign * PolisFixture.number(row.get("vote")).intValue());
            one.put(
                    statement,
                    PolisFixture.number(row.getOrDefault("tid", row.get("statement_id")))
                            .intValue());
            one.put(
                    person,
                    PolisFixture.number(row.getOrDefault("pid", row.get("participant_id")))
                            .intValue());
            Object moment = row.getOrDefault("modified", row.get("created"));
            one.put(
                    time,
                    asText && moment != null
                            ? Instant.ofEpochMilli(PolisFixture.number(moment).longValue())
                                    .toString()
                            : moment);
            written.add(one);
        }
        Files.writeString(folder.resolve("votes.json"), Json.write(written).replace("},{", "},\n{"));
    }

    private static void csv(Path folder, PolisFixture known) throws IOException {
        var votes = known.votes;
        var text = new StringBuilder("tid,pid,vote\n");
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                text.append(votes.statementId(votes.column(cell)))
                        .append(',')
                        .append(votes.personId(row))
                        .append(',')
                        .append(votes.value(cell))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("votes.csv"), text);
    }
}
