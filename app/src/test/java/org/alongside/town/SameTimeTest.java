package org.alongside.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
 * two kinds are compared with each other and with no number of milliseconds, only in a wide band, and up to three times,
 * because machines are busy: what does take longer does so each time. What {@link KnownOrNotTest} and {@link RoutesTest} count is finer, but sees no work done without a statement.
 */
@TownTest
@Tag("all")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameTimeTest {

    private static final int EACH = 100;
    private static final int TO_GET_WARM = 30;
    private static final int TIMES = 3;

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
        asked(kinds, 0, TO_GET_WARM);
        var seen = new ArrayList<String>();
        for (int time = 0; time < TIMES; time++) {
            var took = asked(kinds, TO_GET_WARM + time * EACH, EACH);
            if (isOneBand(took.getFirst(), took.getLast())) {
                return;
            }
            took.forEach(each -> seen.add(Arrays.toString(each)));
        }
        fail("What is there and what is not take a different time, each time: " + seen);
    }

    /** How long each round of each kind took, in nanoseconds, the shortest first. */
    private static List<long[]> asked(List<IntConsumer> kinds, int from, int rounds) {
        var took = List.of(new long[rounds], new long[rounds]);
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < 2; turn++) {
                int kind = (round + turn) % 2;
                long began = System.nanoTime();
                kinds.get(kind).accept(from + round);
                took.get(kind)[round] = System.nanoTime() - began;
            }
        }
        took.forEach(Arrays::sort);
        return took;
    }

    /** Whether the middle one of each kind lies among the middle half of the other. */
    private static boolean isOneBand(long[] one, long[] other) {
        return liesAmong(one, other) && liesAmong(other, one);
    }

    private static boolean liesAmong(long[] one, long[] other) {
        long middle = one[EACH / 2];
        return middle >= other[EACH / 4] && middle <= other[EACH * 3 / 4];
    }

    private List<String> addresses() {
        return database.keeper(db -> {
            var there = town.here().in(db);
            return IntStream.range(0, TO_GET_WARM + TIMES * EACH)
                    .mapToObj(_ -> "person-" + there.person("Oluchi") + "@example.org")
                    .toList();
        });
    }
}
