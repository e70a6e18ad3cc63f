package org.alongside.opinion.slate;

import java.util.Arrays;

/**
 * Greedy Monroe (Skowron, Faliszewski and Slinko 2015): the statement most of the people left agree with comes next
 * and takes a fair part of them along, ⌊n/k⌋ people, one more for the first n mod k statements. Which of its
 * supporters go is not told by their ballots: the first in order do, and ties go to the first statement, so the order
 * of people and statements may matter. Only this rule has that flaw; it is kept for comparison.
 */
final class GreedyMonroe {

    private GreedyMonroe() {}

    static int[] slate(Ballots ballots, int size) {
        if (!ballots.everyoneCountsOnce()) {
            throw new IllegalArgumentException("greedy Monroe needs ballots of equal weight");
        }
        boolean[] served = new boolean[ballots.people()];
        boolean[] gone = new boolean[ballots.statements()];
        int[] slate = new int[size];
        for (int seat = 0; seat < size; seat++) {
            int best = -1;
            long most = -1;
            for (int statement = 0; statement < gone.length; statement++) {
                if (!gone[statement]) {
                    long left = Arrays.stream(ballots.approvers(statement))
                            .filter(person -> !served[person])
                            .count();
                    if (left > most) {
                        most = left;
                        best = statement;
                    }
                }
            }
            slate[seat] = best;
            gone[best] = true;
            int part = served.length / size + (seat < served.length % size ? 1 : 0);
            int taken = 0;
            for (int person : ballots.approvers(best)) {
                if (!served[person] && taken < part) {
                    served[person] = true;
                    taken++;
                }
            }
        }
        return slate;
    }
}
