package org.alongside.opinion.slate;

import java.util.BitSet;
import org.alongside.opinion.Progress;

/** Whether groups that agree among themselves get their share: JR, PJR, EJR and EJR+. */
final class Cohesion {

    private final Ballots ballots;
    private final int[] slate;
    private final int seats;
    private final BitSet[] approvers;
    private final int[] heard;

    Cohesion(Ballots ballots, int[] slate, int seats) {
        this.ballots = ballots;
        this.slate = slate;
        this.seats = seats;
        this.approvers = ballots.approverSets();
        this.heard = ballots.satisfaction(slate);
    }

    /** Aziz and others, "Justified representation in approval-based committee voting", 2017: count, per statement. */
    static boolean justified(Ballots ballots, int[] slate, int seats) {
        int[] heard = ballots.satisfaction(slate);
        for (int statement = 0; statement < ballots.statements(); statement++) {
            long left = 0;
            for (int person : ballots.approvers(statement)) {
                if (heard[person] == 0) {
                    left += ballots.weight(person);
                }
            }
            if (seats > 0 && deserves(ballots, left, 1, seats)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The people who are the largest part of what their statement needs and are still not heard enough.
     *
     * @param statement outside the slate, or −1 if nobody agrees with anything outside
     * @param level ℓ: all of them agree with fewer than ℓ statements of the slate
     * @param people how many they are
     * @param of how many people the statement is measured against
     * @param part people / (ℓ · of): a slate of k keeps EJR+ when this is below 1/k
     */
    record Unheard(int statement, int level, long people, long of, Fraction part) {

        boolean fairAt(int seats) {
            return seats == 0 || part.times(Fraction.of(seats)).compareTo(Fraction.ONE) < 0;
        }
    }

    /**
     * Looks at every statement c outside the slate and every level ℓ, as in Brill and Peters 2023, section 3.
     *
     * @param of for each statement how many people to measure its supporters against: all, or those who saw it
     */
    static Unheard unheard(Ballots ballots, int[] slate, long[] of) {
        int[] heard = ballots.satisfaction(slate);
        boolean[] in = new boolean[ballots.statements()];
        for (int statement : slate) {
            in[statement] = true;
        }
        Unheard worst = new Unheard(-1, 1, 0, 1, Fraction.ZERO);
        double worstPart = 0;
        for (int statement = 0; statement < in.length; statement++) {
            if (in[statement]) {
                continue;
            }
            long[] below = new long[slate.length + 1];
            for (int person : ballots.approvers(statement)) {
                below[heard[person]] += ballots.weight(person);
            }
            long people = 0;
            for (int level = 1; level <= slate.length + 1; level++) {
                people += below[level - 1];
                if (people > 0 && (double) people / of[statement] / level > worstPart * (1 - 1e-9)) {
                    Fraction part = Fraction.of(people, Math.multiplyExact(of[statement], (long) level));
                    if (part.compareTo(worst.part) > 0) {
                        worst = new Unheard(statement, level, people, of[statement], part);
                        worstPart = part.toDouble();
                    }
                }
            }
        }
        return worst;
    }

    /** EJR: for each ℓ, no ℓ statements are shared by enough people who all agree with fewer than ℓ in the slate. */
    boolean extended() {
        for (int level = 1; level <= seats; level++) {
            BitSet few = new BitSet();
            for (int person = 0; person < ballots.people(); person++) {
                if (heard[person] < level) {
                    few.set(person);
                }
            }
            if (agreed(few, 0, level, level)) {
                return false;
            }
        }
        return true;
    }

    /**
     * PJR: for each ℓ, no ℓ statements are shared by enough people who together agree with fewer than ℓ in the slate.
     * Such people leave all but ℓ − 1 of the slate alone, so each choice of the statements left alone is tried.
     */
    boolean proportional() {
        for (int level = 1; level <= seats; level++) {
            BitSet everybody = new BitSet();
            everybody.set(0, ballots.people());
            if (leavingAlone(everybody, 0, Math.max(0, slate.length - level + 1), level)) {
                return false;
            }
        }
        return true;
    }

    private boolean leavingAlone(BitSet people, int from, int more, int level) {
        Progress.pause();
        if (!deserves(ballots, ballots.weigh(people), level, seats)) {
            return false;
        }
        if (more == 0) {
            return agreed(people, 0, level, level);
        }
        for (int place = from; place + more <= slate.length; place++) {
            BitSet rest = (BitSet) people.clone();
            rest.andNot(approvers[slate[place]]);
            if (leavingAlone(rest, place + 1, more - 1, level)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code more} further statements are agreed by enough of these people to deserve {@code level} seats. */
    private boolean agreed(BitSet people, int from, int more, int level) {
        Progress.pause();
        if (!deserves(ballots, ballots.weigh(people), level, seats)) {
            return false;
        }
        if (more == 0) {
            return true;
        }
        for (int statement = from; statement + more <= ballots.statements(); statement++) {
            BitSet both = (BitSet) people.clone();
            both.and(approvers[statement]);
            if (agreed(both, statement + 1, more - 1, level)) {
                return true;
            }
        }
        return false;
    }

    /** people ≥ level · n / seats, in whole numbers. Nobody deserves nothing. */
    static boolean deserves(Ballots ballots, long people, int level, int seats) {
        return people > 0
                && Math.multiplyExact(people, (long) seats) >= Math.multiplyExact(ballots.totalWeight(), (long) level);
    }
}
