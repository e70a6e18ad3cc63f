package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alongside.opinion.slate.Sharing.Bearing;

/** What the rules that weigh whole slates make as great as possible. */
final class Objectives {

    private Objectives() {}

    /**
     * The sum over people of worth[0] + … + worth[r − 1], where r is how many statements of the slate they agree with
     * (Thiele 1895). Bounded by what the best open statements would add one by one: together they add no more.
     *
     * @param worth falling or level, as long as the slate
     */
    record ThieleScore(Ballots ballots, long[] worth) implements Optimum.Objective<Long> {

        @Override
        public Long bound(int[] chosen, int[] open, int seats) {
            int[] heard = ballots.satisfaction(chosen);
            long score = 0;
            for (int person = 0; person < heard.length; person++) {
                for (int r = 0; r < heard[person]; r++) {
                    score = Math.addExact(score, Math.multiplyExact(worth[r], ballots.weight(person)));
                }
            }
            long[] adds = adds(heard, open);
            Arrays.sort(adds);
            for (int place = 0; place < seats; place++) {
                score = Math.addExact(score, adds[open.length - 1 - place]);
            }
            return score;
        }

        /** The statement that adds most: letting it in promises much, leaving it out lowers the bound. */
        @Override
        public int next(int[] chosen, int[] open) {
            long[] adds = adds(ballots.satisfaction(chosen), open);
            int best = 0;
            for (int place = 1; place < adds.length; place++) {
                best = adds[place] > adds[best] ? place : best;
            }
            return best;
        }

        private long[] adds(int[] heard, int[] open) {
            long[] adds = new long[open.length];
            for (int place = 0; place < open.length; place++) {
                for (int person : ballots.approvers(open[place])) {
                    if (heard[person] < worth.length) {
                        adds[place] = Math.addExact(
                                adds[place], Math.multiplyExact(worth[heard[person]], ballots.weight(person)));
                    }
                }
            }
            return adds;
        }
    }

    /** Worth 1, 1/2, 1/3 … times their least common multiple. */
    static long[] harmonic(int seats) {
        long multiple = 1;
        for (int r = 2; r <= seats; r++) {
            multiple = Math.multiplyExact(multiple, r / gcd(multiple, r));
        }
        long common = multiple;
        return IntStream.rangeClosed(1, seats).mapToLong(r -> common / r).toArray();
    }

    /** Worth 1 for the first statement, nothing for more. */
    static long[] once(int seats) {
        long[] worth = new long[seats];
        worth[0] = 1;
        return worth;
    }

    /** For scores that grow with how many people agree with something in the slate: no more than so many can. */
    private static final class Covering {

        private final ThieleScore coverage;

        Covering(Ballots ballots, int size) {
            this.coverage = new ThieleScore(ballots, once(size));
        }

        long most(int[] chosen, int[] open, int seats) {
            return Math.min(coverage.bound(chosen, open, seats), coverage.ballots.totalWeight());
        }

        int next(int[] chosen, int[] open) {
            return coverage.next(chosen, open);
        }
    }

    /**
     * Monroe's score (1995): people are dealt out to the statements of the slate as evenly as their number allows, and
     * as many as possible to one they agree with. Parts have ⌊n/k⌋ people, and n mod k of them one more.
     */
    static Optimum.Objective<Long> monroe(Ballots ballots, int size) {
        Covering covering = new Covering(ballots, size);
        return new Optimum.Objective<>() {
            @Override
            public Long bound(int[] chosen, int[] open, int seats) {
                return dealtOut(ballots, size, chosen, open, seats);
            }

            @Override
            public Long glance(int[] chosen, int[] open, int seats) {
                return covering.most(chosen, open, seats);
            }

            @Override
            public int next(int[] chosen, int[] open) {
                return covering.next(chosen, open);
            }
        };
    }

    /** Nodes: people, then the chosen, then all that is still open as one, then the spare places. */
    private static long dealtOut(Ballots ballots, int size, int[] chosen, int[] open, int seats) {
        long part = ballots.totalWeight() / size;
        int people = ballots.people();
        int rest = people + chosen.length;
        int spare = rest + 1;
        int source = spare + 1;
        int sink = source + 1;
        Flow flow = new Flow(sink + 1, source, sink);
        for (int person = 0; person < people; person++) {
            flow.pipe(source, person, ballots.weight(person));
        }
        flow.pipe(spare, sink, ballots.totalWeight() % size);
        for (int place = 0; place < chosen.length; place++) {
            for (int person : ballots.approvers(chosen[place])) {
                flow.pipe(person, people + place, ballots.weight(person));
            }
            flow.pipe(people + place, sink, part);
            flow.pipe(people + place, spare, 1);
        }
        if (seats > 0) {
            boolean[] linked = new boolean[people];
            for (int statement : open) {
                for (int person : ballots.approvers(statement)) {
                    if (!linked[person]) {
                        linked[person] = true;
                        flow.pipe(person, rest, ballots.weight(person));
                    }
                }
            }
            flow.pipe(rest, sink, part * seats);
            flow.pipe(rest, spare, seats);
        }
        return flow.send();
    }

    /** Phragmén's minimax rule: the highest load is least, so its inverse, the support, is greatest. */
    static Optimum.Objective<Fraction> support(Ballots ballots, int size) {
        Covering covering = new Covering(ballots, size);
        return new Optimum.Objective<>() {
            @Override
            public Fraction bound(int[] chosen, int[] open, int seats) {
                return Sharing.atBest(ballots, chosen, open, seats).support();
            }

            @Override
            public Fraction glance(int[] chosen, int[] open, int seats) {
                return Fraction.of(covering.most(chosen, open, seats), size);
            }

            @Override
            public int next(int[] chosen, int[] open) {
                return covering.next(chosen, open);
            }
        };
    }

    /** Phragmén's leximax rule: the highest load is least, then the second highest, and so on. */
    static Optimum.Objective<Loads> loads(Ballots ballots, int size) {
        Covering covering = new Covering(ballots, size);
        return new Optimum.Objective<>() {
            @Override
            public Loads bound(int[] chosen, int[] open, int seats) {
                return new Loads(Sharing.atBest(ballots, chosen, open, seats).spread());
            }

            @Override
            public Loads glance(int[] chosen, int[] open, int seats) {
                long people = covering.most(chosen, open, seats);
                return new Loads(List.of(new Bearing(Fraction.of(size, people), people)));
            }

            @Override
            public int next(int[] chosen, int[] open) {
                return covering.next(chosen, open);
            }
        };
    }

    /**
     * Loads from the highest down, each borne by some people; everybody else bears nothing.
     * The greater the better: lower loads come out greater.
     */
    record Loads(List<Bearing> bearings) implements Comparable<Loads> {

        Loads {
            bearings = List.copyOf(bearings);
        }

        @Override
        public int compareTo(Loads other) {
            List<Bearing> mine = new ArrayList<>(bearings);
            List<Bearing> theirs = new ArrayList<>(other.bearings);
            while (!mine.isEmpty() && !theirs.isEmpty()) {
                Bearing here = mine.removeFirst();
                Bearing there = theirs.removeFirst();
                int compared = there.load().compareTo(here.load());
                if (compared != 0) {
                    return compared;
                }
                long both = Math.min(here.people(), there.people());
                if (here.people() > both) {
                    mine.addFirst(new Bearing(here.load(), here.people() - both));
                }
                if (there.people() > both) {
                    theirs.addFirst(new Bearing(there.load(), there.people() - both));
                }
            }
            return Boolean.compare(mine.isEmpty(), theirs.isEmpty());
        }
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
