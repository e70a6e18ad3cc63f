package org.alongside.opinion;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * How much each statement is agreed with across the main divide, after Community Notes (Wojcik et al. 2022): each vote
 * (agree 1, pass ½, disagree 0) is fitted by μ + i_u + i_n + f_u·f_n, and a statement's score is i_n, what is left once
 * f_u·f_n has explained the divide. The loss, over N votes of U people on M statements, is
 *
 * <pre>
 * mean (r − r̂)² + 0.15·μ² + 0.15·mean i_u² + 0.15·mean i_n² + 0.03·mean f_u² + 0.03·mean f_n²
 * </pre>
 *
 * <p>People and statements are solved in turn, each exactly: given one side, the other is a ridge regression in two unknowns
 * with weights 0.15·N/U and 0.03·N/U. The loss never rises. The start is the first principal axis, so the result
 * depends on the votes alone.
 */
public final class Bridging {

    private static final double INTERCEPT = 0.15;
    private static final double FACTOR = 0.03;
    private static final int FEWEST_VOTES = 10;
    private static final int FEWEST_PEOPLE = 5;
    private static final int SWEEPS = 2000;
    private static final double SETTLED = 1e-10;
    private static final int BLOCKS = 64;

    private final Votes votes;
    private final int[] columnOf;
    private double mean;
    private final double[] statementIntercepts;
    private final double[] statementFactors;
    private final double[] personIntercepts;
    private final double[] personFactors;
    private double loss = Double.POSITIVE_INFINITY;
    private int sweeps;

    /** Sums over the votes on each statement, in pieces that are always added in the same order. */
    private static final class Sums {
        final int[] count;
        final double[] factor;
        final double[] factorSquared;
        final double[] left;
        final double[] leftFactor;
        double leftSquared;

        Sums(int statements) {
            count = new int[statements];
            factor = new double[statements];
            factorSquared = new double[statements];
            left = new double[statements];
            leftFactor = new double[statements];
        }

        void add(Sums other) {
            for (int column = 0; column < count.length; column++) {
                count[column] += other.count[column];
                factor[column] += other.factor[column];
                factorSquared[column] += other.factorSquared[column];
                left[column] += other.left[column];
                leftFactor[column] += other.leftFactor[column];
            }
            leftSquared += other.leftSquared;
        }
    }

    private Bridging(Votes all, Votes fitted) {
        this.votes = fitted;
        this.columnOf = IntStream.range(0, all.statements())
                .map(column -> fitted.columnOf(all.statementId(column)))
                .toArray();
        this.statementIntercepts = new double[fitted.statements()];
        this.statementFactors = new double[fitted.statements()];
        this.personIntercepts = new double[fitted.people()];
        this.personFactors = new double[fitted.people()];
    }

    /** Fits the votes of people with at least ten, on statements with at least five such people, as published. */
    public static Bridging of(Votes votes) {
        return of(votes, FEWEST_VOTES, FEWEST_PEOPLE);
    }

