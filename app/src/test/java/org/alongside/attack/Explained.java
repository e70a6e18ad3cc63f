package org.alongside.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What scanners report that is none, as {@code docs/trust.md} explains it one by one. */
final class Explained {

    private static final Path TRUST = Path.of("../docs/trust.md");
    private static final String HEAD = "| scanner | where | what it says | why it stays |";
    private static final String EVERYWHERE = "everywhere";

    private record Row(String scanner, String where, String what) {

        boolean fits(Finding finding) {
            return scanner.equals(finding.scanner())
                    && (where.equals(EVERYWHERE) || where.equals(finding.where()))
                    && what.equals(finding.what());
        }
    }

    private final List<Row> rows;

    private Explained(List<Row> rows) {
        this.rows = rows;
    }

    static Explained read() {
        try {
            return read(Files.readString(TRUST));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static Explained read(String trust) {
        return new Explained(trust.lines()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.replace("`", "").split("\\s*\\|\\s*"))
                .filter(cells -> cells.length == 5)
                .map(cells -> new Row(cells[1], cells[2], cells[3]))
                .toList());
    }

    boolean explains(Finding finding) {
        return rows.stream().anyMatch(row -> row.fits(finding));
    }

    /** Explanations that explain nothing any more. */
    List<String> idle(List<Finding> findings) {
        return rows.stream()
                .filter(row -> findings.stream().noneMatch(row::fits))
                .map(Row::toString)
                .toList();
    }
}
