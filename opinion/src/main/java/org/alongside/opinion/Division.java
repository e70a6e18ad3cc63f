package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many groups there are, and whether they hold.
 *
 * <p>One more group is accepted only if it foretells held-out votes better by two standard errors over people. Of the
 * numbers up to that one, the largest whose groups hold is taken: those that come out nearly the same when a tenth of the
 * votes is dropped and groups are sought anew from what a quarter of the people say. (Starting from scratch each time would
 * rather test the search than the groups: McLachlan and Peel 2000 on the bootstrap of mixtures.) Where none hold, the
 * number first accepted stands, and is called unstable.
 */
final class Division {

    static final double HELD_OUT = 0.1;

    private static final int FEWEST_IN_GROUP = 10;
    private static final int REPLICATES = 4;
    private static final int ROUNDS = 3;
    private static final double BETTER = 2;
    private static final double STABLE = 0.95;
    private static final double CLEAR = 0.9;
    private static final long SEED = 20261123;

    final Mixture mixture;
    /** Mean adjusted Rand index with the groups of fewer votes; 0 for one group. */
    final double stability;
    /** By group, the mean share in common with its nearest counterpart (Jaccard; Hennig 2007). */
    final double[] byGroup;

    /** How many people a replicate starts from: one in so many. */
    private static final int START = 4;

    private final boolean holds;

    private Division(Mixture mixture, double stability, double[] byGroup, boolean holds) {
        this.mixture = mixture;
        this.stability = stability;
        this.byGroup = byGroup;
        this.holds = holds;
    }

    /**
     * Divides the people of a table, in canonical order.
     *
     * @param train most of the votes
     * @param test the others
     * @param ridge dimensions learnt from the train votes, in which groups are looked for first
     */
    static Division of(Votes votes, Votes train, Votes test, Ridge ridge, Progress progress) {
        var start = Start.of(train, ridge);
        var candidates = candidates(start, test);
        progress.at("dropping votes to see whether groups hold", 0.5);
        List<Votes> fewer = new ArrayList<>();
        Trial first = null;
        for (int k = candidates.size() - 1; k > 0; k--) {
            var trial = new Trial(votes, fewer, candidates.get(k).carriedTo(votes));
            if (trial.holds()) {
                return trial.division(true);
            }
            first = first == null ? trial : first;
        }
        return first == null
                ? new Division(start.mixture(1, SEED).carriedTo(votes), 0, new double[0], true)
                : first.division(false);
    }

    int groups() {
        return mixture.groups;
    }

    boolean holds() {
        return holds;
    }

    /** The best of each number of groups, from one up to the number accepted. */
    private static List<Mixture> candidates(Start start, Votes test) {
        List<Mixture> all = new ArrayList<>();
        all.add(start.mixture(1, SEED));
        int accepted = 1;
        double[] known = all.getFirst().foretold(test);
        while (all.size() < Math.min(Mixture.MOST, accepted + 2)) {
            int fitted = all.size();
            // Two at a time: as many are tried in vain before giving up.
            int more = Math.min(2, Mixture.MOST - fitted);
            all.addAll(Blocks.each(more, i -> start.mixture(fitted + 1 + i, SEED)));
            for (int k = fitted + 1; k <= fitted + more && k <= accepted + 2; k++) {
                double[] foretold = all.get(k - 1).foretold(test);
                if (better(known, foretold) > BETTER) {
                    accepted = k;
                    known = foretold;
                }
            }
        }
        return all.subList(0, accepted);
    }

    /** The gain in log probability of held-out votes, in standard errors over people. */
    private static double better(double[] known, double[] more) {
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < known.length; row++) {
            double gain = more[row] - known[row];
            sum += gain;
            squares += gain * gain;
        }
        return squares == 0 ? 0 : sum / Math.sqrt(squares);
    }

    /** A number of groups, tried out on fewer votes as often as it takes to know whether it holds. */
    private static final class Trial {

        private final Votes votes;
        private final List<Votes> fewer;
        private final Mixture mixture;
        private final byte[] labels;
        private final int[] clear;
        private final int[] here;
        private final boolean sizeable;
        private final List<double[]> replicates = new ArrayList<>();

        Trial(Votes votes, List<Votes> fewer, Mixture mixture) {
            this.votes = votes;
            this.fewer = fewer;
            this.mixture = mixture;
            var reading = mixture.read();
            this.labels = reading.labels();
            int[] sizes = new int[mixture.groups];
            for (byte label : labels) {
                sizes[label]++;
            }
            this.sizeable = Arrays.stream(sizes).allMatch(size -> size >= FEWEST_IN_GROUP);
            this.clear = IntStream.range(0, votes.people())
                    .filter(row -> votes.votesBy(row) > 0 && reading.membership()[row] >= CLEAR)
                    .toArray();
            this.here = of(labels);
        }

        /** Whether groups are large enough, and come out nearly the same on each of the replicates, tried one, two and four. */
        boolean holds() {
            boolean held = sizeable;
            while (held && replicates.size() < REPLICATES) {
                add(Math.max(1, replicates.size()));
                double likeness = replicates.stream().mapToDouble(one -> one[0]).sum();
                // The first alone may settle it: were the second perfect, both would not hold.
                double best = replicates.size() == 1 ? likeness + 1 : likeness;
                held = best >= STABLE * Math.max(2, replicates.size());
            }
            return held;
        }

        Division division(boolean holds) {
            if (replicates.size() < REPLICATES) {
                add(REPLICATES - replicates.size());
            }
            double[] mean = new double[mixture.groups + 1];
            for (double[] one : replicates) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += one[i] / REPLICATES;
                }
            }
            return new Division(mixture, mean[0], Arrays.copyOfRange(mean, 1, mean.length), holds);
        }

        private void add(int more) {
            int done = replicates.size();
            // The same fewer votes serve every number of groups.
            int drawn = fewer.size();
            if (drawn < done + more) {
                fewer.addAll(Blocks.each(
                        done + more - drawn, i -> Canonical.thinned(votes, HELD_OUT, SEED + drawn + i + 1)));
            }
            replicates.addAll(Blocks.each(more, i -> replicate(done + i)));
        }

        /** Likeness of all groups and of each to those sought anew with fewer votes, over people whose group is clear. */
        private double[] replicate(int number) {
            byte[] guess = new byte[votes.people()];
            for (int row = 0; row < guess.length; row++) {
                guess[row] = (row + number) % START == 0 ? labels[row] : -1;
            }
            int[] there = of(Mixture.of(fewer.get(number), mixture.groups, guess, ROUNDS)
                    .read()
                    .labels());
            double[] likeness = new double[mixture.groups + 1];
            likeness[0] = Agreement.adjustedRand(here, there);
            System.arraycopy(Agreement.overlaps(here, there, mixture.groups), 0, likeness, 1, mixture.groups);
            return likeness;
        }

        private int[] of(byte[] all) {
            return Arrays.stream(clear).map(row -> all[row]).toArray();
        }
    }
}
