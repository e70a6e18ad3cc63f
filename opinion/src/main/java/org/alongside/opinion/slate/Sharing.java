package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How evenly the people who agree with some statements can be shared out among them.
 *
 * <p>If each person may be divided among the statements they agree with, every statement of W can get s people
 * exactly when s·|S| ≤ |N(S)| for all S ⊆ W, where N(S) are the people agreeing with something in S (Hall's condition).
 * The largest such s is the <em>support</em> of W; 1/s is the least possible highest load when each statement puts one
 * unit of load on its supporters. Found by flows: guess s, look for an S that breaks it, lower s to |N(S)|/|S|, until
 * nothing breaks (Dinkelbach 1967).
 */
final class Sharing {

    private final long[] masks;
    private final long[] weights;
    private final long[] demands;

    private Sharing(Ballots ballots, long[] mask, long[] demands) {
        Map<Long, Long> kinds = new HashMap<>();
        for (int person = 0; person < mask.length; person++) {
            if (mask[person] != 0) {
                kinds.merge(mask[person], ballots.weight(person), Long::sum);
            }
        }
        this.masks = kinds.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        this.weights = Arrays.stream(masks).map(kinds::get).toArray();
        this.demands = demands;
    }

    /** @param slate at most 62 statements */
    static Sharing of(Ballots ballots, int[] slate) {
        long[] demands = new long[slate.length];
        Arrays.fill(demands, 1);
        return new Sharing(ballots, masks(ballots, slate), demands);
    }

    /**
     * A slate of which some seats are still free: whatever fills them from {@code open}, its load lies on people who
     * agree with something open. As one statement with a demand of several seats, it is no harder to bear than any
     * choice that fills them.
     */
    static Sharing atBest(Ballots ballots, int[] chosen, int[] open, int seats) {
        if (seats == 0) {
            return of(ballots, chosen);
        }
        long[] mask = masks(ballots, chosen);
        for (int statement : open) {
            for (int person : ballots.approvers(statement)) {
                mask[person] |= 1L << chosen.length;
            }
        }
        long[] demands = new long[chosen.length + 1];
        Arrays.fill(demands, 1);
        demands[chosen.length] = seats;
        return new Sharing(ballots, mask, demands);
    }

    private static long[] masks(Ballots ballots, int[] slate) {
        if (slate.length > 62) {
            throw new IllegalArgumentException("this rule seats at most 62 statements, not " + slate.length);
        }
        long[] mask = new long[ballots.people()];
        for (int place = 0; place < slate.length; place++) {
            for (int person : ballots.approvers(slate[place])) {
                mask[person] |= 1L << place;
            }
        }
        return mask;
    }

    /** The people of one part of a spread and the load each of them bears. */
    record Bearing(Fraction load, long people) {}

    /** The support of all statements together; zero if one of them has no supporter, or there are none. */
    Fraction support() {
        return demands.length == 0 ? Fraction.ZERO : tightest(everything()).support;
    }

    /**
     * The loads of the spread whose highest load is least, among those the one whose second highest is least, and so
     * on: highest first, people without load left out. The statements with least support per head are settled first,
     * with everybody who agrees with one of them, then the same again among the rest.
     *
     * @throws IllegalArgumentException if a statement has no supporter to bear its load
     */
    List<Bearing> spread() {
        List<Bearing> loads = new ArrayList<>();
        long open = everything();
        while (open != 0) {
            Tight tight = tightest(open);
            if (tight.support.isZero()) {
                throw new IllegalArgumentException("a statement nobody agrees with cannot be borne");
            }
            long people = 0;
            for (int kind = 0; kind < masks.length; kind++) {
                if ((masks[kind] & tight.statements) != 0) {
                    people += weights[kind];
                    weights[kind] = 0;
                }
            }
            loads.add(new Bearing(tight.support.inverse(), people));
            open &= ~tight.statements;
        }
        return loads;
    }

    private long everything() {
        return (1L << demands.length) - 1;
    }

    /** The least support per statement among all sets of open statements, and the largest set that has it. */
    private record Tight(Fraction support, long statements) {}

    private Tight tightest(long open) {
        long set = open;
        while (true) {
            long size = demandOf(set);
            long people = weightOf(set);
            // Ask people/size for each seat: times size, to stay whole.
            Network network = new Network(open, people, size);
            if (network.full()) {
                return new Tight(Fraction.of(people, size), network.tight());
            }
            set = network.broken();
        }
    }

    private long demandOf(long statements) {
        long sum = 0;
        for (long rest = statements; rest != 0; rest &= rest - 1) {
            sum += demands[Long.numberOfTrailingZeros(rest)];
        }
        return sum;
    }

    private long weightOf(long statements) {
        long sum = 0;
        for (int kind = 0; kind < masks.length; kind++) {
            if ((masks[kind] & statements) != 0) {
                sum += weights[kind];
            }
        }
        return sum;
    }

    private final class Network {

        private final long open;
        private final Flow flow;
        private final boolean full;

        /** source → statements ({@code demand} a seat) → kinds of people ({@code share} for each person) → sink. */
        Network(long open, long demand, long share) {
            this.open = open;
            int sink = 64 + masks.length;
            flow = new Flow(sink + 1, 63, sink);
            for (long rest = open; rest != 0; rest &= rest - 1) {
                int place = Long.numberOfTrailingZeros(rest);
                flow.pipe(63, place, Math.multiplyExact(demand, demands[place]));
            }
            for (int kind = 0; kind < masks.length; kind++) {
                if (weights[kind] > 0) {
                    for (long rest = masks[kind] & open; rest != 0; rest &= rest - 1) {
                        flow.pipe(Long.numberOfTrailingZeros(rest), 64 + kind, Long.MAX_VALUE / 4);
                    }
                    flow.pipe(64 + kind, sink, Math.multiplyExact(share, weights[kind]));
                }
            }
            full = flow.send() == Math.multiplyExact(demand, demandOf(open));
        }

        boolean full() {
            return full;
        }

        /** A set of statements that asks for more than its supporters have. */
        long broken() {
            return among(flow.reachedFromSource(), true);
        }

        /** All statements whose supporters have nothing to spare. */
        long tight() {
            return among(flow.reachingSink(), false);
        }

        private long among(boolean[] nodes, boolean wanted) {
            long set = 0;
            for (long rest = open; rest != 0; rest &= rest - 1) {
                int place = Long.numberOfTrailingZeros(rest);
                if (nodes[place] == wanted) {
                    set |= 1L << place;
                }
            }
            return set;
        }
    }
}
