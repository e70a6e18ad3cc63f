package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolisMapTest {

    /** Two camps of ten: statements 0 and 1 divide them, statement 2 unites them. */
    private static Votes camps() {
        var votes = Votes.builder();
        for (int person = 0; person < 20; person++) {
            int side = person < 10 ? 1 : -1;
            votes.add(person, 0, side).add(person, 1, -side).add(person, 2, 1);
        }
        return votes.build();
    }

    @Test
    void a_mean_is_over_those_who_voted_with_agree_below_zero() {
        var votes = Votes.builder()
                .add(0, 0, Vote.AGREE)
                .add(1, 0, Vote.AGREE)
                .add(2, 0, Vote.PASS)
                .add(3, 0, Vote.DISAGREE)
                .add(4, 1, Vote.DISAGREE)
                .build();

        assertThat(PolisMap.of(votes, Set.of(), Set.of()).centre()).containsExactly(-0.25, 1);
        assertThat(PolisMap.of(votes, Set.of(1), Set.of()).centre()).containsExactly(-0.25, 0);
    }

    @Test
    void two_camps_are_two_groups_told_apart_by_what_divides_them() {
        var map = PolisMap.of(camps(), Set.of(), Set.of());

        assertThat(map.groups()).hasSize(2);
        assertThat(map.groups().getFirst().people()).hasSize(10);
        var first = map.representatives().get(map.groups().getFirst().id());
        assertThat(Objects.requireNonNull(first).stream().map(Representative::statement))
                .contains(0, 1);
        assertThat(map.consensus().getFirst().statement()).isEqualTo(2);
        assertThat(map.groupAwareConsensus().get(2)).isEqualTo(11 / 12.0 * (11 / 12.0));
        assertThat(map.groupAwareConsensus().get(0)).isEqualTo(11 / 12.0 * (1 / 12.0));
    }

    @Test
    void tests_of_proportions_match_a_hand_calculation() {
        // 2·√5·(4/5 − ½) and, with one added everywhere, 4/5 against 2/5 pooled to 6/10.
        assertThat(Proportions.proportion(3, 4)).isCloseTo(2 * Math.sqrt(5) * 0.3, within(1e-15));
        assertThat(Proportions.twoProportions(3, 1, 4, 4)).isCloseTo(0.4 / Math.sqrt(0.6 * 0.4 * 0.4), within(1e-15));
        assertThat(Proportions.twoProportions(4, 4, 4, 4)).isZero();
    }

    @Test
    void a_statement_about_the_conversation_has_a_fixed_priority() {
        var map = PolisMap.of(camps(), Set.of(2), Set.of(2));

        assertThat(map.priorities()).containsEntry(2, 49.0);
        assertThat(map.priorities().get(1)).isPositive();
        assertThat(map.representatives().values())
                .allSatisfy(group -> assertThat(group).noneMatch(one -> one.statement() == 2));
    }

    @Test
    void a_zeroed_column_counts_as_a_vote_of_everybody_in_the_scale() {
        // One statement of two is zeroed and one seen: n = 2, n_i = 2, so nothing is stretched.
        var votes = Votes.builder();
        for (int person = 0; person < 16; person++) {
            votes.add(person, 0, person % 2 == 0 ? 1 : -1).add(person, 1, 1);
        }

        var map = PolisMap.of(votes.build(), Set.of(1), Set.of());

        assertThat(Math.abs(map.place(0)[0])).isCloseTo(1, within(1e-12));
    }

    @Test
    void more_of_the_same_changes_no_group() {
        for (long seed = 0; seed < 10; seed++) {
            var random = new SplittableRandom(seed);
            var votes = Votes.builder();
            for (int person = 0; person < 60; person++) {
                for (int statement = 0; statement < 20; statement++) {
                    if (random.nextDouble() < 0.7) {
                        int lean = (statement + person % 3) % 3 == 0 ? 1 : -1;
                        votes.add(person, statement, random.nextDouble() < 0.8 ? lean : random.nextInt(-1, 2));
                    }
                }
            }
            var map = PolisMap.of(votes.build(), Set.of(), Set.of());
            // A first step may still move by less than the 0.01 at which it stops.
            var settled = map.next(map.votes(), Set.of(), Set.of()).next(map.votes(), Set.of(), Set.of());
            var again = settled.next(map.votes(), Set.of(), Set.of());

            assertThat(again.groups().stream().map(PolisMap.Group::people).toList())
                    .isEqualTo(settled.groups().stream()
                            .map(PolisMap.Group::people)
                            .toList());
            assertThat(again.axes()).isDeepEqualTo(map.axes());
        }
    }

    @Test
    void a_new_number_of_groups_waits_for_four_updates_in_a_row() {
        var smoothed = PolisMap.Smoothed.next(null, 3);
        for (int update = 0; update < 3; update++) {
            smoothed = PolisMap.Smoothed.next(smoothed, 2);
            assertThat(smoothed.inForce()).isEqualTo(3);
        }
        assertThat(PolisMap.Smoothed.next(smoothed, 4).inForce()).isEqualTo(3);
        assertThat(PolisMap.Smoothed.next(smoothed, 2).inForce()).isEqualTo(2);
    }

    @Test
    void the_awkward_rooms_have_maps_too() {
        var nobody = PolisMap.of(Votes.builder().build(), Set.of(), Set.of());
        var one = PolisMap.of(Votes.builder().add(4, 2, Vote.PASS).build(), Set.of(), Set.of());
        var allAgree = Votes.builder();
        for (int person = 0; person < 30; person++) {
            allAgree.add(person, 0, 1).add(person, 1, 1);
        }
        var agreement = PolisMap.of(allAgree.build(), Set.of(), Set.of());

        assertThat(nobody.groups()).isEmpty();
        assertThat(one.groups()).hasSize(1);
        assertThat(one.place(0)).containsExactly(0, 0);
        assertThat(agreement.groups()).hasSize(1);
        assertThat(agreement.consensus().stream().map(PolisMap.Consensus::statement))
                .isEqualTo(List.of(0, 1));
    }
}
