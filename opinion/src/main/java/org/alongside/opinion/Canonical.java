package org.alongside.opinion;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A table with its people in an order that follows from their votes alone, so that neither their ids nor the order in
 * which they came can change a sum by a bit: by number of votes, then by a hash of them. People with the same votes
 * are interchangeable.
 *
 * @param votes the ordered table, people numbered from 0
 * @param rows the row in the original table of each row here
 */
record Canonical(Votes votes, int[] rows) {

    private static final int DIGIT = 11;

    static Canonical of(Votes votes) {
        int people = votes.people();
        int[] hashes = new int[people];
        Blocks.of(votes, (from, to) -> {
            for (int row = from; row < to; row++) {
                hashes[row] = hash(votes, row);
            }
            return true;
        });
        int[] rows = IntStream.range(0, people).toArray();
        for (int shift = 0; shift < Integer.SIZE; shift += DIGIT) {
            int low = shift;
            rows = sorted(rows, row -> hashes[row] >>> low & (1 << DIGIT) - 1, 1 << DIGIT);
        }
        int most = 0;
        for (int row = 0; row < people; row++) {
            most = Math.max(most, votes.votesBy(row));
        }
        rows = sorted(rows, votes::votesBy, most + 1);
        settleTies(votes, hashes, rows);
        return new Canonical(votes.reordered(rows), rows);
    }

    /** Rows by a key, those of the same key in the order they had (a counting sort). */
    private static int[] sorted(int[] rows, IntUnaryOperator key, int keys) {
        int[] starts = new int[keys + 1];
        for (int row : rows) {
            starts[key.applyAsInt(row) + 1]++;
        }
        for (int at = 0; at < keys; at++) {
            starts[at + 1] += starts[at];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[starts[key.applyAsInt(row)]++] = row;
        }
        return sorted;
    }

    private static int hash(Votes votes, int row) {
        long hash = 0;
        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
            hash = (hash ^ votes.code(cell)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (mixed(hash) >>> 32);
    }

    /** Where different votes share a hash, the votes themselves decide. */
    static void settleTies(Votes votes, int[] hashes, int[] rows) {
        for (int from = 0, to; from < rows.length; from = to) {
            boolean alike = true;
            for (to = from + 1; to < rows.length && tied(votes, hashes, rows[to - 1], rows[to]); to++) {
                alike &= compare(votes, rows[to - 1], rows[to]) == 0;
            }
            if (!alike) {
                int[] settled = Arrays.stream(rows, from, to)
                        .boxed()
                        .sorted((a, b) -> compare(votes, a, b))
                        .mapToInt(Integer::intValue)
                        .toArray();
                System.arraycopy(settled, 0, rows, from, settled.length);
            }
        }
    }

    private static boolean tied(Votes votes, int[] hashes, int a, int b) {
        return hashes[a] == hashes[b] && votes.votesBy(a) == votes.votesBy(b);
    }

    /** Compares people with the same number of votes. */
    private static int compare(Votes votes, int a, int b) {
        for (int here = votes.from(a), there = votes.from(b); here < votes.to(a); here++, there++) {
            if (votes.code(here) != votes.code(there)) {
                return Integer.compare(votes.code(here), votes.code(there));
            }
        }
        return 0;
    }

    /** All people, or evenly spread over their order so many of them. */
    static Votes sample(Votes votes, int wanted) {
        int people = votes.people();
        return wanted >= people
                ? votes
                : votes.reordered(IntStream.range(0, wanted)
                        .map(i -> (int) ((2L * i + 1) * people / (2L * wanted)))
                        .toArray());
    }

    /** Leaves out a share of the cells, chosen by a seed and their place, which follows from the votes alone. */
    static Votes thinned(Votes votes, double dropped, long seed) {
        return split(votes, dropped, seed).getFirst();
    }

    /** The cells that stay and those that a seed leaves out, as two tables of the same people and statements. */
    static List<Votes> split(Votes votes, double dropped, long seed) {
        return votes.split(dropped(votes.size(), dropped, seed));
    }

    /** For each cell whether it is dropped: sixteen bits of a hash decide each. */
    private static boolean[] dropped(int cells, double share, long seed) {
        boolean[] dropped = new boolean[cells];
        int below = (int) Math.rint(share * 0x1p16);
        for (int first = 0; first < cells; first += 4) {
            long bits = mixed((first + 1) * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L);
            for (int cell = first, end = Math.min(cells, first + 4); cell < end; cell++, bits >>>= 16) {
                dropped[cell] = (bits & 0xFFFF) < below;
            }
        }
        return dropped;
    }

    /** Stafford's mixing of 64 bits, as in SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mixed(long bits) {
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
