package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.mail.Recipient;
import org.alongside.pairing.Pair.Side;
import org.jspecify.annotations.Nullable;

/**
 * One row of a spreadsheet: a pair that a programme team would like to bring in.
 *
 * @param number of its row, as the team's own program counts them
 * @param reference what the team calls the pair; empty when it has no name for it
 * @param problems what has to be looked at before these two can be asked
 */
public record BroughtRow(int number, String reference, Half lives, Half works, List<String> problems) {

    /** One half, as the team wrote it. */
    public record Half(String name, String email, String organisation, String access) {}

    /** What came of finding the columns. */
    sealed interface Found {
        record Rows(List<BroughtRow> rows) implements Found {}

        record Refused(String sentence) implements Found {}
    }

    /** The headings as we write them ourselves, in this order. */
    static final List<String> HEADINGS = List.of(
            "Reference",
            "Lives: name",
            "Lives: email",
            "Lives: organisation",
            "Lives: access needs",
            "Works: name",
            "Works: email",
            "Works: organisation",
            "Works: access needs");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ORGANISATION = 200;
    private static final int LONGEST_ACCESS = 1_000;

    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Set<String> LIVES =
            Set.of("lives", "live", "lived", "patient", "patients", "carer", "community", "citizen", "public");
    private static final Set<String> WORKS = Set.of(
            "works",
            "work",
            "working",
            "professional",
            "clinician",
            "clinical",
            "staff",
            "manager",
            "service",
            "services");
    private static final Set<String> FIRST = Set.of("1", "one", "first");
    private static final Set<String> SECOND = Set.of("2", "two", "second");

    /** What a page that carries rows on writes in front of them. */
    private static final String ROW = "Row";

    private enum Field {
        ROW,
        REFERENCE,
        NAME,
        EMAIL,
        ORGANISATION,
        ACCESS,
        HALF
    }

    private enum Group {
        NONE,
        LIVES,
        WORKS,
        FIRST,
        SECOND
    }

    private record Column(Group group, Field field) {}

    public boolean isGood() {
        return problems.isEmpty();
    }

