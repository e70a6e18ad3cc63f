package org.alongside.opinion;

import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * People as members of a few groups, each with its own shares of agree, pass and disagree on every statement (a latent
 * class model, Lazarsfeld and Henry 1968), fitted by expectation–maximisation to seen votes only. A group's shares are
 * drawn towards everybody's with the weight of a few votes, so a group that has not seen a statement is thought to see
 * it as others do.
 */
final class Mixture {

    private static final double PRIOR = 2;
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-6;

    final int groups;
    /** Log probabilities at (3·column + value + 1)·groups + group. */
    final double[] logs;

    final double[] weights;
    /** Row by row, the probability of each group. */
    final double[] membership;

    double likelihood = Double.NEGATIVE_INFINITY;
    private final Votes votes;
    private final double[] overall;

    private record Part(double[] counts, double[] sizes, double likelihood) {}

    private Mixture(Votes votes, int groups) {
        this.votes = votes;
        this.groups = groups;
        this.logs = new double[3 * votes.statements() * groups];
        this.weights = new double[groups];
        this.membership = new double[votes.people() * groups];
        this.overall = new double[3 * votes.statements()];
        for (int column = 0; column < votes.statements(); column++) {
            double seen = votes.seen(column) + 3.0;
            overall[3 * column] = (votes.disagrees(column) + 1) / seen;
            overall[3 * column + 1] = (votes.passes(column) + 1) / seen;
            overall[3 * column + 2] = (votes.agrees(column) + 1) / seen;
        }
    }

    /** Starts from a first guess of everybody's group, for at most so many rounds. */
    static Mixture of(Votes votes, int groups, int[] guess, int rounds) {
        var mixture = new Mixture(votes, groups);
        for (int row = 0; row < guess.length; row++) {
            mixture.membership[row * groups + guess[row]] = 1;
        }
        mixture.learn(mixture.counted());
        mixture.settle(rounds);
        return mixture;
    }

    /** The same groups among more people, who are then heard too. */
    Mixture carriedTo(Votes more) {
        var mixture = new Mixture(more, groups);
        System.arraycopy(logs, 0, mixture.logs, 0, logs.length);
        System.arraycopy(weights, 0, mixture.weights, 0, groups);
        mixture.settle(ROUNDS);
        return mixture;
    }

    private void settle(int rounds) {
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            var expected = expected();
            learn(expected);
            likelihood = expected.likelihood;
            if (groups == 1 || likelihood - before < SETTLED * Math.abs(likelihood)) {
                return;
            }
            before = likelihood;
        }
    }

    /** Each row's likeliest group; the first of equals. */
    int[] labels() {
        int[] labels = new int[votes.people()];
        for (int row = 0; row < labels.length; row++) {
            for (int group = 1; group < groups; group++) {
                if (membership[row * groups + group] > membership[row * groups + labels[row]]) {
                    labels[row] = group;
                }
            }
        }
        return labels;
    }

    /** The log probability of other votes of the same people, each summed over groups; one number for each vote. */
    double[] logProbabilities(Votes others) {
        double[] result = new double[others.size()];
        for (int row = 0; row < others.people(); row++) {
            for (int cell = others.from(row); cell < others.to(row); cell++) {
                result[cell] = Math.log(probability(row, others.column(cell), others.value(cell)));
            }
        }
        return result;
    }

    double probability(int row, int column, int value) {
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            sum += membership[row * groups + group] * Math.exp(logs[(3 * column + value + 1) * groups + group]);
        }
        return sum;
    }

    private Part counted() {
        return sum((from, to) -> {
            var part = new Part(new double[logs.length], new double[groups], 0);
            for (int row = from; row < to; row++) {
                count(row, part);
            }
            return part;
        });
    }

    private Part expected() {
        double[] priors = Arrays.stream(weights).map(Math::log).toArray();
        return sum((from, to) -> {
            double[] counts = new double[logs.length];
            double[] sizes = new double[groups];
            double[] scores = new double[groups];
            var part = new Part(counts, sizes, 0);
            double sum = 0;
            for (int row = from; row < to; row++) {
                System.arraycopy(priors, 0, scores, 0, groups);
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    int at = (3 * votes.column(cell) + votes.value(cell) + 1) * groups;
                    for (int group = 0; group < groups; group++) {
                        scores[group] += logs[at + group];
                    }
                }
                sum += normalise(scores, row * groups);
                count(row, part);
            }
            return new Part(counts, sizes, sum);
        });
    }

    /** Turns log scores into probabilities of membership; returns the log of their sum. */
    private double normalise(double[] scores, int at) {
        double largest = scores[0];
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            membership[at + group] = Math.exp(scores[group] - largest);
            sum += membership[at + group];
        }
        for (int group = 0; group < groups; group++) {
            membership[at + group] /= sum;
        }
        return largest + Math.log(sum);
    }

    private void count(int row, Part part) {
        for (int group = 0; group < groups; group++) {
            part.sizes[group] += membership[row * groups + group];
        }
        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
            int at = (3 * votes.column(cell) + votes.value(cell) + 1) * groups;
            for (int group = 0; group < groups; group++) {
                part.counts[at + group] += membership[row * groups + group];
            }
        }
    }

    private Part sum(BiFunction<Integer, Integer, Part> work) {
        var parts = Blocks.of(votes, work);
        var first = parts.getFirst();
        double likelihood = first.likelihood;
        for (int i = 1; i < parts.size(); i++) {
            var more = parts.get(i);
            for (int j = 0; j < logs.length; j++) {
                first.counts[j] += more.counts[j];
            }
            for (int group = 0; group < groups; group++) {
                first.sizes[group] += more.sizes[group];
            }
            likelihood += more.likelihood;
        }
        return new Part(first.counts, first.sizes, likelihood);
    }

    private void learn(Part part) {
        for (int group = 0; group < groups; group++) {
            weights[group] = (part.sizes[group] + 1) / (votes.people() + groups);
        }
        for (int column = 0; column < votes.statements(); column++) {
            for (int group = 0; group < groups; group++) {
                int at = 3 * column * groups + group;
                double seen = part.counts[at] + part.counts[at + groups] + part.counts[at + 2 * groups] + PRIOR;
                for (int vote = 0; vote < 3; vote++) {
                    logs[at + vote * groups] =
                            Math.log((part.counts[at + vote * groups] + PRIOR * overall[3 * column + vote]) / seen);
                }
            }
        }
    }
}
