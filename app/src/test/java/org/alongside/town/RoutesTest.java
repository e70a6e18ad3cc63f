package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Statements;
import org.alongside.people.Began;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.AtMost;
import org.alongside.web.Who;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address there is, tried by everybody: they get what {@code addresses.txt} says, and nothing else. */
@TownTest
class RoutesTest {

    /** One of each kind: somebody with no part in anything, halves of pairs, those who lead and those who facilitate. */
    private static final List<String> KINDS = List.of(
            "nobody",
            "stranger",
            "lives",
            "works",
            "neighbour",
            "lead",
            "other-lead",
            "facilitator",
            "other-facilitator",
            "guardian",
            "administrator");

    private static final Set<Who.Role> TRUSTED =
            EnumSet.complementOf(EnumSet.of(Who.Role.ANYONE, Who.Role.SIGNED_IN, Who.Role.HALF));
    /** Who finds a hole reads it as it stands. */
    private static final String FOR_FINDERS = "/.well-known/security.txt";

    /** All that somebody is told who is not let in. */
    private record Told(int status, String body, Map<String, List<String>> headers) {}

    private record Knock(Told told, int statements) {}

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    private List<Routes.Route> routes;

    @BeforeEach
    void readTheRouter() {
        routes = Routes.of(routers);
    }

    @Test
    @Asvs("8.2.1")
    void every_address_says_who_may_open_it() {
        assertThat(routes.stream().filter(route -> route.role() == null).map(Routes.Route::pattern))
                .containsOnly("/error");
        assertThat(Addresses.missing(routes))
                .as("Without a line in addresses.txt")
                .isEmpty();
    }

    @Test
    @Asvs({"8.2.1", "8.2.2", "8.4.1", "5.4.1", "5.4.2", "14.3.2"})
    void everybody_is_let_in_where_the_table_says_and_elsewhere_learns_not_even_what_exists() {
        var lines = Addresses.of(routes, towns.found());
        var wrong = new TreeMap<String, String>();
        for (var line : lines) {
            for (var person : line.isForAnybody() ? List.<String>of() : KINDS) {
                if (!line.lets(person)) {
                    keptOut(line, person)
                            .forEach(fault -> wrong.merge(line + " by " + person, fault, "%s; %s"::formatted));
                }
            }
        }
        for (var line : lines) {
            for (var person : line.let(KINDS)) {
                var told = knock(line, person, line.path()).told();
                int status = told.status();
                if (!line.route().pattern().equals(FOR_FINDERS)) {
                    unsafe(told).forEach(fault -> wrong.put(line + " by " + person + fault, fault));
                }
                if (List.of(400, 401, 403, 404, 405, 415).contains(status) || status >= 500) {
                    wrong.put(line + " by " + person, "let in, but " + status);
                }
            }
        }
        assertThat(String.join(
                        "\n", wrong.entrySet().stream().map(Object::toString).toList()))
                .isEmpty();
    }

    /** A page, or what our script asks for, is not kept anywhere. Anything else is saved under a name of ours. */
    private static List<String> unsafe(Told told) {
        var faults = new ArrayList<String>();
        if (!told.headers()
                .getOrDefault("cache-control", List.of(""))
                .getFirst()
                .matches("no-store|(private, )?no-cache")) {
            faults.add("may be kept: " + told.headers().get("cache-control"));
        }
        var type = told.headers()
                .getOrDefault("content-type", List.of("text/html"))
                .getFirst();
        var saved =
                told.headers().getOrDefault("content-disposition", List.of("")).getFirst();
        boolean shown = type.startsWith("text/html")
                || type.startsWith("application/json")
                || type.startsWith("text/event-stream");
        if (!shown && !saved.matches("attachment; filename=\"[a-z0-9-]+\\.[a-z]+\"")) {
            faults.add(type + " is not saved: " + saved);
        }
        return faults;
    }

    private static List<String> keptOut(Addresses.Line line, String person) {
        var there = knock(line, person, line.path());
        if (person.equals("nobody")) {
            return signInFirst(line, there);
        }
        var faults = new ArrayList<String>();
        if (there.told().status() != 404) {
            faults.add("not let in, but " + there.told().status());
        }
        for (int place : line.places().toArray()) {
            var absent = knock(line, person, line.path(place, UUID.randomUUID().toString()));
            if (!absent.told().equals(there.told())) {
                faults.add("another answer than if it were not there: "
                        + absent.told().status());
            }
            if (person.equals("stranger")
                    && !knock(line, person, line.path(place, "nonsense")).told().equals(there.told())) {
                faults.add("another answer than to nonsense");
            }
            if (absent.statements() != there.statements() && !line.hidesNothingFrom(person)) {
                faults.add(there.statements() + " statements, but " + absent.statements() + " if place " + place
                        + " were not there");
            }
        }
        return faults;
    }

