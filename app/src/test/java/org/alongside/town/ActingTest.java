package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.Site;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Somebody in several pairs reads on every page of a pair or a cohort as which of them they act: both names. Which pages
 * there are is asked of the router, so that a new one cannot leave it out.
 */
@TownTest
class ActingTest {

    /** Who is one half of which pair. Each is in another pair beside it. */
    private static final Map<String, String> PAIRS = Map.of(
            "lives", "first",
            "works", "first",
            "neighbour", "second",
            "colleague", "second",
            "tired", "resting",
            "facilitator", "facilitators",
            "cofacilitator", "facilitators",
            "far", "other",
            "other-facilitator", "facilitators-elsewhere");

    private static final Pattern PATH = Pattern.compile("/(pairs|cohorts)/([0-9a-f-]{36}).*");

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Test
    void every_page_of_a_pair_or_a_cohort_names_both_of_the_pair_that_acts() {
        var town = withAnotherPairEach();
        var pages = Addresses.of(Routes.of(routers), town).stream()
                .filter(line -> line.route().reads())
                .filter(line -> isOfAPair(line.route().pattern()))
                .toList();

        var silent = new LinkedHashMap<String, String>();
        int looked = 0;
        for (var page : pages) {
            for (var person : halves(page)) {
                var shown = town.site(person).get(page.path());
                if (isPage(shown)) {
                    looked++;
                    var says = shown.document().select("h1, .acting").text();
                    if (!names(town, pair(person)).stream().allMatch(says::contains)) {
                        silent.put(page + " by " + person, says);
                    }
                }
            }
        }
        assertThat(silent).as("Pages that do not say which pair acts").isEmpty();
        assertThat(looked).isGreaterThan(100);
    }

    @Test
    void what_waits_for_somebody_today_says_which_of_their_pairs_it_waits_for() {
        var town = withAnotherPairEach();

        var silent = new ArrayList<String>();
        int looked = 0;
        for (var person : PAIRS.keySet()) {
            var partner = partner(town, person);
            for (var item : town.site(person).get("/today").document().select("main li:has(h2)")) {
                var path = PATH.matcher(item.select("h2 a").attr("href"));
                if (path.matches()
                        && (path.group(1).equals("cohorts") || path.group(2).equals(town.thing(pair(person))))) {
                    looked++;
                    if (!item.text().contains(partner)) {
                        silent.add(person + ": " + item.text());
                    }
                }
            }
        }
        assertThat(silent).as("Items that do not say for which pair").isEmpty();
        assertThat(looked).isGreaterThan(10);
    }

    private static List<String> halves(Addresses.Line page) {
        return page.let(List.copyOf(PAIRS.keySet())).stream()
                .filter(PAIRS::containsKey)
                .toList();
    }

    private static boolean isOfAPair(String pattern) {
        return pattern.contains("{pair}") || pattern.contains("{cohort}");
    }

    /** Not a file, and not the part of one that a script asks for. */
    private static boolean isPage(Site.Page shown) {
        return shown.status() == 200 && !shown.document().select("main h1").isEmpty();
    }

    private Town withAnotherPairEach() {
        var town = towns.found();
        PAIRS.keySet().forEach(person -> town.database(db -> town.here().in(db).couple(town.person(person))));
        return town;
    }

    private static String pair(String person) {
        return PAIRS.getOrDefault(person, "");
    }

    private static String partner(Town town, String person) {
        return town.database(db -> db.sql("""
                        select p.name from pairing.half h join people.person p on p.id = h.person
                         where h.pair = ? and h.person <> ?
                        """)
                .params(town.id(pair(person)), town.person(person))
                .query(String.class)
                .single());
    }

    private static List<String> names(Town town, String pair) {
        return town.database(
                db -> db.sql("""
                        select p.name from pairing.half h join people.person p on p.id = h.person where h.pair = ?
                        """).param(town.id(pair)).query(String.class).list());
    }
}
