package org.alongside.opinion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable table of votes: people down, statements across, most cells empty.
 *
 * <p>People and statements keep the numbers their owner gave them (their <em>id</em>, zero or more, gaps
 * allowed). Inside, people are rows {@code 0..people()-1} in order of id and statements are columns
 * {@code 0..statements()-1} in order of id, so the order in which votes arrived leaves no trace. All votes
 * lie one after another in <em>cells</em> {@code 0..size()-1}, row by row and inside a row by column:
 *
 * <pre>{@code
 * for (int row = 0; row < votes.people(); row++) {
 *     for (int cell = votes.from(row); cell < votes.to(row); cell++) {
 *         total[votes.column(cell)] += votes.value(cell);
 *     }
 * }
 * }</pre>
 *
 * <p>Each vote takes two bytes (14 bits of column, 2 bits of vote); with more than 16,384 statements, four.
 * Safe to share between threads.
 */
public final class Votes {

    /** Columns that fit in the 14 bits of a packed cell. */
    static final int NARROW_COLUMNS = 1 << 14;

    private final int[] personIds;
    private final int[] statementIds;
    private final int[] starts;
    private final char[] narrow;
    private final int[] wide;
    /** How often each packed cell, column·4 + value + 1, occurs. */
    private final int[] counts;

    /** Takes the arrays as they are: ids ascending, cells sorted inside each row and packed as column·4 + value + 1. */
    private Votes(int[] personIds, int[] statementIds, int[] starts, char[] narrow, int[] wide, int[] counts) {
        this.personIds = personIds;
        this.statementIds = statementIds;
        this.starts = starts;
        this.narrow = narrow;
        this.wide = wide;
        this.counts = counts;
    }

    static Votes packed(int[] personIds, int[] statementIds, int[] starts, char[] cells) {
        int[] counts = new int[4 * statementIds.length];
        for (int cell = 0, end = starts[personIds.length]; cell < end; cell++) {
            counts[cells[cell]]++;
        }
        return new Votes(personIds, statementIds, starts, cells, new int[0], counts);
    }

