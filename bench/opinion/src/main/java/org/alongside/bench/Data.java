package org.alongside.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alongside.opinion.PolisFolder;
import org.alongside.opinion.Synth;
import org.alongside.opinion.Votes;

/** Tables to measure on: a folder exported from Polis, or invented ones named like 30000x500x0.0239. */
final class Data {

    private static final int SEED = 20261123;

    private Data() {}

    static Votes of(String name) throws IOException {
        if (!name.matches("\\d+x\\d+x[\\d.]+")) {
            return PolisFolder.read(Path.of(name)).acceptedVotes();
        }
        String[] parts = name.split("x");
        return Synth.fourGroups(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Double.parseDouble(parts[2]), SEED)
                .votes();
    }

    /** The real conversations at hand, by folder; none where the reference data is absent. */
    static List<Path> conversations(Path checkout) throws IOException {
        String named = System.getenv("ALONGSIDE_REFERENCE_DATA");
        Path data = named != null && !named.isBlank() ? Path.of(named) : beside(checkout);
        Path all = data.resolve("conversations");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (var folders = Files.list(all)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path beside(Path checkout) {
        for (Path here = checkout.toAbsolutePath().normalize(); here != null; here = here.getParent()) {
            if (Files.isDirectory(here.resolve("shared/data"))) {
                return here.resolve("shared/data");
            }
        }
        return checkout.resolve("shared/data");
    }

    /** For the rival: people, statements and votes, then where rows begin, then cells of column·4 + vote + 1; big-endian. */
    static void write(Votes votes, Path path) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 20))) {
            out.writeInt(votes.people());
            out.writeInt(votes.statements());
            out.writeInt(votes.size());
            for (int row = 0; row < votes.people(); row++) {
                out.writeInt(votes.from(row));
            }
            out.writeInt(votes.size());
            for (int cell = 0; cell < votes.size(); cell++) {
                out.writeShort(votes.column(cell) << 2 | votes.value(cell) + 1);
            }
        }
    }
}
