package org.alongside.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An export written anew in one of the ways exports have been written, or may be after a spreadsheet had them open. What it
 * says stays the same.
 */
final class ChangedConversation {

    private static final List<String> PERSON = List.of("voter-id", "participant");
    private static final int FIRST = 7;

    private final Map<String, List<List<String>>> files = new LinkedHashMap<>();
    private String ending = "\n";
    private String mark = "";
    private String front = "";
    private boolean quoted;
    private boolean lastEnding = true;

    /** Reads the files as they are, by plain names. */
    ChangedConversation(Path folder) throws IOException {
        var here = ExportFiles.in(folder);
        for (String name :
                List.of("votes.csv", ExportFiles.WIDE.get(0), ExportFiles.WIDE.get(1), "comments.csv", "summary.csv")) {
            if (here.has(name)) {
                files.put(name, rows(here.path(name)));
            }
        }
    }

    interface Change {
        void on(ChangedConversation conversation);
    }

    /** Every way by itself, and some together. */
    static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("as it is", copy -> {});
        changes.put("columns called pid and tid", copy -> copy.call("pid", "tid", "modified"));
        changes.put("columns in full", copy -> copy.call("participant_id", "statement_id", "created"));
        changes.put("columns in another order", ChangedConversation::turnColumns);
        changes.put("rows in another order", ChangedConversation::shuffle);
        changes.put("times as dates", copy -> copy.write(time -> time.toString()));
        changes.put(
                "times as a database writes them",
                copy -> copy.write(time -> time.atOffset(ZoneOffset.UTC).format(pattern("yyyy-MM-dd HH:mm:ss.SSSx"))));
        changes.put("times with a fraction", copy -> copy.write(time -> time.toEpochMilli() + ".0"));
        changes.put("times as a browser writes them", copy -> {
            copy.sort();
            copy.write(time -> time.atOffset(ZoneOffset.UTC)
                    .format(pattern("EEE MMM dd yyyy HH:mm:ss 'GMT'xx '(Coordinated Universal Time)'")));
        });
        changes.put("no times, rows in their order", copy -> {
            copy.sort();
            copy.drop("votes.csv", "timestamp");
            copy.drop("votes.csv", "datetime");
        });
        changes.put("an id of somewhere else beside each person", copy -> copy.insert("xid", "some, \"where\" else"));
        changes.put("no id of somewhere else", copy -> ExportFiles.WIDE.forEach(name -> copy.drop(name, "xid")));
        changes.put("the other name of the wide file", ChangedConversation::renameWide);
        changes.put("names with the day in front", copy -> copy.front = "2026-05-09-1130-3abcde-");
        changes.put("a column for importance", copy -> copy.append("votes.csv", "important", "0"));
        changes.put(
                "a column for statements about the conversation", copy -> copy.append("comments.csv", "is-meta", "f"));
        changes.put("line ends of Windows", copy -> copy.ending = "\r\n");
        changes.put("a mark in front", copy -> copy.mark = "\uFEFF");
        changes.put("a spreadsheet's doing", copy -> {
            copy.mark = "\uFEFF";
            copy.ending = "\r\n";
            copy.quoted = true;
            copy.lastEnding = false;
            copy.turnColumns();
        });
        return changes;
    }

    void to(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) {
            var text = new StringBuilder(mark);
            for (var row : file.getValue()) {
                text.append(String.join(",", row.stream().map(this::field).toList()))
                        .append(ending);
            }
            text.setLength(lastEnding ? text.length() : text.length() - ending.length());
            Files.writeString(folder.resolve(front + file.getKey()), text);
        }
    }

    /** Statement n becomes 3n + 7, so that there are gaps and none has its old number. */
    void renumber() {
        for (var file : files.entrySet()) {
            var rows = file.getValue();
            if (ExportFiles.WIDE.contains(file.getKey())) {
                rows.set(
                        0,
                        rows.get(0).stream()
                                .map(name -> name.matches("\\d+") ? renumbered(name) : name)
                                .toList());
            } else if (!file.getKey().equals("summary.csv")) {
                change(file.getKey(), "comment-id", ChangedConversation::renumbered);
            }
        }
    }

    static int renumbered(int statement) {
        return 3 * statement + FIRST;
    }

    private static String renumbered(String statement) {
        return String.valueOf(renumbered(Integer.parseInt(statement)));
    }

    void without(String name) {
        files.remove(name);
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    private String field(String text) {
        return quoted || text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private void call(String person, String statement, String time) {
        for (var file : files.entrySet()) {
            if (!file.getKey().equals("summary.csv")) {
                var rows = file.getValue();
                rows.set(
                        0,
                        rows.get(0).stream()
                                .map(name -> PERSON.contains(name)
                                        ? person
                                        : name.equals("comment-id")
                                                ? statement
                                                : name.equals("timestamp") ? time : name)
                                .toList());
            }
        }
    }

    /** Statements of the wide file stay where they are, at its end. */
    private void turnColumns() {
        files.forEach((name, rows) -> {
            if (name.equals("votes.csv") || name.equals("comments.csv")) {
                rows.replaceAll(row -> row.reversed());
            }
        });
    }

    /** Votes by statement instead of by time; of those at the same time the later row stands, so they keep their order. */
    private void shuffle() {
        files.forEach((name, rows) -> {
            if (name.equals("votes.csv") && rows.getFirst().contains("timestamp")) {
                int statement = rows.getFirst().indexOf("comment-id");
                rows.subList(1, rows.size()).sort(Comparator.comparing(row -> row.get(statement)));
            } else if (!name.equals("votes.csv") && !name.equals("summary.csv")) {
                Collections.shuffle(rows.subList(1, rows.size()), new Random(1));
            }
        });
    }

    /** Votes in order of time. */
    private void sort() {
        var rows = files.get("votes.csv");
        if (rows != null && rows.getFirst().contains("timestamp")) {
            int time = rows.getFirst().indexOf("timestamp");
            rows.subList(1, rows.size())
                    .sort(Comparator.comparingLong(row -> (long) Double.parseDouble(row.get(time))));
        }
    }

    private void write(Function<Instant, String> time) {
        change("votes.csv", "timestamp", text -> time.apply(Instant.ofEpochMilli((long) Double.parseDouble(text))));
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private void change(String name, String column, UnaryOperator<String> change) {
        var rows = files.getOrDefault(name, List.of());
        int at = rows.isEmpty() ? -1 : rows.getFirst().indexOf(column);
        for (int i = 1; at >= 0 && i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.set(at, change.apply(row.get(at)));
            rows.set(i, row);
        }
    }

    private void drop(String name, String column) {
        var rows = files.getOrDefault(name, List.of());
        int at = rows.isEmpty() ? -1 : rows.getFirst().indexOf(column);
        if (at >= 0) {
            rows.replaceAll(row -> IntStream.range(0, row.size())
                    .filter(i -> i != at)
                    .mapToObj(row::get)
                    .toList());
        }
    }

    private void append(String name, String column, String value) {
        var rows = files.getOrDefault(name, List.of());
        for (int i = 0;
                i < rows.size()
                        && !rows.getFirst().subList(0, rows.get(i).size()).contains(column);
                i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.add(i == 0 ? column : value);
            rows.set(i, row);
        }
    }

    /** A second column of the wide file. */
    private void insert(String column, String value) {
        for (String name : ExportFiles.WIDE) {
            var rows = files.getOrDefault(name, List.of());
            if (!rows.isEmpty() && !rows.getFirst().contains(column)) {
                for (int i = 0; i < rows.size(); i++) {
                    List<String> row = new ArrayList<>(rows.get(i));
                    row.add(1, i == 0 ? column : value);
                    rows.set(i, row);
                }
            }
        }
    }

    private void renameWide() {
        for (String name : ExportFiles.WIDE) {
            if (files.containsKey(name)) {
                String other = ExportFiles.WIDE.get(1 - ExportFiles.WIDE.indexOf(name));
                files.put(other, files.remove(name));
                return;
            }
        }
    }

    private static List<List<String>> rows(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (var csv = new Csv(file)) {
            rows.add(csv.fields());
            while (csv.nextOfAnyWidth()) {
                if (!csv.raw().isEmpty()) {
                    rows.add(csv.fields());
                }
            }
        }
        return rows;
    }
}
