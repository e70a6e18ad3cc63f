package org.alongside.opinion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Where the reference data lies: the folder named in the environment, or else {@code shared/data} beside a checkout. */
public final class ReferenceData {

    private static final String NAME = "ALONGSIDE_REFERENCE_DATA";

    private ReferenceData() {}

    /** Every case in a folder such as {@code conversations}, by name; the test is skipped where there is none. */
    public static List<Path> cases(String folder) {
        Path all = folder(folder);
        try (var inside = Files.list(all)) {
            var cases = inside.filter(Files::isDirectory).sorted().toList();
            Assumptions.assumeFalse(
                    cases.isEmpty(), () -> "Skipped: there is no case in " + all.toAbsolutePath() + ".");
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A folder such as {@code committees}; the test is skipped where there is none. */
    public static Path folder(String folder) {
        Path all = root().resolve(folder);
        Assumptions.assumeTrue(
                Files.isDirectory(all),
                () -> "Skipped: no reference data at " + all.toAbsolutePath() + ". Set " + NAME
                        + " to the folder that holds " + folder + "/.");
        return all;
    }

    /** Tests of every case; where there is none, one that is skipped and says why, as an empty list would say nothing. */
    static Stream<DynamicNode> each(Supplier<List<Path>> cases, Function<Path, Stream<DynamicNode>> tests) {
        try {
            return cases.get().stream().flatMap(tests);
        } catch (TestAbortedException absent) {
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> {
                throw absent;
            }));
        }
    }

    /** The folders of conversations that hold votes; the test is skipped where there is none. */
    public static List<Path> conversations() {
        var cases =
                cases("conversations").stream().filter(ReferenceData::hasVotes).toList();
        Assumptions.assumeFalse(cases.isEmpty(), "Skipped: no folder in conversations/ holds votes.");
        return cases;
    }

    static boolean hasVotes(Path folder) {
        try {
            var files = ExportFiles.in(folder);
            return files.has("votes.csv") || ExportFiles.WIDE.stream().anyMatch(files::has);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        String named = System.getenv(NAME);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path data = here.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Path.of("shared/data");
    }
}
