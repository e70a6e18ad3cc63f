package org.alongside.opinion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where people stand, and whether they fall into groups.
 *
 * <p>Missing votes stay missing. Places come from a few dimensions fitted to seen votes ({@link Ridge}), as many as best
 * predict votes that were held out. Groups come from a latent class model ({@link Mixture}); one more group is
 * accepted only if it predicts held-out votes better by two standard errors over people, and is kept only if people stay
 * in their group when votes are dropped ({@link Division}). Where no second group earns its place the answer is "no clear
 * groups".
 *
 * <p>The result follows from the votes alone, to the last bit: not from people's ids, the order of rows, threads or
 * machine. What others may see of it goes through {@link Publication}.
 */
public final class OpinionMap {

    /** Below this, a room gets its list of common ground and no map. */
    public static final int FEWEST_PEOPLE = 50;

    private final Votes votes;
    private final Verdict verdict;
    private final int dimensions;
    private final double stability;
    private final List<Group> groups;
    /** x, y, error of x, error of y, row after row. */
    private final float[] places;

    private final byte[] labels;
    private final float[] membership;

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

    OpinionMap(
            Votes votes,
            Verdict verdict,
            int dimensions,
            double stability,
            List<Group> groups,
            float[] places,
            byte[] labels,
            float[] membership) {
        this.votes = votes;
        this.verdict = verdict;
        this.dimensions = dimensions;
        this.stability = stability;
        this.groups = List.copyOf(groups);
        this.places = places;
        this.labels = labels;
        this.membership = membership;
    }

    public static OpinionMap of(Votes votes) {
        return of(votes, Progress.NONE);
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
            byte[] nowhere = new byte[votes.people()];
            Arrays.fill(nowhere, (byte) -1);
            return new OpinionMap(
                    votes,
                    Verdict.TOO_FEW_PEOPLE,
                    0,
                    0,
                    List.of(),
                    new float[4 * nowhere.length],
                    nowhere,
                    new float[nowhere.length]);
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
        int at = 4 * row;
        return new Place(places[at], places[at + 1], places[at + 2], places[at + 3], labels[row], membership[row]);
    }

    /** The groups as sides, named "group A", "group B", …, for counts by group; everyone as one where there are none. */
    public Sides sides() {
        if (groups.isEmpty()) {
            return Sides.everyone(votes);
        }
        Map<Integer, String> names = new HashMap<>();
        for (int row = 0; row < votes.people(); row++) {
            if (labels[row] >= 0) {
                names.put(votes.personId(row), name(labels[row]));
            }
        }
        return Sides.declared(names);
    }

    static String name(int group) {
        return "group " + (char) ('A' + group);
    }
}
