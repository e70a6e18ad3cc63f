package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.alongside.opinion.Representative.Counts;

/**
 * Where people stand, and whether they fall into groups.
 *
 * <p>Missing votes stay missing. Places come from a few dimensions fitted to seen votes ({@link Ridge}), as many as best
 * predict votes that were held out. Groups come from a latent class model ({@link Mixture}); one more group is
 * accepted only if it predicts held-out votes better by two standard errors over people, and only if everybody stays
 * in their group when votes are dropped. Where no second group earns its place the answer is "no clear groups".
 *
 * <p>The result follows from the votes alone, to the last bit: not from people's ids, the order of rows, threads or
 * machine. What others may see of it goes through {@link Publication}.
 */
public final class OpinionMap {

    /** Below this, a room gets its list of common ground and no map. */
    public static final int FEWEST_PEOPLE = 50;

    private static final int FEWEST_IN_GROUP = 10;
    private static final int MOST_DIMENSIONS = 5;
    private static final int MOST_GROUPS = 6;
    private static final int SWEEPS = 10;
    private static final int REPLICATES = 5;
    private static final double HELD_OUT = 0.1;
    private static final double BETTER = 2;
    private static final double STABLE = 0.95;
    private static final double CLEAR = 0.9;
    private static final long SEED = 20261123;

    private final Votes votes;
    private final Verdict verdict;
    private final int dimensions;
    private final double stability;
    private final List<Group> groups;
    private final List<Place> places;

    /** What can be said of groups. */
    public enum Verdict {
        /** Fewer than fifty people have voted, or there are not two statements: no map. */
        TOO_FEW_PEOPLE,
        /** No division into groups predicts votes better than none. */
        NO_CLEAR_GROUPS,
        /** Groups are there, but who is in which changes when a tenth of the votes is dropped. */
        UNSTABLE,
        /** Groups are there and hold when a tenth of the votes is dropped. */
        STABLE
    }

    /**
     * @param id 0 for the largest group, then 1, …
     * @param size how many people are likelier in this group than in any other
     * @param stability mean share, over maps of nine tenths of the votes, that the group has in common with its nearest
     *     counterpart (Jaccard; Hennig 2007): above 0.85 it holds, below 0.6 it falls apart
     * @param representatives what sets the group apart, as Polis chooses it
     */
    public record Group(int id, int size, double stability, List<Representative> representatives) {}

    /**
     * Where a person stands. A distance is the root mean square difference in expected votes (−1 to 1) over statements.
     *
     * @param x place on the first dimension
     * @param y place on the second
     * @param xError one standard deviation of x
     * @param yError one standard deviation of y
     * @param group the likeliest group, or −1 without groups or votes
     * @param membership the probability of that group, 0 without one
     */
    public record Place(double x, double y, double xError, double yError, int group, double membership) {}

    /** Told about long work: what is being done, and how much of all is done, from 0 to 1. */
    @FunctionalInterface
    public interface Progress {
        void at(String step, double done);
    }

    private OpinionMap(
            Votes votes, Verdict verdict, int dimensions, double stability, List<Group> groups, List<Place> places) {
        this.votes = votes;
        this.verdict = verdict;
        this.dimensions = dimensions;
        this.stability = stability;
        this.groups = List.copyOf(groups);
        this.places = List.copyOf(places);
    }

    public static OpinionMap of(Votes votes) {
        return of(votes, (step, done) -> {});
    }

    /**
     * Makes a map. May take long on large tables; interrupting the thread ends it.
     *
     * @throws java.util.concurrent.CancellationException when interrupted
     */
    public static OpinionMap of(Votes votes, Progress progress) {
        long voters = IntStream.range(0, votes.people())
                .filter(row -> votes.votesBy(row) > 0)
                .count();
        if (voters < FEWEST_PEOPLE || votes.statements() < 2) {
            var nowhere = new Place(0, 0, 0, 0, -1, 0);
            return new OpinionMap(
                    votes, Verdict.TOO_FEW_PEOPLE, 0, 0, List.of(), Collections.nCopies(votes.people(), nowhere));
        }
        return new Making(votes, progress).made();
    }

