package org.alongside.opinion.slate;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Method of Equal Shares (Peters and Skowron, "Proportionality and the limits of welfarism", EC 2020).
 *
 * <p>Everybody gets the same money. A statement costs a fixed price, shared by the people who agree with it as evenly
 * as their purses allow: each pays ρ, or all they have if that is less, so that Σ min(bᵢ, ρ) = price. The statement
 * with the least ρ is bought; when nobody can buy anything more the rule stops, perhaps with seats empty.
 *
 * <p>Money is counted so that it need not be divided: a statement costs as much as there are people, and everybody
 * begins with as much as there are seats.
 */
final class EqualShares extends Bidding {

    private final long[] prices;

    private EqualShares(Ballots ballots, long[] prices, Ledger purses, Taken taken, double[] least) {
        super(ballots, purses, taken, least);
        this.prices = prices;
    }

    /** Everybody begins with {@code seats}, above zero, and each statement costs as much as there are people. */
    static EqualShares start(Ballots ballots, Fraction seats) {
        long[] prices = new long[ballots.statements()];
        Arrays.fill(prices, ballots.totalWeight());
        return start(ballots, seats, prices);
    }

    /** As above with a price, above zero, for each statement. */
    static EqualShares start(Ballots ballots, Fraction seats, long[] prices) {
        double[] least = new double[ballots.statements()];
        for (int statement = 0; statement < least.length; statement++) {
            long support = ballots.support(statement);
            least[statement] =
                    support == 0 ? Double.POSITIVE_INFINITY : (1 - 1e-12) * prices[statement] / (double) support;
        }
        Ledger purses = Ledger.equal(ballots.people(), seats.above(), seats.below());
        return new EqualShares(ballots, prices, purses, Taken.NOTHING, least);
    }

    /** What is left in everybody's purse. */
    Ledger purses() {
        return ledger;
    }

    @Override
    Bracket bracket(int statement, long[] spread) {
        double price = prices[statement];
        // Rounding in the sum, and one class wrongly held poor or rich, move ρ by at most this much.
        double slack = (spread.length + 8) * 0x1p-50 * price;
        double paid = 0;
        long rich = 0;
        for (long weight : spread) {
            rich += weight;
        }
        for (int group = 0; group < spread.length; group++) {
            if (spread[group] > 0) {
                if (price - paid <= ledger.rough()[group] * rich) {
                    double rho = (price - paid) / rich;
                    return new Bracket(rho - slack, rho + slack);
                }
                paid += ledger.rough()[group] * spread[group];
                rich -= spread[group];
            }
        }
        return price - paid > slack ? Bracket.NEVER : new Bracket(0, Double.POSITIVE_INFINITY);
    }

    @Override
    @Nullable
    Offer offer(int statement, long[] spread) {
        BigInteger missing = BigInteger.valueOf(prices[statement]).multiply(ledger.unit());
        long rich = 0;
        for (long weight : spread) {
            rich += weight;
        }
        for (int group = 0; group < spread.length; group++) {
            if (spread[group] > 0) {
                BigInteger amount = ledger.amounts()[group];
                if (missing.compareTo(amount.multiply(BigInteger.valueOf(rich))) <= 0) {
                    return new Offer(missing, BigInteger.valueOf(rich));
                }
                missing = missing.subtract(amount.multiply(BigInteger.valueOf(spread[group])));
                rich -= spread[group];
            }
        }
        return null;
    }

    @Override
    Round next(int statement, Offer rho, Taken taken, double[] least) {
        BigInteger common = rho.over().gcd(rho.under());
        BigInteger scale = rho.under().divide(common);
        BigInteger pays = rho.over().divide(common);
        Ledger rest = ledger.change(
                ballots.approvers(statement),
                scale,
                purse -> purse.multiply(scale).subtract(pays).max(BigInteger.ZERO));
        return new EqualShares(ballots, prices, rest, taken, least);
    }
}
