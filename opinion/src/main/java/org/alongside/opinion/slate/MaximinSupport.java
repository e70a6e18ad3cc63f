package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * The maximin support method (Sánchez-Fernández, Fernández, Fisteus and Brill, "The maximin support method",
 * Mathematical Programming 2024): the statement comes next with which the slate so far has the highest
 * {@link Sharing support}.
 */
record MaximinSupport(Ballots ballots, Taken taken) implements Round {

    static MaximinSupport start(Ballots ballots) {
        return new MaximinSupport(ballots, Taken.NOTHING);
    }

    @Override
    public int[] tied() {
        boolean[] gone = taken.marks(ballots.statements());
        int[] winners = new int[gone.length];
        int count = 0;
        Fraction best = Fraction.of(-1);
        for (int statement = 0; statement < gone.length; statement++) {
            if (!gone[statement]) {
                Fraction support =
                        Sharing.of(ballots, taken.and(statement).inOrder()).support();
                int compared = support.compareTo(best);
                if (compared > 0) {
                    best = support;
                    count = 0;
                }
                if (compared >= 0) {
                    winners[count++] = statement;
                }
            }
        }
        return Arrays.copyOf(winners, count);
    }

    @Override
    public Round take(int statement) {
        return new MaximinSupport(ballots, taken.and(statement));
    }

    @Override
    public Object essence() {
        return taken.slip();
    }
}
