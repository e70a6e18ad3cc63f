package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveTest {

    @Test
    void after_any_votes_new_or_changed_it_equals_the_map_from_scratch() {
        for (long seed = 0; seed < 6; seed++) {
            var random = new SplittableRandom(seed);
            var all = Votes.builder();
            Set<Integer> out = seed % 2 == 0 ? Set.of() : Set.of(4, 21);
            var live = Live.of(Votes.builder().build(), out);
            for (int event = 0; event < 4000; event++) {
                // Statements and people keep arriving, and one vote in ten replaces an earlier one.
                int person = random.nextInt(10 + event / 50) * 3;
                int statement = (random.nextInt(5 + event / 130) * 7) % 41;
                int lean = (person / 3 % 2 * 2 - 1) * (statement % 3 - 1);
                var vote = Vote.of(random.nextDouble() < 0.6 ? lean : random.nextInt(-1, 2));
                all.add(person, statement, vote);
                live.vote(person, statement, vote);
                if (event % 1000 == 500) {
                    live.settle();
                }
            }
            live.settle();

            equal(live, PolisMap.of(all.build(), out, Set.of()));
        }
    }

    @Test
    void a_vote_moves_its_voter_at_once() {
        var votes = BridgingTest.divided(3, 60, 20);
        var live = Live.of(votes, Set.of());
        double[] before = live.place(0);
        int statement = votes.statementId(votes.column(votes.from(0)));
        live.vote(0, statement, votes.value(votes.from(0)) == 1 ? Vote.DISAGREE : Vote.AGREE);

        assertThat(live.place(0)).isNotEqualTo(before);
        assertThat(live.place(99)).containsExactly(0, 0);
    }

    @Test
    void everybodys_place_is_to_the_last_bit_what_each_is_told() {
        var live = Live.of(BridgingTest.divided(7, 90, 24), Set.of(3));
        live.vote(500, 2, Vote.AGREE);
        live.vote(4, 77, Vote.DISAGREE);
        live.settle();

        var places = live.places();
        assertThat(places.people()).hasSize(91).contains(500);
        for (int i = 0; i < places.people().length; i++) {
            assertThat(live.place(places.people()[i])).containsExactly(places.x()[i], places.y()[i]);
        }
    }

    @Test
    void axes_follow_each_of_many_votes() {
        var all = BridgingTest.divided(9, 200, 30);
        var live = Live.of(all, Set.of());
        var votes = Votes.builder();
        for (int row = 0; row < all.people(); row++) {
            for (int cell = all.from(row); cell < all.to(row); cell++) {
                votes.add(row, all.column(cell), all.value(cell));
            }
        }
        var random = new SplittableRandom(2);
        for (int event = 0; event < 40; event++) {
            int person = random.nextInt(200);
            int statement = random.nextInt(30);
            var vote = Vote.of(random.nextInt(-1, 2));
            votes.add(person, statement, vote);
            live.vote(person, statement, vote);
            live.settle();
        }

        equal(live, PolisMap.of(votes.build(), Set.of(), Set.of()));
    }

    @Test
    void it_starts_from_votes_already_cast() {
        var votes = BridgingTest.divided(5, 80, 20);

        equal(Live.of(votes, Set.of()), PolisMap.of(votes, Set.of(), Set.of()));
    }

    private static void equal(Live live, PolisMap map) {
        var votes = map.votes();
        double[][] axes = map.axes();
        double[] signs = new double[2];
        for (int a = 0; a < 2; a++) {
            double along = 0;
            for (int column = 0; column < votes.statements(); column++) {
                along += axes[a][column] * live.weights(votes.statementId(column))[a];
            }
            signs[a] = Math.signum(along);
        }
        for (int column = 0; column < votes.statements(); column++) {
            int id = votes.statementId(column);
            assertThat(live.mean(id)).isCloseTo(map.centre()[column], within(1e-12));
            for (int a = 0; a < 2; a++) {
                assertThat(signs[a] * live.weights(id)[a]).isCloseTo(axes[a][column], within(1e-9));
            }
        }
        for (int row = 0; row < votes.people(); row++) {
            double[] place = live.place(votes.personId(row));
            for (int a = 0; a < 2; a++) {
                assertThat(signs[a] * place[a]).isCloseTo(map.place(row)[a], within(1e-9));
            }
        }
    }
}
