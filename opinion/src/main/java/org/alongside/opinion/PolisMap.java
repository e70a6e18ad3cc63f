package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.opinion.Clusters.Cluster;
import org.alongside.opinion.Representative.Counts;
import org.jspecify.annotations.Nullable;

/**
 * The opinion map as Polis computes it, for people who come from Polis and for trust in the rest. Formulas: Small et al.
 * 2021 (doi 10.6035/recerca.5516) and the behaviour of the Polis engine, restated.
 *
 * <p>As inside Polis, <strong>agree is −1 and disagree +1</strong> in {@link #centre} and {@link #axes}; statements that
 * were moderated out stay as columns of zeros for everybody. Two deliberate differences: the axes are computed to
 * convergence and on everybody, also over 10,000 people, where Polis samples at random; and seeds of the first
 * clustering follow the order of people's ids.
 */
public final class PolisMap {

    private static final int MOST_PEOPLE = 100_000;
    private static final int MOST_STATEMENTS = 10_000;
    private static final int FEWEST_VOTES = 7;
    private static final int FEWEST_PEOPLE = 15;
    private static final int BASE_K = 100;
    private static final int BASE_ITERATIONS = 100;
    private static final int MOST_GROUPS = 5;
    private static final int GROUP_ITERATIONS = 20;
    private static final int K_BUFFER = 4;
    private static final double META_PRIORITY = 49;

    private final Votes votes;
    private final Set<Integer> out;
    private final Set<Integer> meta;
    private final double[] centre;
    private final double[][] axes;
    private final double[][] places;
    private final Set<Integer> inside;
    private final List<Cluster> base;
    private final Map<Integer, List<Cluster>> clusterings;
    private final Smoothed smoothed;
    private final List<Group> groups;
    private final Map<Integer, Clustering> subclusterings;
    private final Map<Integer, Double> priorities;

    /** People so near each other that they share a dot: at most a hundred, in the order of their ids. */
    public record BaseCluster(int id, List<Integer> people, double x, double y) {}

    /** A group of base clusters, with everybody in them. */
    public record Group(int id, List<Integer> baseClusters, List<Integer> people, double x, double y) {}

    /** Agrees, disagrees and all votes (passes included) of a group on a statement. */
    public record Tally(int agrees, int disagrees, int seen) {}

    /** A statement that nearly everybody sees alike. */
    public record Consensus(
            int statement, Vote side, int successes, int trials, double probability, double probabilityTest) {}

    /** The number of groups last found best, how often in a row, and the one in force. */
    record Smoothed(int last, int count, int inForce) {

        static Smoothed next(@Nullable Smoothed before, int best) {
            int count = before != null && before.last == best ? before.count + 1 : 1;
            return new Smoothed(best, count, before == null || count >= K_BUFFER ? best : before.inForce);
        }
    }

    private record Clustering(Map<Integer, List<Cluster>> byK, Smoothed smoothed) {

        List<Cluster> inForce() {
            return byK.getOrDefault(smoothed.inForce, byK.getOrDefault(smoothed.last, List.of()));
        }
    }

