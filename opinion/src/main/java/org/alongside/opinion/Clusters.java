package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lloyd's k-means as Polis runs it: seeds are the first distinct points, or the clusters of last time; it stops when the
 * sorted centres move less than 0.01, and clusters that lose every member vanish. A point is a name (person or base
 * cluster), a place in the plane and a weight.
 */
final class Clusters {

    private static final double STILL = 0.01;

    private Clusters() {}

    /** Named, weighted points, in the order that decides seeds. */
    record Points(int[] names, double[][] places, double[] weights) {

        int size() {
            return names.length;
        }

        /** The points with these names, in the order of this set. */
        Points named(Set<Integer> some) {
            int[] kept = IntStream.range(0, size())
                    .filter(i -> some.contains(names[i]))
                    .toArray();
            return new Points(
                    Arrays.stream(kept).map(i -> names[i]).toArray(),
                    Arrays.stream(kept).mapToObj(i -> places[i]).toArray(double[][]::new),
                    Arrays.stream(kept).mapToDouble(i -> weights[i]).toArray());
        }
    }

    record Cluster(int id, List<Integer> members, double[] centre) {}

    /** Clusters by id, from the clusters of last time or, where that list is empty, from the first distinct points. */
    static List<Cluster> kMeans(Points points, int k, List<Cluster> last, int iterations) {
        var clusters = last.isEmpty() ? firstDistinct(points, k) : resumed(points, k, last);
        for (int left = iterations; ; left--) {
            var next = step(points, clusters);
            if (left == 0 || still(clusters, next)) {
                return next.stream()
                        .sorted(Comparator.comparingInt(Cluster::id))
                        .toList();
            }
            clusters = next;
        }
    }

