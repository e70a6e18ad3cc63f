package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * What a slate W of k statements may promise n people. A group deserves ℓ seats when it is at least ℓ·n/k people.
 * The names are those of the literature (Lackner and Skowron, "Multi-winner voting with approval preferences", 2023).
 * Priceability and Pareto do not depend on k; a slate with all statements anybody wants, and more, counts as priceable.
 * Verdicts are exact. All but {@link #JR} and {@link #EJR_PLUS} search and may take long in a large room; interrupt the
 * thread to stop.
 */
public enum Property {

    /** Justified representation: a group that deserves one seat and agrees on a statement is not wholly left out. */
    JR("jr"),

    /** A group that deserves ℓ seats and agrees on ℓ statements has ℓ in W that some of it agree with. */
    PJR("pjr"),

    /** In a group that deserves ℓ seats and agrees on ℓ statements, somebody agrees with ℓ in W. */
    EJR("ejr"),

    /**
     * In a group that deserves ℓ seats and agrees on one statement outside W, somebody agrees with ℓ in W. Stronger
     * than {@link #EJR} and quick to check (Brill and Peters 2023).
     */
    EJR_PLUS("ejr+"),

    /**
     * Full justified representation: if each of a group that deserves |T| seats agrees with β statements of T, then
     * somebody in it agrees with β in W.
     */
    FJR("fjr"),

    /** No group that deserves |T| seats would all agree with more statements in T than in W. */
    CORE("core"),

    /**
     * Everybody can be given the same money and pay only for statements in W they agree with, each statement costing
     * one in all, so that no supporters of another statement have more than one left together.
     */
    PRICEABILITY("priceability"),

    /**
     * As priceability, but no supporters of another statement would together give more than one for it, if each may
     * give what they have left or what they pay for one statement of W instead (Peters, Pierczyński, Shah and
     * Skowron 2021).
     */
    STABLE_PRICEABILITY("stable-priceability"),

    /** No other slate of the size pleases everybody as much and somebody more. */
    PARETO("pareto");

    private final String key;

    Property(String key) {
        this.key = key;
    }

    /** The property's name in files. */
    public String key() {
        return key;
    }

    /**
     * The property of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Property of(String key) {
        return Arrays.stream(values())
                .filter(property -> property.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no property is called " + key));
    }

    /** Whether the slate keeps this promise, its own size being k. */
    public boolean holds(Ballots ballots, int[] slate) {
        return holds(ballots, slate, slate.length);
    }

    /**
     * Whether the slate keeps this promise when k seats were to be filled, perhaps with some left empty.
     *
     * @param slate different statements, in any order
     * @param seats k, at least as many as the slate has
     * @throws IllegalArgumentException on a statement out of range or named twice, or too few seats
     */
    public boolean holds(Ballots ballots, int[] slate, int seats) {
        int[] sorted = checked(ballots, slate, seats);
        return switch (this) {
            case JR -> Cohesion.justified(ballots, sorted, seats);
            case EJR_PLUS ->
                Cohesion.unheard(ballots, sorted, everybody(ballots)).fairAt(seats);
            case PJR -> new Cohesion(ballots.merged(), sorted, seats).proportional();
            case EJR -> new Cohesion(ballots.merged(), sorted, seats).extended();
            case FJR -> new Deviation(ballots.merged(), sorted, seats).fullyJustified();
            case CORE -> new Deviation(ballots.merged(), sorted, seats).core();
            case PRICEABILITY -> Prices.exist(ballots.merged(), sorted, false);
            case STABLE_PRICEABILITY -> Prices.exist(ballots.merged(), sorted, true);
            case PARETO -> new Dominance(ballots.merged(), sorted).absent();
        };
    }

    static long[] everybody(Ballots ballots) {
        long[] everybody = new long[ballots.statements()];
        Arrays.fill(everybody, ballots.totalWeight());
        return everybody;
    }

    private static int[] checked(Ballots ballots, int[] slate, int seats) {
        int[] sorted = Slip.of(slate).statements();
        for (int place = 0; place < sorted.length; place++) {
            if (sorted[place] < 0 || sorted[place] >= ballots.statements()) {
                throw new IllegalArgumentException("there is no statement " + sorted[place]);
            }
            if (place > 0 && sorted[place] == sorted[place - 1]) {
                throw new IllegalArgumentException("the slate names statement " + sorted[place] + " twice");
            }
        }
        if (seats < sorted.length) {
            throw new IllegalArgumentException(sorted.length + " statements do not fit in " + seats + " seats");
        }
        return sorted;
    }
}
