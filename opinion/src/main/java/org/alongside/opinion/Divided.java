package org.alongside.opinion;

/**
 * How much of what sets groups apart on each statement is more than chance. Some statements divide groups and others do not;
 * how many do, and how strongly, is learnt from the room by expectation–maximisation, one turn with every turn of the groups.
 * Of those that do, Stein's estimator says how much of the difference to keep (Efron and Morris 1973).
 */
final class Divided {

    private static final int TURNS = 2;
    /** At first, statements that divide are thought to do so at least by this much more than chance. */
    private static final double FIRST = 2;

    /** The share of statements that divide. */
    private double share = 0.5;
    /** How many times larger χ² is, on those, than chance makes it; 0 before anything was learnt. */
    private double strength;

    Divided() {}

    /** Goes on from what was learnt elsewhere. */
    Divided(Divided other) {
        share = other.share;
        strength = other.strength;
    }

    /**
     * Replaces each statement's χ² by the share of the difference to keep, from 0 to 1.
     *
     * @param freedom what χ² is on average where only chance is at work: the number of groups less one
     */
    void weigh(double[] squares, int freedom) {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        strength = strength > 0 ? strength : Math.max(FIRST, sum / (squares.length * freedom));
        double[] divides = new double[squares.length];
        for (int turn = 0; turn < TURNS; turn++) {
            learn(squares, divides, freedom);
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i] = squares[i] <= freedom ? 0 : divides[i] * (1 - freedom / squares[i]);
        }
    }

    private void learn(double[] squares, double[] divides, int freedom) {
        double against = Portable.log((1 - share) / share) + 0.5 * freedom * Portable.log(strength);
        double slope = 0.5 * (1 - 1 / strength);
        double sum = 0;
        double sumOfSquares = 0;
        for (int i = 0; i < squares.length; i++) {
            divides[i] = 1 / (1 + Portable.exp(Math.min(700, against - slope * squares[i])));
            sum += divides[i];
            sumOfSquares += divides[i] * squares[i];
        }
        share = (sum + 1) / (squares.length + 2);
        strength = Math.max(1, sumOfSquares / (freedom * Math.max(1e-9, sum)));
    }
}
