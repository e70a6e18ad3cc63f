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
import org.alongside.Site;
import org.alongside.database.Statements;
import org.alongside.database.TestDatabase;
import org.alongside.people.Began;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.Who;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

    /** All that somebody is told who is not let in. */
    private record Told(int status, String body, Map<String, List<String>> headers) {}

    private record Knock(Told told, int statements) {}

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private TestDatabase database;

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
    void every_address_says_who_may_open_it() {
        assertThat(routes.stream().filter(route -> route.role() == null).map(Routes.Route::pattern))
                .containsOnly("/error");
        assertThat(Addresses.missing(routes))
                .as("Without a line in addresses.txt")
                .isEmpty();
    }

    @Test
    void everybody_is_let_in_where_the_table_says_and_elsewhere_learns_not_even_what_exists() {
        var lines = Addresses.of(routes, new Town(database, settings, sessions));
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
                int status = knock(line, person, line.path()).told().status();
                if (List.of(400, 401, 403, 404, 405, 415).contains(status) || status >= 500) {
                    wrong.put(line + " by " + person, "let in, but " + status);
                }
            }
        }
        assertThat(String.join(
                        "\n", wrong.entrySet().stream().map(Object::toString).toList()))
                .isEmpty();
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
        for (int place : line.makes() ? new int[0] : line.places().toArray()) {
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
            return new Knock(new Told(page.status(), page.body(), page.headers()), statements.asked());
        }
    }

    @Test
    @Tag("ASVS 6.3.3")
    void every_address_of_a_role_asks_for_two_proofs_before_anything_is_looked_up() {
        var town = new Town(database, settings, sessions);
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
    void no_act_is_taken_without_a_token_or_from_another_site() {
        var failures = new TreeMap<String, String>();
        var person = Site.at(settings);
        var token = person.token();
        routes.stream().filter(route -> route.method() == RequestMethod.POST).forEach(route -> {
            int bare = person.post(route.toNothing(), Map.of()).status();
            int foreign = person.post(route.toNothing(), Map.of("token", token), "Origin", "https://evil.example")
                    .status();
            int crossSite = person.post(route.toNothing(), Map.of("token", token), "Sec-Fetch-Site", "cross-site")
                    .status();
            if (bare != 403 || foreign != 403 || crossSite != 403) {
                failures.put(route.pattern(), bare + " " + foreign + " " + crossSite);
            }
        });

        assertThat(failures).isEmpty();
    }

    @Test
    void every_answer_carries_the_headers_that_protect_it() {
        var page = Site.at(settings).get("/sign-in");

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(Site.at(settings).get("/nothing/here").header("Content-Security-Policy"))
                .contains("default-src 'none'");
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
