package org.alongside.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A folder exported from Polis, read whole or not at all: {@code votes.csv} with every vote and its revisions, the wide
 * {@code participants-votes.csv} (or {@code participant-votes.csv}), {@code comments.csv} and {@code summary.csv}. Every
 * file may be missing, as long as votes can be found in one of the first two. Columns are found by name, so older and
 * newer headers, extra columns such as {@code xid} and any order of columns are read alike. So are files as Polis hands
 * them out, with the day and the conversation in front of their names.
 *
 * <p>In these files agree is +1 and disagree −1. A person's latest vote on a statement stands: latest by timestamp
 * where there is one, by place in the file where timestamps tie or are missing or in a writing we cannot read.
 */
public final class PolisFolder {

    private final Votes votes;
    private final List<Statement> statements;
    private final Map<String, String> summary;
    private final Map<String, Sheet> sheets;
    private final Optional<WideFile> wide;

    /**
     * A statement as {@code comments.csv} describes it.
     *
     * @param text empty when the export has none
     * @param moderated −1 rejected, 0 not moderated, 1 accepted; empty when the export does not say
     * @param meta about the conversation or the people in it, not about its subject
     */
    public record Statement(int id, String text, OptionalInt moderated, boolean meta) {

        public boolean rejected() {
            return moderated.isPresent() && moderated.getAsInt() < 0;
        }

        public boolean accepted() {
            return moderated.isPresent() && moderated.getAsInt() > 0;
        }
    }

    /** A file's columns and rows as text, in the order of the file. */
    public record Sheet(List<String> header, List<List<String>> rows) {}

    private PolisFolder(
            Votes votes,
            List<Statement> statements,
            Map<String, String> summary,
            Map<String, Sheet> sheets,
            Optional<WideFile> wide) {
        this.votes = votes;
        this.statements = statements;
        this.summary = summary;
        this.sheets = sheets;
        this.wide = wide;
    }

    /**
     * Reads a folder.
     *
     * @throws BrokenExport naming the file, the line and what is wrong with it, before anything is returned
     * @throws IOException when the disk fails
     */
    public static PolisFolder read(Path folder) throws IOException {
        return read(folder, Progress.NONE);
    }

    /**
     * The same, telling how far it is, file after file by their size; nothing where all are short.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static PolisFolder read(Path folder, Progress progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BrokenExport(folder.toString(), 0, "there is no such folder");
        }
        var files = ExportFiles.in(folder);
        var parts = new Parts(files, progress);
        Optional<WideFile> wide = Optional.empty();
        for (String name : ExportFiles.WIDE) {
            if (wide.isEmpty() && files.has(name)) {
                wide = Optional.of(WideFile.read(files.path(name), parts.next(name)));
            }
        }
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        Votes votes;
        if (files.has("votes.csv")) {
            votes = readVotes(files.path("votes.csv"), wide, sheets, parts.next("votes.csv"));
        } else if (wide.isPresent()) {
            votes = wide.get().votes();
        } else {
            throw new BrokenExport(folder.toString(), 0, "there is neither votes.csv nor participants-votes.csv here");
        }
        List<Statement> statements = files.has("comments.csv")
                ? readComments(files.path("comments.csv"), sheets, parts.next("comments.csv"))
                : List.of();
        Map<String, String> summary = files.has("summary.csv")
                ? readSummary(files.path("summary.csv"), sheets, parts.next("summary.csv"))
                : Map.of();
        return new PolisFolder(votes, statements, summary, Map.copyOf(sheets), wide);
    }

    /** The votes that stand, on every statement anybody voted on, rejected ones included. */
    public Votes votes() {
        return votes;
    }

    /** The votes on statements that no moderator has rejected; people stay, also those who are left without a vote. */
    public Votes acceptedVotes() {
        Set<Integer> rejected = rejected();
        return rejected.isEmpty()
                ? votes
                : votes.only(row -> true, column -> !rejected.contains(votes.statementId(column)));
    }

