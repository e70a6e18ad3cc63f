package org.alongside.opinion;

import java.util.Arrays;

/**
 * A table with its people in an order that follows from their votes alone, so that neither their ids nor the order in
 * which they came can change a sum by a bit. People with the same votes are interchangeable.
 *
 * @param votes the ordered table, people numbered from 0
 * @param rows the row in the original table of each row here
 */
record Canonical(Votes votes, int[] rows) {

    static Canonical of(Votes votes) {
        Integer[] order = new Integer[votes.people()];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, (a, b) -> compare(votes, a, b));
        int[] rows = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        return new Canonical(votes.reordered(rows), rows);
    }

    private static int compare(Votes votes, int a, int b) {
        int byCount = Integer.compare(votes.votesBy(a), votes.votesBy(b));
        for (int i = 0; byCount == 0 && i < votes.votesBy(a); i++) {
            int here = votes.from(a) + i;
            int there = votes.from(b) + i;
            int byCell = Integer.compare(
                    4 * votes.column(here) + votes.value(here), 4 * votes.column(there) + votes.value(there));
            if (byCell != 0) {
                return byCell;
            }
        }
        return byCount;
    }

    /** Keeps a share of the cells, chosen by a seed and their place, which follows from the votes alone. */
    static Votes thinned(Votes votes, double dropped, long seed) {
        return votes.keeping(cell -> !dropped(cell, dropped, seed));
    }

    static boolean dropped(int cell, double share, long seed) {
        long mixed = (cell + 1) * 0x9E3779B97F4A7C15L + seed * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return ((mixed ^ mixed >>> 31) >>> 11) * 0x1.0p-53 < share;
    }
}
