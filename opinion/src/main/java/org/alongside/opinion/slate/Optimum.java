package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alongside.opinion.Progress;
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

        /** A bound that is quicker to find and may be less tight; null if there is none. */
        default @Nullable S glance(int[] chosen, int[] open, int seats) {
            return null;
        }

        /** The place in {@code open} of the statement to decide on next. */
        default int next(int[] chosen, int[] open) {
            return 0;
        }
    }

    private final Objective<S> objective;
    private final boolean all;
    private final Progress progress;
    private final List<Slip> found = new ArrayList<>();
    private @Nullable S best;
    /** The part of all slates that was looked at or ruled out, and how much of it was told. */
    private double done;

    private double told;

    private Optimum(Objective<S> objective, boolean all, Progress progress) {
        this.objective = objective;
        this.all = all;
        this.progress = progress;
    }

    /** All best slates, ascending. */
    static <S extends Comparable<S>> List<Slip> all(
            Ballots ballots, int[] candidates, int size, Objective<S> objective) {
        Optimum<S> search = new Optimum<>(objective, true, Progress.NONE);
        search.explore(new int[0], mostAgreedFirst(ballots, candidates), size, 1);
        search.found.sort(Comparator.naturalOrder());
        return search.found;
    }

    /** One best slate: the guess if nothing is better, else the first met with the most agreed statements let in first. */
    static <S extends Comparable<S>> Slip one(
            Ballots ballots, int[] candidates, int[] guess, Objective<S> objective, Progress progress) {
        Optimum<S> search = new Optimum<>(objective, false, progress);
        search.best = objective.bound(guess, new int[0], 0);
        search.found.add(Slip.of(guess));
        search.explore(new int[0], mostAgreedFirst(ballots, candidates), guess.length, 1);
        return search.found.getFirst();
    }

    /** A good slate early makes the bounds bite. */
    private static int[] mostAgreedFirst(Ballots ballots, int[] candidates) {
        return IntStream.of(candidates)
                .boxed()
                .sorted(Comparator.comparingLong((Integer statement) -> -ballots.support(statement))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A branch is half of the one it leaves, whatever grows on it: as a measure of the way, that is enough. */
    private void explore(int[] chosen, int[] open, int seats, double part) {
        Progress.pause();
        S bound = open.length < seats ? null : hopeful(chosen, open, seats);
        if (bound == null) {
            tell(part);
            return;
        }
        if (seats == 0) {
            if (best == null || bound.compareTo(best) > 0) {
                best = bound;
                found.clear();
            }
            found.add(Slip.of(chosen));
            tell(part);
            return;
        }
        int place = objective.next(chosen, open);
        int[] rest = new int[open.length - 1];
        System.arraycopy(open, 0, rest, 0, place);
        System.arraycopy(open, place + 1, rest, place, rest.length - place);
        int[] more = Arrays.copyOf(chosen, chosen.length + 1);
        more[chosen.length] = open[place];
        explore(more, rest, seats - 1, part / 2);
        explore(chosen, rest, seats, part / 2);
    }

    private void tell(double part) {
        done += part;
        if (done - told > 0.01) {
            told = done;
            progress.at("searching through slates", done);
        }
    }

    /** The most that can still come of this, which is the score once no seat is free; null when that is too little. */
    private @Nullable S hopeful(int[] chosen, int[] open, int seats) {
        S glance = objective.glance(chosen, open, seats);
        if (glance != null && hopeless(glance)) {
            return null;
        }
        S bound = objective.bound(chosen, open, seats);
        return hopeless(bound) ? null : bound;
    }

    private boolean hopeless(S bound) {
        int compared = best == null ? 1 : bound.compareTo(best);
        return compared < 0 || compared == 0 && !all;
    }
}