    /** The statements of {@code comments.csv}, by id, also those nobody voted on; empty without that file. */
    public List<Statement> statements() {
        return statements;
    }

    /** The ids of the statements a moderator rejected. */
    public Set<Integer> rejected() {
        return ids(Statement::rejected);
    }

    /** The ids of the statements a moderator accepted; those nobody has looked at are neither accepted nor rejected. */
    public Set<Integer> accepted() {
        return ids(Statement::accepted);
    }

    /** The ids of the statements about the conversation itself. */
    public Set<Integer> meta() {
        return ids(Statement::meta);
    }

    /** The ids of the statements that Polis leaves out of its map: rejected ones and those about the conversation. */
    public Set<Integer> out() {
        return ids(statement -> statement.rejected() || statement.meta());
    }

    private Set<Integer> ids(Predicate<Statement> which) {
        return statements.stream().filter(which).map(Statement::id).collect(Collectors.toSet());
    }

    /** The words of a statement, or nothing when the export has none. */
    public String text(int statementId) {
        return statements.stream()
                .filter(statement -> statement.id == statementId)
                .map(Statement::text)
                .findFirst()
                .orElse("");
    }

    /** The lines of {@code summary.csv}, such as {@code topic}, in order; empty without that file. */
    public Map<String, String> summary() {
        return summary;
    }

    /** The groups Polis showed when the folder was exported, person to group, for those it had placed. */
    public Map<Integer, Integer> publishedGroups() {
        return wide.map(WideFile::groups).map(Map::copyOf).orElse(Map.of());
    }

    /** All columns of {@code votes.csv}, {@code comments.csv} or {@code summary.csv}, as they came. */
    public Optional<Sheet> sheet(String file) {
        return Optional.ofNullable(sheets.get(file));
    }

    /**
     * Writes the wide file again, byte for byte as it was read. <strong>One row for each person:</strong> whoever
     * holds this file can look up what anyone known to them has said. It is for moving data, not for publishing.
     *
     * @throws IllegalStateException when the folder had no wide file
     */
    public void writeRowLevelFile(Path path) throws IOException {
        wide.orElseThrow(() -> new IllegalStateException("the folder had no wide file"))
                .write(path);
    }

    private static Votes readVotes(Path path, Optional<WideFile> wide, Map<String, Sheet> sheets, Progress progress)
            throws IOException {
        try (var csv = new Csv(path, progress)) {
            int person = csv.needed("voter-id", "pid", "participant-id", "participant");
            int statement = csv.needed("comment-id", "tid", "statement-id", "statement");
            int vote = csv.needed("vote");
            int time = csv.column("timestamp", "modified", "created", "datetime");
            var rows = new ArrayList<List<String>>();
            var events = new Events();
            while (csv.next()) {
                var moment = time < 0 ? OptionalLong.empty() : Moments.of(csv.field(time));
                if (events.count > 0 && events.timed != moment.isPresent()) {
                    throw csv.broken("the time is \"" + csv.field(time) + "\" and should be "
                            + (events.timed ? "a number or a date" : "as in the rows before, which have none"));
                }
                events.add(moment, csv.id(person), csv.id(statement), csv.vote(csv.field(vote), "the vote"));
                rows.add(csv.fields());
            }
            sheets.put("votes.csv", new Sheet(csv.header(), Collections.unmodifiableList(rows)));
            var builder = Votes.builder();
            wide.map(WideFile::votes).ifPresent(known -> announce(known, builder));
            events.tellInOrder(builder);
            var votes = builder.build();
            // One table is enough when both files say the same, as they should.
            return wide.map(WideFile::votes).filter(votes::equals).orElse(votes);
        }
    }

    private static void announce(Votes known, Votes.Builder builder) {
        for (int row = 0; row < known.people(); row++) {
            builder.person(known.personId(row));
        }
        for (int column = 0; column < known.statements(); column++) {
            builder.statement(known.statementId(column));
        }
    }

