package org.alongside.opinion;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The wide file of an export: one row for each person, one column for each statement. Votes are kept in the table;
 * only what the table cannot say (other columns, order, quoting, line endings) is kept as text, so that the file can be
 * written again byte for byte.
 */
final class WideFile {

    private final String head;
    private final int[] statements;
    private final List<Line> lines;
    private final Map<Long, String> oddCells;
    private final Votes votes;
    private final Map<Integer, Integer> groups;

    /** A row as far as the table does not know it; person −1 stands for a blank line. */
    private record Line(int person, String start, String ending) {}

    private WideFile(
            String head,
            int[] statements,
            List<Line> lines,
            Map<Long, String> oddCells,
            Votes votes,
            Map<Integer, Integer> groups) {
        this.head = head;
        this.statements = statements;
        this.lines = lines;
        this.oddCells = oddCells;
        this.votes = votes;
        this.groups = groups;
    }

    static WideFile read(Path path, Progress progress) throws IOException {
        try (var csv = new Csv(path, progress)) {
            int person = csv.needed("participant", "participant-id", "pid", "voter-id");
            int group = csv.column("group-id", "group");
            int first = firstStatement(csv);
            int[] statements = statements(csv, first);
            var head = csv.mark() + csv.raw() + csv.ending();
            var builder = Votes.builder();
            for (int statement : statements) {
                builder.statement(statement);
            }
            List<Line> lines = new ArrayList<>();
            Map<Long, String> odd = new HashMap<>();
            Map<Integer, Integer> groups = new HashMap<>();
            Set<Integer> people = new HashSet<>();
            while (csv.nextOfAnyWidth()) {
                if (csv.raw().isEmpty()) {
                    lines.add(new Line(-1, "", csv.ending()));
                    continue;
                }
                if (csv.width() != csv.header().size()) {
                    throw csv.broken("the row has " + csv.width() + " columns where the header has "
                            + csv.header().size());
                }
                int id = csv.id(person);
                if (!people.add(id)) {
                    throw csv.broken("participant " + id + " has a second row");
                }
                builder.person(id);
                if (group >= 0 && !csv.field(group).isBlank()) {
                    groups.put(id, csv.id(group));
                }
                for (int i = 0; i < statements.length; i++) {
                    var cell = csv.field(first + i);
                    var plain = "";
                    if (!cell.isBlank()) {
                        int vote = csv.vote(cell, "the vote on statement " + statements[i]);
                        builder.add(id, statements[i], vote);
                        plain = Integer.toString(vote);
                    }
                    if (!csv.rawField(first + i).equals(plain)) {
                        odd.put((long) lines.size() << 32 | i, csv.rawField(first + i));
                    }
                }
                lines.add(new Line(id, csv.rawBefore(first), csv.ending()));
            }
            return new WideFile(head, statements, lines, odd, builder.build(), groups);
        }
    }

    Votes votes() {
        return votes;
    }

    /** The group each person was shown in, for those who were. */
    Map<Integer, Integer> groups() {
        return groups;
    }

    void write(Path path) throws IOException {
        try (var out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            write(out);
        }
    }

    private void write(Writer out) throws IOException {
        out.write(head);
        for (int line = 0; line < lines.size(); line++) {
            var here = lines.get(line);
            out.write(here.start);
            if (here.person >= 0) {
                int row = votes.rowOf(here.person);
                for (int i = 0; i < statements.length; i++) {
                    out.write(i == 0 ? "" : ",");
                    var odd = oddCells.get((long) line << 32 | i);
                    var vote = votes.at(row, votes.columnOf(statements[i]));
                    out.write(odd != null ? odd : vote == null ? "" : Integer.toString(vote.value()));
                }
            }
            out.write(here.ending);
        }
    }

    /** Statement columns are the last ones, named by number. */
    private static int firstStatement(Csv csv) {
        int first = csv.header().size();
        while (first > 0 && csv.header().get(first - 1).strip().matches("\\d{1,10}")) {
            first--;
        }
        return first;
    }

    private static int[] statements(Csv csv, int first) throws BrokenExport {
        int[] statements = new int[csv.header().size() - first];
        Set<Integer> known = new HashSet<>();
        for (int i = 0; i < statements.length; i++) {
            statements[i] = csv.id(csv.header().get(first + i), "statement");
            if (!known.add(statements[i])) {
                throw csv.broken("statement " + statements[i] + " has a second column");
            }
        }
        return statements;
    }
}