    /** Fits the votes of people with at least so many, on statements with at least so many such people. */
    public static Bridging of(Votes votes, int fewestVotes, int fewestPeople) {
        int[] people = new int[votes.statements()];
        for (int row = 0; row < votes.people(); row++) {
            if (votes.votesBy(row) >= fewestVotes) {
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    people[votes.column(cell)]++;
                }
            }
        }
        boolean all = fewestPeople <= 0 && fewestVotes <= 0;
        var bridging = new Bridging(
                votes,
                all
                        ? votes
                        : votes.only(
                                row -> votes.votesBy(row) >= fewestVotes,
                                column -> people[column] >= fewestPeople && people[column] > 0));
        bridging.fit();
        return bridging;
    }

    /** The score i_n of a statement of the table that was given; empty when too few people voted on it to tell. */
    public OptionalDouble score(int column) {
        return columnOf[column] < 0 ? OptionalDouble.empty() : OptionalDouble.of(statementIntercepts[columnOf[column]]);
    }

    /** Where a statement stands on the divide, f_n; its sign means nothing. */
    public OptionalDouble factor(int column) {
        return columnOf[column] < 0 ? OptionalDouble.empty() : OptionalDouble.of(statementFactors[columnOf[column]]);
    }

    /** What Community Notes would say of a statement, from its published thresholds. */
    public Optional<Verdict> verdict(int column) {
        if (columnOf[column] < 0) {
            return Optional.empty();
        }
        double score = statementIntercepts[columnOf[column]];
        double factor = Math.abs(statementFactors[columnOf[column]]);
        return Optional.of(
                score >= 0.40 && factor <= 0.5
                        ? Verdict.BRIDGES
                        : score <= -0.05 - 0.8 * factor ? Verdict.REJECTED : Verdict.OPEN);
    }

    /** Agreed with across the divide, disagreed with across it, or neither. */
    public enum Verdict {
        BRIDGES,
        REJECTED,
        OPEN
    }

    /** The loss that was reached. */
    public double loss() {
        return loss;
    }

    /** How often people and statements were solved in turn. */
    public int sweeps() {
        return sweeps;
    }

    /** The overall mean μ. */
    public double mean() {
        return mean;
    }

    private void fit() {
        if (votes.size() == 0) {
            loss = 0;
            return;
        }
        start();
        boolean settled = false;
        while (sweeps < SWEEPS && !settled) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while fitting");
            }
            double before = loss;
            sweep();
            settled = before - loss <= SETTLED;
        }
        orient();
    }

    private void start() {
        double sum = 0;
        for (int cell = 0; cell < votes.size(); cell++) {
            sum += (votes.value(cell) + 1) / 2.0;
        }
        mean = sum / votes.size();
        double[][] axes = PolisMap.axes(votes, Set.of(), PolisMap.centre(votes, Set.of()));
        double size = Math.sqrt(votes.statements()) / 2;
        for (int column = 0; column < votes.statements(); column++) {
            statementFactors[column] = size * axes[0][column];
        }
    }

    private void sweep() {
        Sums[] pieces = new Sums[BLOCKS];
        IntStream.range(0, BLOCKS).parallel().forEach(block -> pieces[block] = people(block));
        var sums = pieces[0];
        for (int block = 1; block < BLOCKS; block++) {
            sums.add(pieces[block]);
        }
        double n = votes.size();
        double ridge = INTERCEPT * n / votes.statements();
        double factorRidge = FACTOR * n / votes.statements();
        double left = 0;
        for (int column = 0; column < votes.statements(); column++) {
            double a = sums.count[column] + ridge;
            double b = sums.factor[column];
            double c = sums.factorSquared[column] + factorRidge;
            double determinant = a * c - b * b;
            statementIntercepts[column] = (c * sums.left[column] - b * sums.leftFactor[column]) / determinant;
            statementFactors[column] = (a * sums.leftFactor[column] - b * sums.left[column]) / determinant;
            left += sums.left[column]
                    - sums.count[column] * statementIntercepts[column]
                    - sums.factor[column] * statementFactors[column];
        }
        double better = (left + n * mean) / (n * (1 + INTERCEPT));
        double shift = better - mean;
        double squares = sums.leftSquared;
        for (int column = 0; column < votes.statements(); column++) {
            double i = statementIntercepts[column];
            double f = statementFactors[column];
            squares += sums.count[column] * i * i
                    + 2 * i * f * sums.factor[column]
                    + f * f * sums.factorSquared[column]
                    - 2 * i * sums.left[column]
                    - 2 * f * sums.leftFactor[column];
        }
        squares += n * shift * shift - 2 * shift * left;
        mean = better;
        loss = squares / n
                + INTERCEPT * mean * mean
                + INTERCEPT * (meanSquare(personIntercepts) + meanSquare(statementIntercepts))
                + FACTOR * (meanSquare(personFactors) + meanSquare(statementFactors));
        sweeps++;
    }

    /** Solves one block of people and gathers what the statements need from them. */
    private Sums people(int block) {
        var sums = new Sums(votes.statements());
        double ridge = INTERCEPT * votes.size() / votes.people();
        double factorRidge = FACTOR * votes.size() / votes.people();
        int end = (int) ((block + 1L) * votes.people() / BLOCKS);
        for (int row = (int) ((long) block * votes.people() / BLOCKS); row < end; row++) {
            double a = votes.votesBy(row) + ridge;
            double b = 0;
            double c = factorRidge;
            double right = 0;
            double rightFactor = 0;
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                double f = statementFactors[column];
                double left = 0.5 * (votes.value(cell) + 1) - mean - statementIntercepts[column];
                b += f;
                c += f * f;
                right += left;
                rightFactor += left * f;
            }
            double determinant = a * c - b * b;
            double intercept = (c * right - b * rightFactor) / determinant;
            double factor = (a * rightFactor - b * right) / determinant;
            personIntercepts[row] = intercept;
            personFactors[row] = factor;
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                double left = 0.5 * (votes.value(cell) + 1) - mean - intercept;
                sums.count[column]++;
                sums.factor[column] += factor;
                sums.factorSquared[column] += factor * factor;
                sums.left[column] += left;
                sums.leftFactor[column] += left * factor;
                sums.leftSquared += left * left;
            }
        }
        return sums;
    }

    private void orient() {
        double[] facing = statementFactors.clone();
        Dense.facePositive(facing);
        if (!Arrays.equals(facing, statementFactors)) {
            for (int column = 0; column < statementFactors.length; column++) {
                statementFactors[column] = -statementFactors[column];
            }
            for (int row = 0; row < personFactors.length; row++) {
                personFactors[row] = -personFactors[row];
            }
        }
    }

    private static double meanSquare(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number * number;
        }
        return numbers.length == 0 ? 0 : sum / numbers.length;
    }
}
