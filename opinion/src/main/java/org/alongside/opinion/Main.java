package org.alongside.opinion;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alongside.opinion.slate.Rule;
import org.alongside.opinion.slate.Slate;
import org.alongside.opinion.slate.Slates;
import org.jspecify.annotations.Nullable;

/** The library from the command line. */
public final class Main {

    private static final String USAGE = """
            opinion map DIR [--sides FILE] [--json FILE] [--html FILE] [--compat]
            opinion slate DIR --size K [--rule NAME] [--json FILE]
            opinion bridge DIR [--json FILE]
            opinion synth --people N --statements M --density D --seed S --out DIR

            DIR is a folder exported from Polis. --sides compares sides that people declared: a CSV file with
            the columns person and side, one row a person, six sides at most. It replaces groups found by votes.
            --compat makes the JSON that of Polis, which places each person: for comparing, not for publishing.
            """;

    private static final String NOTHING = "Fewer than " + Publication.FLOOR + " people voted, so nothing is shown.";

    /** How much of the work reading is taken to be. */
    private static final double READ = 0.2;

    private static final int LISTED = 10;
    private static final int EVERY = 1 << 10;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, err).run(List.of(args)));
    }

    /** 0 when it went well, 2 with one sentence on the error stream when the input is to blame. */
    int run(List<String> args) {
        if (args.isEmpty() || List.of("help", "--help", "-h").contains(args.getFirst())) {
            out.print(USAGE);
            return args.isEmpty() ? 2 : 0;
        }
        try {
            var rest = args.subList(1, args.size());
            switch (args.getFirst()) {
                case "map" -> map(new Options(rest, List.of("--sides", "--json", "--html"), List.of("--compat")));
                case "slate" -> slate(new Options(rest, List.of("--size", "--rule", "--json"), List.of()));
                case "bridge" -> bridge(new Options(rest, List.of("--json"), List.of()));
                case "synth" ->
                    synth(new Options(
                            rest, List.of("--people", "--statements", "--density", "--seed", "--out"), List.of()));
                default ->
                    throw new IllegalArgumentException(
                            "There is no \"" + args.getFirst() + "\"; try map, slate, bridge or synth.");
            }
            return 0;
        } catch (NoSuchFileException missing) {
            err.println("There is no " + missing.getMessage() + ".");
        } catch (BrokenExport | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
        } catch (IOException | UncheckedIOException disk) {
            err.println("Reading or writing failed: " + disk.getMessage());
        }
        return 2;
    }

    private void map(Options options) throws IOException {
        boolean compat = options.has("--compat");
        var told = told();
        var folder = PolisFolder.read(options.folder(), told.within(0, READ));
        var report = report(folder, options.value("--sides"), told.within(READ, compat ? 0.6 : 1));
        print(report);
        if (compat) {
            compat(folder, options.value("--json"), told.within(0.6, 1));
        } else {
            write(options.value("--json"), Json.write(report.json()));
        }
        write(options.value("--html"), MapPage.of(report));
    }

    private static MapReport report(PolisFolder folder, Optional<String> sides, Progress progress) throws IOException {
        return sides.isEmpty()
                ? MapReport.of(folder, progress)
                : MapReport.of(folder, SidesFile.read(Path.of(sides.get()), folder.acceptedVotes()), progress);
    }

    private void print(MapReport report) {
        if (!report.topic().isEmpty()) {
            out.println(report.topic());
        }
        var people = report.door.people();
        if (people.isEmpty()) {
            out.println(NOTHING);
            return;
        }
        out.println(people.getAsInt() + " people cast " + report.door.votes().size() + " votes on "
                + report.map.votes().statements() + " statements.");
        out.println(report.declared() ? report.apartInWords() : report.verdict());
        out.println();
        var shared = report.shared();
        out.println(shared.isEmpty() ? "No common ground is clear yet." : "Common ground, strongest first:");
        list(report, shared);
        if (!report.divided() && !report.open().isEmpty()) {
            out.println();
            out.println("Still open, clearest first:");
            list(report, report.open());
        }
        report.apart.forEach(apart -> print(report, apart));
        for (var group : report.declared() ? List.<OpinionMap.Group>of() : report.map.groups()) {
            out.println();
            out.println("What sets " + OpinionMap.name(group.id()) + " apart"
                    + (report.door.size(group.id()).isPresent()
                            ? ", " + report.door.size(group.id()).getAsInt() + " people:"
                            : ":"));
            for (var one : group.representatives()) {
                report.countIn(one.statement(), group.id())
                        .ifPresent(count -> out.println("   " + oneLine(report.text(one.statement())) + " ["
                                + one.statement() + "]: " + count.inWords()));
            }
        }
        int held = report.door.suppressed().size();
        if (held > 0) {
            out.println();
            out.println("Some or all numbers are held back for " + held
                    + " statements, as they would be about fewer than " + report.door.floor() + " people.");
        }
    }

    private void print(MapReport report, Apart apart) {
        var sure = apart.certain().stream().limit(LISTED).toList();
        if (!sure.isEmpty()) {
            out.println();
            out.println("Where “" + apart.first() + "” and “" + apart.second() + "” differ most:");
        }
        for (var one : sure) {
            out.println("   " + oneLine(report.text(one.statement())) + " [" + one.statement() + "]");
            out.println("      " + apart.first() + ": " + one.first().inWords() + "; " + apart.second() + ": "
                    + one.second().inWords() + ".");
            out.println("      " + MapReport.inWords(apart, one));
        }
    }

    private void list(MapReport report, List<CommonGround.Entry> entries) {
        int place = 0;
        for (var entry : entries.subList(0, Math.min(LISTED, entries.size()))) {
            out.println(++place + ". " + oneLine(report.text(entry.statement())) + " [" + entry.statement() + "]");
            out.println("   " + entry.reason(report.door.sides()));
        }
        if (entries.size() > LISTED) {
            out.println("   and " + (entries.size() - LISTED) + " more; the file of --json has them all.");
        }
    }

    private void compat(PolisFolder folder, Optional<String> json, Progress progress) throws IOException {
        var map = PolisMap.of(folder.votes(), folder.out(), folder.meta(), progress);
        if (Publication.of(map.votes(), Sides.everyone(map.votes()), Publication.FLOOR)
                .people()
                .isPresent()) {
            // How large they are is not told: beside our own groups, the differences could be of few people.
            int groups = map.groups().size();
            out.println();
            out.println("As Polis makes it: " + groups + (groups == 1 ? " group." : " groups."));
        }
        if (json.isPresent()) {
            err.println("Careful: this file places each person by number. It is for comparing, not for publishing.");
            write(json, Json.write(PolisJson.of(map, folder)));
        }
    }

    private void slate(Options options) throws IOException {
        int size = options.whole("--size");
        var rule = Rule.of(options.value("--rule").orElse(Rule.EQUAL_SHARES.key()));
        var told = told();
        var folder = PolisFolder.read(options.folder(), told.within(0, READ));
        var votes = folder.acceptedVotes();
        if (size < 1 || size > votes.statements()) {
            throw new IllegalArgumentException(
                    "--size is from 1 to the number of statements, " + votes.statements() + ", not " + size + ".");
        }
        var door = Publication.of(votes, Sides.everyone(votes), Publication.FLOOR);
        // Too few voters leave no statement that may be told of, and so an empty slate.
        var slate = Slates.choose(door.shown(), size, rule, told.within(READ, 1));
        if (door.people().isEmpty()) {
            out.println(NOTHING);
        } else {
            print(slate, folder);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>(slate.forOthers());
        json.put("guarantees", door.people().isEmpty() ? List.of() : json.get("guarantees"));
        json.put("suppressed", door.suppressed());
        write(options.value("--json"), Json.write(json));
    }

    private void print(Slate slate, PolisFolder folder) {
        for (int statement : slate.statements()) {
            out.println(oneLine(text(folder, statement)) + " [" + statement + "]");
        }
        slate.guarantees().forEach(guarantee -> out.println(guarantee.inWords()));
    }

    private void bridge(Options options) throws IOException {
        var told = told();
        var folder = PolisFolder.read(options.folder(), told.within(0, READ));
        var votes = folder.acceptedVotes();
        var door = Publication.of(votes, Sides.everyone(votes), Publication.FLOOR);
        var bridging = Bridging.of(votes, told.within(READ, 0.6));
        var statements = bridging(door, bridging, bridging.again(votes, told.within(0.6, 1)));
        if (door.people().isEmpty()) {
            out.println(NOTHING);
        } else {
            print(statements, folder);
        }
        // People with few votes are not fitted, so these two may rest on fewer than have voted.
        boolean enough = bridging.people() >= door.floor();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("loss", enough ? bridging.loss() : null);
        json.put("mean", enough ? bridging.mean() : null);
        json.put("statements", statements);
        json.put("suppressed", door.suppressed());
        write(options.value("--json"), Json.write(json));
    }

    /** What may be told of each statement, best bridge first. */
    private static List<Map<String, @Nullable Object>> bridging(Publication door, Bridging first, Bridging second) {
        var votes = door.votes();
        List<Map<String, @Nullable Object>> statements = new ArrayList<>();
        for (int column = 0; column < votes.statements(); column++) {
            var everyone = door.row(votes.statementId(column)).flatMap(Publication.Row::everyone);
            var score = first.score(column, door.floor());
            if (score.isPresent() && everyone.isPresent()) {
                var again = second.score(column, door.floor());
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("id", votes.statementId(column));
                one.put("bridging", score.getAsDouble());
                one.put("factor", first.factor(column).orElse(0));
                one.put(
                        "verdict",
                        first.verdict(column)
                                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                                .orElse(null));
                one.put("secondRound", again.isPresent() ? again.getAsDouble() : null);
                one.put("agree", everyone.get().agrees());
                one.put("disagree", everyone.get().disagrees());
                one.put("pass", everyone.get().passes());
                statements.add(one);
            }
        }
        statements.sort((Map<String, @Nullable Object> a, Map<String, @Nullable Object> b) ->
                Double.compare(score(b), score(a)));
        return statements;
    }

    private void print(List<Map<String, @Nullable Object>> statements, PolisFolder folder) {
        out.println(
                statements.isEmpty()
                        ? "Too few people have voted to say what bridges a divide."
                        : "Agreed with across the main divide, most first; 0.4 and more is a clear yes from both ends:");
        for (var one : statements.subList(0, Math.min(LISTED, statements.size()))) {
            int id = ((Number) Objects.requireNonNull(one.get("id"))).intValue();
            out.printf(Locale.ROOT, "%+.3f  %s [%d]%n", score(one), oneLine(text(folder, id)), id);
        }
    }

    private static double score(Map<String, @Nullable Object> one) {
        return one.get("bridging") instanceof Double score ? score : 0;
    }

    private void synth(Options options) throws IOException {
        int people = options.whole("--people");
        int statements = options.whole("--statements");
        double density = options.real("--density");
        if (people < 1 || statements < 1 || !(density > 0 && density <= 1)) {
            throw new IllegalArgumentException(
                    "--people and --statements are 1 or more, --density is above 0 and at most 1.");
        }
        var told = told();
        var synth = Synth.fourGroups(people, statements, density, options.whole("--seed"), told.within(0, 0.5));
        var folder = Path.of(options.needed("--out"));
        Files.createDirectories(folder);
        var votes = synth.votes();
        try (var file = Files.newBufferedWriter(folder.resolve("votes.csv"));
                var wide = Files.newBufferedWriter(folder.resolve("participants-votes.csv"))) {
            file.write("timestamp,datetime,comment-id,voter-id,vote\n");
            wide.write("participant,group-id,n-comments,n-votes,n-agree,n-disagree");
            for (int column = 0; column < statements; column++) {
                wide.write("," + column);
            }
            wide.write("\n");
            for (int row = 0; row < people; row++) {
                if (row % EVERY == 0) {
                    told.at("writing votes", 0.5 + 0.5 * row / people);
                }
                writeRow(votes, row, synth.groups()[row], file, wide);
            }
        }
        try (var file = Files.newBufferedWriter(folder.resolve("comments.csv"))) {
            file.write("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n");
            for (int column = 0; column < statements; column++) {
                file.write("0,," + column + ",0," + votes.agrees(column) + "," + votes.disagrees(column)
                        + ",1,Invented statement " + column + "\n");
            }
        }
        Files.writeString(
                folder.resolve("summary.csv"),
                "topic,Invented votes of four groups\nvoters," + people + "\ncomments," + statements + "\n");
        out.println("Wrote " + votes + " to " + folder + ". The planted groups are in participants-votes.csv.");
    }

    private static void writeRow(Votes votes, int row, int group, Writer file, Writer wide) throws IOException {
        int agrees = 0;
        int disagrees = 0;
        var cells = new StringBuilder();
        int next = 0;
        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
            int value = votes.value(cell);
            agrees += value > 0 ? 1 : 0;
            disagrees += value < 0 ? 1 : 0;
            while (next <= votes.column(cell)) {
                cells.append(',');
                next++;
            }
            cells.append(value);
            file.write((cell + 1) + ",," + votes.column(cell) + "," + row + "," + value + "\n");
        }
        cells.repeat(',', votes.statements() - next);
        wide.write(row + "," + group + ",0," + votes.votesBy(row) + "," + agrees + "," + disagrees + cells + "\n");
    }

    /** Tells how far it is, at each new step and each tenth of the way. */
    private Progress told() {
        return new Progress() {

            private String last = "";
            private double at = -1;

            @Override
            public synchronized void at(String step, double done) {
                if (!step.equals(last) || done >= at + 0.1) {
                    last = step;
                    at = done;
                    err.printf(Locale.ROOT, "%3.0f%% %s%n", 100 * done, step);
                }
            }
        };
    }

    private static String text(PolisFolder folder, int statement) {
        String text = folder.text(statement);
        return text.isBlank() ? "Statement " + statement : text;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static void write(Optional<String> path, String text) throws IOException {
        if (path.isPresent()) {
            Files.writeString(Path.of(path.get()), text);
        }
    }

    /** The words after the command: at most one folder, and options known by name. */
    private static final class Options {

        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> folders = new ArrayList<>();

        Options(List<String> args, List<String> valued, List<String> plain) {
            for (int i = 0; i < args.size(); i++) {
                String arg = args.get(i);
                if (plain.contains(arg)) {
                    values.put(arg, "");
                } else if (valued.contains(arg)) {
                    if (i + 1 == args.size()) {
                        throw new IllegalArgumentException(arg + " needs a value.");
                    }
                    values.put(arg, args.get(++i));
                } else if (arg.startsWith("--")) {
                    throw new IllegalArgumentException("There is no option " + arg + " here.");
                } else {
                    folders.add(arg);
                }
            }
        }

        Path folder() {
            if (folders.size() != 1) {
                throw new IllegalArgumentException("Name one folder exported from Polis.");
            }
            return Path.of(folders.getFirst());
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }

        String needed(String name) {
            return value(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing."));
        }

        int whole(String name) {
            try {
                return Integer.parseInt(needed(name));
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(name + " is a whole number, not " + needed(name) + ".", wrong);
            }
        }

        double real(String name) {
            try {
                return Double.parseDouble(needed(name));
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(name + " is a number, not " + needed(name) + ".", wrong);
            }
        }
    }
}
