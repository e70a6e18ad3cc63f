package org.alongside.opinion.slate;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A rule in rounds where each statement has a cost to its supporters, the cheapest comes next, and no cost ever falls
 * from one round to the next.
 *
 * <p>That costs only rise lets a round skip most statements: one whose cost was already too high before stays too
 * high. Of the rest, costs are first bracketed in doubles; only those whose brackets overlap are computed exactly.
 */
abstract class Bidding implements Round {

    final Ballots ballots;
    final Ledger ledger;
    private final Taken taken;
    private final double[] least;
    private int @Nullable [] tied;
    private @Nullable Offer best;

    /** @param least for each statement a cost it surely does not go below; not written to */
    Bidding(Ballots ballots, Ledger ledger, Taken taken, double[] least) {
        this.ballots = ballots;
        this.ledger = ledger;
        this.taken = taken;
        this.least = least.clone();
    }

    /** What a statement costs, as over / (under · unit of the ledger). */
    record Offer(BigInteger over, BigInteger under) implements Comparable<Offer> {

        @Override
        public int compareTo(Offer other) {
            return over.multiply(other.under).compareTo(other.over.multiply(under));
        }
    }

    /** A cost lies between low and high; {@code high} is infinite where nobody may be able to pay. */
    record Bracket(double low, double high) {

        static final Bracket NEVER = new Bracket(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    abstract Bracket bracket(int statement, long[] spread);

    /** The exact cost, or null if the supporters cannot pay. */
    abstract @Nullable Offer offer(int statement, long[] spread);

    abstract Round next(int statement, Offer offer, Taken taken, double[] least);

    /** What is tied when there is no offer at all. */
    int[] withoutOffer(boolean[] gone) {
        return new int[0];
    }

    /** Takes a statement nobody pays for. */
    Round nextFree(int statement, Taken taken, double[] least) {
        throw new IllegalStateException("statement " + statement + " has no offer");
    }

    @Override
    public Taken taken() {
        return taken;
    }

    @Override
    public int[] tied() {
        if (tied == null) {
            tied = cheapest();
        }
        return tied.clone();
    }

    @Override
    public Round take(int statement) {
        tied();
        return best == null
                ? nextFree(statement, taken.and(statement), least)
                : next(statement, best, taken.and(statement), least);
    }

    private int[] cheapest() {
        boolean[] gone = taken.marks(ballots.statements());
        int[] order = IntStream.range(0, ballots.statements())
                .filter(statement -> !gone[statement] && least[statement] < Double.POSITIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble(statement -> least[statement]))
                .mapToInt(Integer::intValue)
                .toArray();
        double limit = Double.POSITIVE_INFINITY;
        int looked = 0;
        for (int statement : order) {
            if (least[statement] > limit) {
                break;
            }
            Bracket bracket = bracket(statement, ledger.spread(ballots, ballots.approvers(statement)));
            least[statement] = Math.max(least[statement], bracket.low());
            limit = Math.min(limit, bracket.high());
            looked++;
        }
        int[] winners = new int[looked];
        int count = 0;
        for (int place = 0; place < looked; place++) {
            int statement = order[place];
            if (least[statement] > limit || least[statement] == Double.POSITIVE_INFINITY) {
                continue;
            }
            Offer offer = offer(statement, ledger.spread(ballots, ballots.approvers(statement)));
            if (offer == null) {
                least[statement] = Double.POSITIVE_INFINITY;
                continue;
            }
            int compared = best == null ? -1 : offer.compareTo(best);
            if (compared < 0) {
                best = offer;
                count = 0;
            }
            if (compared <= 0) {
                winners[count++] = statement;
            }
        }
        if (best == null) {
            return withoutOffer(gone);
        }
        int[] found = Arrays.copyOf(winners, count);
        Arrays.sort(found);
        return found;
    }

    @Override
    public Object essence() {
        return List.of(taken.slip(), ledger.essence());
    }
}
