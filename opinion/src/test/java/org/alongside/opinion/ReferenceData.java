package org.alongside.opinion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Where the reference data lies: the folder named in the environment, or else {@code shared/data} beside a checkout. */
public final class ReferenceData {

    private static final String NAME = "ALONGSIDE_REFERENCE_DATA";

    private ReferenceData() {}

    /** Every case in a folder such as {@code conversations}, by name; the test is skipped where there is none. */
    public static List<Path> cases(String folder) {
        Path root = root();
        Path all = root.resolve(folder);
        Assumptions.assumeTrue(
                Files.isDirectory(all),
                () -> "Skipped: no reference data at " + all.toAbsolutePath() + ". Set " + NAME
                        + " to the folder that holds " + folder + "/.");
        try (var cases = Files.list(all)) {
            return cases.filter(Files::isDirectory).sorted().toList();
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
