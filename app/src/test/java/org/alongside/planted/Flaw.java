package org.alongside.planted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A patch that breaks a promise. Its first line says which, and who must notice:
 *
 * <pre>{@code # PairingTest#one_hand_twice_is_still_one_hand: Nothing that needs both halves happens with one hand}</pre>
 *
 * @param test a class of ours, or one test of it
 * @param files what it changes, as the patch names it
 */
public record Flaw(String name, String test, String promise, Path patch, List<String> files) {

    private static final Pattern FIRST_LINE = Pattern.compile("# (\\w+(?:#\\w+)?): (.+)");
    private static final String SUFFIX = ".patch";

    /** All of them, by name. */
    public static List<Flaw> in(Path folder) throws IOException {
        var all = new ArrayList<Flaw>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    private static Flaw read(Path file) throws IOException {
        var lines = Files.readAllLines(file, UTF_8);
        var first = FIRST_LINE.matcher(lines.getFirst());
        if (!first.matches()) {
            throw new IllegalArgumentException(file + " does not begin with “# Test: the promise it breaks”");
        }
        var name = file.getFileName().toString();
        return new Flaw(
                name.substring(0, name.length() - SUFFIX.length()),
                first.group(1),
                first.group(2),
                file.toAbsolutePath(),
                lines.stream()
                        .filter(line -> line.startsWith("+++ b/"))
                        .map(line -> line.substring("+++ b/".length()))
                        .toList());
    }
}
