package org.alongside.opinion.slate;

import java.math.BigInteger;

/**
 * Σ counts[r] / (r + 1), compared exactly: the score of a statement in Thiele's methods, where counts[r] people agree
 * with it and with r others already taken, and in satisfaction approval, where they agree with r others at all.
 *
 * @param counts whole numbers zero or more
 * @param rough the sum as a double
 */
record HarmonicSum(long[] counts, double rough) implements Comparable<HarmonicSum> {

    static HarmonicSum of(long[] counts) {
        double sum = 0;
        for (int r = counts.length - 1; r >= 0; r--) {
            sum += (double) counts[r] / (r + 1);
        }
        return new HarmonicSum(counts, sum);
    }

    /** Whether this is surely less, told from the doubles alone: their error is far below one part in a billion. */
    boolean clearlyBelow(double other) {
        return rough < other * (1 - 1e-9);
    }

    @Override
    public int compareTo(HarmonicSum other) {
        if (clearlyBelow(other.rough)) {
            return -1;
        }
        if (other.clearlyBelow(rough)) {
            return 1;
        }
        int length = Math.max(counts.length, other.counts.length);
        BigInteger multiple = BigInteger.ONE;
        for (int r = 2; r <= length; r++) {
            BigInteger next = BigInteger.valueOf(r);
            multiple = multiple.multiply(next.divide(multiple.gcd(next)));
        }
        BigInteger difference = BigInteger.ZERO;
        for (int r = 0; r < length; r++) {
            long surplus = (r < counts.length ? counts[r] : 0) - (r < other.counts.length ? other.counts[r] : 0);
            if (surplus != 0) {
                difference = difference.add(
                        multiple.divide(BigInteger.valueOf(r + 1)).multiply(BigInteger.valueOf(surplus)));
            }
        }
        return difference.signum();
    }
}
