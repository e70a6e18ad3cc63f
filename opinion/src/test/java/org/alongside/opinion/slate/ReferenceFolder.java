package org.alongside.opinion.slate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where reference data lies: ALONGSIDE_REFERENCE_DATA, or shared/data beside the checkout. */
final class ReferenceFolder {

    private ReferenceFolder() {}

    static Optional<Path> find(String name) {
        String named = System.getenv("ALONGSIDE_REFERENCE_DATA");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named, name)).filter(Files::isDirectory);
        }
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path beside = here.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(beside)) {
                return Optional.of(beside);
            }
        }
        return Optional.empty();
    }

    static String absent(String name) {
        return "Skipped: no reference data in a folder " + name
                + ". Set ALONGSIDE_REFERENCE_DATA to the folder that holds it, or put it at shared/data beside the"
                + " checkout.";
    }
}