    /** The mean over all points, unweighted, of (b − a) / max(a, b); a point alone in its cluster counts 0. */
    static double silhouette(Points points, List<Cluster> clusters) {
        int[] home = new int[points.size()];
        for (int c = 0; c < clusters.size(); c++) {
            Set<Integer> members = new HashSet<>(clusters.get(c).members);
            for (int i = 0; i < points.size(); i++) {
                if (members.contains(points.names[i])) {
                    home[i] = c;
                }
            }
        }
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += silhouette(points, clusters, home, i);
        }
        return sum / points.size();
    }

    private static double silhouette(Points points, List<Cluster> clusters, int[] home, int i) {
        double[] sums = new double[clusters.size()];
        for (int j = 0; j < points.size(); j++) {
            sums[home[j]] += distance(points.places[i], points.places[j]);
        }
        int own = clusters.get(home[i]).members.size();
        if (own == 1 || clusters.size() == 1) {
            return 0;
        }
        double a = sums[home[i]] / (own - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sums.length; c++) {
            if (c != home[i]) {
                b = Math.min(b, sums[c] / clusters.get(c).members.size());
            }
        }
        double larger = Math.max(a, b);
        return larger == 0 ? 0 : (b - a) / larger;
    }

    static double distance(double[] a, double[] b) {
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        return Math.sqrt(x * x + y * y);
    }

    private static List<Cluster> firstDistinct(Points points, int k) {
        List<Cluster> seeds = new ArrayList<>();
        Set<List<Double>> known = new HashSet<>();
        for (int i = 0; i < points.size() && seeds.size() < k; i++) {
            if (known.add(List.of(points.places[i][0], points.places[i][1]))) {
                seeds.add(new Cluster(seeds.size(), List.of(), points.places[i]));
            }
        }
        return seeds;
    }

    private static List<Cluster> step(Points points, List<Cluster> clusters) {
        List<List<Integer>> members = new ArrayList<>();
        double[][] sums = new double[clusters.size()][3];
        clusters.forEach(cluster -> members.add(new ArrayList<>()));
        for (int i = 0; i < points.size(); i++) {
            int nearest = nearest(points.places[i], clusters);
            members.get(nearest).add(points.names[i]);
            sums[nearest][0] += points.weights[i] * points.places[i][0];
            sums[nearest][1] += points.weights[i] * points.places[i][1];
            sums[nearest][2] += points.weights[i];
        }
        List<Cluster> next = new ArrayList<>();
        for (int c = 0; c < sums.length; c++) {
            if (!members.get(c).isEmpty()) {
                double[] centre = {sums[c][0] / sums[c][2], sums[c][1] / sums[c][2]};
                next.add(new Cluster(clusters.get(c).id, members.get(c), centre));
            }
        }
        return next;
    }

    private static int nearest(double[] place, List<Cluster> clusters) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < clusters.size(); c++) {
            double distance = distance(place, clusters.get(c).centre);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    private static boolean still(List<Cluster> before, List<Cluster> after) {
        var from = sortedCentres(before);
        var to = sortedCentres(after);
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            if (distance(from.get(i), to.get(i)) >= STILL) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> sortedCentres(List<Cluster> clusters) {
        return clusters.stream()
                .map(Cluster::centre)
                .sorted(Comparator.<double[]>comparingDouble(c -> c[0]).thenComparingDouble(c -> c[1]))
                .toList();
    }

    /** Last time's clusters at today's places, with the farthest points split off until there are k. */
    private static List<Cluster> resumed(Points points, int k, List<Cluster> last) {
        List<Cluster> clusters = new ArrayList<>();
        for (var cluster : last) {
            add(clusters, recentred(points, cluster));
        }
        if (clusters.isEmpty()) {
            int id = last.stream().mapToInt(Cluster::id).max().orElse(-1) + 1;
            clusters.add(recentred(
                    points, new Cluster(id, Arrays.stream(points.names).boxed().toList(), new double[2])));
        }
        int possible = Math.min(k, firstDistinct(points, k).size());
        while (clusters.size() < possible) {
            int farthest = farthest(points, clusters);
            if (distance(points.places[farthest], clusters.get(nearest(points.places[farthest], clusters)).centre)
                    == 0) {
                break;
            }
            clusters = split(points, clusters, farthest);
        }
        return clusters;
    }

    private static Cluster recentred(Points points, Cluster cluster) {
        var present = points.named(new HashSet<>(cluster.members));
        double x = 0;
        double y = 0;
        double weight = 0;
        for (int i = 0; i < present.size(); i++) {
            x += present.weights[i] * present.places[i][0];
            y += present.weights[i] * present.places[i][1];
            weight += present.weights[i];
        }
        return new Cluster(
                cluster.id, Arrays.stream(present.names).boxed().toList(), new double[] {x / weight, y / weight});
    }

    /** Adds a cluster unless it has nobody left; two with one centre become one, named after the larger. */
    private static void add(List<Cluster> clusters, Cluster next) {
        if (next.members.isEmpty()) {
            return;
        }
        for (int i = 0; i < clusters.size(); i++) {
            var twin = clusters.get(i);
            if (Arrays.equals(twin.centre, next.centre)) {
                List<Integer> both = new ArrayList<>(twin.members);
                both.addAll(next.members);
                int id = next.members.size() >= twin.members.size() ? next.id : twin.id;
                clusters.set(i, new Cluster(id, both, twin.centre));
                return;
            }
        }
        clusters.add(next);
    }

    private static int farthest(Points points, List<Cluster> clusters) {
        int farthest = 0;
        double most = -1;
        for (int i = 0; i < points.size(); i++) {
            double distance = distance(points.places[i], clusters.get(nearest(points.places[i], clusters)).centre);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    private static List<Cluster> split(Points points, List<Cluster> clusters, int farthest) {
        int name = points.names[farthest];
        List<Cluster> next = new ArrayList<>();
        for (var cluster : clusters) {
            var others =
                    cluster.members.stream().filter(member -> member != name).toList();
            add(next, recentred(points, new Cluster(cluster.id, others, cluster.centre)));
        }
        int id = clusters.stream().mapToInt(Cluster::id).max().orElse(-1) + 1;
        add(next, new Cluster(id, List.of(name), points.places[farthest]));
        return next;
    }
}
