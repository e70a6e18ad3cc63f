package org.alongside.opinion;

import java.util.Arrays;

/** How alike two divisions of the same people are. */
final class Agreement {

    private Agreement() {}

    /**
     * The adjusted Rand index (Hubert and Arabie 1985): 1 for the same division, about 0 for unrelated ones. Labels are small
     * numbers from −1.
     */
    static double adjustedRand(int[] a, int[] b) {
        int groups = 2
                + Math.max(
                        Arrays.stream(a).max().orElse(0), Arrays.stream(b).max().orElse(0));
        int[] both = new int[groups * groups];
        int[] first = new int[groups];
        int[] second = new int[groups];
        for (int i = 0; i < a.length; i++) {
            both[(a[i] + 1) * groups + b[i] + 1]++;
            first[a[i] + 1]++;
            second[b[i] + 1]++;
        }
        double together = pairs(both);
        double expected = pairs(first) * pairs(second) / Math.max(1, pairs(a.length));
        double most = (pairs(first) + pairs(second)) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    /** For each group of the first division, its largest share in common (Jaccard) with any of the second. */
    static double[] overlaps(int[] a, int[] b, int groups) {
        int[][] both = new int[groups][groups];
        int[] first = new int[groups];
        int[] second = new int[groups];
        for (int i = 0; i < a.length; i++) {
            both[a[i]][b[i]]++;
            first[a[i]]++;
            second[b[i]]++;
        }
        double[] overlaps = new double[groups];
        for (int one = 0; one < groups; one++) {
            for (int other = 0; other < groups; other++) {
                int union = first[one] + second[other] - both[one][other];
                overlaps[one] = Math.max(overlaps[one], union == 0 ? 0 : (double) both[one][other] / union);
            }
        }
        return overlaps;
    }

    private static double pairs(int[] sizes) {
        double sum = 0;
        for (int size : sizes) {
            sum += pairs(size);
        }
        return sum;
    }

    private static double pairs(double size) {
        return size * (size - 1) / 2;
    }
}
