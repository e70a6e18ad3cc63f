package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alongside.database.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page there is, opened by somebody signed in who may: six statements at most, and as many with long lists as
 * with short ones. What counts is said in {@link Statements}.
 */
@TownTest
class SixStatementsTest {

    private static final int MOST = 6;

    /** Not a page but a file, gathered from every module: it may ask more, though no more for long lists. */
    private static final String FILE = "GET /account/archive";

    /** Who opens what is open to all. */
    private static final List<String> ANYBODY = List.of("lives", "facilitator", "lead");

    @Autowired
    private Towns towns;

    @Autowired
    private List<RequestMappingHandlerMapping> routers;

    @Test
    void no_page_asks_more_than_six_statements_however_many_rows_it_shows() {
        var routes = Routes.of(routers).stream().filter(Routes.Route::reads).toList();
        assertThat(Addresses.missing(routes))
                .as("Addresses without a line in addresses.txt")
                .isEmpty();
        var town = towns.found();
        var pages = Addresses.of(Routes.of(routers), town).stream()
                .filter(line -> line.route().reads())
                .toList();

        var few = statements(pages);
        Crowd.into(town);
        var many = statements(pages);

        var wrong = new TreeMap<String, String>();
        few.forEach((page, asked) -> {
            int then = many.get(page);
            if (asked > MOST && !page.startsWith(FILE) || then != asked) {
                wrong.put(page, asked + ", with many rows " + then);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(few.values()).anyMatch(asked -> asked > 2);
    }

    private static Map<String, Integer> statements(List<Addresses.Line> pages) {
        var all = new LinkedHashMap<String, Integer>();
        for (var page : pages) {
            for (var person : page.let(ANYBODY)) {
                all.put(page + " by " + person, statements(page, person));
            }
        }
        return all;
    }

    private static int statements(Addresses.Line page, String person) {
        try (var statements = Statements.listening()) {
            var answer = page.town().site(person).knock(page.path());
            assertThat(answer.status())
                    .as("%s by %s: %s", page, person, answer.heading())
                    .isIn(200, 302, 303, 410);
            return statements.asked();
        }
    }
}
