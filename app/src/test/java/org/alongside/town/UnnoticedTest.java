package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Statements;
import org.alongside.mail.DemoLetters;
import org.alongside.web.Forgiving;
import org.alongside.web.Limits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What is done where somebody has no part leaves all their pages as they were: not a byte, not a header, not a letter
 * and not a statement more. So no list, count, search or time tells of it, on whichever page.
 */
@TownTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnnoticedTest {

    private static final List<String> ELSEWHERE = List.of(
            "other-lead", "other-facilitator", "other-cofacilitator", "far", "farther", "other-guardian", "stranger");

    private static final List<String> ALL_BUT_WHO_WRITES = List.of(
            "colleague",
            "lives",
            "facilitator",
            "cofacilitator",
            "lead",
            "guardian",
            "administrator",
            "other-facilitator",
            "far",
            "stranger");

    /** Calls that are out, and what pairs let go to the network, are news in other programmes too. */
    private static final List<String> NEWS = List.of("/programmes", "/network", "/learning-cards");

    /** Pages with something on them that is made anew each time: a key, or the id of what is not written yet. */
    private static final Set<String> NEW_EACH_TIME =
            Set.of("/account/ways/app", "/journal/new", "/pairs/{pair}/journal/new");

    /** A token is masked anew on each page, and an archive says when it was written. */
    private static final Pattern ANEW = Pattern.compile(
            "name=\"token\" value=\"[^\"]+\"" + "|\"written\" : \"[^\"]+\"|data-seconds=\"[0-9]+\">[0-9:]+");

    private static final boolean ALL = Boolean.getBoolean("alongside.all");
    private static final String READY_WITH_ALL = "ready with an answer on a day";

    /** How a page came: what it is made of and what it cost. */
    private record Came(int status, String body, Map<String, List<String>> headers, int statements) {}

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Limits limits;

    private Town town;

    @BeforeAll
    void found() {
        town = towns.found();
        towns.runJobs();
    }

    @Test
    @Tag("all")
    @Asvs("8.4.1")
    void of_all_that_fills_one_programme_nobody_notices_anything_in_another() {
        var before = pages(ELSEWHERE);

        Crowd.into(town);

        assertThat(differences(before, pages(ELSEWHERE))).isEmpty();
        assertThat(before).hasSizeGreaterThan(80);
    }

    @Test
    @Asvs("8.2.2")
    void before_the_opening_nobody_notices_what_a_half_writes_how_much_or_when() {
        var before = pages(ALL_BUT_WHO_WRITES);
        long posted = lettersAboutIt();

        actsBeforeTheOpening(town.site("neighbour")).forEach((what, act) -> {
            act.run();
            if (ALL || what.equals(READY_WITH_ALL)) {
                assertThat(differences(before, pages(ALL_BUT_WHO_WRITES)))
                        .as(what)
                        .isEmpty();
            }
        });
        assertThat(lettersAboutIt()).isEqualTo(posted);
    }

    /** One after the other; with all tests the pages are asked for after each, else once, when all is written and ready. */
    private Map<String, Runnable> actsBeforeTheOpening(Site writer) {
        var pair = "/pairs/" + town.thing("second");
        var readiness = pair + "/assumptions/readiness";
        var check = pair + "/check/start";
        var decision = pair + "/decisions/" + town.thing("second-decision");
        var day = "/cohorts/" + town.thing("cohort") + "/days/" + town.thing("day") + "/now";
        var telling = "It is hard to say this to anybody. ".repeat(12);
        var answer = Map.of("block", town.thing("next-block"), "version", "1", "text", telling);
        var acts = new LinkedHashMap<String, Runnable>();
        acts.put("an assumption of three characters", () -> write(writer, "No."));
        acts.put("an assumption of many", () -> write(writer, telling.repeat(4)));
        acts.put("the check, saved", () -> send(writer, check, Map.of("heard", "5", "then", "")));
        acts.put("an answer on a day", () -> send(writer, day + "/answer", answer, Map.of("then", "")));
        acts.put("a decision, placed", () -> {
            send(writer, decision + "/placing", Map.of("version", "1", "ladder", "tlap", "step", "6", "why", telling));
            assertThat(writer.get(decision).text()).contains("You placed it");
        });
        acts.put("ready with assumptions", () -> send(writer, readiness, Map.of()));
        acts.put("ready with the check", () -> send(writer, check, Map.of("heard", "5", "then", "ready")));
        acts.put(READY_WITH_ALL, () -> send(writer, day + "/answer", answer, Map.of("then", "ready")));
        acts.put("not ready with assumptions", () -> send(writer, readiness + "/withdrawal", Map.of()));
        acts.put("not ready with the check", () -> send(writer, check + "/readiness/withdrawal", Map.of()));
        return acts;
    }

    @SafeVarargs
    private static void send(Site writer, String path, Map<String, String>... fields) {
        var all = new LinkedHashMap<>(Map.of("token", writer.token()));
        Stream.of(fields).forEach(all::putAll);
        assertThat(writer.post(path, all).status()).as(path).isEqualTo(200);
    }

    private long lettersAboutIt() {
        towns.runJobs();
        return letters.all().stream()
                .filter(letter -> letter.toString().contains(town.thing("second")))
                .count();
    }

    private void write(Site writer, String words) {
        var path = "/pairs/" + town.thing("second") + "/assumptions/guess-hardest";
        assertThat(writer.get(path).form(path).with("text", words).send().status())
                .isEqualTo(200);
    }

    private Map<String, Came> pages(List<String> people) {
        // As often as this asks, nobody asks for their archive within an hour.
        Forgiving.all(limits);
        var pages = new LinkedHashMap<String, Came>();
        Addresses.of(Routes.of(routers), town).stream()
                .filter(line -> line.route().reads() && !line.isForAnybody())
                .filter(line -> NEWS.stream().noneMatch(line.route().pattern()::startsWith))
                .filter(line -> !NEW_EACH_TIME.contains(line.route().pattern()))
                .forEach(line -> people.stream()
                        .filter(line::lets)
                        .forEach(person -> pages.put(line + " by " + person, came(town.site(person), line.path()))));
        return pages;
    }

    private static Came came(Site site, String path) {
        try (var statements = Statements.listening()) {
            var page = site.knock(path);
            var headers = new TreeMap<>(page.headers());
            if (headers.toString().contains("application/zip")) {
                headers.remove("content-length");
                return new Came(page.status(), same(Traces.unpacked(site.bytes(path))), headers, statements.asked());
            }
            return new Came(page.status(), same(page.body()), headers, statements.asked());
        }
    }

    private static String same(String body) {
        return ANEW.matcher(body).replaceAll("");
    }

    private static String differences(Map<String, Came> before, Map<String, Came> after) {
        assertThat(after).hasSameSizeAs(before);
        var faults = new ArrayList<String>();
        before.forEach((page, was) -> {
            var is = Objects.requireNonNull(after.get(page));
            if (!was.equals(is)) {
                faults.add(page + ": " + difference(was, is));
            }
        });
        return faults.stream().limit(20).collect(Collectors.joining("\n"));
    }

    private static String difference(Came was, Came is) {
        if (!was.body().equals(is.body())) {
            var lines = Set.copyOf(was.body().lines().toList());
            return is.body()
                    .lines()
                    .filter(line -> !lines.contains(line))
                    .map(line -> line.substring(0, Math.min(200, line.length())))
                    .collect(Collectors.joining(" / ", "other words: ", ""));
        }
        return was.status() + " and " + is.status() + ", " + was.statements() + " statements and " + is.statements()
                + ", " + was.headers() + " and " + is.headers();
    }
}
