import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.alongside.database.Database;
import org.alongside.settings.Settings;

/**
 * Measures pages and saved words at 32 connections, with the load generator on the same machine, beside two floors of
 * the same run: a file from nginx, and one durable insert a transaction. Prints every figure beside its target, also
 * where it falls short. Figures of different hours must not be compared; ratios to the floors may.
 */
public class Bench {

    static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P50 = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** Seconds that are not counted. */
    private static final int WARM_UP = 20;

    private final Path home;
    private final Path bench;
    private final Path work;
    private final int seconds;
    private final List<String[]> rows = new ArrayList<>();

    private Bench(Path home, Path bench, Path work, int seconds) {
        this.home = home;
        this.bench = bench;
        this.work = work;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        var work = Files.createTempDirectory("alongside-bench");
        System.setProperty("alongside.log", work.resolve("floor.log").toString());
        new Bench(Path.of(args[0]), Path.of(args[1]), work, seconds).measure();
    }

    private void measure() throws Exception {
        System.out.println(machine());
        insertFloor();
        int port = freePort();
        var first = System.nanoTime();
        var server = start(port);
        try {
            var until = waitFor(port, "/");
            var cold = (until - first) / 1e9;
            row("first start, with a new database and an invented programme, to first page", "%.2f s".formatted(cold), "", "", "");
            stop(server);
            first = System.nanoTime();
            server = start(port);
            until = waitFor(port, "/");
            row("warm start to first page", "%.2f s".formatted((until - first) / 1e9), "", "", "2 s or less");

            var site = "http://localhost:" + port;
            var anybody = browser();
            var call = firstLink(get(anybody, site + "/programmes"), "/programmes/[a-z0-9-]+", "/programmes lists no call to measure.");
            fileFloor(get(anybody, site + call));
            var person = signedIn(site);
            var pair = firstLink(get(person, site + "/pairs"), "/pairs/[0-9a-f-]{36}", "/pairs lists no pair to measure: whoever was signed in has none.");
            load("the same signed-in page in the first %d s after the start".formatted(seconds), server, site + pair, session(person), null, "");
            // What is compiled by now is what a day's first visitors had; from here on it counts.
            wrk(site + pair, session(person), WARM_UP, null);
            wrk(site + call, null, WARM_UP / 4, null);
            load("the public page of a call, " + call, server, site + call, null, null, "5,000/s");
            load("a signed-in page, that of a pair", server, site + pair, session(person), null, "1,500/s, p99 100 ms");
            reflection(server, site, person);
            day(server, site);
            memory(server);
        } finally {
            stop(server);
        }
        print();
    }

