package org.alongside.programme.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.programme.CoachingCall;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * The coaching calls of a cohort.
 *
 * @param acting the pair the reader acts as
 * @param pairs those whose calls the reader sees
 * @param calls with these pairs, first to last, cancelled ones too
 */
public record CoachingPage(
        Cohort cohort,
        @Nullable CohortPair acting,
        boolean facilitates,
        Instant now,
        List<CohortPair> pairs,
        List<CoachingCall> calls) {

    public String path() {
        return CoachingCall.pathOfAll(cohort.id());
    }

    /** What is still to come with a pair; a cancelled call too, until its hour has passed. */
    public List<CoachingCall> coming(UUID pair) {
        return calls.stream()
                .filter(call -> call.pair().equals(pair) && !call.isOverAt(now))
                .toList();
    }

    /** What has been, newest first. */
    public List<CoachingCall> past(UUID pair) {
        return calls.stream()
                .filter(call -> call.pair().equals(pair) && call.isOverAt(now) && !call.isCancelled())
                .toList()
                .reversed();
    }

    /** Of how many pairs a call is still to come. */
    public long set() {
        return pairs.stream()
                .filter(pair -> coming(pair.pair()).stream().anyMatch(call -> !call.isCancelled()))
                .count();
    }
}
