import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A day under way: everybody in the cohort of the demo listens, and at each step of the facilitators fetches their page, as
 * their screens do. So many steps as an hour may have, one after the other.
 */
final class Day {

    static final int STEPS = 60;

    private static final Pattern PERSON = Pattern.compile("action=\"(/demo/people/[^\"]+)\"");
    private static final Pattern STEP = Pattern.compile("data-step=\"(\\d+)\"");

    /** @param millis from the press to the step being told; @param pages how long each page then took */
    record Figures(int people, List<Double> millis, List<Double> pages, int lost) {

        double p95OfSteps() {
            return percentile(millis, 95);
        }

        double slowestStep() {
            return Collections.max(millis);
        }

        double p95OfPages() {
            return percentile(pages, 95);
        }
    }

    private final String site;
    private final String day;
    private final HttpClient facilitator;
    private final List<HttpClient> people = new ArrayList<>();
    private final Map<HttpClient, Map<Long, Long>> heard = new ConcurrentHashMap<>();

    /** Finds the day that can be run today, its facilitator and everybody in the cohort. */
    Day(String site) throws Exception {
        this.site = site;
        facilitator = Bench.browser();
        var walk = Bench.get(facilitator, site + "/demo");
        var answer = post(facilitator, "/demo/walk/6", Map.of("token", Bench.found(Bench.TOKEN, walk, "no token on /demo")));
        day = answer.uri().getPath().replaceAll("/plan$", "");
        for (var action : PERSON.matcher(walk).results().map(found -> found.group(1)).distinct().toList()) {
            var person = Bench.browser();
            var page = Bench.get(person, site + "/demo");
            post(person, action, Map.of("token", Bench.found(Bench.TOKEN, page, "no token on /demo")));
            if (status(person, day + "/now") == 200) {
                people.add(person);
            }
        }
    }

    Figures run() throws Exception {
        var plan = Bench.get(facilitator, site + day + "/plan");
        post(facilitator, day + "/host", Map.of("token", Bench.found(Bench.TOKEN, plan, "no token on the plan")));
        var steps = Collections.synchronizedList(new ArrayList<Double>());
        var pages = Collections.synchronizedList(new ArrayList<Double>());
        int lost = 0;
        try (var screens = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(person -> screens.submit(() -> listen(person)));
            Thread.sleep(2000);
            for (int i = 0; i < STEPS; i++) {
                lost += step(screens, steps, pages);
            }
            screens.shutdownNow();
        }
        return new Figures(people.size(), steps, pages, lost);
    }

    /** Back and forth between two exercises, so that there are always more. */
    private int step(java.util.concurrent.ExecutorService screens, List<Double> steps, List<Double> pages) throws Exception {
        var host = Bench.get(facilitator, site + day + "/host");
        long seen = Long.parseLong(Bench.found(STEP, host, "no step on the host's screen"));
        var done = new CountDownLatch(people.size());
        long pressed = System.nanoTime();
        people.forEach(person -> screens.submit(() -> {
            var mine = heard.get(person);
            for (int tries = 0; tries < 5000 && !mine.containsKey(seen + 1); tries++) {
                Thread.sleep(1);
            }
            if (mine.containsKey(seen + 1)) {
                steps.add((mine.get(seen + 1) - pressed) / 1e6);
                long asked = System.nanoTime();
                status(person, day + "/now");
                pages.add((System.nanoTime() - asked) / 1e6);
                done.countDown();
            }
            return null;
        }));
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", Bench.found(Bench.TOKEN, host, "no token on the host's screen"));
        fields.put("seen", Long.toString(seen));
        fields.put("move", seen % 2 == 1 ? "onward" : "more");
        post(facilitator, day + "/host/moves", fields);
        done.await(6, TimeUnit.SECONDS);
        return (int) done.getCount();
    }

    private Void listen(HttpClient person) throws Exception {
        var steps = heard.computeIfAbsent(person, _ -> new ConcurrentHashMap<>());
        try {
            var answer = person.send(
                    HttpRequest.newBuilder(URI.create(site + day + "/steps")).build(), HttpResponse.BodyHandlers.ofLines());
            answer.body().filter(line -> line.matches("data:\\d+")).forEach(line -> steps.putIfAbsent(
                    Long.parseLong(line.substring(5)), System.nanoTime()));
        } catch (IOException | java.io.UncheckedIOException _) {
            // The day is over.
        }
        return null;
    }

    private int status(HttpClient person, String path) throws Exception {
        return person.send(HttpRequest.newBuilder(URI.create(site + path)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpResponse<String> post(HttpClient person, String path, Map<String, String> fields) throws Exception {
        return person.send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Bench.encoded(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static double percentile(List<Double> all, int percent) {
        var sorted = all.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
