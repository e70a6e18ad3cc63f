package org.alongside.opinion;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where groups are looked for first: among the people who have said most, as their votes tell groups apart best. Several
 * guesses are followed for a while, and the one that explains these people's votes best is carried on with everybody.
 */
final class Start {

    private static final int FEWEST = 200;
    private static final int MOST = 4000;
    private static final int DIMENSIONS = 4;
    private static final int SWEEPS = 8;
    private static final int GUESSES = 3;
    private static final int ROUNDS = 40;

    private final Votes all;
    private final Votes busiest;
    private final double[][] places;

    private Start(Votes all, Votes busiest, double[][] places) {
        this.all = all;
        this.busiest = busiest;
        this.places = places;
    }

    /** Looks at a table whose people are in canonical order, which is by number of votes. */
    static Start of(Votes votes) {
        int people = votes.people();
        int some = Math.min(people, Math.clamp(people / 2, FEWEST, MOST));
        // The table may be thinned, so the order is only nearly by number of votes; nearly is enough here.
        var busiest = votes.reordered(IntStream.range(people - some, people).toArray());
        int rank = Math.clamp(Math.min(votes.statements(), some) - 1, 0, DIMENSIONS);
        return new Start(
                votes,
                busiest,
                Ridge.of(busiest, rank, Ridge.axes(busiest, rank), SWEEPS)
                        .places()
                        .places());
    }

    /** Everybody in so many groups. */
    Mixture mixture(int groups, long seed) {
        if (groups == 1 || places.length == 0 || places[0].length == 0) {
            return Mixture.of(all, groups, new int[all.people()], 1);
        }
        int dimensions = Math.min(places[0].length, Math.max(2, groups - 1));
        double[][] seen = new double[places.length][];
        for (int row = 0; row < seen.length; row++) {
            seen[row] = Arrays.copyOf(places[row], dimensions);
        }
        Mixture best = Mixture.of(busiest, groups, Seeds.labels(seen, groups, seed), ROUNDS);
        for (int guess = 1; guess < GUESSES; guess++) {
            var other = Mixture.of(busiest, groups, Seeds.labels(seen, groups, seed + 1000L * guess), ROUNDS);
            best = other.likelihood > best.likelihood + 1e-9 * Math.abs(best.likelihood) ? other : best;
        }
        return best.carriedTo(all);
    }
}