    private PolisMap(Votes all, Set<Integer> out, Set<Integer> meta, @Nullable PolisMap before, Progress progress) {
        progress.tell("finding axes", 0);
        this.votes = capped(all);
        this.out = Set.copyOf(out);
        this.meta = Set.copyOf(meta);
        this.centre = centre(votes, this.out);
        this.axes = axes(votes, this.out, centre);
        if (before != null) {
            before.faceAlike(votes, axes);
        }
        progress.tell("placing people", 0.3);
        this.places = places(votes, this.out, centre, axes);
        this.inside = inside(votes, before == null ? Set.of() : before.inside);
        progress.tell("grouping people", 0.4);
        var points = points();
        this.base = Clusters.kMeans(points, BASE_K, before == null ? List.of() : before.base, BASE_ITERATIONS);
        var basePoints = basePoints(base);
        var clustering = clustering(
                basePoints, before == null ? Map.of() : before.clusterings, before == null ? null : before.smoothed);
        this.clusterings = clustering.byK;
        this.smoothed = clustering.smoothed;
        progress.tell("looking inside groups", 0.8);
        this.groups = grouped(clustering.inForce());
        this.subclusterings = new TreeMap<>();
        for (var group : groups) {
            var last = before == null ? null : before.subclusterings.get(group.id);
            subclusterings.put(
                    group.id,
                    clustering(
                            basePoints.named(new HashSet<>(group.baseClusters)),
                            last == null ? Map.of() : last.byK,
                            last == null ? null : last.smoothed));
        }
        // Polis weighs the next statement with the groups of the update before; a first update has none to use but its
        // own.
        this.priorities = priorities(
                votes, this.out, this.meta, centre, axes, tallies(votes, before == null ? groups : before.groups));
        progress.tell("done", 1);
    }

    /**
     * A map from scratch.
     *
     * @param moderatedOut ids of statements whose column becomes zero for everybody
     * @param meta ids of statements about the conversation itself; Polis zeroes them too, so they belong in
     *     {@code moderatedOut} as well
     */
    public static PolisMap of(Votes votes, Set<Integer> moderatedOut, Set<Integer> meta) {
        return of(votes, moderatedOut, meta, Progress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static PolisMap of(Votes votes, Set<Integer> moderatedOut, Set<Integer> meta, Progress progress) {
        return new PolisMap(votes, moderatedOut, meta, null, progress);
    }

    /** The map after more votes, starting from the clusters of this one, with its smoothing of the number of groups. */
    public PolisMap next(Votes more, Set<Integer> moderatedOut, Set<Integer> meta) {
        return new PolisMap(more, moderatedOut, meta, this, Progress.NONE);
    }

    /** The votes the map was made of: at most 100,000 people and 10,000 statements. */
    public Votes votes() {
        return votes;
    }

    /** The mean vote on each column, agree = −1, over those who voted on it. */
    public double[] centre() {
        return centre.clone();
    }

    /** Two unit vectors, one number for each column. Their sign means nothing. */
    public double[][] axes() {
        return new double[][] {axes[0].clone(), axes[1].clone()};
    }

    /** Where the person in a row stands: x and y. */
    public double[] place(int row) {
        return places[row].clone();
    }

    /** Ids of the people who take part in the clustering. */
    public Set<Integer> inConversation() {
        return inside;
    }

    public List<BaseCluster> baseClusters() {
        return base.stream()
                .map(one -> new BaseCluster(one.id(), List.copyOf(one.members()), one.centre()[0], one.centre()[1]))
                .toList();
    }

    public List<Group> groups() {
        return groups;
    }

    /** The groups inside each group, by its id. */
    public Map<Integer, List<Group>> subgroups() {
        Map<Integer, List<Group>> subgroups = new TreeMap<>();
        subclusterings.forEach((id, clustering) -> subgroups.put(id, grouped(clustering.inForce())));
        return subgroups;
    }

    /** Up to five statements for each group, by its id. */
    public Map<Integer, List<Representative>> representatives() {
        return representatives(votes, out, groups);
    }

    /** Up to five statements most people agree with, then up to five most disagree with. */
    public List<Consensus> consensus() {
        return consensus(votes, out);
    }

    /** For each statement the product over groups of (agrees + 1) / (seen + 2). */
    public Map<Integer, Double> groupAwareConsensus() {
        return groupAwareConsensus(tallies(votes, groups));
    }

    /** How likely each statement is to be asked next, relative to the others. */
    public Map<Integer, Double> priorities() {
        return priorities;
    }

    /** By group id and statement id. */
    public Map<Integer, Map<Integer, Tally>> tallies() {
        return tallies(votes, groups);
    }

    /** For each statement, how far from the centre a lone agreement with it would put a person. */
    public double[] extremity() {
        return extremity(centre, axes);
    }

    static Votes capped(Votes votes) {
        return votes.people() <= MOST_PEOPLE && votes.statements() <= MOST_STATEMENTS
                ? votes
                : votes.only(row -> row < MOST_PEOPLE, column -> column < MOST_STATEMENTS);
    }

    static double[] centre(Votes votes, Set<Integer> out) {
        double[] centre = new double[votes.statements()];
        for (int column = 0; column < centre.length; column++) {
            boolean empty = out.contains(votes.statementId(column)) || votes.seen(column) == 0;
            centre[column] = empty ? 0 : (votes.disagrees(column) - votes.agrees(column)) / (double) votes.seen(column);
        }
        return centre;
    }

    /**
     * Two principal axes. With every missing cell set to its column's mean and the mean taken away, a missing cell is
     * zero, so only votes count: the operator is Σ_i r_i·r_iᵀ with r_ij = v_ij − μ_j on the votes of person i.
     */
    static double[][] axes(Votes votes, Set<Integer> out, double[] centre) {
        boolean[] zero = zeroed(votes, out);
        return Axes.of(centre.length, 2, (in, result, width) -> {
                    Passed.over(votes.bytes());
                    Arrays.fill(result, 0);
                    double[] along = new double[width];
                    for (int row = 0; row < votes.people(); row++) {
                        Arrays.fill(along, 0);
                        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                            int column = votes.column(cell);
                            double off = zero[column] ? 0 : -votes.value(cell) - centre[column];
                            for (int a = 0; a < width; a++) {
                                along[a] += off * in[column * width + a];
                            }
                        }
                        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                            int column = votes.column(cell);
                            double off = zero[column] ? 0 : -votes.value(cell) - centre[column];
                            for (int a = 0; a < width; a++) {
                                result[column * width + a] += off * along[a];
                            }
                        }
                    }
                })
                .vectors();
    }

