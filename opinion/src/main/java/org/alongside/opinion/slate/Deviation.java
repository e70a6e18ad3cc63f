package org.alongside.opinion.slate;

import org.alongside.opinion.Progress;

/**
 * Whether a group would rather have statements T of its own: full justified representation and the core. Tries sets T
 * of each size up to k, letting statements in or out one by one, and drops a branch when too few people could still
 * be won.
 */
final class Deviation {

    private static final int NEVER = Integer.MAX_VALUE / 2;

    private final Ballots ballots;
    private final int seats;
    private final int[] heard;
    private final int[] wanted;

    Deviation(Ballots ballots, int[] slate, int seats) {
        this.ballots = ballots;
        this.seats = seats;
        this.heard = ballots.satisfaction(slate);
        this.wanted = ballots.wanted();
    }

    boolean fullyJustified() {
        int[] needs = new int[heard.length];
        for (int size = 1; size <= Math.min(seats, wanted.length); size++) {
            for (int level = 1; level <= size; level++) {
                for (int person = 0; person < needs.length; person++) {
                    needs[person] = heard[person] < level ? level : NEVER;
                }
                if (winnable(needs, size)) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean core() {
        int[] needs = new int[heard.length];
        for (int person = 0; person < needs.length; person++) {
            needs[person] = heard[person] + 1;
        }
        for (int size = 1; size <= Math.min(seats, wanted.length); size++) {
            if (winnable(needs, size)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some T of this size gives each of a group that deserves |T| seats as many statements as they need. */
    private boolean winnable(int[] needs, int size) {
        int[] open = new int[heard.length];
        for (int statement : wanted) {
            for (int person : ballots.approvers(statement)) {
                open[person]++;
            }
        }
        return explore(needs.clone(), open, 0, size, size);
    }

    private boolean explore(int[] needs, int[] open, int from, int more, int size) {
        Progress.pause();
        long people = 0;
        for (int person = 0; person < needs.length; person++) {
            if (needs[person] <= Math.min(more, open[person])) {
                people += ballots.weight(person);
            }
        }
        if (!Cohesion.deserves(ballots, people, size, seats)) {
            return false;
        }
        if (more == 0) {
            return true;
        }
        if (wanted.length - from < more) {
            return false;
        }
        int[] approvers = ballots.approvers(wanted[from]);
        boolean found = false;
        for (int person : approvers) {
            open[person]--;
            needs[person]--;
        }
        found = explore(needs, open, from + 1, more - 1, size);
        for (int person : approvers) {
            needs[person]++;
        }
        found = found || explore(needs, open, from + 1, more, size);
        for (int person : approvers) {
            open[person]++;
        }
        return found;
    }
}
