package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void a_share_by_hand() {
        // 8 of 10 with z² = 2.7055: middle (0.8 + 0.135277)/1.270554, half z·√(0.016 + 0.0067639)/1.270554.
        var interval = Interval.ofShare(8, 10);

        assertThat(interval.lower()).isCloseTo(0.541, within(5e-4));
        assertThat(interval.upper()).isCloseTo(0.931, within(5e-4));
    }

    @Test
    void nobody_asked_leaves_everything_open_and_few_voices_much() {
        assertThat(Interval.ofShare(0, 0)).isEqualTo(new Interval(0, 1));
        assertThat(Interval.ofShare(2, 2).lower())
                .isLessThan(Interval.ofShare(18, 20).lower());
        assertThat(Interval.ofShare(20, 20).upper()).isOne();
        assertThat(Interval.ofShare(0, 20).lower()).isZero();
    }

    @Test
    void the_true_share_is_inside_nine_times_in_ten() {
        var random = new SplittableRandom(7);
        int inside = 0;
        for (int trial = 0; trial < 4000; trial++) {
            double share = random.nextDouble(0.1, 0.9);
            int successes = 0;
            for (int i = 0; i < 30; i++) {
                successes += random.nextDouble() < share ? 1 : 0;
            }
            var interval = Interval.ofShare(successes, 30);
            inside += interval.lower() <= share && share <= interval.upper() ? 1 : 0;
        }
        assertThat(inside / 4000.0).isBetween(0.88, 0.93);
    }

    @Test
    void a_difference_holds_the_difference_and_none_between_equals() {
        assertThat(Interval.ofDifference(18, 20, 2, 20).lower()).isBetween(0.5, 0.8);
        var equal = Interval.ofDifference(10, 20, 10, 20);
        assertThat(equal.lower()).isCloseTo(-equal.upper(), within(1e-12)).isNegative();
        assertThat(Interval.ofDifference(3, 3, 0, 0)).isEqualTo(new Interval(-1, 1));
    }
}
