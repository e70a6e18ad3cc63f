package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BridgingTest {

    static Votes divided(long seed, int people, int statements) {
        var random = new SplittableRandom(seed);
        var votes = Votes.builder();
        for (int person = 0; person < people; person++) {
            for (int statement = 0; statement < statements; statement++) {
                if (random.nextDouble() < 0.6) {
                    boolean bridging = statement % 5 == 0;
                    boolean own = person % 2 == statement % 2;
                    double agree = bridging ? 0.85 : own ? 0.9 : 0.15;
                    votes.add(person, statement, random.nextDouble() < 0.1 ? 0 : random.nextDouble() < agree ? 1 : -1);
                }
            }
        }
        return votes.build();
    }

    @Test
    void what_both_camps_like_scores_above_what_one_camp_likes() {
        var votes = divided(1, 100, 20);
        var bridging = Bridging.of(votes);

        for (int column = 0; column < 20; column++) {
            if (column % 5 != 0) {
                assertThat(bridging.score(0).orElseThrow())
                        .isGreaterThan(bridging.score(column).orElseThrow() + 0.1);
                assertThat(Math.abs(bridging.factor(column).orElseThrow()))
                        .isGreaterThan(Math.abs(bridging.factor(0).orElseThrow()));
            }
        }
    }

    @Test
    void no_small_step_away_from_the_result_lowers_the_loss() {
        for (long seed = 0; seed < 5; seed++) {
            var votes = divided(seed, 40, 12);
            var bridging = Bridging.of(votes, 0, 0);
            double loss = ReferenceLoss.descend(votes, seed);

            assertThat(bridging.loss()).isLessThanOrEqualTo(loss + 1e-7);
        }
    }

    @Test
    void the_same_votes_give_the_same_bits() {
        var votes = divided(4, 60, 15);
        var again = Bridging.of(votes);

        assertThat(Bridging.of(votes).score(3)).isEqualTo(again.score(3));
        assertThat(Bridging.of(votes).loss()).isEqualTo(again.loss());
    }

    @Test
    void neither_order_nor_numbers_of_people_and_statements_change_a_score() {
        var votes = divided(8, 70, 18);
        var other = Votes.builder();
        for (int row = votes.people() - 1; row >= 0; row--) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                other.add((row * 29 + 11) % 70 + 300, (votes.column(cell) * 5 + 7) % 18 + 40, votes.value(cell));
            }
        }
        var plain = Bridging.of(votes);
        var renamed = other.build();
        var again = Bridging.of(renamed);

        for (int column = 0; column < 18; column++) {
            assertThat(again.score(renamed.columnOf((column * 5 + 7) % 18 + 40)).orElseThrow())
                    .isCloseTo(plain.score(column).orElseThrow(), within(1e-9));
        }
        assertThat(again.loss()).isCloseTo(plain.loss(), within(1e-12));
    }

    @Test
    void a_second_round_hears_less_of_those_who_vote_against_everything_shared() {
        var random = new SplittableRandom(6);
        var votes = Votes.builder();
        for (int person = 0; person < 100; person++) {
            for (int statement = 0; statement < 20; statement++) {
                boolean shared = statement % 5 == 0;
                double agree = shared ? person < 8 ? 0 : 1 : person % 2 == statement % 2 ? 0.4 : 0.05;
                votes.add(person, statement, random.nextDouble() < agree ? 1 : -1);
            }
        }
        var table = votes.build();
        var once = Bridging.of(table);
        var twice = Bridging.twice(table);

        for (int column = 0; column < 20; column += 5) {
            assertThat(twice.score(column).orElseThrow())
                    .isGreaterThan(once.score(column).orElseThrow());
        }
    }

    @Test
    void too_few_voices_leave_a_statement_without_a_score() {
        var votes = Votes.builder().add(0, 0, Vote.AGREE).add(1, 0, Vote.AGREE).build();

        assertThat(Bridging.of(votes).score(0)).isEmpty();
        assertThat(Bridging.of(votes).verdict(0)).isEmpty();
        assertThat(Bridging.of(Votes.builder().build()).loss()).isZero();
    }

    @Test
    void a_room_that_agrees_on_everything_bridges_everything_alike() {
        var votes = Votes.builder();
        for (int person = 0; person < 30; person++) {
            for (int statement = 0; statement < 12; statement++) {
                votes.add(person, statement, Vote.AGREE);
            }
        }
        var bridging = Bridging.of(votes.build());

        for (int column = 0; column < 12; column++) {
            assertThat(bridging.score(column).orElseThrow())
                    .isCloseTo(bridging.score(0).orElseThrow(), within(1e-9))
                    .isPositive();
        }
    }

    /** The published loss, and plain gradient descent on it as a slow rival that shares no code with the solver. */
    private static final class ReferenceLoss {

        static double descend(Votes votes, long seed) {
            int people = votes.people();
            int statements = votes.statements();
            int size = 1 + 2 * people + 2 * statements;
            double[] at = new double[size];
            var random = new SplittableRandom(seed);
            for (int i = 0; i < size; i++) {
                at[i] = random.nextDouble() - 0.5;
            }
            double[] gradient = new double[size];
            double[] first = new double[size];
            double[] second = new double[size];
            double loss = 0;
            // Adam, as the published scorer uses, cooled at the end.
            for (int step = 1; step <= 6000; step++) {
                loss = loss(votes, at, gradient);
                double rate = step < 3000 ? 0.02 : step < 5000 ? 0.002 : 0.0002;
                for (int i = 0; i < size; i++) {
                    first[i] = 0.9 * first[i] + 0.1 * gradient[i];
                    second[i] = 0.999 * second[i] + 0.001 * gradient[i] * gradient[i];
                    at[i] -= rate
                            * (first[i] / (1 - Math.pow(0.9, step)))
                            / (Math.sqrt(second[i] / (1 - Math.pow(0.999, step))) + 1e-8);
                }
            }
            return loss;
        }

        private static double loss(Votes votes, double[] at, double[] gradient) {
            int people = votes.people();
            int statements = votes.statements();
            int personFactor = 1 + people;
            int statementAt = 1 + 2 * people;
            int statementFactor = statementAt + statements;
            Arrays.fill(gradient, 0);
            double n = votes.size();
            double loss = 0.15 * at[0] * at[0];
            gradient[0] = 0.3 * at[0];
            for (int row = 0; row < people; row++) {
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    int column = votes.column(cell);
                    double off = (votes.value(cell) + 1) / 2.0
                            - at[0]
                            - at[1 + row]
                            - at[statementAt + column]
                            - at[personFactor + row] * at[statementFactor + column];
                    loss += off * off / n;
                    gradient[0] -= 2 * off / n;
                    gradient[1 + row] -= 2 * off / n;
                    gradient[statementAt + column] -= 2 * off / n;
                    gradient[personFactor + row] -= 2 * off * at[statementFactor + column] / n;
                    gradient[statementFactor + column] -= 2 * off * at[personFactor + row] / n;
                }
            }
            for (int row = 0; row < people; row++) {
                loss += ridge(at, gradient, 1 + row, 0.15 / people)
                        + ridge(at, gradient, personFactor + row, 0.03 / people);
            }
            for (int column = 0; column < statements; column++) {
                loss += ridge(at, gradient, statementAt + column, 0.15 / statements)
                        + ridge(at, gradient, statementFactor + column, 0.03 / statements);
            }
            return loss;
        }

        private static double ridge(double[] at, double[] gradient, int i, double weight) {
            gradient[i] += 2 * weight * at[i];
            return weight * at[i] * at[i];
        }
    }
}