    /** √(n / max(n_i, 1)) · Σ (v_ij − μ_j)·c_j; zeroed columns count among n_i, as everybody has a vote there. */
    static double[][] places(Votes votes, Set<Integer> out, double[] centre, double[][] axes) {
        Passed.over(votes.bytes());
        boolean[] zero = zeroed(votes, out);
        int zeros = (int) IntStream.range(0, zero.length).filter(i -> zero[i]).count();
        double[][] places = new double[votes.people()][2];
        for (int row = 0; row < places.length; row++) {
            double x = 0;
            double y = 0;
            int seen = zeros;
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                if (!zero[column]) {
                    double off = -votes.value(cell) - centre[column];
                    x += off * axes[0][column];
                    y += off * axes[1][column];
                    seen++;
                }
            }
            double scale = Math.sqrt((double) zero.length / Math.max(seen, 1));
            places[row][0] = scale * x;
            places[row][1] = scale * y;
        }
        return places;
    }

    static double[] extremity(double[] centre, double[][] axes) {
        double[] extremity = new double[centre.length];
        for (int column = 0; column < centre.length; column++) {
            extremity[column] = Math.sqrt(centre.length)
                    * Math.abs(-1 - centre[column])
                    * StrictMath.hypot(axes[0][column], axes[1][column]);
        }
        return extremity;
    }

    static Map<Integer, List<Representative>> representatives(Votes votes, Set<Integer> out, List<Group> groups) {
        Map<Integer, Counts> counts = new TreeMap<>();
        for (var group : groups) {
            var inside = new Counts(votes.statements());
            group.people.forEach(person -> inside.add(votes, votes.rowOf(person)));
            counts.put(group.id, inside);
        }
        Map<Integer, List<Representative>> representatives = new TreeMap<>();
        counts.forEach((id, inside) -> {
            var rest = new Counts(votes.statements());
            counts.forEach((other, outside) -> {
                for (int column = 0; other != id.intValue() && column < votes.statements(); column++) {
                    rest.agrees()[column] += outside.agrees()[column];
                    rest.disagrees()[column] += outside.disagrees()[column];
                    rest.seen()[column] += outside.seen()[column];
                }
            });
            representatives.put(
                    id, Representative.of(votes, inside, rest, column -> !out.contains(votes.statementId(column))));
        });
        return representatives;
    }

    static List<Consensus> consensus(Votes votes, Set<Integer> out) {
        List<Consensus> consensus = new ArrayList<>();
        for (Vote side : new Vote[] {Vote.AGREE, Vote.DISAGREE}) {
            IntStream.range(0, votes.statements())
                    .filter(column -> !out.contains(votes.statementId(column)))
                    .mapToObj(column -> consensus(votes, column, side))
                    .filter(one -> one.probability > 0.5 && one.probabilityTest > Proportions.SIGNIFICANT)
                    .sorted(Comparator.comparingDouble(one -> -one.probability * one.probabilityTest))
                    .limit(5)
                    .forEach(consensus::add);
        }
        return consensus;
    }

    private static Consensus consensus(Votes votes, int column, Vote side) {
        int successes = side == Vote.AGREE ? votes.agrees(column) : votes.disagrees(column);
        int seen = votes.seen(column);
        return new Consensus(
                votes.statementId(column),
                side,
                successes,
                seen,
                (successes + 1.0) / (seen + 2.0),
                Proportions.proportion(successes, seen));
    }

    static Map<Integer, Map<Integer, Tally>> tallies(Votes votes, List<Group> groups) {
        Map<Integer, Map<Integer, Tally>> tallies = new TreeMap<>();
        for (var group : groups) {
            var counts = new Counts(votes.statements());
            for (int person : group.people) {
                if (votes.rowOf(person) >= 0) {
                    counts.add(votes, votes.rowOf(person));
                }
            }
            Map<Integer, Tally> byStatement = new LinkedHashMap<>();
            for (int column = 0; column < votes.statements(); column++) {
                byStatement.put(
                        votes.statementId(column),
                        new Tally(counts.agrees()[column], counts.disagrees()[column], counts.seen()[column]));
            }
            tallies.put(group.id, byStatement);
        }
        return tallies;
    }

    static Map<Integer, Double> groupAwareConsensus(Map<Integer, Map<Integer, Tally>> tallies) {
        Map<Integer, Double> consensus = new LinkedHashMap<>();
        tallies.values()
                .forEach(group -> group.forEach((statement, tally) ->
                        consensus.merge(statement, (tally.agrees + 1.0) / (tally.seen + 2.0), (a, b) -> a * b)));
        return consensus;
    }

    /** [(1 − (P+1)/(S+2)) · (E+1) · (A+1)/(S+2) · (1 + 8·2^(−S/5))]², or 49 for a statement about the conversation. */
    static Map<Integer, Double> priorities(
            Votes votes,
            Set<Integer> out,
            Set<Integer> meta,
            double[] centre,
            double[][] axes,
            Map<Integer, Map<Integer, Tally>> tallies) {
        double[] extremity = extremity(centre, axes);
        Map<Integer, Double> priorities = new LinkedHashMap<>();
        for (int column = 0; column < votes.statements(); column++) {
            int id = votes.statementId(column);
            int agrees = 0;
            int seen = 0;
            int passes = 0;
            for (var group : tallies.values()) {
                var tally = group.getOrDefault(id, new Tally(0, 0, 0));
                agrees += tally.agrees;
                seen += tally.seen;
                passes += tally.seen - tally.agrees - tally.disagrees;
            }
            double importance = (1 - (passes + 1.0) / (seen + 2.0))
                    * (extremity[column] + 1)
                    * ((agrees + 1.0) / (seen + 2.0))
                    * (1 + 8 * StrictMath.pow(2, seen / -5.0));
            priorities.put(id, meta.contains(id) ? META_PRIORITY : importance * importance);
        }
        return priorities;
    }

    /** Everybody with at least seven votes, or as many as there are statements, and the busiest until there are fifteen. */
    static Set<Integer> inside(Votes votes, Set<Integer> before) {
        Set<Integer> inside = new TreeSet<>(before);
        int enough = Math.min(FEWEST_VOTES, votes.statements());
        for (int row = 0; row < votes.people(); row++) {
            if (votes.votesBy(row) >= enough) {
                inside.add(votes.personId(row));
            }
        }
        IntStream.range(0, votes.people())
                .boxed()
                .filter(row -> !inside.contains(votes.personId(row)))
                .sorted(Comparator.comparingInt(row -> -votes.votesBy(row)))
                .limit(Math.max(0, FEWEST_PEOPLE - inside.size()))
                .toList()
                .forEach(row -> inside.add(votes.personId(row)));
        return inside;
    }

    private static boolean[] zeroed(Votes votes, Set<Integer> out) {
        boolean[] zero = new boolean[votes.statements()];
        for (int column = 0; column < zero.length; column++) {
            zero[column] = out.contains(votes.statementId(column));
        }
        return zero;
    }

    private Clusters.Points points() {
        int[] people = inside.stream()
                .mapToInt(Integer::intValue)
                .filter(id -> votes.rowOf(id) >= 0)
                .toArray();
        double[] ones = new double[people.length];
        Arrays.fill(ones, 1);
        return new Clusters.Points(
                people,
                Arrays.stream(people).mapToObj(id -> places[votes.rowOf(id)]).toArray(double[][]::new),
                ones);
    }

    private static Clusters.Points basePoints(List<Cluster> base) {
        return new Clusters.Points(
                base.stream().mapToInt(Cluster::id).toArray(),
                base.stream().map(Cluster::centre).toArray(double[][]::new),
                base.stream().mapToDouble(one -> one.members().size()).toArray());
    }

    private static Clustering clustering(
            Clusters.Points points, Map<Integer, List<Cluster>> before, @Nullable Smoothed smoothed) {
        if (points.size() == 0) {
            return new Clustering(Map.of(), new Smoothed(0, 1, 0));
        }
        Map<Integer, List<Cluster>> byK = new TreeMap<>();
        int best = 2;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 2; k <= Math.min(MOST_GROUPS, 2 + points.size() / 12); k++) {
            var clusters = Clusters.kMeans(points, k, before.getOrDefault(k, List.of()), GROUP_ITERATIONS);
            byK.put(k, clusters);
            double silhouette = Clusters.silhouette(points, clusters);
            if (silhouette >= highest) {
                highest = silhouette;
                best = k;
            }
        }
        return new Clustering(byK, Smoothed.next(smoothed, best));
    }

    private List<Group> grouped(List<Cluster> clusters) {
        Map<Integer, Cluster> byId = new HashMap<>();
        base.forEach(one -> byId.put(one.id(), one));
        return clusters.stream()
                .map(cluster -> new Group(
                        cluster.id(),
                        List.copyOf(cluster.members()),
                        cluster.members().stream()
                                .flatMap(id -> byId.containsKey(id) ? byId.get(id).members().stream() : Stream.empty())
                                .toList(),
                        cluster.centre()[0],
                        cluster.centre()[1]))
                .toList();
    }

    /** Turns new axes to face as these do, so that nobody changes sides because a sign did. */
    private void faceAlike(Votes next, double[][] newAxes) {
        for (int a = 0; a < 2; a++) {
            double along = 0;
            for (int column = 0; column < newAxes[a].length; column++) {
                int old = votes.columnOf(next.statementId(column));
                along += old < 0 ? 0 : newAxes[a][column] * axes[a][old];
            }
            if (along < 0) {
                for (int column = 0; column < newAxes[a].length; column++) {
                    newAxes[a][column] = -newAxes[a][column];
                }
            }
        }
    }
}
