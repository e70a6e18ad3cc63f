package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alongside.opinion.Votes;

/** Invented rooms of people, made from a seed. */
final class Rooms {

    private Rooms() {}

    /** Approvals of people who lean to one of three tastes, so that groups and ties both occur. */
    static List<int[]> approvals(Random random, int people, int statements) {
        double[][] taste = new double[3][statements];
        for (double[] group : taste) {
            Arrays.setAll(group, _ -> random.nextDouble() < 0.4 ? 0.8 : 0.1);
        }
        List<int[]> all = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            double[] mine = taste[random.nextInt(3)];
            all.add(IntStream.range(0, statements)
                    .filter(statement -> random.nextDouble() < mine[statement])
                    .toArray());
        }
        return all;
    }

    static Ballots ballots(Random random, int people, int statements) {
        return Ballots.complete(statements, approvals(random, people, statements));
    }

    /** Votes with gaps: later statements are seen by fewer. */
    static Votes votes(Random random, int people, int statements) {
        Votes.Builder votes = Votes.builder();
        IntStream.range(0, statements).forEach(votes::statement);
        List<int[]> agreed = approvals(random, people, statements);
        for (int person = 0; person < people; person++) {
            votes.person(person);
            for (int statement = 0; statement < statements; statement++) {
                if (random.nextDouble() < 0.9 - 0.8 * statement / statements) {
                    boolean agrees = Arrays.binarySearch(agreed.get(person), statement) >= 0;
                    votes.add(person, statement, agrees ? 1 : random.nextInt(3) == 0 ? 0 : -1);
                }
            }
        }
        return votes.build();
    }

    static int[] shuffled(Random random, int count) {
        int[] order = IntStream.range(0, count).toArray();
        for (int last = count - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** All slates of a size, ascending. */
    static List<int[]> slates(int statements, int size) {
        List<int[]> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << statements; bits++) {
            if (Integer.bitCount(bits) == size) {
                all.add(members(bits));
            }
        }
        return all;
    }

    static int[] members(int bits) {
        return IntStream.range(0, 31).filter(bit -> (bits >> bit & 1) == 1).toArray();
    }
}
