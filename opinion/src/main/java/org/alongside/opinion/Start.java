package org.alongside.opinion;

import java.util.stream.IntStream;

/**
 * Where groups are looked for first: among the people who have said most, as their votes tell groups apart best. Several
 * guesses are followed for a few rounds, and the one that explains these people's votes best is carried on with
 * everybody (short runs, then one long: Biernacki, Celeux and Govaert 2003).
 */
final class Start {

    /** One in so many people, but not fewer or more than this. */
    private static final int ONE_IN = 6;

    private static final int FEWEST = 300;
    private static final int MOST = 1000;
    private static final int GUESSES = 4;
    private static final int FEW_ROUNDS = 2;
    /** Enough to compare numbers of groups; the one chosen is heard for longer. */
    private static final int ROUNDS = 10;

    private final Votes all;
    private final Votes busiest;
    private final Seeds seeds;
    private final int dimensions;

    private Start(Votes all, Votes busiest, Seeds seeds, int dimensions) {
        this.all = all;
        this.busiest = busiest;
        this.seeds = seeds;
        this.dimensions = dimensions;
    }

    /**
     * Looks at a table whose people are in canonical order, which is by number of votes. The table may be thinned, so
     * that the order is only nearly so; nearly is enough here.
     */
    static Start of(Votes votes, Ridge ridge) {
        int people = votes.people();
        int some = Math.min(people, Math.clamp(people / ONE_IN, FEWEST, MOST));
        var busiest = votes.reordered(IntStream.range(people - some, people).toArray());
        return new Start(votes, busiest, new Seeds(places(busiest, ridge), Ridge.MOST), ridge.rank);
    }

    private static double[] places(Votes votes, Ridge ridge) {
        double[] people = ridge.people(votes);
        double[] units = ridge.units();
        double[] places = new double[votes.people() * Ridge.MOST];
        for (int row = 0; row < votes.people(); row++) {
            for (int d = 0; d < ridge.rank; d++) {
                places[row * Ridge.MOST + d] = people[row * Ridge.WIDTH + 1 + d] * units[d];
            }
        }
        return places;
    }

    /** Everybody in so many groups. */
    Mixture mixture(int groups, long seed) {
        if (groups == 1 || dimensions == 0) {
            return Mixture.of(all, groups, new byte[all.people()], 1);
        }
        int used = Math.min(dimensions, Math.max(2, groups - 1));
        Mixture best = Mixture.of(busiest, groups, seeds.labels(groups, used, seed), FEW_ROUNDS);
        for (int guess = 1; guess < GUESSES; guess++) {
            var other = Mixture.of(busiest, groups, seeds.labels(groups, used, seed + 1000L * guess), FEW_ROUNDS);
            best = other.likelihood > best.likelihood + 1e-9 * Math.abs(best.likelihood) ? other : best;
        }
        return best.carriedTo(all, ROUNDS);
    }
}
