package org.alongside.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Invented votes with known groups, from a seed. Some statements are seen alike by all, the others by each group in its own
 * way; people differ in how much they vote. For tests, benchmarks and trying things out.
 *
 * @param votes people and statements numbered from 0
 * @param groups the planted group of each person
 */
public record Synth(Votes votes, int[] groups) {

    private static final double SHARED = 0.35;
    private static final double SPREAD = 0.8;
    /** How far it is, is told every so many people. */
    private static final int EVERY = 1 << 12;

    /** Four groups of 40, 30, 20 and 10 in a hundred. */
    public static Synth fourGroups(int people, int statements, double density, long seed) {
        return fourGroups(people, statements, density, seed, Progress.NONE);
    }

    static Synth fourGroups(int people, int statements, double density, long seed, Progress progress) {
        return of(people, statements, density, new double[] {0.4, 0.3, 0.2, 0.1}, seed, progress);
    }

    /**
     * 35% of statements have one agree rate from Beta(6, 2) for all, the rest one from Beta(0.7, 0.7) for each group. A
     * statement is passed on at a rate from 0.05 to 0.25. Votes of a person are lognormal with σ = 0.8 and a mean of
     * density times statements, at least one, at most all; statements are drawn uniformly.
     *
     * @param shares the sizes of the groups, adding up to 1
     */
    public static Synth of(int people, int statements, double density, double[] shares, long seed) {
        return of(people, statements, density, shares, seed, Progress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Synth of(int people, int statements, double density, double[] shares, long seed, Progress progress) {
        var random = new SplittableRandom(seed);
        double[][] rates = new double[statements][shares.length];
        double[] passes = new double[statements];
        for (int statement = 0; statement < statements; statement++) {
            boolean shared = random.nextDouble() < SHARED;
            double one = beta(6, 2, random);
            for (int group = 0; group < shares.length; group++) {
                rates[statement][group] = shared ? one : beta(0.7, 0.7, random);
            }
            passes[statement] = random.nextDouble(0.05, 0.25);
        }
        int[] groups = new int[people];
        int[] starts = new int[people + 1];
        char[] cells = new char[1024];
        double middle = StrictMath.log(density * statements) - SPREAD * SPREAD / 2;
        int[] deck = new int[statements];
        for (int statement = 0; statement < statements; statement++) {
            deck[statement] = statement;
        }
        if (statements > Votes.NARROW_COLUMNS) {
            throw new IllegalArgumentException("at most " + Votes.NARROW_COLUMNS + " statements can be made up");
        }
        for (int person = 0; person < people; person++) {
            if (person % EVERY == 0) {
                progress.tell("making up votes", (double) person / people);
            }
            groups[person] = drawn(shares, random.nextDouble());
            int count = (int)
                    Math.clamp(Math.round(StrictMath.exp(middle + SPREAD * random.nextGaussian())), 1, statements);
            for (int i = 0; i < count; i++) {
                int j = random.nextInt(i, statements);
                int card = deck[j];
                deck[j] = deck[i];
                deck[i] = card;
            }
            int[] seen = Arrays.copyOf(deck, count);
            Arrays.sort(seen);
            int at = starts[person];
            if (at + count > cells.length) {
                cells = Arrays.copyOf(cells, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * (at + count)));
            }
            for (int statement : seen) {
                int vote = random.nextDouble() < passes[statement]
                        ? 0
                        : random.nextDouble() < rates[statement][groups[person]] ? 1 : -1;
                cells[at++] = (char) (statement << 2 | vote + 1);
            }
            starts[person + 1] = at;
        }
        int[] personIds = new int[people];
        Arrays.setAll(personIds, i -> i);
        int[] statementIds = new int[statements];
        Arrays.setAll(statementIds, i -> i);
        return new Synth(Votes.packed(personIds, statementIds, starts, Arrays.copyOf(cells, starts[people])), groups);
    }

    private static int drawn(double[] shares, double at) {
        int group = 0;
        for (double below = shares[0]; group < shares.length - 1 && at >= below; below += shares[group]) {
            group++;
        }
        return group;
    }

    private static double beta(double a, double b, SplittableRandom random) {
        double x = gamma(a, random);
        return x / (x + gamma(b, random));
    }

    /** Marsaglia and Tsang 2000, with the usual step up for shapes below one. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = StrictMath.pow(1 + c * x, 3);
            if (v > 0 && StrictMath.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