    public Votes votes() {
        return votes;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** How many dimensions best predict held-out votes; the picture shows two all the same. */
    public int dimensions() {
        return dimensions;
    }

    /** Mean adjusted Rand index between this map's groups and those of nine tenths of the votes; 0 without groups. */
    public double stability() {
        return stability;
    }

    /** The groups, largest first; empty when there are none to speak of. */
    public List<Group> groups() {
        return groups;
    }

    /** The place of the person in a row: for that person's own eyes. */
    public Place place(int row) {
        return places.get(row);
    }

    /** The groups as sides, named "group A", "group B", …, for counts by group; everyone as one where there are none. */
    public Sides sides() {
        if (groups.isEmpty()) {
            return Sides.everyone(votes);
        }
        Map<Integer, String> names = new HashMap<>();
        for (int row = 0; row < votes.people(); row++) {
            if (places.get(row).group >= 0) {
                names.put(votes.personId(row), name(places.get(row).group));
            }
        }
        return Sides.declared(names);
    }

    static String name(int group) {
        return "group " + (char) ('A' + group);
    }

    /** The steps of making one map, on people in canonical order. */
    private static final class Making {

        private final Votes original;
        private final Canonical canonical;
        private final Votes votes;
        private final Progress progress;

        /** Groups found on a table, with how well they hold. */
        private record Division(int groups, Mixture mixture, int[] labels, double stability, double[] byGroup) {}

        Making(Votes original, Progress progress) {
            this.original = original;
            this.canonical = Canonical.of(original);
            this.votes = canonical.votes();
            this.progress = progress;
        }

        OpinionMap made() {
            progress.at("choosing dimensions", 0);
            var train = Canonical.thinned(votes, HELD_OUT, SEED);
            var test = votes.keeping(cell -> Canonical.dropped(cell, HELD_OUT, SEED));
            int most = Math.min(MOST_DIMENSIONS, votes.statements() - 1);
            double[][] axes = Ridge.axes(train, most);
            int dimensions = dimensions(train, test, axes, most);
            int shown = Math.clamp(dimensions, Math.min(2, most), most);
            progress.at("choosing groups", 0.2);
            int groups = groups(train, test);
            progress.at("placing people", 0.4);
            var ridge = Ridge.of(votes, shown, Ridge.axes(votes, most), SWEEPS);
            var division = held(groups);
            progress.at("done", 1);
            return map(dimensions, ridge, division);
        }

        private static int dimensions(Votes train, Votes test, double[][] axes, int most) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int rank = 0; rank <= most; rank++) {
                double error = Ridge.of(train, rank, axes, SWEEPS).error(test);
                if (error < least) {
                    least = error;
                    best = rank;
                }
            }
            return best;
        }

        /** One more group as long as it predicts better than those before by two standard errors. */
        private int groups(Votes train, Votes test) {
            var start = Start.of(train);
            int best = 1;
            double[] known = start.mixture(1, SEED).logProbabilities(test);
            int worse = 0;
            for (int k = 2; k <= MOST_GROUPS && worse < 2; k++) {
                double[] more = start.mixture(k, SEED).logProbabilities(test);
                if (better(test, known, more) > BETTER) {
                    best = k;
                    known = more;
                    worse = 0;
                } else {
                    worse++;
                }
            }
            return best;
        }

