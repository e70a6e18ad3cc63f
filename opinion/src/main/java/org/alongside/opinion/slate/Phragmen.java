package org.alongside.opinion.slate;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Phragmén's sequential rule (1894; Brill, Freeman, Janson and Lackner, "Phragmén's voting methods and justified
 * representation", Mathematical Programming 2024).
 *
 * <p>Every statement taken puts one unit of load on the people who agree with it, shared so that they end up equal;
 * the statement that leaves them with the least load, (1 + Σ their loads) / their number, comes next. Loads are counted
 * in units of 1 / (number of people), the measure of money in {@link EqualShares}, whose leftover purses may be the
 * beginning: money not spent is a load below zero. Statements nobody agrees with come last, all tied.
 */
final class Phragmen extends Bidding {

    private Phragmen(Ballots ballots, Ledger loads, Taken taken, double[] least) {
        super(ballots, loads, taken, least);
    }

    static Phragmen start(Ballots ballots) {
        return from(ballots, Ledger.equal(ballots.people(), BigInteger.ZERO, BigInteger.ONE), Taken.NOTHING);
    }

    /** Goes on where Equal Shares could buy nothing more. */
    static Phragmen after(Ballots ballots, EqualShares bought) {
        return from(ballots, bought.purses().negated(), bought.taken());
    }

    private static Phragmen from(Ballots ballots, Ledger loads, Taken taken) {
        double[] least = new double[ballots.statements()];
        for (int statement = 0; statement < least.length; statement++) {
            least[statement] = ballots.support(statement) == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return new Phragmen(ballots, loads, taken, least);
    }

    @Override
    Bracket bracket(int statement, long[] spread) {
        double load = ballots.totalWeight();
        double size = load;
        long people = 0;
        for (int group = 0; group < spread.length; group++) {
            double part = ledger.rough()[group] * spread[group];
            load += part;
            size += Math.abs(part);
            people += spread[group];
        }
        double slack = (spread.length + 8) * 0x1p-50 * size / people;
        return new Bracket(load / people - slack, load / people + slack);
    }

    @Override
    Offer offer(int statement, long[] spread) {
        BigInteger load = BigInteger.valueOf(ballots.totalWeight()).multiply(ledger.unit());
        long people = 0;
        for (int group = 0; group < spread.length; group++) {
            if (spread[group] > 0) {
                load = load.add(ledger.amounts()[group].multiply(BigInteger.valueOf(spread[group])));
                people += spread[group];
            }
        }
        return new Offer(load, BigInteger.valueOf(people));
    }

    @Override
    Round next(int statement, Offer load, Taken taken, double[] least) {
        BigInteger common = load.over().gcd(load.under());
        BigInteger each = load.over().divide(common);
        Ledger loads = ledger.change(ballots.approvers(statement), load.under().divide(common), _ -> each);
        return new Phragmen(ballots, loads, taken, least);
    }

    @Override
    int[] withoutOffer(boolean[] gone) {
        return IntStream.range(0, gone.length)
                .filter(statement -> !gone[statement])
                .toArray();
    }

    @Override
    Round nextFree(int statement, Taken taken, double[] least) {
        return new Phragmen(ballots, ledger, taken, least);
    }
}
