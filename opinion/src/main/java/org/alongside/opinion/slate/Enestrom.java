package org.alongside.opinion.slate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Phragmén's first method, also Eneström's (Janson, "Phragmén's and Thiele's election methods", arXiv:1611.08826,
 * section 18.5).
 *
 * <p>Everybody begins with the same voting power; the statement whose supporters have most power left together comes
 * next. A seat costs (all power) / (seats): the supporters' power shrinks by one common factor, to nothing where it
 * does not suffice. Exact powers need twice as many digits with every seat, so this rule is for small slates: up to
 * about 14 statements in a room of thousands.
 */
record Enestrom(Ballots ballots, Ledger powers, Taken taken) implements Round {

    /** Power is counted so that a seat costs as much as there are people. */
    static Enestrom start(Ballots ballots, int seats) {
        return new Enestrom(
                ballots, Ledger.equal(ballots.people(), BigInteger.valueOf(seats), BigInteger.ONE), Taken.NOTHING);
    }

    @Override
    public int[] tied() {
        boolean[] gone = taken.marks(ballots.statements());
        double[] rough = new double[gone.length];
        double most = 0;
        for (int statement = 0; statement < gone.length; statement++) {
            if (!gone[statement]) {
                rough[statement] = roughSupport(statement);
                most = Math.max(most, rough[statement]);
            }
        }
        int[] winners = new int[gone.length];
        int count = 0;
        BigInteger best = BigInteger.valueOf(-1);
        for (int statement = 0; statement < gone.length; statement++) {
            if (gone[statement] || rough[statement] < most * (1 - 1e-9)) {
                continue;
            }
            BigInteger support = support(statement);
            int compared = support.compareTo(best);
            if (compared > 0) {
                best = support;
                count = 0;
            }
            if (compared >= 0) {
                winners[count++] = statement;
            }
        }
        return Arrays.copyOf(winners, count);
    }

    @Override
    public Round take(int statement) {
        BigInteger support = support(statement);
        BigInteger price = BigInteger.valueOf(ballots.totalWeight()).multiply(powers.unit());
        int[] supporters = ballots.approvers(statement);
        Ledger rest;
        if (support.compareTo(price) > 0) {
            BigInteger common = support.gcd(price);
            BigInteger kept = support.subtract(price).divide(common);
            rest = powers.change(supporters, support.divide(common), kept::multiply);
        } else {
            rest = powers.change(supporters, BigInteger.ONE, _ -> BigInteger.ZERO);
        }
        return new Enestrom(ballots, rest, taken.and(statement));
    }

    @Override
    public Object essence() {
        return List.of(taken.slip(), powers.essence());
    }

    private double roughSupport(int statement) {
        long[] spread = powers.spread(ballots, ballots.approvers(statement));
        double sum = 0;
        for (int group = 0; group < spread.length; group++) {
            sum += powers.rough()[group] * spread[group];
        }
        return sum;
    }

    private BigInteger support(int statement) {
        long[] spread = powers.spread(ballots, ballots.approvers(statement));
        BigInteger sum = BigInteger.ZERO;
        for (int group = 0; group < spread.length; group++) {
            if (spread[group] > 0) {
                sum = sum.add(powers.amounts()[group].multiply(BigInteger.valueOf(spread[group])));
            }
        }
        return sum;
    }
}
