package org.alongside.opinion.slate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Thiele's methods one statement at a time (Thiele 1895; Lackner and Skowron 2023, section 2.2). A person who agrees
 * with r statements taken already adds 1/(r + 1) to the next under proportional approval (PAV), and under
 * Chamberlin–Courant 1 if r = 0 and nothing otherwise.
 *
 * <p>Forward, the statement that adds most comes next. What a statement adds only shrinks, so one that added too
 * little before is not looked at again until the best has come down to it.
 */
final class Thiele implements Round {

    private final Ballots ballots;
    private final int depth;
    private final short[] heard;
    private final Taken taken;
    private final double[] most;
    private int @Nullable [] tied;

    private Thiele(Ballots ballots, int depth, short[] heard, Taken taken, double[] most) {
        this.ballots = ballots;
        this.depth = depth;
        this.heard = heard;
        this.taken = taken;
        this.most = most;
    }

    /** Sequential PAV for up to {@code seats} statements. */
    static Thiele proportional(Ballots ballots, int seats) {
        return start(ballots, seats);
    }

    /** Sequential Chamberlin–Courant. */
    static Thiele coverage(Ballots ballots) {
        return start(ballots, 1);
    }

    private static Thiele start(Ballots ballots, int depth) {
        double[] most = new double[ballots.statements()];
        Arrays.setAll(most, ballots::support);
        return new Thiele(ballots, depth, new short[ballots.people()], Taken.NOTHING, most);
    }

    @Override
    public Taken taken() {
        return taken;
    }

    @Override
    public int[] tied() {
        if (tied == null) {
            tied = best();
        }
        return tied.clone();
    }

    private int[] best() {
        boolean[] gone = taken.marks(ballots.statements());
        int[] order = IntStream.range(0, ballots.statements())
                .filter(statement -> !gone[statement])
                .boxed()
                .sorted(Comparator.comparingDouble(statement -> -most[statement]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] winners = new int[order.length];
        int count = 0;
        HarmonicSum best = HarmonicSum.of(new long[0]);
        for (int statement : order) {
            if (count > 0 && most[statement] < best.rough() * (1 - 1e-9)) {
                break;
            }
            HarmonicSum adds = adds(statement);
            most[statement] = adds.rough();
            int compared = count == 0 ? 1 : adds.compareTo(best);
            if (compared > 0) {
                best = adds;
                count = 0;
            }
            if (compared >= 0) {
                winners[count++] = statement;
            }
        }
        int[] found = Arrays.copyOf(winners, count);
        Arrays.sort(found);
        return found;
    }

    private HarmonicSum adds(int statement) {
        long[] counts = new long[depth];
        if (ballots.everyoneCountsOnce()) {
            for (int person : ballots.approvers(statement)) {
                if (heard[person] < depth) {
                    counts[heard[person]]++;
                }
            }
        } else {
            for (int person : ballots.approvers(statement)) {
                if (heard[person] < depth) {
                    counts[heard[person]] += ballots.weight(person);
                }
            }
        }
        return HarmonicSum.of(counts);
    }

    @Override
    public Round take(int statement) {
        tied();
        short[] now = heard.clone();
        for (int person : ballots.approvers(statement)) {
            now[person]++;
        }
        return new Thiele(ballots, depth, now, taken.and(statement), most.clone());
    }

    @Override
    public Object essence() {
        return taken.slip();
    }

    /**
     * PAV backwards: everything is in, and the statement whose loss costs least goes out, until the slate is left.
     * What is {@link #taken} here is what has gone.
     */
    record Backward(Ballots ballots, short[] heard, Taken taken) implements Round {

        static Backward start(Ballots ballots) {
            short[] all = new short[ballots.people()];
            for (int person = 0; person < all.length; person++) {
                all[person] = (short) ballots.approvals(person);
            }
            return new Backward(ballots, all, Taken.NOTHING);
        }

        @Override
        public int[] tied() {
            boolean[] gone = taken.marks(ballots.statements());
            int[] winners = new int[gone.length];
            int count = 0;
            HarmonicSum least = HarmonicSum.of(new long[0]);
            // A tie goes to the first statement, so the last of the tied goes out first.
            for (int statement = gone.length - 1; statement >= 0; statement--) {
                if (!gone[statement]) {
                    HarmonicSum loss = loss(statement);
                    int compared = count == 0 ? -1 : loss.compareTo(least);
                    if (compared < 0) {
                        least = loss;
                        count = 0;
                    }
                    if (compared <= 0) {
                        winners[count++] = statement;
                    }
                }
            }
            return Arrays.copyOf(winners, count);
        }

        private HarmonicSum loss(int statement) {
            long[] counts = new long[ballots.statements()];
            for (int person : ballots.approvers(statement)) {
                counts[heard[person] - 1] += ballots.weight(person);
            }
            return HarmonicSum.of(counts);
        }

        @Override
        public Round take(int statement) {
            short[] now = heard.clone();
            for (int person : ballots.approvers(statement)) {
                now[person]--;
            }
            return new Backward(ballots, now, taken.and(statement));
        }

        @Override
        public Object essence() {
            return taken.slip();
        }
    }
}