    /** Before anything is looked up. */
    private static List<String> signInFirst(Addresses.Line line, Knock there) {
        int status = there.told().status();
        boolean first = line.route().reads() ? status == 302 || status == 303 : status == 401;
        return first && there.statements() == 0
                ? List.of()
                : List.of(status + ", " + there.statements() + " statements");
    }

    private static Knock knock(Addresses.Line line, String person, String path) {
        var site = line.town().site(person);
        var route = line.route();
        var fields = route.fields(path, line.town().token(person));
        try (var statements = Statements.listening()) {
            var page = route.reads() ? site.knock(path) : site.knock(path, fields, route.headers());
            return new Knock(told(page), statements.asked());
        }
    }

    /** Without the address asked for, which stands in the links to other languages and makes a page that much longer. */
    private static Told told(Site.Page page) {
        var headers = new TreeMap<>(page.headers());
        headers.remove("content-length");
        return new Told(page.status(), page.body().replaceAll("\\?back=[^\"]*", "?back="), headers);
    }

    @Test
    @Asvs("6.3.3")
    void every_address_of_a_role_asks_for_two_proofs_before_anything_is_looked_up() {
        var town = towns.found();
        var wrong = new TreeMap<String, String>();
        var trusted = routes.stream()
                .filter(route -> route.role() != null && TRUSTED.contains(route.role()))
                .toList();
        for (var person : List.of("lead", "facilitator", "administrator")) {
            var weakly = Site.of(settings, sessions, town.person(person), Began.LETTER);
            var token = weakly.token();
            for (var route : trusted) {
                var path = route.toNothing();
                var page = route.reads()
                        ? weakly.knock(path)
                        : weakly.knock(path, route.fields(path, token), route.headers());
                if (page.status() != 302 || !page.header("Location").contains("/sign-in/stronger")) {
                    wrong.put(route.name() + " by " + person, Integer.toString(page.status()));
                }
            }
            assertThat(weakly.get("/cohorts/" + town.thing("cohort")).status())
                    .as("a cohort, by the " + person)
                    .isEqualTo(404);
            assertThat(weakly.get("/journal/" + town.thing("facilitators-entry"))
                            .status())
                    .as("what was entrusted to facilitators, by the " + person)
                    .isEqualTo(404);
        }
        assertThat(trusted).hasSizeGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @Test
    @Asvs("3.5.1")
    void no_act_is_taken_without_a_token_or_from_another_site() {
        var failures = new TreeMap<String, String>();
        var person = Site.at(settings);
        var token = person.token();
        routes.stream().filter(RoutesTest::isAnAct).forEach(route -> {
            int bare = person.post(route.toNothing(), Map.of()).status();
            int foreign = person.post(route.toNothing(), Map.of("token", token), "Origin", "https://evil.example")
                    .status();
            int crossSite = person.post(route.toNothing(), Map.of("token", token), "Sec-Fetch-Site", "cross-site")
                    .status();
            int inAddress =
                    person.post(route.toNothing() + "?token=" + token, Map.of()).status();
            int written = person.post(route.toNothing() + "?t%6Fken=" + token, Map.of())
                    .status();
            if (bare != 403 || foreign != 403 || crossSite != 403 || inAddress != 403 || written != 403) {
                failures.put(route.pattern(), bare + " " + foreign + " " + crossSite + " " + inAddress + " " + written);
            }
        });

        assertThat(failures).isEmpty();
    }

    /** What browsers report by themselves acts on nothing. */
    private static boolean isAnAct(Routes.Route route) {
        return route.method() == RequestMethod.POST && !route.pattern().equals("/policy-reports");
    }

    @Test
    @Asvs("2.4.1")
    void whatever_anybody_may_do_without_signing_in_is_limited() {
        var unlimited = routers.stream()
                .flatMap(router -> router.getHandlerMethods().entrySet().stream())
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .filter(entry -> entry.getValue().getMethodAnnotation(Who.class) instanceof Who who
                        && who.value() == Who.Role.ANYONE
                        && entry.getValue().getMethodAnnotation(AtMost.class) == null)
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .filter(pattern -> !pattern.startsWith("/demo/"));

        // A worry says on its own page why it has to wait: WorriesTest.
        assertThat(unlimited).containsOnly("/worried");
    }

    /** RFC 9116: a contact, and a day less than a year away until which it counts. */
    @Test
    void whoever_finds_a_hole_is_told_whom_to_tell() {
        var answer = Site.at(settings).get("/.well-known/security.txt");

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        var fields = answer.body()
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")), line -> line.substring(line.indexOf(": ") + 2)));
        assertThat(fields)
                .containsEntry("Contact", "mailto:holes@eastmere.example")
                .containsEntry("Canonical", settings.link("/.well-known/security.txt"));
        assertThat(Instant.parse(fields.get("Expires")))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(300)), Instant.now().plus(Duration.ofDays(365)));
    }
}
