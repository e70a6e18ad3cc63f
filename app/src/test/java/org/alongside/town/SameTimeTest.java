package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Settings;
import org.alongside.web.Forgiving;
import org.alongside.web.Limits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is there takes as long to be refused as what is not. The one place where tests look at a clock: asked for in turn,
 * two kinds are compared with each other and with no number of milliseconds, and only in a wide band, because machines are
 * busy. What {@link KnownOrNotTest} and {@link RoutesTest} count is finer, but sees no work done without a statement.
 */
@TownTest
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameTimeTest {

    private static final int EACH = 100;
    private static final int TO_GET_WARM = 30;

    @Autowired
    private Towns towns;

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Limits limits;

    private Town town;

    @BeforeAll
    void found() {
        town = towns.found();
        towns.runJobs();
    }

    /** Each is typed once: who has had enough letters gets none, and that is quicker. */
    @Test
    @Asvs("6.3.8")
    void a_known_address_and_an_unknown_one() {
        var known = addresses();
        var unknown = IntStream.range(0, known.size())
                .mapToObj(_ -> "person-" + UUID.randomUUID() + "@example.org")
                .toList();
        var browser = Site.at(settings);
        var token = browser.token();
        compare(typing(browser, token, known), typing(browser, token, unknown));
    }

    @Test
    @Asvs("8.4.1")
    void what_is_of_another_programme_and_what_is_nowhere() {
        refusing("far", "/cohorts/", "cohort");
        refusing("far", "/pairs/", "first");
        var calls = "/lead/" + town.thing("programme") + "/calls/";
        refusing("other-lead", calls, "call");
    }

    private void refusing(String person, String path, String thing) {
        var site = town.site(person);
        compare(
                _ -> assertThat(site.knock(path + town.thing(thing)).status()).isEqualTo(404),
                _ -> assertThat(site.knock(path + UUID.randomUUID()).status()).isEqualTo(404));
    }

    private IntConsumer typing(Site browser, String token, List<String> addresses) {
        return round -> {
            Forgiving.all(limits);
            assertThat(browser.knock("/sign-in", Map.of("token", token, "email", addresses.get(round)))
                            .status())
                    .isLessThan(400);
        };
    }

    /** Who goes first changes from round to round, so that what one leaves behind burdens both. */
    private static void compare(IntConsumer there, IntConsumer absent) {
        var kinds = List.of(there, absent);
        var took = List.of(new ArrayList<Long>(), new ArrayList<Long>());
        for (int round = 0; round < TO_GET_WARM + EACH; round++) {
            for (int turn = 0; turn < 2; turn++) {
                int kind = (round + turn) % 2;
                long began = System.nanoTime();
                kinds.get(kind).accept(round);
                if (round >= TO_GET_WARM) {
                    took.get(kind).add(System.nanoTime() - began);
                }
            }
        }
        assertOneBand(sorted(took.getFirst()), sorted(took.getLast()));
    }

    /** The middle one of each kind lies among the middle half of the other. */
    private static void assertOneBand(long[] there, long[] absent) {
        assertThat(there[EACH / 2])
                .as("what is there, beside what is not: %s and %s", Arrays.toString(there), Arrays.toString(absent))
                .isBetween(absent[EACH / 4], absent[EACH * 3 / 4]);
        assertThat(absent[EACH / 2])
                .as("what is not there, beside what is")
                .isBetween(there[EACH / 4], there[EACH * 3 / 4]);
    }

    private static long[] sorted(List<Long> took) {
        return took.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private List<String> addresses() {
        return database.keeper(db -> {
            var there = town.here().in(db);
            return IntStream.range(0, TO_GET_WARM + EACH)
                    .mapToObj(_ -> "person-" + there.person("Oluchi") + "@example.org")
                    .toList();
        });
    }
}
