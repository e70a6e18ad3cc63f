package org.alongside.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures one row after another, ours and then the rival's, and prints and keeps the table. */
public final class Table {

    private static final String HEAD = """
            | work | votes | ours, ms | Python, ms | times as fast | target, ms | met | worked, ms (Python) | peak, MB | table, MB | moved, MB | passes | of memory's speed | busy; GB/s |
            | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    /** Bytes of memory the rival needs for a vote: its column, its number, and three times as much while it computes. */
    private static final double RIVAL = 48;

    /** Short work needs many goes before Java has compiled all of it, the more so on a busy machine. */
    private static final int WARM = 4;

    /**
     * @param what in words
     * @param work the method of {@link Work}
     * @param mode how time is counted; of samples the 99th percentile is told
     * @param goes how often it runs, or for how many seconds, after as many goes to warm up or several times the seconds
     * @param heap the most memory the process may take for objects
     * @param target in milliseconds
     * @param rival the name of the work in rival.py
     */
    private record Row(
            String what, String work, String data, Mode mode, int goes, String heap, double target, String rival) {}

    private final Path checkout;
    private final Path rival;
    private final String python;
    private final Path folder;

    private Table(Path checkout, String python) throws IOException {
        this.checkout = checkout;
        this.rival = checkout.resolve("bench/opinion/rival.py");
        this.python = python;
        this.folder = Files.createTempDirectory("bench");
    }

    /** The checkout, the Python to use or nothing, and words that rows to measure contain; without any, all. */
    public static void main(String[] args) throws Exception {
        double one = Machine.bandwidth(1);
        double two = Machine.bandwidth(2);
        var words = Arrays.asList(args).subList(2, args.length);
        var table = new Table(Path.of(args[0]), args[1]);
        String about = """
                %s

