package org.alongside.opinion.slate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alongside.opinion.Progress;

/**
 * Where a rule stands that takes one statement at a time. Immutable: taking a statement gives the next round, so that
 * every way of breaking a tie can be followed from the same place.
 */
interface Round {

    /** The statements taken so far, in order. */
    Taken taken();

    /** The statements that could be next with equal right, the one a tie goes to first; none when the rule stops here. */
    int[] tied();

    Round take(int statement);

    /** Equal for two rounds from which everything goes the same way. */
    Object essence();

    /** Statements in the order in which they were taken, as a list that grows at its end. */
    record Taken(int[] inOrder) {

        static final Taken NOTHING = new Taken(new int[0]);

        Taken and(int statement) {
            int[] longer = Arrays.copyOf(inOrder, inOrder.length + 1);
            longer[inOrder.length] = statement;
            return new Taken(longer);
        }

        int size() {
            return inOrder.length;
        }

        boolean[] marks(int statements) {
            boolean[] marks = new boolean[statements];
            for (int statement : inOrder) {
                marks[statement] = true;
            }
            return marks;
        }

        /** Two different orders of the same statements are equal here. */
        Slip slip() {
            return Slip.of(inOrder);
        }
    }

    /** Takes up to {@code size} statements, the first of the tied ones each time. */
    static Round first(Round start, int size) {
        return first(start, size, Progress.NONE);
    }

    static Round first(Round start, int size, Progress progress) {
        Round round = start;
        while (round.taken().size() < size) {
            progress.tell("choosing statements", (double) round.taken().size() / size);
            int[] tied = round.tied();
            if (tied.length == 0) {
                break;
            }
            round = round.take(tied[0]);
        }
        return round;
    }

    /** Every round the rule may end in, at {@code size} statements or where it stops before, over all ways through ties. */
    static List<Round> ends(Round start, int size) {
        Deque<Round> open = new ArrayDeque<>();
        Set<Object> met = new HashSet<>();
        List<Round> ends = new ArrayList<>();
        open.push(start);
        while (!open.isEmpty()) {
            Progress.pause();
            Round round = open.pop();
            int[] tied = round.taken().size() < size ? round.tied() : new int[0];
            if (tied.length == 0) {
                ends.add(round);
            }
            for (int statement : tied) {
                Round next = round.take(statement);
                if (met.add(next.essence())) {
                    open.push(next);
                }
            }
        }
        return ends;
    }
}
