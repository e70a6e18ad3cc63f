package org.alongside.opinion;

/**
 * What a share may well be, given what was counted: 90 times in 100 the true share lies between lower and upper, so it
 * lies above lower 95 times in 100.
 *
 * @param lower from −1 (differences) or 0 (shares) up
 * @param upper up to 1
 */
public record Interval(double lower, double upper) {

    /** The 95th percentile of the normal distribution. */
    private static final double Z = 1.6448536269514722;

    /** Wilson's score interval (Wilson 1927) for a share; from 0 to 1 when nobody was asked. */
    public static Interval ofShare(int successes, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / trials;
        double z2 = Z * Z / trials;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials)) / (1 + z2);
        // The ends are exact where nobody or everybody said so; rounding must not move them past the share.
        return new Interval(
                successes == 0 ? 0 : Math.max(0, middle - half), successes == trials ? 1 : Math.min(1, middle + half));
    }

    /** Newcombe's hybrid score interval (Newcombe 1998, method 10) for first share minus second share. */
    public static Interval ofDifference(int successes1, int trials1, int successes2, int trials2) {
        if (trials1 == 0 || trials2 == 0) {
            return new Interval(-1, 1);
        }
        double first = (double) successes1 / trials1;
        double second = (double) successes2 / trials2;
        var one = ofShare(successes1, trials1);
        var two = ofShare(successes2, trials2);
        return new Interval(
                first - second - StrictMath.hypot(first - one.lower, two.upper - second),
                first - second + StrictMath.hypot(one.upper - first, second - two.lower));
    }

    public double width() {
        return upper - lower;
    }
}
