package org.alongside.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A first guess of groups: k-means on places in a few dimensions, the best of several seeded starts (k-means++, Arthur and
 * Vassilvitskii 2007).
 */
final class Seeds {

    private static final int STARTS = 5;
    private static final int ROUNDS = 30;

    private Seeds() {}

    static int[] labels(double[][] places, int k, long seed) {
        double[][] best = new double[0][];
        double least = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[][] centres = spread(places, k, new SplittableRandom(seed + start));
            double inertia = settle(places, centres);
            if (inertia < least * (1 - 1e-9)) {
                least = inertia;
                best = centres;
            }
        }
        int[] labels = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            labels[i] = nearest(places[i], best);
        }
        return labels;
    }

    private static double[][] spread(double[][] places, int k, SplittableRandom random) {
        double[][] centres = new double[k][];
        double[] distance = new double[places.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        centres[0] = places[random.nextInt(places.length)].clone();
        for (int c = 1; c < k; c++) {
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                distance[i] = Math.min(distance[i], squared(places[i], centres[c - 1]));
                sum += distance[i];
            }
            double at = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < places.length - 1 && at >= distance[chosen]) {
                at -= distance[chosen++];
            }
            centres[c] = places[chosen].clone();
        }
        return centres;
    }

    private static double settle(double[][] places, double[][] centres) {
        int dimensions = centres[0].length;
        double inertia = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[centres.length][dimensions];
            int[] counts = new int[centres.length];
            double before = inertia;
            inertia = 0;
            for (double[] place : places) {
                int home = nearest(place, centres);
                inertia += squared(place, centres[home]);
                counts[home]++;
                for (int d = 0; d < dimensions; d++) {
                    sums[home][d] += place[d];
                }
            }
            for (int c = 0; c < centres.length; c++) {
                for (int d = 0; counts[c] > 0 && d < dimensions; d++) {
                    centres[c][d] = sums[c][d] / counts[c];
                }
            }
            if (round > 0 && before - inertia <= 1e-6 * before) {
                break;
            }
        }
        return inertia;
    }

    private static int nearest(double[] place, double[][] centres) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = squared(place, centres[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }
}
