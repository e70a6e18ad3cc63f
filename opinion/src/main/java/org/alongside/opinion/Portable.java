package org.alongside.opinion;

import java.util.Arrays;

/**
 * Exponential and logarithm, quick and from the basic operations alone, which Java defines to the last bit: those of {@link
 * Math} may differ between machines in the last one. Good to ten digits.
 */
final class Portable {

    private static final int STEPS = 64;
    private static final double LOG_TWO = 0.6931471805599453;
    /** The logarithm of two over the steps, in two parts of which the first has zeros to spare. */
    private static final double STEP_HIGH = 0x1.62e42feep-1 / STEPS;

    private static final double STEP_LOW = 1.9082149292705877e-10 / STEPS;
    /** Two to the power of i/64. */
    private static final double[] POWERS = new double[STEPS];
    /** The middle of the i-th part of the numbers from 1 to 2, turned over, and its logarithm. */
    private static final double[] INVERSES = new double[2 * STEPS];

    private static final double[] LOGS = new double[2 * STEPS];

    static {
        Arrays.setAll(POWERS, i -> StrictMath.pow(2, (double) i / STEPS));
        Arrays.setAll(INVERSES, i -> 1 / (1 + (i + 0.5) / INVERSES.length));
        Arrays.setAll(LOGS, i -> -StrictMath.log(INVERSES[i]));
    }

    private Portable() {}

    /** e to the power of x up to 700, by x = n·log 2/64 + r and the Taylor series in r; below −700 as at −700. */
    static double exp(double power) {
        double x = power < -700 ? -700 : power;
        double n = Math.rint(x * (STEPS / LOG_TWO));
        double r = x - n * STEP_HIGH - n * STEP_LOW;
        double series = 1 + r * (1 + r * (1.0 / 2 + r * (1.0 / 6)));
        int steps = (int) n;
        return series * POWERS[steps & STEPS - 1] * Double.longBitsToDouble((steps >> 6) + 1023L << 52);
    }

    /** The natural logarithm of a positive number, by x = 2ⁿ·c·(1 + r), c being one of 128, and the series in r. */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int n = (int) (bits >> 52) - 1023;
        double m = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 1023L << 52);
        int part = (int) (bits >> 45) & 2 * STEPS - 1;
        double r = m * INVERSES[part] - 1;
        double series = r * (1 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4))));
        return n * LOG_TWO + (LOGS[part] + series);
    }
}
