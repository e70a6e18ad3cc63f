package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.alongside.opinion.OpinionMap.Group;
import org.alongside.opinion.OpinionMap.Verdict;
import org.alongside.opinion.Representative.Counts;

/**
 * The steps of making one map, on people in canonical order. How many dimensions and groups there are, and where they lie,
 * is learnt from all people, or from enough of them; then everybody is placed.
 */
final class Making {

    /** Up to so many people all are learnt from; of more, as many as it takes for each statement to have been seen … */
    private static final int ALL = 4000;
    /** … by so many of them. */
    private static final int SEEN = 250;

    private static final int FIRST_SWEEPS = 6;
    private static final int MORE_SWEEPS = 2;
    private static final int ROUNDS = 2;
    private static final long SEED = 20261123;

    private final Votes original;
    private final Canonical canonical;
    private final Votes all;
    private final Progress progress;

    Making(Votes original, Progress progress) {
        this.original = original;
        this.canonical = Canonical.of(original);
        this.all = canonical.votes();
        this.progress = progress;
    }

    OpinionMap made() {
        progress.at("choosing dimensions", 0);
        var some = Canonical.sample(all, enough());
        var split = Canonical.split(some, Division.HELD_OUT, SEED);
        var train = split.getFirst();
        var test = split.getLast();
        int most = Math.min(Ridge.MOST, some.statements() - 1);
        var ridge = Ridge.of(train, most, FIRST_SWEEPS);
        double[] errors = ridge.errors(train, test);
        int dimensions = least(errors);
        progress.at("placing people", 0.2);
        var placing = ForkJoinTask.adapt(() -> ridge.carriedTo(
                                some, Math.clamp(dimensions, Math.min(2, most), most), MORE_SWEEPS)
                        .places(all, errors[dimensions]))
                .fork();
        progress.at("choosing groups", 0.3);
        var division = Division.of(some, train, test, ridge, progress);
        var mixture = some == all ? division.mixture : division.mixture.carriedTo(all, ROUNDS);
        var map = map(dimensions, placing.join(), division, mixture.read());
        progress.at("map made", 1);
        return map;
    }

    private int enough() {
        return (int) Math.max(ALL, (long) SEEN * all.statements() * all.people() / Math.max(1, all.size()));
    }

    private static int least(double[] errors) {
        int least = 0;
        for (int i = 1; i < errors.length; i++) {
            least = errors[i] < errors[least] ? i : least;
        }
        return least;
    }

    private OpinionMap map(int dimensions, float[] places, Division division, Mixture.Reading reading) {
        int k = division.groups() == 1 ? 0 : division.groups();
        int[] sizes = new int[Math.max(1, k)];
        for (int row = 0; k > 0 && row < all.people(); row++) {
            sizes[reading.labels()[row]] += all.votesBy(row) > 0 ? 1 : 0;
        }
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.comparingInt(group -> -sizes[group]))
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] rank = new byte[Math.max(1, k)];
        for (int i = 0; i < k; i++) {
            rank[order[i]] = (byte) i;
        }
        float[] placed = new float[places.length];
        byte[] labels = new byte[all.people()];
        float[] membership = new float[all.people()];
        int[] rows = canonical.rows();
        Blocks.ofRows(labels.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                boolean in = k > 0 && all.votesBy(row) > 0;
                labels[rows[row]] = in ? rank[reading.labels()[row]] : -1;
                membership[rows[row]] = in ? reading.membership()[row] : 0;
                System.arraycopy(places, 4 * row, placed, 4 * rows[row], 4);
            }
            return true;
        });
        var verdict = k == 0 ? Verdict.NO_CLEAR_GROUPS : division.holds() ? Verdict.STABLE : Verdict.UNSTABLE;
        return new OpinionMap(
                original,
                verdict,
                dimensions,
                division.stability,
                groups(division, order, sizes, labels),
                placed,
                labels,
                membership);
    }

    private List<Group> groups(Division division, int[] order, int[] sizes, byte[] labels) {
        var counts = counts(order.length, labels);
        List<Group> groups = new ArrayList<>();
        for (int group = 0; group < order.length; group++) {
            var here = counts.get(group);
            groups.add(new Group(
                    group,
                    sizes[order[group]],
                    division.byGroup[order[group]],
                    distinct(Representative.of(original, here, rest(counts, here), column -> true))));
        }
        return groups;
    }

    private List<Counts> counts(int groups, byte[] labels) {
        List<Counts> sums = IntStream.range(0, groups)
                .mapToObj(group -> new Counts(original.statements()))
                .toList();
        for (int[] part :
                groups == 0 ? List.<int[]>of() : Blocks.of(original, (from, to) -> counts(groups, labels, from, to))) {
            for (int column = 0; column < original.statements(); column++) {
                for (int group = 0; group < groups; group++) {
                    int at = (4 * column) * groups + group;
                    var sum = sums.get(group);
                    sum.disagrees()[column] += part[at];
                    sum.agrees()[column] += part[at + 2 * groups];
                    sum.seen()[column] += part[at] + part[at + groups] + part[at + 2 * groups];
                }
            }
        }
        return sums;
    }

    private int[] counts(int groups, byte[] labels, int from, int to) {
        int[] counts = new int[4 * original.statements() * groups];
        for (int row = from; row < to; row++) {
            int label = labels[row];
            for (int cell = original.from(row), end = original.to(row); cell < end; cell++) {
                counts[original.code(cell) * groups + label]++;
            }
        }
        return counts;
    }

    /** Polis also puts forward what a group merely agrees with most; here only what sets it apart is named, if anything. */
    private static List<Representative> distinct(List<Representative> chosen) {
        var distinct = chosen.stream()
                .filter(one ->
                        one.repnessTest() > Proportions.SIGNIFICANT && one.probabilityTest() > Proportions.SIGNIFICANT)
                .toList();
        return distinct.isEmpty() ? chosen : distinct;
    }

    private Counts rest(List<Counts> all, Counts without) {
        var rest = new Counts(original.statements());
        for (var counts : all) {
            for (int column = 0; counts != without && column < original.statements(); column++) {
                rest.agrees()[column] += counts.agrees()[column];
                rest.disagrees()[column] += counts.disagrees()[column];
                rest.seen()[column] += counts.seen()[column];
            }
        }
        return rest;
    }
}
