package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.alongside.opinion.slate.Rule;
import org.alongside.opinion.slate.Slates;
import org.junit.jupiter.api.Test;

class PassedTest {

    private static final Votes VOTES = Synth.fourGroups(200, 30, 0.5, 1).votes();

    @Test
    void each_pass_over_a_table_counts_its_bytes() {
        assertThat(passed(() -> Blocks.of(VOTES, (from, to) -> to))).isEqualTo(VOTES.bytes());
        assertThat(passed(() -> VOTES.reordered(new int[] {0, 1})))
                .isEqualTo(4L * (VOTES.votesBy(0) + VOTES.votesBy(1)));
    }

    @Test
    void each_turn_of_bridging_is_one_pass_over_numbers_of_four_bytes() {
        long bytes = passed(() -> Bridging.of(VOTES, 0, 0));
        int sweeps = Bridging.of(VOTES, 0, 0).sweeps();

        // Before, the table is counted and copied, and five passes look for the first axis.
        assertThat(bytes).isEqualTo(2 * VOTES.bytes() + 4L * VOTES.size() * (1 + 5 + sweeps));
    }

    @Test
    void maps_slates_and_places_pass_over_the_table_a_few_times() {
        assertThat(passed(() -> OpinionMap.of(VOTES))).isBetween(20 * VOTES.bytes(), 1000 * VOTES.bytes());
        assertThat(passed(() -> PolisMap.of(VOTES, Set.of(), Set.of()))).isGreaterThan(10 * VOTES.bytes());
        assertThat(passed(() -> Slates.choose(VOTES, 3, Rule.EQUAL_SHARES))).isGreaterThan(2 * VOTES.bytes());
        var live = Live.of(VOTES, Set.of());
        assertThat(passed(live::places)).isGreaterThanOrEqualTo(4L * VOTES.size() + 20 * 200);
    }

    private static long passed(Runnable work) {
        long before = Passed.bytes();
        work.run();
        return Passed.bytes() - before;
    }
}