        /** The gain in log probability of held-out votes, in standard errors over people. */
        private static double better(Votes test, double[] known, double[] more) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < test.people(); row++) {
                double gain = 0;
                for (int cell = test.from(row); cell < test.to(row); cell++) {
                    gain += more[cell] - known[cell];
                }
                sum += gain;
                squares += gain * gain;
            }
            return squares == 0 ? 0 : sum / Math.sqrt(squares);
        }

        /** The most groups, up to those chosen, that hold; where none do, those chosen all the same. */
        private Division held(int chosen) {
            var start = Start.of(votes);
            Division first = division(chosen, start);
            Division held = first;
            for (int k = chosen - 1; k >= 2 && !holds(held); k--) {
                held = division(k, start);
            }
            return holds(held) ? held : first;
        }

        private static boolean holds(Division division) {
            return division.groups == 1
                    || division.stability >= STABLE
                            && IntStream.range(0, division.groups)
                                    .allMatch(group -> Arrays.stream(division.labels)
                                                    .filter(label -> label == group)
                                                    .count()
                                            >= FEWEST_IN_GROUP);
        }

        private Division division(int k, Start start) {
            if (k == 1) {
                return new Division(1, start.mixture(1, SEED), new int[0], 0, new double[0]);
            }
            var mixture = start.mixture(k, SEED);
            int[] labels = mixture.labels();
            int[] clear = IntStream.range(0, votes.people())
                    .filter(row -> votes.votesBy(row) > 0 && mixture.membership[row * k + labels[row]] >= CLEAR)
                    .toArray();
            double stability = 0;
            double[] byGroup = new double[k];
            for (int replicate = 1; replicate <= REPLICATES; replicate++) {
                int[] again = Start.of(Canonical.thinned(votes, HELD_OUT, SEED + replicate))
                        .mixture(k, SEED)
                        .labels();
                int[] here = Arrays.stream(clear).map(row -> labels[row]).toArray();
                int[] there = Arrays.stream(clear).map(row -> again[row]).toArray();
                stability += Agreement.adjustedRand(here, there) / REPLICATES;
                double[] overlap = Agreement.overlaps(here, there, k);
                for (int group = 0; group < k; group++) {
                    byGroup[group] += overlap[group] / REPLICATES;
                }
                progress.at("dropping votes to see whether groups hold", 0.4 + 0.1 * replicate);
            }
            return new Division(k, mixture, labels, stability, byGroup);
        }

        private OpinionMap map(int dimensions, Ridge ridge, Division division) {
            int k = division.groups == 1 ? 0 : division.groups;
            int[] order = bySize(division, k);
            int[] rank = new int[k];
            for (int i = 0; i < k; i++) {
                rank[order[i]] = i;
            }
            var turned = ridge.places();
            double noise = ridge.error(votes);
            Place[] places = new Place[votes.people()];
            int[] labels = new int[votes.people()];
            for (int row = 0; row < votes.people(); row++) {
                boolean placed = k > 0 && votes.votesBy(row) > 0;
                labels[row] = placed ? rank[division.labels[row]] : -1;
                double membership = placed ? division.mixture.membership[row * k + division.labels[row]] : 0;
                places[canonical.rows()[row]] = place(ridge, turned, row, noise, labels[row], membership);
            }
            var verdict = k == 0 ? Verdict.NO_CLEAR_GROUPS : holds(division) ? Verdict.STABLE : Verdict.UNSTABLE;
            return new OpinionMap(
                    original,
                    verdict,
                    dimensions,
                    division.stability,
                    groups(division, order, labels),
                    List.of(places));
        }

        private int[] bySize(Division division, int k) {
            int[] sizes = new int[Math.max(1, k)];
            for (int row = 0; k > 0 && row < votes.people(); row++) {
                sizes[division.labels[row]] += votes.votesBy(row) > 0 ? 1 : 0;
            }
            return IntStream.range(0, k)
                    .boxed()
                    .sorted(Comparator.comparingInt(group -> -sizes[group]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private Place place(Ridge ridge, Ridge.Places turned, int row, double noise, int group, double membership) {
            double[][] covariance = ridge.uncertainty(row, noise);
            double[] at = new double[2];
            double[] error = new double[2];
            for (int d = 0; d < Math.min(2, ridge.rank); d++) {
                at[d] = turned.places()[row][d];
                double variance = 0;
                for (int a = 0; a < ridge.rank; a++) {
                    for (int b = 0; b < ridge.rank; b++) {
                        variance += turned.turn()[a][d] * covariance[a + 1][b + 1] * turned.turn()[b][d];
                    }
                }
                error[d] = Math.sqrt(Math.max(0, variance));
            }
            return new Place(at[0], at[1], error[0], error[1], group, membership);
        }

        private List<Group> groups(Division division, int[] order, int[] labels) {
            List<Counts> counts = new ArrayList<>();
            int[] sizes = new int[order.length];
            for (int group = 0; group < order.length; group++) {
                counts.add(new Counts(votes.statements()));
            }
            for (int row = 0; row < votes.people(); row++) {
                if (labels[row] >= 0) {
                    counts.get(labels[row]).add(votes, row);
                    sizes[labels[row]]++;
                }
            }
            List<Group> groups = new ArrayList<>();
            for (int group = 0; group < order.length; group++) {
                var here = counts.get(group);
                groups.add(new Group(
                        group,
                        sizes[group],
                        division.byGroup[order[group]],
                        distinct(Representative.of(votes, here, rest(counts, here), column -> true))));
            }
            return groups;
        }

        /** Polis also puts forward what a group merely agrees with most; here only what sets it apart is named, if anything. */
        private static List<Representative> distinct(List<Representative> chosen) {
            var distinct = chosen.stream()
                    .filter(one -> one.repnessTest() > Proportions.SIGNIFICANT
                            && one.probabilityTest() > Proportions.SIGNIFICANT)
                    .toList();
            return distinct.isEmpty() ? chosen : distinct;
        }

        private Counts rest(List<Counts> all, Counts without) {
            var rest = new Counts(votes.statements());
            for (var counts : all) {
                for (int column = 0; counts != without && column < votes.statements(); column++) {
                    rest.agrees()[column] += counts.agrees()[column];
                    rest.disagrees()[column] += counts.disagrees()[column];
                    rest.seen()[column] += counts.seen()[column];
                }
            }
            return rest;
        }
    }
}
