package org.alongside.opinion;

/** The tests of proportions that Polis uses, each with one added success in one added trial. */
final class Proportions {

    /** One-sided 90%. */
    static final double SIGNIFICANT = 1.2816;

    private Proportions() {}

    /** z of s successes in n trials against one half: 2√(n+1)·((s+1)/(n+1) − ½). */
    static double proportion(long s, long n) {
        return 2 * Math.sqrt(n + 1.0) * ((s + 1.0) / (n + 1.0) - 0.5);
    }

    /** z of two proportions against each other, pooled; 0 when everybody in both succeeded. */
    static double twoProportions(long s1, long s2, long n1, long n2) {
        double first = (s1 + 1.0) / (n1 + 1.0);
        double second = (s2 + 1.0) / (n2 + 1.0);
        double pooled = (s1 + s2 + 2.0) / (n1 + n2 + 2.0);
        return pooled == 1
                ? 0
                : (first - second) / Math.sqrt(pooled * (1 - pooled) * (1 / (n1 + 1.0) + 1 / (n2 + 1.0)));
    }
}