    /** Finds the columns by their headings, whatever their order, and reads each row below them. */
    static Found in(List<Spreadsheet.Line> table) {
        Map<Column, Integer> columns = new HashMap<>();
        var headings = table.getFirst().cells();
        for (int i = 0; i < headings.size(); i++) {
            var column = column(headings.get(i));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        boolean numbered = columns.containsKey(new Column(Group.FIRST, Field.EMAIL))
                && columns.containsKey(new Column(Group.SECOND, Field.EMAIL));
        var missing = missing(columns, numbered ? Group.FIRST : Group.LIVES, numbered ? Group.SECOND : Group.WORKS);
        if (!missing.isEmpty()) {
            return new Found.Refused(say("We found no column for: {columns}", "columns", String.join(", ", missing)));
        }
        var rows = new ArrayList<BroughtRow>();
        var seen = new HashMap<String, Integer>();
        var people = new HashMap<String, Integer>();
        for (var line : table.subList(1, table.size())) {
            var row = row(line, columns, numbered);
            var first = seen.putIfAbsent(row.sameness(), row.number);
            rows.add(first == null ? row.alone(people) : row.with(say("The same pair stands in row {n}", "n", first)));
        }
        return new Found.Rows(rows);
    }

    /** Our headings and nothing else: a file to begin with. */
    static String empty() {
        return line(HEADINGS) + "\r\n";
    }

    /** The good rows, as a file of our own making that reads back to the same. */
    static String written(List<BroughtRow> rows) {
        var lines = new ArrayList<String>();
        lines.add(line(Stream.concat(Stream.of(ROW), HEADINGS.stream()).toList()));
        rows.stream()
                .filter(BroughtRow::isGood)
                .forEach(row -> lines.add(line(List.of(
                        Integer.toString(row.number),
                        row.reference,
                        row.lives.name,
                        row.lives.email,
                        row.lives.organisation,
                        row.lives.access,
                        row.works.name,
                        row.works.email,
                        row.works.organisation,
                        row.works.access))));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    /** What makes it the same row: its reference, else the two addresses. */
    String sameness() {
        return reference.isEmpty()
                ? "two " + small(lives.email) + " " + small(works.email)
                : "reference " + small(reference);
    }

    /** With a problem for each of the two who stands in a row above. */
    private BroughtRow alone(Map<String, Integer> people) {
        var row = this;
        for (var email : List.of(small(lives.email), small(works.email))) {
            var other = email.isEmpty() ? null : people.putIfAbsent(email, number);
            if (other != null && other != number) {
                row = row.with(say(
                        "{email} stands in row {n} too: a person is in a cohort with one pair",
                        "email",
                        email,
                        "n",
                        other));
            }
        }
        return row;
    }

    private BroughtRow with(String problem) {
        var all = new ArrayList<>(problems);
        all.add(problem);
        return new BroughtRow(number, reference, lives, works, List.copyOf(all));
    }

    private static BroughtRow row(Spreadsheet.Line line, Map<Column, Integer> columns, boolean numbered) {
        var cells = line.cells();
        var problems = new ArrayList<String>();
        var sides = new EnumMap<Side, Half>(Side.class);
        if (numbered) {
            var first = side(cell(cells, columns, Group.FIRST, Field.HALF));
            var second = side(cell(cells, columns, Group.SECOND, Field.HALF));
            var side = first != null ? first : second != null ? second.other() : null;
            if (side == null || side == second) {
                problems.add(say("Say which half each one is: “lives” or “works”"));
            }
            var sure = side == null ? Side.LIVES : side;
            sides.put(sure, half(cells, columns, Group.FIRST));
            sides.put(sure.other(), half(cells, columns, Group.SECOND));
        } else {
            sides.put(Side.LIVES, half(cells, columns, Group.LIVES));
            sides.put(Side.WORKS, half(cells, columns, Group.WORKS));
        }
        var lives = sides.getOrDefault(Side.LIVES, new Half("", "", "", ""));
        var works = sides.getOrDefault(Side.WORKS, new Half("", "", "", ""));
        check(problems, lives, say("Lives with it"));
        check(problems, works, say("Works with it"));
        if (!lives.email.isEmpty() && small(lives.email).equals(small(works.email))) {
            problems.add(say("Both have the same address: a pair is two people"));
        }
        var reference = cell(cells, columns, Group.NONE, Field.REFERENCE);
        if (reference.length() > LONGEST_NAME) {
            problems.add(say("The reference is too long: use at most 100 characters"));
        }
        var number = number(cell(cells, columns, Group.NONE, Field.ROW), line.number());
        return new BroughtRow(number, reference, lives, works, List.copyOf(problems));
    }

    private static int number(String written, int counted) {
        return written.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(written) : counted;
    }

    private static void check(List<String> problems, Half half, String who) {
        if (half.name.isEmpty()) {
            problems.add(say("{who}: the name is missing", "who", who));
        } else if (half.name.length() > LONGEST_NAME || half.name.startsWith("=")) {
            problems.add(say("{who}: check the name", "who", who));
        }
        if (half.email.isEmpty()) {
            problems.add(say("{who}: the email address is missing", "who", who));
        } else if (!Recipient.canBeWrittenTo(half.email) || !half.email.matches(".+@.+\\..{2,}")) {
            problems.add(say("{who}: check the email address", "who", who));
        }
        if (half.organisation.length() > LONGEST_ORGANISATION || half.organisation.startsWith("=")) {
            problems.add(say("{who}: check the organisation", "who", who));
        }
        if (half.access.length() > LONGEST_ACCESS || half.access.startsWith("=")) {
            problems.add(say("{who}: check the access needs", "who", who));
        }
    }

    private static Half half(List<String> cells, Map<Column, Integer> columns, Group group) {
        return new Half(
                cell(cells, columns, group, Field.NAME),
                cell(cells, columns, group, Field.EMAIL),
                cell(cells, columns, group, Field.ORGANISATION),
                cell(cells, columns, group, Field.ACCESS));
    }

    private static String cell(List<String> cells, Map<Column, Integer> columns, Group group, Field field) {
        var at = columns.get(new Column(group, field));
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    private static List<String> missing(Map<Column, Integer> columns, Group one, Group other) {
        var missing = new ArrayList<String>();
        for (var group : List.of(one, other)) {
            boolean lives = group == one;
            if (!columns.containsKey(new Column(group, Field.NAME))) {
                missing.add(lives ? say("name of who lives with it") : say("name of who works with it"));
            }
            if (!columns.containsKey(new Column(group, Field.EMAIL))) {
                missing.add(lives ? say("email of who lives with it") : say("email of who works with it"));
            }
        }
        return missing;
    }

    private static @Nullable Column column(String heading) {
        var tokens =
                TOKEN.matcher(small(heading)).results().map(MatchResult::group).toList();
        var group = group(tokens);
        var field = field(tokens, group);
        return field == null
                ? null
                : new Column(field == Field.REFERENCE || field == Field.ROW ? Group.NONE : group, field);
    }

    /** The first word that says whose it is. */
    private static Group group(List<String> tokens) {
        for (var token : tokens) {
            if (LIVES.contains(token)) {
                return Group.LIVES;
            }
            if (WORKS.contains(token)) {
                return Group.WORKS;
            }
            if (FIRST.contains(token)) {
                return Group.FIRST;
            }
            if (SECOND.contains(token)) {
                return Group.SECOND;
            }
        }
        return Group.NONE;
    }

    private static @Nullable Field field(List<String> tokens, Group group) {
        if (tokens.equals(List.of(small(ROW)))) {
            return Field.ROW;
        }
        if (has(tokens, "email", "mail")) {
            return Field.EMAIL;
        }
        if (has(tokens, "organi", "employer", "company")) {
            return Field.ORGANISATION;
        }
        if (has(tokens, "access", "need", "adjust", "require")) {
            return Field.ACCESS;
        }
        if (has(tokens, "half", "side") && group != Group.NONE) {
            return Field.HALF;
        }
        if (group == Group.NONE) {
            return has(tokens, "ref", "pair", "id", "number", "code") ? Field.REFERENCE : null;
        }
        return has(tokens, "name") || tokens.size() <= 2 ? Field.NAME : null;
    }

    private static boolean has(List<String> tokens, String... beginnings) {
        return tokens.stream().anyMatch(token -> List.of(beginnings).stream().anyMatch(token::startsWith));
    }

    private static @Nullable Side side(String typed) {
        return switch (group(
                TOKEN.matcher(small(typed)).results().map(MatchResult::group).toList())) {
            case LIVES -> Side.LIVES;
            case WORKS -> Side.WORKS;
            case NONE, FIRST, SECOND -> null;
        };
    }

    /** Small letters, without accents. */
    private static String small(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
