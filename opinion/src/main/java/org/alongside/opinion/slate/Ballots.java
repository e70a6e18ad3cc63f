package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.opinion.Passed;
import org.alongside.opinion.Votes;

/**
 * Who agrees with what: the approval ballots every rule and every property reads.
 *
 * <p>People are numbered {@code 0..people()-1} and statements {@code 0..statements()-1}, in the order of the rows and
 * columns of the votes they come from. Everything but agreeing is left out: somebody who disagreed, passed or never
 * saw a statement does not approve it. How many people saw each statement is kept, for the rule and the guarantees
 * that ask for it. Immutable; safe to share between threads.
 */
public final class Ballots {

    private final int[] starts;
    private final int[] approved;
    private final int[][] approvers;
    private final long[] weights;
    private final long[] seen;
    private final long totalWeight;
    private final boolean plain;

    private Ballots(int[] starts, int[] approved, int[][] approvers, long[] weights, long[] seen) {
        this.starts = starts;
        this.approved = approved;
        this.approvers = approvers;
        this.weights = weights;
        this.seen = seen;
        this.totalWeight = Arrays.stream(weights).sum();
        this.plain = Arrays.stream(weights).allMatch(weight -> weight == 1);
    }

    /** The agreements in a table of votes: person i is row i, statement j is column j, and seen means voted on. */
    public static Ballots of(Votes votes) {
        Passed.over(votes.bytes());
        int[] starts = new int[votes.people() + 1];
        int[] approved = new int[votes.size()];
        int[][] approvers = new int[votes.statements()][];
        int[] fill = new int[votes.statements()];
        long[] seen = new long[votes.statements()];
        for (int column = 0; column < votes.statements(); column++) {
            approvers[column] = new int[votes.agrees(column)];
            seen[column] = votes.seen(column);
        }
        int end = 0;
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row), last = votes.to(row); cell < last; cell++) {
                if (votes.value(cell) > 0) {
                    int column = votes.column(cell);
                    approved[end++] = column;
                    approvers[column][fill[column]++] = row;
                }
            }
            starts[row + 1] = end;
        }
        long[] weights = new long[votes.people()];
        Arrays.fill(weights, 1);
        return new Ballots(starts, Arrays.copyOf(approved, end), approvers, weights, seen);
    }

    /**
     * Complete ballots, as an election has them: everybody saw every statement.
     *
     * @param statements how many statements, zero or more
     * @param approvals one array per person: the statements this person approves, {@code 0..statements-1}, in any
     *     order and each at most once
     * @throws IllegalArgumentException on a statement out of range or named twice by one person
     */
    public static Ballots complete(int statements, List<int[]> approvals) {
        long[] weights = new long[approvals.size()];
        Arrays.fill(weights, 1);
        return complete(statements, approvals, weights);
    }

    /**
     * Complete ballots where one ballot may stand for several people, or count for more.
     *
     * @param weights one whole number above zero per ballot; a weight of 3 is the same as three equal ballots
     * @throws IllegalArgumentException as {@link #complete(int, List)}, and on a weight that is not above zero
     */
    public static Ballots complete(int statements, List<int[]> approvals, long[] weights) {
        if (weights.length != approvals.size()) {
            throw new IllegalArgumentException(
                    approvals.size() + " ballots need as many weights, not " + weights.length);
        }
        long total = 0;
        for (long weight : weights) {
            if (weight <= 0) {
                throw new IllegalArgumentException("a weight is above zero, not " + weight);
            }
            total = Math.addExact(total, weight);
        }
        long[] seen = new long[statements];
        Arrays.fill(seen, total);
        return build(statements, approvals, weights.clone(), seen);
    }

    private static Ballots build(int statements, List<int[]> approvals, long[] weights, long[] seen) {
        int[] starts = new int[approvals.size() + 1];
        int[] counts = new int[statements];
        for (int person = 0; person < approvals.size(); person++) {
            int[] ballot = approvals.get(person);
            starts[person + 1] = starts[person] + ballot.length;
            for (int statement : ballot) {
                if (statement < 0 || statement >= statements) {
                    throw new IllegalArgumentException(
                            "person " + person + " approves statement " + statement + " of " + statements);
                }
                counts[statement]++;
            }
        }
        int[] approved = new int[starts[approvals.size()]];
        int[][] approvers = new int[statements][];
        Arrays.setAll(approvers, statement -> new int[counts[statement]]);
        int[] fill = new int[statements];
        for (int person = 0; person < approvals.size(); person++) {
            int[] ballot = approvals.get(person).clone();
            Arrays.sort(ballot);
            for (int place = 0; place < ballot.length; place++) {
                if (place > 0 && ballot[place] == ballot[place - 1]) {
                    throw new IllegalArgumentException(
                            "person " + person + " approves statement " + ballot[place] + " twice");
                }
                approved[starts[person] + place] = ballot[place];
                approvers[ballot[place]][fill[ballot[place]]++] = person;
            }
        }
        return new Ballots(starts, approved, approvers, weights, seen);
    }

    /** How many ballots. */
    public int people() {
        return starts.length - 1;
    }

    /** How many statements. */
    public int statements() {
        return approvers.length;
    }

    /** The sum of all weights: how many people the ballots stand for. */
    public long totalWeight() {
        return totalWeight;
    }

    /** How many people the ballots of those who approve the statement stand for. */
    public long support(int statement) {
        return weigh(approvers[statement]);
    }

    /** How many people saw the statement, whatever they said; everybody, in complete ballots. */
    public long seen(int statement) {
        return seen[statement];
    }

    /** Whether the person approves the statement. */
    public boolean approves(int person, int statement) {
        return Arrays.binarySearch(approved, starts[person], starts[person + 1], statement) >= 0;
    }

    /** The people who approve the statement, ascending. Not to be written to. */
    int[] approvers(int statement) {
        Passed.over((long) Integer.BYTES * approvers[statement].length);
        return approvers[statement];
    }

    /** Where the person's approved statements begin in {@link #approved}. */
    int from(int person) {
        return starts[person];
    }

    /** Where the person's approved statements end in {@link #approved}. */
    int to(int person) {
        return starts[person + 1];
    }

    int approved(int place) {
        return approved[place];
    }

    int approvals(int person) {
        return starts[person + 1] - starts[person];
    }

    long weight(int person) {
        return weights[person];
    }

    boolean everyoneCountsOnce() {
        return plain;
    }

    long weigh(int[] people) {
        if (plain) {
            return people.length;
        }
        long sum = 0;
        for (int person : people) {
            sum += weights[person];
        }
        return sum;
    }

    long weigh(BitSet people) {
        if (plain) {
            return people.cardinality();
        }
        long sum = 0;
        for (int person = people.nextSetBit(0); person >= 0; person = people.nextSetBit(person + 1)) {
            sum += weights[person];
        }
        return sum;
    }

    /** How many statements of the slate each person approves. */
    int[] satisfaction(int[] slate) {
        int[] count = new int[people()];
        for (int statement : slate) {
            for (int person : approvers[statement]) {
                count[person]++;
            }
        }
        return count;
    }

    /** Statements somebody approves, ascending. */
    int[] wanted() {
        int[] some = new int[statements()];
        int count = 0;
        for (int statement = 0; statement < some.length; statement++) {
            if (approvers[statement].length > 0) {
                some[count++] = statement;
            }
        }
        return Arrays.copyOf(some, count);
    }

    /**
     * The same ballots with equal ones laid together and their weights added. Rules and properties do not tell people
     * apart, so the answer is the same and a search through groups of people is shorter.
     */
    Ballots merged() {
        Map<List<Integer>, Integer> known = new LinkedHashMap<>();
        List<int[]> ballots = new ArrayList<>();
        long[] sums = new long[people()];
        for (int person = 0; person < people(); person++) {
            int[] ballot = Arrays.copyOfRange(approved, starts[person], starts[person + 1]);
            int kind = known.computeIfAbsent(Arrays.stream(ballot).boxed().toList(), _ -> known.size());
            if (kind == ballots.size()) {
                ballots.add(ballot);
            }
            sums[kind] += weights[person];
        }
        return build(statements(), ballots, Arrays.copyOf(sums, ballots.size()), seen);
    }

    /** The same people with some statements only, ascending; statement j becomes the one in place j. */
    Ballots only(int[] statements) {
        int[] places = new int[statements()];
        Arrays.fill(places, -1);
        for (int place = 0; place < statements.length; place++) {
            places[statements[place]] = place;
        }
        List<int[]> ballots = new ArrayList<>();
        for (int person = 0; person < people(); person++) {
            ballots.add(Arrays.stream(approved, starts[person], starts[person + 1])
                    .map(statement -> places[statement])
                    .filter(place -> place >= 0)
                    .toArray());
        }
        long[] some = Arrays.stream(statements)
                .mapToLong(statement -> seen[statement])
                .toArray();
        return build(statements.length, ballots, weights, some);
    }

    /** For each statement, the people who approve it as a set. */
    BitSet[] approverSets() {
        BitSet[] sets = new BitSet[statements()];
        for (int statement = 0; statement < sets.length; statement++) {
            BitSet set = new BitSet(people());
            for (int person : approvers[statement]) {
                set.set(person);
            }
            sets[statement] = set;
        }
        return sets;
    }
}
