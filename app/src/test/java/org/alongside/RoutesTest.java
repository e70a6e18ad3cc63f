package org.alongside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.alongside.web.Who;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of all addresses, made from the router: who may open what, and what everybody else gets. */
@AlongsideTest("alongside.command=demo")
class RoutesTest {

    private record Route(String path, RequestMethod method, Who.@Nullable Role role) {

        /** The address of something that does not exist. */
        String toNothing() {
            return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        boolean namesSomething() {
            return path.contains("{");
        }
    }

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    private List<Route> routes;

    @BeforeEach
    void readTheRouter() {
        routes = new ArrayList<>();
        for (var router : routers) {
            router.getHandlerMethods().forEach((mapping, handler) -> {
                var methods = mapping.getMethodsCondition().getMethods();
                for (var path : mapping.getPatternValues()) {
                    for (var method : methods.isEmpty() ? List.of(RequestMethod.GET) : methods) {
                        routes.add(new Route(path, method, role(handler)));
                    }
                }
            });
        }
    }

    private static Who.@Nullable Role role(HandlerMethod handler) {
        var who = handler.getMethodAnnotation(Who.class);
        return who == null ? null : who.value();
    }

    @Test
    void every_address_says_who_may_open_it() {
        assertThat(routes.stream().filter(route -> route.role() == null).map(Route::path))
                .containsOnly("/error");
        assertThat(routes).hasSizeGreaterThan(20);
    }

    @Test
    void whoever_is_not_signed_in_gets_no_further_than_signing_in() {
        var failures = new TreeMap<String, String>();
        var stranger = Site.at(settings);
        var token = stranger.token();
        notForAnyone().forEach(route -> {
            var page = open(stranger, route, token);
            boolean held = route.method() == RequestMethod.GET ? page.path().equals("/sign-in") : page.status() == 401;
            if (!held) {
                failures.put(route.method() + " " + route.path(), page.status() + " " + page.path());
            }
        });

        assertThat(failures).isEmpty();
    }

    @Test
    void who_has_no_part_in_it_finds_nothing_there() {
        var failures = new TreeMap<String, String>();
        var stranger = Site.at(settings).signIn(UUID.randomUUID() + "@example.org", "Stranger", letters);
        var token = stranger.token();
        notForAnyone()
                .filter(route -> route.namesSomething()
                        || route.role() == Who.Role.ADMINISTRATOR
                        || route.role() == Who.Role.LEAD)
                .forEach(route -> {
                    var page = open(stranger, route, token);
                    // 400: a field is missing, whoever asks and whatever for.
                    if (page.status() != 404 && page.status() != 410 && page.status() != 400) {
                        failures.put(route.method() + " " + route.path(), page.status() + " " + page.heading());
                    }
                });

        assertThat(failures).isEmpty();
    }

    @Test
    void no_act_is_taken_without_a_token_or_from_another_site() {
        var failures = new TreeMap<String, String>();
        var person = Site.at(settings).signIn(UUID.randomUUID() + "@example.org", "Amina", letters);
        var token = person.token();
        routes.stream().filter(route -> route.method() == RequestMethod.POST).forEach(route -> {
            int bare = person.post(route.toNothing(), Map.of()).status();
            int foreign = person.post(route.toNothing(), Map.of("token", token), "Origin", "https://evil.example")
                    .status();
            int crossSite = person.post(route.toNothing(), Map.of("token", token), "Sec-Fetch-Site", "cross-site")
                    .status();
            if (bare != 403 || foreign != 403 || crossSite != 403) {
                failures.put(route.path(), bare + " " + foreign + " " + crossSite);
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

    private Stream<Route> notForAnyone() {
        return routes.stream().filter(route -> route.role() != null && route.role() != Who.Role.ANYONE);
    }

    private static Site.Page open(Site site, Route route, String token) {
        return route.method() == RequestMethod.GET
                ? site.get(route.toNothing())
                : site.post(route.toNothing(), Map.of("token", token));
    }
}