                Memory is read at %.0f GB/s by one thread and at %.0f GB/s by two. %s processes wanted a core when this began.
                Python: %s.
                """.formatted(Machine.inWords(), one, two, Machine.load(), table.pythonInWords());
        System.out.println(about);
        System.out.print(HEAD);
        var lines = new StringBuilder();
        for (var row : rows(table.checkout)) {
            if (words.isEmpty() || words.stream().anyMatch(row.what::contains)) {
                String line = table.measured(row);
                System.out.println(line);
                lines.append(line).append('\n');
            }
        }
        String after = "%s processes wanted a core when this ended.".formatted(Machine.load());
        System.out.println("\n" + after);
        if (words.isEmpty()) {
            Files.writeString(
                    table.checkout.resolve("bench/opinion/table.md"),
                    Files.readString(table.checkout.resolve("bench/opinion/above.md")) + "\n## The machine\n\n" + about
                            + after + "\n\n## The table\n\n" + HEAD + lines);
        }
    }

    private static List<Row> rows(Path checkout) throws IOException {
        List<Row> rows = new ArrayList<>();
        var conversations = Data.conversations(checkout);
        for (var folder : conversations) {
            String name = folder.getFileName().toString();
            rows.add(new Row("map, " + name, "map", folder.toString(), Mode.AverageTime, 4, "512m", 10, "map"));
        }
        rows.add(new Row("map, 30k × 500", "map", "30000x500x0.0478", Mode.AverageTime, 4, "512m", 60, "map"));
        rows.add(new Row(
                "map as Polis makes it, 30k × 500",
                "compat",
                "30000x500x0.0478",
                Mode.AverageTime,
                4,
                "512m",
                0,
                "map"));
        rows.add(new Row("map, 1M × 1,000", "map", "1000000x1000x0.0292", Mode.SingleShotTime, 2, "640m", 1000, "map"));
        rows.add(new Row("map, 10M × 2,000", "map", "10000000x2000x0.01", Mode.SingleShotTime, 1, "14g", 10000, "map"));
        rows.add(new Row(
                "bridging, 50k × 1,000", "bridge", "50000x1000x0.02", Mode.AverageTime, 4, "512m", 150, "bridge"));
        rows.add(new Row(
                "bridging, 500k × 1,000",
                "bridge",
                "500000x1000x0.0196",
                Mode.SingleShotTime,
                3,
                "1g",
                1200,
                "bridge"));
        for (var folder : conversations) {
            if (folder.getFileName().toString().contains("vtaiwan")) {
                rows.add(new Row(
                        "Equal Shares, exact, vtaiwan, slate of 10",
                        "slate10",
                        folder.toString(),
                        Mode.AverageTime,
                        4,
                        "512m",
                        20,
                        "slate10"));
            }
        }
        rows.add(new Row(
                "slate of 20, 100k × 500", "slate20", "100000x500x0.2", Mode.SingleShotTime, 5, "2g", 1000, "slate20"));
        String large = "1000000x1000x0.0292";
        rows.add(new Row(
                "live: a vote → own place, 99th percentile",
                "ownPlace",
                large,
                Mode.SampleTime,
                3,
                "3g",
                1,
                "ownPlace"));
        rows.add(new Row("live: a vote → axes of 1,000", "axes", large, Mode.AverageTime, 5, "3g", 10, "axes"));
        rows.add(new Row("live: all places of 1M", "everyPlace", large, Mode.AverageTime, 4, "3g", 150, "everyPlace"));
        return rows;
    }

    private String measured(Row row) throws IOException, RunnerException, InterruptedException {
        Path file = folder.resolve("votes.bin");
        if (!python.isEmpty()) {
            Data.write(Data.of(row.data), file);
        }
        String busy = Machine.load();
        double bandwidth = Machine.bandwidth(2);
        Path notes = folder.resolve("notes");
        Files.deleteIfExists(notes);
        double ours = ours(row, notes);
        var noted = notes(notes);
        long size = Long.parseLong(noted.getOrDefault("votes", "0"));
        long bytes = Long.parseLong(noted.getOrDefault("bytes", "0"));
        String hindered = hindered(size);
        Map<String, String> theirs = hindered.isEmpty() ? rival(row.rival, file) : Map.of();
        String their = theirs.get("ms");
        double moved = Double.parseDouble(noted.getOrDefault("moved", "0"));
        double passes = moved / bytes;
        double gigabytesASecond = moved / 1e9 / (ours / 1e3);
        String remark = noted.containsKey("loss")
                ? ", loss " + loss(noted.get("loss"))
                        + (theirs.containsKey("loss") ? " (Python " + loss(theirs.get("loss")) + ")" : "")
                : "";
        return "| %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s; %.0f |"
                .formatted(
                        row.what + remark,
                        size,
                        time(ours),
                        their != null ? time(Double.parseDouble(their)) : hindered.isEmpty() ? "failed" : hindered,
                        their == null ? "–" : time(Double.parseDouble(their) / ours),
                        row.target == 0 ? "–" : time(row.target),
                        row.target == 0 ? "–" : ours <= row.target ? "yes" : "no",
                        worked(noted) + (theirs.containsKey("worked") ? " (" + worked(theirs) + ")" : ""),
                        noted.containsKey("kB") ? "%.0f".formatted(Long.parseLong(noted.get("kB")) / 1e3) : "–",
                        "%.1f".formatted(bytes / 1e6),
                        time(moved / 1e6),
                        passes < 10 ? "%.1f".formatted(passes) : "%,.0f".formatted(passes),
                        "%.1f %%".formatted(100 * gigabytesASecond / bandwidth),
                        busy,
                        bandwidth);
    }

    /** Why the rival cannot be asked, or nothing. */
    private String hindered(long votes) throws IOException {
        double needed = RIVAL * votes / 1e9;
        double free = Machine.free() / 1e9;
        return python.isEmpty()
                ? "not installed"
                : needed > free ? "needs %.0f GB, %.0f are free".formatted(needed, free) : "";
    }

    private static String worked(Map<String, String> noted) {
        return noted.containsKey("worked") ? time(Double.parseDouble(noted.getOrDefault("worked", "0"))) : "–";
    }

    private static String loss(String number) {
        return "%.7f".formatted(Double.parseDouble(number));
    }

    private static String time(double number) {
        return number >= 100 ? "%,.0f".formatted(number) : String.format(Locale.ROOT, "%.3g", number);
    }

    private double ours(Row row, Path notes) throws RunnerException {
        var options = new OptionsBuilder()
                .include("Work\\." + row.work + "$")
                .param("data", row.data)
                .mode(row.mode)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(row.mode == Mode.AverageTime ? WARM * row.goes : row.goes)
                .measurementIterations(row.goes)
                .warmupTime(TimeValue.seconds(1))
                .measurementTime(TimeValue.seconds(1))
                .timeout(TimeValue.minutes(20))
                .jvmArgs(
                        "-Xmx" + row.heap,
                        "-XX:+UseParallelGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dnotes=" + notes)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        var result = results.iterator().next().getPrimaryResult();
        double micros = row.mode == Mode.SampleTime ? result.getStatistics().getPercentile(99) : result.getScore();
        return micros / 1e3;
    }

    /** The last of each. */
    private static Map<String, String> notes(Path notes) throws IOException {
        return Files.exists(notes) ? pairs(Files.readString(notes)) : Map.of();
    }

    private Map<String, String> rival(String work, Path file) throws IOException, InterruptedException {
        return pairs(output(python, rival.toString(), work, file.toString()));
    }

    private static Map<String, String> pairs(String lines) {
        Map<String, String> pairs = new HashMap<>();
        lines.lines()
                .map(line -> line.split(" ", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }

    private String pythonInWords() throws IOException, InterruptedException {
        return python.isEmpty()
                ? "numpy, scipy or sklearn is not installed (on Debian: apt install python3-scipy python3-sklearn)"
                : output(python, rival.toString(), "versions").strip();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : "";
    }
}
