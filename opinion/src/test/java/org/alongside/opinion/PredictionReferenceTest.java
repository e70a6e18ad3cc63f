package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Votes held out from real conversations are predicted as well as by the rival or better, and with honest probabilities. */
class PredictionReferenceTest {

    private record Outcome(String name, double ours, double rival, double error, double calibration) {}

    @Test
    void held_out_votes_are_predicted_at_least_as_well_as_by_two_factors() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (var folder : ReferenceData.conversations()) {
            var outcome = outcome(
                    folder.getFileName().toString(), PolisFolder.read(folder).acceptedVotes(), 1);
            System.out.println(outcome);
            // Where the votes held out are all agreements, or all disagreements, there is no order to get right.
            if (!Double.isNaN(outcome.rival)) {
                outcomes.add(outcome);
            }
        }
        Assumptions.assumeFalse(outcomes.isEmpty(), "Skipped: no conversation here is large enough to hold out votes.");
        for (var outcome : outcomes) {
            assertThat(outcome.ours).as(outcome.name).isGreaterThanOrEqualTo(outcome.rival - outcome.error);
            assertThat(outcome.calibration).as(outcome.name).isLessThanOrEqualTo(0.05);
        }
        if (outcomes.size() > 1) {
            assertThat(outcomes.stream().mapToDouble(Outcome::ours).average().orElseThrow())
                    .isGreaterThan(outcomes.stream()
                            .mapToDouble(Outcome::rival)
                            .average()
                            .orElseThrow());
        }
    }

    static Outcome outcome(String name, Votes votes, long seed) {
        var random = new SplittableRandom(seed);
        boolean[] held = new boolean[votes.size()];
        for (int cell = 0; cell < held.length; cell++) {
            held[cell] = random.nextDouble() < 0.1;
        }
        var train = votes.keeping(cell -> !held[cell]);
        var test = votes.keeping(cell -> held[cell]);
        var prediction = Prediction.of(train);
        var rival = new Rival(train);
        List<double[]> ours = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        for (int row = 0; row < test.people(); row++) {
            for (int cell = test.from(row); cell < test.to(row); cell++) {
                if (test.value(cell) != 0) {
                    int agreed = test.value(cell) > 0 ? 1 : 0;
                    ours.add(new double[] {prediction.agrees(row, test.column(cell)), agreed});
                    theirs.add(new double[] {rival.predicted(row, test.column(cell)), agreed});
                }
            }
        }
        double auc = auc(theirs);
        return new Outcome(name, auc(ours), auc, standardError(auc, theirs), calibration(ours));
    }

    /** The share of pairs of an agreement and a disagreement that are put in the right order; ties count half. */
    static double auc(List<double[]> scored) {
        var sorted = new ArrayList<>(scored);
        sorted.sort((a, b) -> Double.compare(a[0], b[0]));
        double ranks = 0;
        double agreed = 0;
        for (int i = 0; i < sorted.size(); ) {
            int j = i;
            while (j < sorted.size() && sorted.get(j)[0] == sorted.get(i)[0]) {
                j++;
            }
            for (int k = i; k < j; k++) {
                ranks += sorted.get(k)[1] * (i + j + 1) / 2.0;
                agreed += sorted.get(k)[1];
            }
            i = j;
        }
        return (ranks - agreed * (agreed + 1) / 2) / (agreed * (sorted.size() - agreed));
    }

    /** Hanley and McNeil 1982. */
    private static double standardError(double auc, List<double[]> scored) {
        double agreed = scored.stream().mapToDouble(one -> one[1]).sum();
        double disagreed = scored.size() - agreed;
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        return Math.sqrt((auc * (1 - auc) + (agreed - 1) * (q1 - auc * auc) + (disagreed - 1) * (q2 - auc * auc))
                / (agreed * disagreed));
    }

    /** Mean distance, over ten bins of equal width weighted by size, between what was said and what came. */
    private static double calibration(List<double[]> scored) {
        double[][] bins = new double[10][2];
        for (double[] one : scored) {
            double[] bin = bins[Math.min(9, (int) (10 * one[0]))];
            bin[0] += one[0];
            bin[1] += one[1];
        }
        return Arrays.stream(bins).mapToDouble(bin -> Math.abs(bin[0] - bin[1])).sum() / scored.size();
    }

    /** v̂ = a_i + b_j + f_i·g_j in two factors, ridge 3 on all, 30 alternating sweeps from a seeded start. */
    private static final class Rival {

        private static final int FACTORS = 2;
        private final double[][] people;
        private final double[][] statements;

        Rival(Votes votes) {
            var random = new SplittableRandom(1);
            people = new double[votes.people()][FACTORS + 1];
            statements = new double[votes.statements()][FACTORS + 1];
            for (double[] statement : statements) {
                for (int f = 1; f <= FACTORS; f++) {
                    statement[f] = random.nextGaussian() * 0.1;
                }
            }
            List<List<int[]>> byColumn = new ArrayList<>();
            for (int column = 0; column < votes.statements(); column++) {
                byColumn.add(new ArrayList<>());
            }
            List<List<int[]>> byRow = new ArrayList<>();
            for (int row = 0; row < votes.people(); row++) {
                byRow.add(new ArrayList<>());
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    byRow.get(row).add(new int[] {votes.column(cell), votes.value(cell)});
                    byColumn.get(votes.column(cell)).add(new int[] {row, votes.value(cell)});
                }
            }
            for (int sweep = 0; sweep < 30; sweep++) {
                for (int row = 0; row < people.length; row++) {
                    people[row] = solved(byRow.get(row), statements);
                }
                for (int column = 0; column < statements.length; column++) {
                    statements[column] = solved(byColumn.get(column), people);
                }
            }
        }

        double predicted(int row, int column) {
            double sum = people[row][0] + statements[column][0];
            for (int f = 1; f <= FACTORS; f++) {
                sum += people[row][f] * statements[column][f];
            }
            return sum;
        }

        /** Own intercept and factors by Gauss–Jordan elimination. */
        private static double[] solved(List<int[]> votes, double[][] others) {
            int size = FACTORS + 1;
            double[][] system = new double[size][size + 1];
            for (int i = 0; i < size; i++) {
                system[i][i] = 3;
            }
            for (int[] vote : votes) {
                double[] other = others[vote[0]];
                double left = vote[1] - other[0];
                double[] with = other.clone();
                with[0] = 1;
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        system[i][j] += with[i] * with[j];
                    }
                    system[i][size] += with[i] * left;
                }
            }
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    double factor = k == i ? 0 : system[k][i] / system[i][i];
                    for (int j = i; j <= size; j++) {
                        system[k][j] -= factor * system[i][j];
                    }
                }
            }
            double[] result = new double[size];
            for (int i = 0; i < size; i++) {
                result[i] = system[i][size] / system[i][i];
            }
            return result;
        }
    }
}
