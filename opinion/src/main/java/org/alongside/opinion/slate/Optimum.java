package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An exact search for all slates of a size with the best score: statements are let in or left out one after another,
 * and a branch is dropped as soon as nothing in it can reach the best slate found. The time may grow exponentially
 * with the number of statements; interrupt the thread to stop.
 *
 * @param <S> a score, the greater the better
 */
final class Optimum<S extends Comparable<S>> {

    /** What makes a slate good. */
    interface Objective<S> {

        /**
         * At least the score of every slate made of {@code chosen} and {@code seats} more of {@code open}; with
         * {@code seats} zero exactly the score of {@code chosen}.
         */
        S bound(int[] chosen, int[] open, int seats);
    }

    private final Objective<S> objective;
    private final List<Slip> found = new ArrayList<>();
    private @Nullable S best;

    private Optimum(Objective<S> objective) {
        this.objective = objective;
    }

    /** All best slates, ascending. */
    static <S extends Comparable<S>> List<Slip> all(
            Ballots ballots, int[] candidates, int size, Objective<S> objective) {
        Optimum<S> search = new Optimum<>(objective);
        // The most agreed first: a good slate early makes the bounds bite.
        int[] order = IntStream.of(candidates)
                .boxed()
                .sorted(Comparator.comparingLong((Integer statement) -> -ballots.support(statement))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        search.explore(new int[0], order, size);
        search.found.sort(Comparator.naturalOrder());
        return search.found;
    }

    private void explore(int[] chosen, int[] open, int seats) {
        Round.pause();
        if (open.length < seats) {
            return;
        }
        S bound = objective.bound(chosen, open, seats);
        if (best != null && bound.compareTo(best) < 0) {
            return;
        }
        if (seats == 0) {
            if (best == null || bound.compareTo(best) > 0) {
                best = bound;
                found.clear();
            }
            found.add(Slip.of(chosen));
            return;
        }
        int[] rest = Arrays.copyOfRange(open, 1, open.length);
        int[] more = Arrays.copyOf(chosen, chosen.length + 1);
        more[chosen.length] = open[0];
        explore(more, rest, seats - 1);
        explore(chosen, rest, seats);
    }
}