    /** One short row inserted and committed durably, by 32 connections. */
    private void insertFloor() throws Exception {
        var settings = Settings.read(List.of("start", "--data", work.resolve("floor").toString()), Map.of());
        var goodbyes = new ArrayDeque<Runnable>();
        try {
            var owner = Database.open(settings, goodbyes::push).owner();
            try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
                connection.createStatement().execute("create schema floor");
                connection.createStatement().execute("create table floor.row (id bigint generated always as identity, words text)");
            }
            var count = new AtomicLong();
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            try (var threads = Executors.newFixedThreadPool(32)) {
                for (int i = 0; i < 32; i++) {
                    threads.submit(() -> {
                        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                                var insert = connection.prepareStatement("insert into floor.row (words) values (?)")) {
                            while (System.nanoTime() < end) {
                                insert.setString(1, "one line of words");
                                insert.executeUpdate();
                                count.incrementAndGet();
                            }
                        }
                        return null;
                    });
                }
            }
            row("floor: PostgreSQL, one durable insert a transaction", rate(count.get() / (double) seconds), "", "", "");
        } finally {
            goodbyes.forEach(Runnable::run);
        }
    }

    /** The same bytes as the call's page, as a file from nginx. */
    private void fileFloor(String page) throws Exception {
        int port = freePort();
        var root = Files.createDirectories(work.resolve("www"));
        // nginx gives up root, and must still find the way.
        work.toFile().setExecutable(true, false);
        Files.writeString(root.resolve("page.html"), page);
        var conf = work.resolve("nginx.conf");
        Files.writeString(conf, """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
                events { worker_connections 512; }
                http { access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                  uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s; types { text/html html; }
                  server { listen 127.0.0.1:%2$d; root %1$s/www; } }
                """.formatted(work, port));
        var nginx = new ProcessBuilder("nginx", "-p", work.toString(), "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("nginx.out").toFile())
                .start();
        try {
            waitFor(port, "/page.html");
            var result = wrk("http://127.0.0.1:" + port + "/page.html", null, seconds, null);
            row("floor: nginx, the same " + page.length() / 1000 + " kB as a file", rate(result.rate), ms(result.p50), ms(result.p99), "");
        } finally {
            nginx.destroy();
        }
    }

    private void reflection(Process server, String site, HttpClient person) throws Exception {
        var script = work.resolve("post.lua");
        var page = get(person, site + "/journal/new");
        var token = found(TOKEN, page, "no form on /journal/new");
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", token);
        for (var field : Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").matcher(page).results().toList()) {
            fields.putIfAbsent(field.group(1), field.group(2));
        }
        var words = found(Pattern.compile("<textarea[^>]* name=\"([^\"]+)\""), page, "no box for words on /journal/new");
        fields.put(words, "What stayed with me today is how quiet the room became when she said it.");
        fields.remove("given");
        Files.writeString(script, """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
                function init(args)
                    entries = {}
                    for id, given in io.open("%s"):read("*a"):gmatch("(%%S+) (%%S+)") do
                        entries[#entries + 1] = { id, given }
                    end
                    at = 0
                end
                function request()
                    at = at + 1
                    local entry = entries[at] or { "none-left", "" }
                    return wrk.format(nil, "/journal/" .. entry[1], nil, "%s&given=" .. entry[2])
                end
                """.formatted(work.resolve("begun"), encoded(fields)));
        begin(person, site, 2_500 * WARM_UP / 4);
        wrk(site + "/journal", session(person), WARM_UP / 4, script);
        begin(person, site, 2_500 * seconds);
        load("a reflection saved, durable", server, site + "/journal", session(person), script, "1,000/s");
    }

    /** Every request begins an entry of its own, as a person who writes anew does, under an id that was given to them. */
    private void begin(HttpClient person, String site, int entries) throws Exception {
        var action = Pattern.compile("action=\"/journal/([0-9a-f-]{36})\"");
        var given = Pattern.compile("name=\"given\" value=\"([0-9a-f]+)\"");
        try (var writers = Executors.newFixedThreadPool(16)) {
            var pages = new ArrayList<Future<String>>();
            for (int i = 0; i < entries; i++) {
                pages.add(writers.submit(() -> {
                    var page = get(person, site + "/journal/new");
                    return found(action, page, "no form on /journal/new") + " " + found(given, page, "no mark of an id");
                }));
            }
            var lines = new ArrayList<String>();
            for (var page : pages) {
                lines.add(page.get());
            }
            Files.write(work.resolve("begun"), lines);
        }
    }

    /** A facilitator moves a whole cohort on, step by step. */
    private void day(Process server, String site) throws Exception {
        var day = new Day(site);
        long before = ticks(server);
        var figures = day.run();
        double cpu = (ticks(server) - before) / 100.0;
        row(
                "a day under way: %d steps to %d screens%s".formatted(
                        Day.STEPS, figures.people(), figures.lost() > 0 ? " (LOST: " + figures.lost() + ")" : ""),
                "from press to screen, p95 %.0f ms, slowest %.0f ms; CPU %.1f s, %.1f %% of one core in an hour".formatted(
                        figures.p95OfSteps(), figures.slowestStep(), cpu, cpu / 36),
                "",
                "page p95 " + ms(figures.p95OfPages()),
                "1 s to the screen; page p95 150 ms; 25 % of one core");
    }

    private void load(String what, Process server, String address, String cookie, Path script, String target)
            throws Exception {
        long before = ticks(server);
        long others = allTicks();
        var result = wrk(address, cookie, seconds, script);
        long used = ticks(server) - before;
        long all = allTicks() - others;
        double perRequest = used * 10.0 / Math.max(1, result.rate * seconds);
        row(
                what + (result.wrong > 0 ? " (FAILED: " + result.wrong + " refused)" : ""),
                rate(result.rate),
                ms(result.p50),
                ms(result.p99),
                target + "; CPU %.2f ms a request, all of the machine %d %% busy".formatted(perRequest, all * 100 / Math.max(1, seconds * 100L * Runtime.getRuntime().availableProcessors())));
    }

    private void memory(Process server) throws IOException {
        double app = pss(server.pid());
        double database = server.descendants().mapToDouble(p -> pss(p.pid())).sum()
                + postmasters().stream().mapToDouble(this::pss).sum();
        row("memory after the load: app and database", "%.0f MB (app %.0f, database %.0f)".formatted(app + database, app, database), "", "", "400 MB or less");
    }

    /** The database outlives the app on purpose, so it is no child of it: found by its data folder. */
    private List<Long> postmasters() {
        var found = new ArrayList<Long>();
        ProcessHandle.allProcesses().forEach(p -> {
            var line = commandOf(p.pid());
            if (line.contains("postgres") && line.contains(work.toString())) {
                found.add(p.pid());
                p.descendants().forEach(child -> found.add(child.pid()));
            }
        });
        return found;
    }

    private static String commandOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    private double pss(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1000)
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }

    private long ticks(Process server) {
        var pids = new ArrayList<>(postmasters());
        pids.add(server.pid());
        return pids.stream().mapToLong(Bench::ticks).sum();
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException _) {
            return 0;
        }
    }

    private static long allTicks() throws IOException {
        var cpu = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split("\\s+");
        return Arrays.stream(cpu).skip(1).limit(8).mapToLong(Long::parseLong).sum() - Long.parseLong(cpu[4]) - Long.parseLong(cpu[5]);
    }

    private record Result(double rate, double p50, double p99, long wrong) {}

    private Result wrk(String address, String cookie, int seconds, Path script) throws Exception {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency"));
        if (cookie != null) {
            command.addAll(List.of("-H", "Cookie: " + cookie));
        }
        if (script != null) {
            command.addAll(List.of("-s", script.toString()));
        }
        command.add(address);
        var wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        var wrong = WRONG.matcher(out);
        return new Result(
                Double.parseDouble(found(RATE, out, out)),
                millis(P50, out),
                millis(P99, out),
                wrong.find() ? Long.parseLong(wrong.group(1)) : 0);
    }

    private static double millis(Pattern pattern, String out) {
        var m = pattern.matcher(out);
        if (!m.find()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(m.group(1));
        return switch (m.group(2)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }

    private Process start(int port) throws IOException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(System.getenv("JAVA_OPTIONS").trim().split("\\s+")));
        if (Files.exists(home.resolve("start.aot"))) {
            command.add("-XX:AOTCache=" + home.resolve("start.aot"));
        }
        // One person saves as many words as a hundred would.
        command.add("-Dalongside.most-acts=100000000");
        command.addAll(List.of("-jar", home.resolve("alongside.jar").toString(), "demo", "--port", "" + port, "--data", work.resolve("demo").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("alongside.log").toFile()))
                .start();
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    private static long waitFor(int port, String path) throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        for (int tries = 0; tries < 6000; tries++) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return System.nanoTime();
                }
            } catch (IOException _) {
                // not there yet
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("Nothing answers on port " + port);
    }

    static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    }

    private HttpClient signedIn(String site) throws Exception {
        var person = browser();
        var page = get(person, site + "/demo");
        var action = found(Pattern.compile("action=\"(/demo/people/[^\"]+)\""), page, "nobody to be on /demo");
        var request = HttpRequest.newBuilder(URI.create(site + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(Map.of("token", found(TOKEN, page, "no token on /demo")))))
                .build();
        person.send(request, HttpResponse.BodyHandlers.discarding());
        return person;
    }

    private static String session(HttpClient person) {
        var cookies = (CookieManager) person.cookieHandler().orElseThrow();
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("session") || c.getName().equals("visit"))
                .map(c -> c.getName() + "=" + c.getValue())
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
    }

    static String get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Never another page in its place: that would be measured under its name. */
    private static String firstLink(String page, String pattern, String missing) {
        return found(Pattern.compile("href=\"(" + pattern + ")\""), page, missing);
    }

    static String found(Pattern pattern, String text, String otherwise) {
        var m = pattern.matcher(text);
        if (!m.find()) {
            throw new IllegalStateException(otherwise);
        }
        return m.group(1);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
    }

    private void row(String what, String rate, String p50, String p99, String target) {
        rows.add(new String[] {what, rate, p50, p99, target});
        System.out.println("  " + what + ": " + rate + (p99.isEmpty() ? "" : ", p50 " + p50 + ", p99 " + p99));
    }

    private void print() throws IOException {
        var table = new StringBuilder(machine()).append("\n\n| what | measured | p50 ms | p99 ms | target |\n| --- | ---: | ---: | ---: | --- |\n");
        rows.forEach(row -> table.append("| ").append(String.join(" | ", row)).append(" |\n"));
        System.out.println("\n" + table);
        Files.writeString(bench.resolve("last.md"), "# The last run\n\n" + table);
    }

    private static String machine() throws IOException {
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2))
                .orElse("?");
        return "%d cores (%s), load before %s, Java %s. 32 connections, the generator on the same cores."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
                        System.getProperty("java.version"));
    }

    private static String rate(double perSecond) {
        return "%,.0f/s".formatted(perSecond);
    }

    private static String ms(double millis) {
        return "%.1f".formatted(millis);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
