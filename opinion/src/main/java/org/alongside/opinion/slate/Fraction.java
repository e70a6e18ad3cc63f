package org.alongside.opinion.slate;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction in lowest terms. Two longs as long as they fit, two big integers when they no longer do: the
 * loads and prices of real rooms fit almost always, and a rounded tie would seat the wrong statement.
 */
final class Fraction implements Comparable<Fraction> {

    static final Fraction ZERO = new Fraction(0, 1, null, null);
    static final Fraction ONE = new Fraction(1, 1, null, null);

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long over;
    private final long under;
    private final @Nullable BigInteger bigOver;
    private final @Nullable BigInteger bigUnder;

    private Fraction(long over, long under, @Nullable BigInteger bigOver, @Nullable BigInteger bigUnder) {
        this.over = over;
        this.under = under;
        this.bigOver = bigOver;
        this.bigUnder = bigUnder;
    }

    static Fraction of(long whole) {
        return whole == Long.MIN_VALUE ? of(BigInteger.valueOf(whole), BigInteger.ONE) : small(whole, 1);
    }

    /** over/under; under may be negative but not zero. */
    static Fraction of(long over, long under) {
        if (under == 0) {
            throw new ArithmeticException("a fraction cannot have zero below the line");
        }
        if (over == Long.MIN_VALUE || under == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(over), BigInteger.valueOf(under));
        }
        long common = gcd(Math.abs(over), Math.abs(under));
        long sign = under < 0 ? -1 : 1;
        return small(sign * over / common, sign * under / common);
    }

    static Fraction of(BigInteger over, BigInteger under) {
        if (under.signum() == 0) {
            throw new ArithmeticException("a fraction cannot have zero below the line");
        }
        BigInteger common = over.gcd(under);
        if (under.signum() < 0) {
            common = common.negate();
        }
        BigInteger o = over.divide(common);
        BigInteger u = under.divide(common);
        boolean fits = o.abs().compareTo(MOST) <= 0 && u.compareTo(MOST) <= 0;
        return fits ? small(o.longValueExact(), u.longValueExact()) : new Fraction(0, 0, o, u);
    }

    private static Fraction small(long over, long under) {
        return over == 0 ? ZERO : over == 1 && under == 1 ? ONE : new Fraction(over, under, null, null);
    }

    Fraction plus(Fraction other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        if (bigOver == null && other.bigOver == null) {
            long common = gcd(under, other.under);
            long left = other.under / common;
            long right = under / common;
            if (fits(over, left) && fits(other.over, right) && fits(under, left)) {
                long a = over * left;
                long b = other.over * right;
                long sum = a + b;
                if (((a ^ sum) & (b ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    long shared = gcd(Math.abs(sum), common);
                    return small(sum / shared, under / shared * left);
                }
            }
        }
        return of(
                above().multiply(other.below()).add(other.above().multiply(below())), below().multiply(other.below()));
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction negated() {
        return bigOver == null ? small(-over, under) : new Fraction(0, 0, bigOver.negate(), bigUnder);
    }

    Fraction times(Fraction other) {
        if (isZero() || other.isZero()) {
            return ZERO;
        }
        if (bigOver == null && other.bigOver == null) {
            long across = gcd(Math.abs(over), other.under);
            long back = gcd(Math.abs(other.over), under);
            long a = over / across;
            long b = other.over / back;
            long c = under / back;
            long d = other.under / across;
            if (fits(a, b) && fits(c, d) && a * b != Long.MIN_VALUE) {
                return small(a * b, c * d);
            }
        }
        return of(above().multiply(other.above()), below().multiply(other.below()));
    }

    Fraction inverse() {
        if (isZero()) {
            throw new ArithmeticException("zero has no inverse");
        }
        return bigOver == null ? small(Long.signum(over) * under, Math.abs(over)) : of(below(), above());
    }

    Fraction dividedBy(Fraction other) {
        return times(other.inverse());
    }

    boolean isZero() {
        return bigOver == null && over == 0;
    }

    int signum() {
        return bigOver == null ? Long.signum(over) : bigOver.signum();
    }

    double toDouble() {
        if (bigOver == null) {
            return (double) over / under;
        }
        return ratio(above(), below());
    }

    /** over/under as a double, correct to about 1e-15 in relation to its size, however long the two numbers are. */
    static double ratio(BigInteger over, BigInteger under) {
        int spare = Math.max(over.bitLength(), under.bitLength()) - 1000;
        if (spare <= 0) {
            return over.doubleValue() / under.doubleValue();
        }
        int overShift = Math.max(0, over.bitLength() - 64);
        int underShift = Math.max(0, under.bitLength() - 64);
        double quotient = over.shiftRight(overShift).doubleValue()
                / under.shiftRight(underShift).doubleValue();
        return Math.scalb(quotient, overShift - underShift);
    }

    @Override
    public int compareTo(Fraction other) {
        if (bigOver == null && other.bigOver == null) {
            if (under == other.under) {
                return Long.compare(over, other.over);
            }
            long high = Math.multiplyHigh(over, other.under);
            long otherHigh = Math.multiplyHigh(other.over, under);
            return high != otherHigh
                    ? Long.compare(high, otherHigh)
                    : Long.compareUnsigned(over * other.under, other.over * under);
        }
        return above().multiply(other.below()).compareTo(other.above().multiply(below()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fraction that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return bigOver == null ? Long.hashCode(over * 31 + under) : 31 * bigOver.hashCode() + below().hashCode();
    }

    @Override
    public String toString() {
        return below().equals(BigInteger.ONE) ? above().toString() : above() + "/" + below();
    }

    BigInteger above() {
        return bigOver == null ? BigInteger.valueOf(over) : bigOver;
    }

    BigInteger below() {
        return bigUnder == null ? BigInteger.valueOf(under) : bigUnder;
    }

    private static boolean fits(long a, long b) {
        return Math.multiplyHigh(a, b) == a * b >> 63;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
