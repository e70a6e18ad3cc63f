package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The JSON of {@code --compat} has the keys of the files that Polis's engine wrote, and its lists of statements. */
@NullUnmarked
class PolisJsonReferenceTest {

    /** When votes last came and how often it was computed: of the running engine, not of the votes. */
    private static final Set<String> OMITTED = Set.of("lastVoteTimestamp", "lastModTimestamp", "math_tick");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicNode> what_polis_writes_is_there_under_the_same_keys() {
        return ReferenceData.each(
                () -> ReferenceData.cases("polis-math"),
                one -> Stream.of(DynamicTest.dynamicTest(one.getFileName().toString(), () -> compare(one))));
    }

    private void compare(Path one) throws IOException {
        var fixture = PolisFixture.read(one);
        var export = exported(fixture, one.getFileName().toString());
        var out = new TreeSet<>(export.rejected());
        out.addAll(export.meta());
        var json = Json.write(PolisJson.of(PolisMap.of(export.votes(), out, export.meta()), export));
        var ours = (Map<?, ?>) Json.read(json);

        for (var key : fixture.math.keySet()) {
            if (!OMITTED.contains(key)) {
                assertThat(ours.keySet().contains(key)).as(key).isTrue();
                assertThat(fields(ours.get(key))).as(key).containsAll(fields(fixture.math.get(key)));
            }
        }
        for (var key : List.of("mod-out", "mod-in", "meta-tids", "tids")) {
            Assumptions.assumeTrue(fixture.math.get(key) != null, "Skipped: this computation says nothing of " + key);
            assertThat(numbers(ours.get(key))).as(key).isEqualTo(numbers(fixture.math.get(key)));
        }
    }

    /** The fixture as a folder: moderated as its computation was told. */
    private PolisFolder exported(PolisFixture fixture, String name) throws IOException {
        Path export = Files.createDirectory(folder.resolve(name));
        var votes = new StringBuilder("comment-id,voter-id,vote\n");
        for (int row = 0; row < fixture.votes.people(); row++) {
            for (int cell = fixture.votes.from(row); cell < fixture.votes.to(row); cell++) {
                votes.append("%d,%d,%d\n"
                        .formatted(
                                fixture.votes.statementId(fixture.votes.column(cell)),
                                fixture.votes.personId(row),
                                fixture.votes.value(cell)));
            }
        }
        Files.writeString(export.resolve("votes.csv"), votes);
        var comments = new StringBuilder("comment-id,moderated,is-meta\n");
        var in = fixture.ids("mod-in");
        var meta = fixture.ids("meta-tids");
        for (int id : fixture.ids("tids")) {
            boolean rejected = fixture.ids("mod-out").contains(id) && !meta.contains(id);
            comments.append("%d,%d,%s\n".formatted(id, in.contains(id) ? 1 : rejected ? -1 : 0, meta.contains(id)));
        }
        Files.writeString(export.resolve("comments.csv"), comments);
        return PolisFolder.read(export);
    }

    /** The names of fields in an object, or in the first object of a list or of what is kept by number. */
    private static Set<String> fields(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? Set.of() : fields(list.getFirst());
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            var names = new TreeSet<String>();
            map.keySet().forEach(name -> names.add(name.toString()));
            return names.stream().allMatch(name -> name.matches("\\d+"))
                    ? fields(map.values().iterator().next())
                    : names;
        }
        return Set.of();
    }

    private static Set<Integer> numbers(Object list) {
        var numbers = new TreeSet<Integer>();
        ((List<?>) list).forEach(one -> numbers.add(PolisFixture.number(one).intValue()));
        return numbers;
    }
}