    private static List<Statement> readComments(Path path, Map<String, Sheet> sheets, Progress progress)
            throws IOException {
        try (var csv = new Csv(path, progress)) {
            int id = csv.needed("comment-id", "tid", "statement-id");
            int text = csv.column("comment-body", "txt", "text", "statement", "comment");
            int moderated = csv.column("moderated", "mod");
            int meta = csv.column("is-meta", "meta");
            var seen = new TreeSet<Integer>();
            var rows = new ArrayList<List<String>>();
            var statements = new ArrayList<Statement>();
            while (csv.next()) {
                if (!seen.add(csv.id(id))) {
                    throw csv.broken("statement " + csv.field(id) + " has a second row");
                }
                statements.add(new Statement(
                        csv.id(id),
                        text < 0 ? "" : csv.field(text),
                        moderated < 0 || csv.field(moderated).isBlank()
                                ? OptionalInt.empty()
                                : OptionalInt.of(csv.vote(csv.field(moderated), "the moderation")),
                        meta >= 0
                                && List.of("true", "t", "1")
                                        .contains(csv.field(meta).strip().toLowerCase(Locale.ROOT))));
                rows.add(csv.fields());
            }
            sheets.put("comments.csv", new Sheet(csv.header(), Collections.unmodifiableList(rows)));
            statements.sort((a, b) -> Integer.compare(a.id, b.id));
            return List.copyOf(statements);
        }
    }

    /** A file of names and values without a header. */
    private static Map<String, String> readSummary(Path path, Map<String, Sheet> sheets, Progress progress)
            throws IOException {
        try (var csv = new Csv(path, progress)) {
            var rows = new ArrayList<List<String>>();
            Map<String, String> summary = new LinkedHashMap<>();
            do {
                if (!csv.raw().isEmpty()) {
                    var fields = csv.fields();
                    rows.add(fields);
                    summary.put(
                            fields.getFirst(),
                            fields.size() > 1 ? String.join(",", fields.subList(1, fields.size())) : "");
                }
            } while (csv.nextOfAnyWidth());
            sheets.put("summary.csv", new Sheet(List.of(), Collections.unmodifiableList(rows)));
            return Collections.unmodifiableMap(summary);
        }
    }

    /** Each file's part of the whole, by its size. */
    private static final class Parts {

        private final ExportFiles files;
        private final Progress progress;
        private final double all;
        private double done;

        Parts(ExportFiles files, Progress progress) throws IOException {
            this.files = files;
            this.progress = progress;
            this.all = Math.max(1, files.size());
        }

        /** For the file that is read next. */
        Progress next(String name) throws IOException {
            double from = done;
            done = Math.min(1, done + Files.size(files.path(name)) / all);
            return progress.within(from, done);
        }
    }

    /** Votes as they arrived, told to a table in order of time. */
    static final class Events {

        private long[] times = new long[1024];
        private int[] people = new int[1024];
        private int[] statements = new int[1024];
        private byte[] values = new byte[1024];
        private int count;
        private boolean timed;
        private boolean inOrder = true;

        /** A vote; where no time can be read, its place among the others decides. */
        void add(OptionalLong moment, int person, int statement, int value) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                people = Arrays.copyOf(people, 2 * count);
                statements = Arrays.copyOf(statements, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            long time = moment.orElse(0);
            timed = moment.isPresent();
            inOrder &= count == 0 || times[count - 1] <= time;
            times[count] = time;
            people[count] = person;
            statements[count] = statement;
            values[count++] = (byte) value;
        }

        void tellInOrder(Votes.Builder builder) {
            if (inOrder) {
                for (int i = 0; i < count; i++) {
                    tell(i, builder);
                }
                return;
            }
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
            for (int i : order) {
                tell(i, builder);
            }
        }

        private void tell(int i, Votes.Builder builder) {
            if (i % Csv.EVERY == 0) {
                Progress.pause();
            }
            builder.add(people[i], statements[i], values[i]);
        }
    }
}
