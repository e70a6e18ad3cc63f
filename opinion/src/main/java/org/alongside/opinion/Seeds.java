package org.alongside.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A first guess of groups: k-means on places in a few dimensions, from a seeded start (k-means++, Arthur and Vassilvitskii
 * 2007).
 */
final class Seeds {

    private static final int ROUNDS = 12;

    private final double[] places;
    private final int people;
    private final int dimensions;

    /** Places lie one after another, so many numbers each. */
    Seeds(double[] places, int dimensions) {
        this.places = places;
        this.people = places.length / dimensions;
        this.dimensions = dimensions;
    }

    /** The group of everybody, by so many of the first dimensions; the largest comes first. */
    byte[] labels(int k, int used, long seed) {
        double[] centres = spread(k, used, new SplittableRandom(seed));
        settle(centres, k, used);
        byte[] labels = new byte[people];
        int[] sizes = new int[k];
        for (int i = 0; i < people; i++) {
            labels[i] = (byte) nearest(i, centres, k, used);
            sizes[labels[i]]++;
        }
        int largest = 0;
        for (int group = 1; group < k; group++) {
            largest = sizes[group] > sizes[largest] ? group : largest;
        }
        for (int i = 0; i < people; i++) {
            labels[i] = (byte) (labels[i] == largest ? 0 : labels[i] == 0 ? largest : labels[i]);
        }
        return labels;
    }

    private double[] spread(int k, int used, SplittableRandom random) {
        double[] centres = new double[k * used];
        double[] distance = new double[people];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        System.arraycopy(places, random.nextInt(people) * dimensions, centres, 0, used);
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < people; i++) {
                distance[i] = Math.min(distance[i], squared(i, centres, c - 1, used));
                sum += distance[i];
            }
            double at = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < people - 1 && at >= distance[chosen]) {
                at -= distance[chosen++];
            }
            System.arraycopy(places, chosen * dimensions, centres, c * used, used);
        }
        return centres;
    }

    private void settle(double[] centres, int k, int used) {
        double inertia = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] sums = new double[k * used];
            int[] counts = new int[k];
            double before = inertia;
            inertia = 0;
            for (int i = 0; i < people; i++) {
                int home = nearest(i, centres, k, used);
                inertia += squared(i, centres, home, used);
                counts[home]++;
                for (int d = 0; d < used; d++) {
                    sums[home * used + d] += places[i * dimensions + d];
                }
            }
            for (int c = 0; c < k; c++) {
                for (int d = 0; counts[c] > 0 && d < used; d++) {
                    centres[c * used + d] = sums[c * used + d] / counts[c];
                }
            }
            if (round > 0 && before - inertia <= 1e-3 * before) {
                return;
            }
        }
    }

    private int nearest(int i, double[] centres, int k, int used) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            double distance = squared(i, centres, c, used);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    private double squared(int i, double[] centres, int c, int used) {
        double sum = 0;
        for (int d = 0; d < used; d++) {
            double off = places[i * dimensions + d] - centres[c * used + d];
            sum += off * off;
        }
        return sum;
    }
}
