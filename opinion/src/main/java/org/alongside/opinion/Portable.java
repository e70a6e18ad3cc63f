package org.alongside.opinion;

/**
 * Exponential and logarithm from the basic operations alone, which Java defines to the last bit: those of {@link Math} may
 * differ between machines in the last one. Good to about eight digits.
 */
final class Portable {

    private static final double LOG_TWO_HIGH = 0x1.62e42feep-1;
    private static final double LOG_TWO_LOW = 1.9082149292705877e-10;
    private static final double SQUARE_ROOT_OF_TWO = 1.4142135623730951;

    private Portable() {}

    /** e to the power of x up to 700, by x = n·log 2 + r and the Taylor series in r; below −700 as at −700. */
    static double exp(double power) {
        double x = Math.max(power, -700);
        double n = Math.rint(x * 1.4426950408889634);
        double r = x - n * LOG_TWO_HIGH - n * LOG_TWO_LOW;
        double r2 = r * r;
        double low = 1 + r + r2 * (1.0 / 2 + r * (1.0 / 6));
        double high = 1.0 / 24 + r * (1.0 / 120) + r2 * (1.0 / 720 + r * (1.0 / 5040));
        return (low + r2 * r2 * high) * Double.longBitsToDouble((long) n + 1023 << 52);
    }

    /** The natural logarithm of a positive number, by x = m·2ⁿ and log m = 2·artanh((m − 1)/(m + 1)). */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int n = (int) (bits >> 52) - 1023;
        double m = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 1023L << 52);
        if (m > SQUARE_ROOT_OF_TWO) {
            m *= 0.5;
            n++;
        }
        double s = (m - 1) / (m + 1);
        double s2 = s * s;
        double series = 1 + s2 * (1.0 / 3 + s2 * (1.0 / 5 + s2 * (1.0 / 7 + s2 * (1.0 / 9 + s2 * (1.0 / 11)))));
        return n * LOG_TWO_HIGH + (n * LOG_TWO_LOW + 2 * s * series);
    }
}
