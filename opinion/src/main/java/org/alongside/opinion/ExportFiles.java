package org.alongside.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of an export by their plain names. Polis hands them out as {@code 2026-05-09-1130-3abc-votes.csv} and so on;
 * older and repackaged exports call the same file {@code votes.csv}. The plain name comes first where both are there.
 */
final class ExportFiles {

    /** What the wide file is called, in newer and older exports. */
    static final List<String> WIDE = List.of("participants-votes.csv", "participant-votes.csv");

    /** Longer names before those they end in. */
    private static final List<String> NAMES =
            List.of(WIDE.get(0), WIDE.get(1), "votes.csv", "comments.csv", "summary.csv");

    private final Path folder;
    private final Map<String, Path> prefixed = new HashMap<>();

    private ExportFiles(Path folder) {
        this.folder = folder;
    }

    static ExportFiles in(Path folder) throws IOException {
        var files = new ExportFiles(folder);
        try (var all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files.add(file);
            }
        }
        return files;
    }

    private void add(Path file) throws BrokenExport {
        String called = String.valueOf(file.getFileName());
        for (String name : NAMES) {
            if (called.equals(name)) {
                return;
            }
            if (called.endsWith("-" + name)) {
                Path other = prefixed.put(name, file);
                if (other != null && !Files.exists(folder.resolve(name))) {
                    throw new BrokenExport(
                            folder.toString(),
                            0,
                            "there are two exports here, " + other.getFileName() + " and " + called
                                    + "; keep one in this folder");
                }
                return;
            }
        }
    }

    /** How many bytes there are to read; of two wide files only the first is. */
    long size() throws IOException {
        long size = 0;
        for (String name : NAMES) {
            boolean second = name.equals(WIDE.get(1)) && has(WIDE.get(0));
            size += has(name) && !second ? Files.size(path(name)) : 0;
        }
        return size;
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name)) || prefixed.containsKey(name);
    }

    Path path(String name) {
        return Files.exists(folder.resolve(name))
                ? folder.resolve(name)
                : prefixed.getOrDefault(name, folder.resolve(name));
    }
}
