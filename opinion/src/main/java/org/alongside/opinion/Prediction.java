package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely a person is to agree, rather than disagree, with a statement they have not seen, should they take a side.
 *
 * <p>Several models that leave missing votes missing are each asked ({@link Ridge} in one to four dimensions, {@link Mixture}
 * with the number of groups that predicts best), and a logistic regression on votes held out from them says how far to
 * trust each and turns the answer into a probability (stacking, Wolpert 1992).
 */
public final class Prediction {

    private static final int FEWEST_PEOPLE = 20;
    private static final int SWEEPS = 12;
    private static final double HELD_OUT = 0.1;
    private static final long SEED = 777;
    private static final int FOLDS = 3;

    private final Models models;
    private final int[] rowOf;
    private final double[] weights;

    private Prediction(Models models, int[] rowOf, double[] weights) {
        this.models = models;
        this.rowOf = rowOf;
        this.weights = weights;
    }

    /** Learns from votes. The result follows from the votes alone, as an {@link OpinionMap} does. */
    public static Prediction of(Votes votes) {
        return of(votes, Progress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Prediction of(Votes votes, Progress progress) {
        var canonical = Canonical.of(votes);
        var ordered = canonical.votes();
        int[] rowOf = new int[votes.people()];
        for (int row = 0; row < rowOf.length; row++) {
            rowOf[canonical.rows()[row]] = row;
        }
        int groups = 0;
        List<double[]> features = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            progress.at("predicting votes held out", (double) fold / (FOLDS + 1));
            long seed = SEED + fold;
            var split = Canonical.split(ordered, HELD_OUT, seed);
            var train = split.getFirst();
            var test = split.getLast();
            if (groups == 0) {
                groups = groups(train, test);
            }
            var models = new Models(train, groups);
            for (int row = 0; row < test.people(); row++) {
                for (int cell = test.from(row); cell < test.to(row); cell++) {
                    if (test.value(cell) != 0) {
                        features.add(models.features(row, test.column(cell)));
                        answers.add(test.value(cell));
                    }
                }
            }
        }
        progress.at("learning from all votes", (double) FOLDS / (FOLDS + 1));
        var prediction = new Prediction(new Models(ordered, groups), rowOf, Logistic.fit(features, answers));
        progress.at("done", 1);
        return prediction;
    }

    /** The probability, from 0 to 1, that the person in a row agrees with the statement in a column. */
    public double agrees(int row, int column) {
        return Logistic.probability(weights, models.features(rowOf[row], column));
    }

    /** The number of groups, from 1, that predicts held-out votes best. */
    private static int groups(Votes train, Votes test) {
        int best = 1;
        var start = Start.of(train, Models.ridge(train));
        double most = 0;
        for (int k = 2; k <= Mixture.MOST && train.people() >= FEWEST_PEOPLE; k++) {
            double here = Arrays.stream(start.mixture(k, SEED).foretold(test)).sum();
            if (here > most) {
                most = here;
                best = k;
            }
        }
        return best;
    }

    /** The models on one table, each with its say on a person and a statement. */
    private static final class Models {

        private final Ridge[] ridges;
        private final double[][] people;
        private final Mixture mixture;

        Models(Votes votes, int groups) {
            var widest = ridge(votes);
            this.ridges = IntStream.rangeClosed(0, widest.rank)
                    .mapToObj(rank -> rank == widest.rank ? widest : widest.carriedTo(votes, rank, SWEEPS))
                    .toArray(Ridge[]::new);
            this.people = Arrays.stream(ridges).map(one -> one.people(votes)).toArray(double[][]::new);
            this.mixture = Start.of(votes, widest).mixture(groups, SEED);
        }

        static Ridge ridge(Votes votes) {
            return Ridge.of(votes, Math.clamp(Math.min(votes.statements(), votes.people()) - 1, 0, Ridge.MOST), SWEEPS);
        }

        double[] features(int row, int column) {
            double sum = 0;
            for (int rank = 0; rank < ridges.length; rank++) {
                sum += predicted(rank, row, column);
            }
            double[] membership = mixture.membership(row);
            double odds = Portable.log(
                    mixture.probability(membership, 4 * column + 2) / mixture.probability(membership, 4 * column));
            return new double[] {
                1,
                predicted(0, row, column),
                predicted(Math.min(1, ridges.length - 1), row, column),
                predicted(Math.min(2, ridges.length - 1), row, column),
                sum / ridges.length,
                odds / 4
            };
        }

        private double predicted(int rank, int row, int column) {
            return ridges[rank].predicted(people[rank], row, column);
        }
    }

    /** Logistic regression with a little ridge, by Newton's method. */
    static final class Logistic {

        private static final double RIDGE = 1;

        private Logistic() {}

        static double probability(double[] weights, double[] features) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * features[i];
            }
            return sum > 0 ? 1 / (1 + Portable.exp(-sum)) : 1 - 1 / (1 + Portable.exp(sum));
        }

        static double[] fit(List<double[]> features, List<Integer> answers) {
            int size = 6;
            double[] weights = new double[size];
            weights[4] = 2;
            double[] prior = weights.clone();
            for (int round = 0; round < 25; round++) {
                double[] hessian = new double[size * (size + 1) / 2];
                double[] step = new double[size];
                for (int a = 0; a < size; a++) {
                    hessian[a * (a + 3) / 2] = RIDGE;
                    step[a] = -RIDGE * (weights[a] - prior[a]);
                }
                for (int i = 0; i < answers.size(); i++) {
                    double p = probability(weights, features.get(i));
                    double off = (answers.get(i) > 0 ? 1 : 0) - p;
                    for (int a = 0; a < size; a++) {
                        step[a] += off * features.get(i)[a];
                        for (int b = 0; b <= a; b++) {
                            hessian[a * (a + 1) / 2 + b] += p * (1 - p) * features.get(i)[a] * features.get(i)[b];
                        }
                    }
                }
                Dense.solve(hessian, step, size);
                for (int a = 0; a < size; a++) {
                    weights[a] += step[a];
                }
            }
            return weights;
        }
    }
}
