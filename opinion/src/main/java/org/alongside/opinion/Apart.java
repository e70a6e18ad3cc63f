package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far apart two declared sides really are: statement by statement, and over all.
 *
 * @param first the name of one side
 * @param second the name of the other
 * @param differences one for each statement both sides have seen, largest difference first
 * @param distance the root of the mean squared difference in agreement, less what chance alone would show: 0 when the sides
 *     differ no more than two random halves, 1 when one always agrees where the other never does
 * @param chance how often a random division of the same people into sides of the same sizes is as far apart: below 0.05
 *     means the sides do differ
 */
public record Apart(String first, String second, List<Difference> differences, double distance, double chance) {

    private static final int SHUFFLES = 999;

    /**
     * @param difference agreement in the first side minus agreement in the second, from −1 to 1
     * @param interval where the true difference very likely lies
     */
    public record Difference(int statement, Count first, Count second, double difference, Interval interval) {

        /** Whether the interval leaves out "no difference at all". */
        public boolean certain() {
            return interval.lower() > 0 || interval.upper() < 0;
        }
    }

    /** The differences that chance hardly makes, largest first. */
    public List<Difference> certain() {
        return differences.stream().filter(Difference::certain).toList();
    }

    /**
     * Compares two sides, on all votes; {@link Publication#apart} is for the eyes of others.
     *
     * @param seed for the random divisions that {@code chance} is counted from
     */
    public static Apart of(Votes votes, Sides sides, int first, int second, long seed) {
        return of(votes, sides, first, second, seed, Progress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Apart of(Votes votes, Sides sides, int first, int second, long seed, Progress progress) {
        var counts = sides.counts(votes);
        List<Difference> differences = new ArrayList<>();
        for (int column = 0; column < votes.statements(); column++) {
            var one = counts.get(column).get(first + 1);
            var two = counts.get(column).get(second + 1);
            if (one.seen() > 0 && two.seen() > 0) {
                differences.add(new Difference(
                        votes.statementId(column),
                        one,
                        two,
                        (double) one.agrees() / one.seen() - (double) two.agrees() / two.seen(),
                        Interval.ofDifference(one.agrees(), one.seen(), two.agrees(), two.seen())));
            }
        }
        differences.sort(Comparator.comparingDouble((Difference one) -> -Math.abs(one.difference))
                .thenComparingInt(Difference::statement));
        int[] side = new int[votes.people()];
        for (int row = 0; row < side.length; row++) {
            int here = sides.of(votes.personId(row));
            side[row] = here == first ? 0 : here == second ? 1 : -1;
        }
        double squared = squared(votes, side);
        return new Apart(
                sides.names().get(first),
                sides.names().get(second),
                List.copyOf(differences),
                Math.sqrt(Math.max(0, squared)),
                chance(votes, side, squared, new SplittableRandom(seed), progress));
    }

    private static double chance(Votes votes, int[] side, double squared, SplittableRandom random, Progress progress) {
        int[] rows =
                IntStream.range(0, side.length).filter(row -> side[row] >= 0).toArray();
        int[] shuffled = side.clone();
        int asFar = 1;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            progress.tell("dividing people at random, to compare", (double) shuffle / SHUFFLES);
            for (int i = rows.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int here = shuffled[rows[i]];
                shuffled[rows[i]] = shuffled[rows[j]];
                shuffled[rows[j]] = here;
            }
            asFar += squared(votes, shuffled) >= squared - 1e-12 ? 1 : 0;
        }
        return asFar / (SHUFFLES + 1.0);
    }

    /** Mean over statements of the squared difference less its sampling variance p(1−p)/(n−1) on each side. */
    private static double squared(Votes votes, int[] side) {
        int[][] agrees = new int[2][votes.statements()];
        int[][] seen = new int[2][votes.statements()];
        for (int row = 0; row < side.length; row++) {
            if (side[row] >= 0) {
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    seen[side[row]][votes.column(cell)]++;
                    agrees[side[row]][votes.column(cell)] += votes.value(cell) > 0 ? 1 : 0;
                }
            }
        }
        double sum = 0;
        int statements = 0;
        for (int column = 0; column < votes.statements(); column++) {
            int n1 = seen[0][column];
            int n2 = seen[1][column];
            if (n1 > 1 && n2 > 1) {
                double p1 = (double) agrees[0][column] / n1;
                double p2 = (double) agrees[1][column] / n2;
                sum += (p1 - p2) * (p1 - p2) - p1 * (1 - p1) / (n1 - 1) - p2 * (1 - p2) / (n2 - 1);
                statements++;
            }
        }
        return statements == 0 ? 0 : sum / statements;
    }
}
