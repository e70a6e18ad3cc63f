package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * Equal Shares where a statement's price is the number of people who saw it.
 *
 * <p>Early statements are seen by many and late ones by few; with one price for all, a late statement loses however
 * well it is received. With the price s(c)/n and money for b seats, spread evenly, the usual proof of Equal Shares
 * (Peters and Skowron 2020; Brill and Peters, "Robust and verifiable proportionality axioms", EC 2023) still holds: if
 * some people agree with an unchosen statement c and are at least ℓ·s(c)/b, then one of them agrees with ℓ chosen
 * statements. For were they all below ℓ, each purchase having cost each of them at most b/(nℓ), each would have
 * b/(nℓ) left, together s(c)/n, enough for c; and a dearer purchase before would have had to stand back for c.
 *
 * <p>A price has a floor, so that the five people who happened to see a statement cannot buy it. Money is raised in
 * steps of an eighth of a seat while no more than k statements are bought. Seats left over go one by one to the
 * statement with the largest {@link Cohesion#unheard gap}. Of the slates met on the way, and the one of plain Equal
 * Shares, that with the smallest gap is taken, the earlier if equal.
 *
 * @param slate the statements in the order they were taken
 * @param seats b, the most seats' worth of money that bought no more than k statements: a group as above, at least
 *     ℓ·s(c)/b, is not left wanting. At least k when everybody saw everything
 */
record SeenShares(int[] slate, Fraction seats) {

    /** The part of all people that a statement counts as seen by, at least, and the least number of them. */
    static final int FLOOR_PART = 10;

    static final int FLOOR_PEOPLE = 10;

    static long[] prices(Ballots ballots) {
        long everybody = ballots.totalWeight();
        long floor = Math.min(everybody, Math.max(FLOOR_PEOPLE, (everybody + FLOOR_PART - 1) / FLOOR_PART));
        long[] prices = new long[ballots.statements()];
        Arrays.setAll(prices, statement -> Math.max(floor, ballots.seen(statement)));
        return prices;
    }

    static SeenShares of(Ballots ballots, int size) {
        if (ballots.wanted().length <= size) {
            int[] all = Round.first(Ranking.byApproval(ballots), size).taken().inOrder();
            return new SeenShares(all, Fraction.of(size));
        }
        long[] prices = prices(ballots);
        Best best = new Best(ballots, prices, size);
        long enough = 0;
        long tooMuch = 8L * size;
        while (best.affords(tooMuch)) {
            enough = tooMuch;
            tooMuch *= 2;
        }
        while (tooMuch - enough > 1) {
            long middle = (enough + tooMuch) / 2;
            if (best.affords(middle)) {
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        best.consider(new Choosing(ballots, size).one(Rule.EQUAL_SHARES));
        return new SeenShares(best.slate, Fraction.of(enough, 8));
    }

    /** The slate with the smallest gap so far. */
    private static final class Best {

        private final Ballots ballots;
        private final long[] prices;
        private final int size;
        private int[] slate = new int[0];
        private Fraction gap = Fraction.of(Long.MAX_VALUE);

        Best(Ballots ballots, long[] prices, int size) {
            this.ballots = ballots;
            this.prices = prices;
            this.size = size;
        }

        /** Whether money for {@code eighths}/8 seats buys no more than the slate holds; then its slate is considered. */
        boolean affords(long eighths) {
            int[] bought = Round.first(EqualShares.start(ballots, Fraction.of(eighths, 8), prices), size + 1)
                    .taken()
                    .inOrder();
            if (bought.length <= size) {
                consider(bought);
            }
            return bought.length <= size;
        }

        void consider(int[] bought) {
            int[] full = Arrays.copyOf(bought, size);
            for (int seat = bought.length; seat < size; seat++) {
                full[seat] = Cohesion.unheard(ballots, Arrays.copyOf(full, seat), prices)
                        .statement();
            }
            Fraction left = Cohesion.unheard(ballots, full, prices).part();
            if (left.compareTo(gap) < 0) {
                gap = left;
                slate = full;
            }
        }
    }
}
