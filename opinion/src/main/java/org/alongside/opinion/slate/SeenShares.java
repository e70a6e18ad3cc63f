package org.alongside.opinion.slate;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

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
 * steps of an eighth of a seat as long as no more than k statements are bought; the next step fills what is left.
 *
 * @param slate the statements in the order they were bought
 * @param seats b, the seats' worth of money the guarantee speaks of; k when everybody saw everything or more
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
        long[] prices = prices(ballots);
        int wanted = ballots.wanted().length;
        if (wanted <= size) {
            return new SeenShares(
                    Round.first(Ranking.byApproval(ballots), size).taken().inOrder(), Fraction.of(size));
        }
        long enough = 0;
        long tooMuch = 8L * size;
        int[] slate = new int[0];
        int[] more = bought(ballots, prices, tooMuch, size);
        while (more.length <= size) {
            enough = tooMuch;
            slate = more;
            tooMuch *= 2;
            more = bought(ballots, prices, tooMuch, size);
        }
        while (tooMuch - enough > 1) {
            long middle = (enough + tooMuch) / 2;
            int[] some = bought(ballots, prices, middle, size);
            if (some.length <= size) {
                enough = middle;
                slate = some;
            } else {
                tooMuch = middle;
                more = some;
            }
        }
        return new SeenShares(filled(slate, more, size), Fraction.of(enough, 8));
    }

    /** What money for {@code eighths}/8 seats buys, stopped one past the size asked for. */
    private static int[] bought(Ballots ballots, long[] prices, long eighths, int size) {
        return Round.first(EqualShares.start(ballots, Fraction.of(eighths, 8), prices), size + 1)
                .taken()
                .inOrder();
    }

    private static int[] filled(int[] slate, int[] from, int size) {
        Set<Integer> all = new LinkedHashSet<>();
        Arrays.stream(slate).forEach(all::add);
        Arrays.stream(from).filter(_ -> all.size() < size).forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
