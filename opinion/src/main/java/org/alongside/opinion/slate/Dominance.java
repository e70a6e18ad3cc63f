package org.alongside.opinion.slate;

import org.alongside.opinion.Progress;

/** Whether another slate of the same size would please everybody as much and somebody more. */
final class Dominance {

    private final Ballots ballots;
    private final int size;
    private final int[] heard;
    private final int[] wanted;

    Dominance(Ballots ballots, int[] slate) {
        this.ballots = ballots;
        this.size = slate.length;
        this.heard = ballots.satisfaction(slate);
        this.wanted = ballots.wanted();
    }

    boolean absent() {
        int[] open = new int[heard.length];
        long total = 0;
        for (int statement : wanted) {
            for (int person : ballots.approvers(statement)) {
                open[person]++;
            }
        }
        for (int count : heard) {
            total += count;
        }
        return !dominated(heard.clone(), open, 0, size, -total);
    }

    /** @param surplus agreements of the new slate so far less those of the old: above zero, somebody has more */
    private boolean dominated(int[] needs, int[] open, int from, int more, long surplus) {
        Progress.pause();
        for (int person = 0; person < needs.length; person++) {
            if (needs[person] > Math.min(more, open[person])) {
                return false;
            }
        }
        if (surplus > 0) {
            // Nobody is short of what they still need being possible is not enough: they must get it.
            boolean satisfied = true;
            for (int need : needs) {
                satisfied &= need <= 0;
            }
            if (satisfied) {
                return true;
            }
        }
        if (more == 0 || from == wanted.length) {
            return false;
        }
        int[] approvers = ballots.approvers(wanted[from]);
        for (int person : approvers) {
            open[person]--;
            needs[person]--;
        }
        boolean found = dominated(needs, open, from + 1, more - 1, surplus + approvers.length);
        for (int person : approvers) {
            needs[person]++;
        }
        found = found || dominated(needs, open, from + 1, more, surplus);
        for (int person : approvers) {
            open[person]++;
        }
        return found;
    }
}