    static Votes packed(int[] personIds, int[] statementIds, int[] starts, int[] cells) {
        int[] counts = new int[4 * statementIds.length];
        for (int cell = 0, end = starts[personIds.length]; cell < end; cell++) {
            counts[cells[cell]]++;
        }
        return new Votes(personIds, statementIds, starts, new char[0], cells, counts);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** How many people, including any who were announced and have not voted. */
    public int people() {
        return personIds.length;
    }

    /** How many statements, including any without a vote. */
    public int statements() {
        return statementIds.length;
    }

    /** How many votes, one for each person and statement that met. */
    public int size() {
        return starts[personIds.length];
    }

    /** The number the person in this row was given by the owner of the data. */
    public int personId(int row) {
        return personIds[row];
    }

    /** The number the statement in this column was given by the owner of the data. */
    public int statementId(int column) {
        return statementIds[column];
    }

    /** The row of a person, or −1 if unknown here. */
    public int rowOf(int personId) {
        return Math.max(-1, Arrays.binarySearch(personIds, personId));
    }

    /** The column of a statement, or −1 if unknown here. */
    public int columnOf(int statementId) {
        return Math.max(-1, Arrays.binarySearch(statementIds, statementId));
    }

    /** The first cell of a row. */
    public int from(int row) {
        return starts[row];
    }

    /** The cell after the last of a row. */
    public int to(int row) {
        return starts[row + 1];
    }

    /** How many statements the person in this row has voted on. */
    public int votesBy(int row) {
        return starts[row + 1] - starts[row];
    }

    /** The column of a cell. */
    public int column(int cell) {
        return code(cell) >>> 2;
    }

    /** The vote in a cell: −1 disagree, 0 pass, +1 agree. */
    public int value(int cell) {
        return (code(cell) & 3) - 1;
    }

    /** Column and vote of a cell in one number: column·4 + value + 1. */
    int code(int cell) {
        return wide.length == 0 ? narrow[cell] : wide[cell];
    }

    /** How often a {@link #code} occurs. */
    int count(int code) {
        return counts[code];
    }

    /** The vote of a row on a column, or null where they have not met. */
    public @Nullable Vote at(int row, int column) {
        int low = starts[row];
        int high = starts[row + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = column(middle);
            if (there == column) {
                return Vote.of(value(middle));
            }
            if (there < column) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** How many agreed with the statement in this column. */
    public int agrees(int column) {
        return counts[4 * column + 2];
    }

    /** How many disagreed with the statement in this column. */
    public int disagrees(int column) {
        return counts[4 * column];
    }

    /** How many passed on the statement in this column. */
    public int passes(int column) {
        return counts[4 * column + 1];
    }

    /** How many voted on the statement in this column, passes included. */
    public int seen(int column) {
        return counts[4 * column] + counts[4 * column + 1] + counts[4 * column + 2];
    }

    /** The same table with only these cells; all people and statements stay, perhaps without votes. */
    public Votes keeping(IntPredicate cells) {
        boolean[] out = new boolean[size()];
        for (int cell = 0; cell < out.length; cell++) {
            out[cell] = !cells.test(cell);
        }
        return split(out).getFirst();
    }

    /** The cells that are not marked and those that are, as two tables of the same people and statements. */
    List<Votes> split(boolean[] marked) {
        Passed.over(2 * bytes());
        int[][] newStarts = new int[2][starts.length];
        int[] to = new int[2];
        int in = 0;
        for (int row = 0, cell = 0; row < people(); row++) {
            for (; cell < starts[row + 1]; cell++) {
                in += marked[cell] ? 1 : 0;
            }
            newStarts[0][row + 1] = cell - in;
            newStarts[1][row + 1] = in;
        }
        if (wide.length == 0) {
            char[][] some = {new char[size() - in], new char[in]};
            for (int cell = 0; cell < marked.length; cell++) {
                int which = marked[cell] ? 1 : 0;
                some[which][to[which]++] = narrow[cell];
            }
            return List.of(
                    packed(personIds, statementIds, newStarts[0], some[0]),
                    packed(personIds, statementIds, newStarts[1], some[1]));
        }
        int[][] some = {new int[size() - in], new int[in]};
        for (int cell = 0; cell < marked.length; cell++) {
            int which = marked[cell] ? 1 : 0;
            some[which][to[which]++] = wide[cell];
        }
        return List.of(
                packed(personIds, statementIds, newStarts[0], some[0]),
                packed(personIds, statementIds, newStarts[1], some[1]));
    }

    /** The table of some rows and columns only; the others are gone, ids stay as they were. */
    public Votes only(IntPredicate rows, IntPredicate columns) {
        Builder some = builder();
        for (int column = 0; column < statements(); column++) {
            if (columns.test(column)) {
                some.statement(statementIds[column]);
            }
        }
        for (int row = 0; row < people(); row++) {
            if (rows.test(row)) {
                some.person(personIds[row]);
                for (int cell = starts[row]; cell < starts[row + 1]; cell++) {
                    if (columns.test(column(cell))) {
                        some.add(personIds[row], statementIds[column(cell)], value(cell));
                    }
                }
            }
        }
        return some.build();
    }

    /** Some rows, or all in another order; people are renumbered from 0. */
    Votes reordered(int[] rows) {
        int[] ids = new int[rows.length];
        int[] newStarts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            ids[i] = i;
            newStarts[i + 1] = newStarts[i] + votesBy(rows[i]);
        }
        int size = newStarts[rows.length];
        char[] newNarrow = new char[wide.length == 0 ? size : 0];
        int[] newWide = new int[wide.length == 0 ? 0 : size];
        Object from = wide.length == 0 ? narrow : wide;
        Object to = wide.length == 0 ? newNarrow : newWide;
        Passed.over(2L * size * (wide.length == 0 ? Character.BYTES : Integer.BYTES));
        Blocks.ofRows(rows.length, (first, last) -> {
            for (int i = first; i < last; i++) {
                System.arraycopy(from, starts[rows[i]], to, newStarts[i], votesBy(rows[i]));
            }
            return true;
        });
        if (rows.length == people()) {
            return new Votes(ids, statementIds, newStarts, newNarrow, newWide, counts);
        }
        return wide.length == 0
                ? packed(ids, statementIds, newStarts, newNarrow)
                : packed(ids, statementIds, newStarts, newWide);
    }

    /** Bytes the votes themselves take, without ids and counts. */
    public long bytes() {
        return 2L * narrow.length + 4L * wide.length;
    }

    /** Two tables are equal when the same people said the same to the same statements. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Votes votes
                && Arrays.equals(personIds, votes.personIds)
                && Arrays.equals(statementIds, votes.statementIds)
                && Arrays.equals(starts, votes.starts)
                && Arrays.equals(narrow, votes.narrow)
                && Arrays.equals(wide, votes.wide);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(personIds) + Arrays.hashCode(statementIds))
                + Arrays.hashCode(narrow)
                + Arrays.hashCode(wide);
    }

    @Override
    public String toString() {
        return people() + " people, " + statements() + " statements, " + size() + " votes";
    }

    /**
     * Gathers votes from a stream, in any order. A later vote of the same person on the same statement replaces
     * the earlier one. For one thread.
     */
    public static final class Builder {

        private static final int CHUNK = 1 << 16;

        private long[][] chunks = new long[16][];
        private int count;
        private final Ids people = new Ids();
        private final Ids statements = new Ids();

        private Builder() {}

        /** Announces a person, who may never vote. */
        public Builder person(int id) {
            people.add(checked(id, "person"));
            return this;
        }

        /** Announces a statement, which may never be voted on. */
        public Builder statement(int id) {
            statements.add(checked(id, "statement"));
            return this;
        }

        /** Adds a vote. Ids are zero or more; neither needs announcing. */
        public Builder add(int person, int statement, Vote vote) {
            return add(person, statement, vote.value());
        }

        /** Adds a vote given as −1, 0 or 1. */
        public Builder add(int person, int statement, int value) {
            if (value < -1 || value > 1) {
                throw new IllegalArgumentException("a vote is -1, 0 or 1, not " + value);
            }
            if (count == Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("a table holds at most " + count + " votes");
            }
            person(person);
            statement(statement);
            int chunk = count / CHUNK;
            if (chunk == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunk);
            }
            if (count % CHUNK == 0) {
                chunks[chunk] = new long[CHUNK];
            }
            chunks[chunk][count % CHUNK] = (long) person << 33 | (long) statement << 2 | (value + 1);
            count++;
            return this;
        }

        /** How many votes were added, replaced ones included. */
        public int added() {
            return count;
        }

        public Votes build() {
            int[] personIds = people.sorted();
            int[] statementIds = statements.sorted();
            int[] starts = new int[personIds.length + 1];
            for (int event = 0; event < count; event++) {
                starts[people.rank(personOf(event)) + 1]++;
            }
            for (int row = 0; row < personIds.length; row++) {
                starts[row + 1] += starts[row];
            }
            int[] cells = new int[count];
            int[] next = Arrays.copyOf(starts, personIds.length);
            for (int event = 0; event < count; event++) {
                int row = people.rank(personOf(event));
                cells[next[row]++] = statements.rank(statementOf(event)) << 2 | (int) (event(event) & 3);
            }
            int kept = 0;
            for (int row = 0; row < personIds.length; row++) {
                int from = starts[row];
                int to = starts[row + 1];
                starts[row] = kept;
                kept = settle(cells, from, to, kept);
            }
            starts[personIds.length] = kept;
            if (statementIds.length > NARROW_COLUMNS) {
                return packed(personIds, statementIds, starts, Arrays.copyOf(cells, kept));
            }
            char[] narrow = new char[kept];
            for (int cell = 0; cell < kept; cell++) {
                narrow[cell] = (char) cells[cell];
            }
            return packed(personIds, statementIds, starts, narrow);
        }

        /** Sorts one row by column and keeps the last vote on each, writing from {@code into}; returns its end. */
        private static int settle(int[] cells, int from, int to, int into) {
            if (!ascending(cells, from, to)) {
                // Column first, then arrival, so that the last of equals is the vote that stands.
                long[] keyed = new long[to - from];
                for (int cell = from; cell < to; cell++) {
                    keyed[cell - from] =
                            (long) (cells[cell] >>> 2) << 34 | (long) (cell - from) << 2 | (cells[cell] & 3);
                }
                Arrays.sort(keyed);
                for (int cell = from; cell < to; cell++) {
                    long key = keyed[cell - from];
                    cells[cell] = (int) (key >>> 34) << 2 | (int) (key & 3);
                }
            }
            for (int cell = from; cell < to; cell++) {
                if (cell + 1 == to || cells[cell + 1] >>> 2 != cells[cell] >>> 2) {
                    cells[into++] = cells[cell];
                }
            }
            return into;
        }

        private static boolean ascending(int[] cells, int from, int to) {
            for (int cell = from + 1; cell < to; cell++) {
                if (cells[cell] >>> 2 <= cells[cell - 1] >>> 2) {
                    return false;
                }
            }
            return true;
        }

        private long event(int event) {
            return chunks[event / CHUNK][event % CHUNK];
        }

        private int personOf(int event) {
            return (int) (event(event) >>> 33);
        }

        private int statementOf(int event) {
            return (int) (event(event) >>> 2) & Integer.MAX_VALUE;
        }

        private static int checked(int id, String what) {
            if (id < 0) {
                throw new IllegalArgumentException("the id of a " + what + " is zero or more, not " + id);
            }
            return id;
        }
    }

    /** Distinct ids, ranked: small ones in a bit set, as exports number from zero; large ones in a sorted array. */
    private static final class Ids {

        private static final int SMALL = 1 << 25;

        private final BitSet small = new BitSet();
        private int[] large = new int[0];
        private int largeCount;
        private int[] ranks = new int[0];
        private int[] sorted = new int[0];

        void add(int id) {
            if (id < SMALL) {
                small.set(id);
                return;
            }
            if (largeCount == large.length) {
                compact();
                large = Arrays.copyOf(large, Math.max(16, 2 * largeCount));
            }
            large[largeCount++] = id;
        }

        int[] sorted() {
            compact();
            sorted = Arrays.copyOf(small.stream().toArray(), small.cardinality() + largeCount);
            System.arraycopy(large, 0, sorted, small.cardinality(), largeCount);
            ranks = new int[small.length()];
            int rank = 0;
            for (int id = small.nextSetBit(0); id >= 0; id = small.nextSetBit(id + 1)) {
                ranks[id] = rank++;
            }
            return sorted.clone();
        }

        int rank(int id) {
            return id < SMALL ? ranks[id] : Arrays.binarySearch(sorted, id);
        }

        private void compact() {
            Arrays.sort(large, 0, largeCount);
            int kept = 0;
            for (int i = 0; i < largeCount; i++) {
                if (kept == 0 || large[i] != large[kept - 1]) {
                    large[kept++] = large[i];
                }
            }
            largeCount = kept;
        }
    }
}
