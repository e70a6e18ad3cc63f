package org.alongside.attack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tries to get statements of its own past every field, and every part of an address that names something. */
final class Sqlmap implements Scanner {

    private static final String BETWEEN = "\n======================================================\n";

    /** What comes after these in an address is a name that people have given. */
    private static final Set<String> NAMES_NEXT = Set.of("programmes", "applications");

    private static final Pattern TRIED = Pattern.compile("(?m)^\\[\\d+/\\d+] URL:");

    @Override
    public String name() {
        return "sqlmap";
    }

    @Override
    public boolean guesses() {
        return true;
    }

    @Override
    public List<Finding> scan(URI address, List<Asked> everything, Path folder)
            throws IOException, InterruptedException {
        var requests = requests(address, everything);
        var log = Files.writeString(folder.resolve("requests.txt"), String.join("", requests));
        var results = folder.resolve("results.csv");
        var said = Scanner.run(
                folder,
                "sqlmap",
                List.of(
                        "sqlmap",
                        "-l",
                        log.toString(),
                        "--batch",
                        // Else it takes the first finding for all, of a form and of the whole site.
                        "--answers",
                        "skip further tests=N,keep testing=Y",
                        "--ignore-stdin",
                        "--disable-coloring",
                        "--dbms",
                        "PostgreSQL",
                        "--skip-waf",
                        "--drop-set-cookie",
                        "--timeout",
                        "60",
                        "--output-dir",
                        folder.resolve("output").toString(),
                        "--results-file",
                        results.toString()));
        long tried = TRIED.matcher(said).results().count();
        if (tried != requests.size()) {
            throw new IOException("sqlmap took %d of %d requests".formatted(tried, requests.size()));
        }
        return Files.exists(results) ? findings(Files.readAllLines(results)) : List.of();
    }

    private List<Finding> findings(List<String> rows) {
        return rows.stream()
                .skip(1)
                .filter(row -> !row.isBlank())
                .map(row -> row.split(","))
                .filter(cells -> cells.length > 3 && !cells[2].isEmpty())
                // What did not stand when it asked again, by its own words.
                .filter(cells -> cells.length < 5 || !cells[4].startsWith("false positive"))
                .map(cells -> new Finding(
                        name(),
                        cells[1] + " "
                                + Asked.kind(
                                        URI.create(cells[0].replace("*", "").split("\\?", 2)[0])
                                                .getPath()),
                        "SQL injection in " + cells[2]))
                .distinct()
                .sorted()
                .toList();
    }

    /** One for all fields of what is asked, and one for each part of its path that names something. */
    private static List<String> requests(URI address, List<Asked> everything) {
        var all = new ArrayList<String>();
        for (var asked : everything) {
            if (!asked.fields().isEmpty()) {
                all.add(request(address, asked, asked.address()));
            }
            var parts = asked.path().split("/", -1);
            IntStream.range(0, parts.length)
                    .filter(i -> Asked.isOneOfMany(parts[i]) || i > 0 && NAMES_NEXT.contains(parts[i - 1]))
                    .mapToObj(marked -> IntStream.range(0, parts.length)
                            .mapToObj(i -> i == marked ? parts[i] + "*" : parts[i])
                            .collect(Collectors.joining("/")))
                    .forEach(path -> all.add(request(address, asked, path)));
        }
        return all;
    }

    private static String request(URI address, Asked asked, String path) {
        return BETWEEN
                + asked.method() + " " + path + " HTTP/1.1\n"
                + "Host: " + address.getAuthority() + "\n"
                + (asked.reads() ? "" : "Content-Type: application/x-www-form-urlencoded\n\n" + asked.encoded())
                + BETWEEN;
    }
}
