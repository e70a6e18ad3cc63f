package org.alongside.opinion;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Work in parts that depend on the table alone, not on threads, so that sums of parts, taken in order, come out the same to
 * the last bit however many threads take part.
 */
final class Blocks {

    private static final int CELLS = 1 << 13;
    private static final int ROWS = 1 << 14;
    private static final int MOST = 64;

    private Blocks() {}

    /** Work on some rows, from first (inclusive) to last (exclusive). */
    @FunctionalInterface
    interface Work<T> {
        T on(int from, int to);
    }

    /** Runs the work on blocks of rows with about equal numbers of votes; results in order of rows. */
    static <T> List<T> of(Votes votes, Work<T> work) {
        Passed.over(votes.bytes());
        // A power of two, so that any small number of threads has equal shares.
        int blocks = Integer.highestOneBit(Math.clamp(votes.size() / CELLS, 1, MOST));
        return each(blocks, block -> work.on(start(votes, block, blocks), start(votes, block + 1, blocks)));
    }

    /** Runs the work on blocks of so many rows, each as long as any other; results in order of rows. */
    static <T> List<T> ofRows(int rows, Work<T> work) {
        int blocks = Math.clamp(rows / ROWS, 1, MOST);
        return each(
                blocks,
                block -> work.on((int) ((long) rows * block / blocks), (int) ((long) rows * (block + 1) / blocks)));
    }

    /** Runs a piece of work for each number from 0; results in order of numbers. */
    static <T> List<T> each(int count, IntFunction<T> work) {
        Progress.pause();
        return count == 1
                ? List.of(work.apply(0))
                : IntStream.range(0, count).parallel().mapToObj(work).toList();
    }

    /** The first row that begins at or after so many parts of all cells. */
    private static int start(Votes votes, int block, int blocks) {
        if (block == blocks) {
            return votes.people();
        }
        long cell = (long) votes.size() * block / blocks;
        int low = 0;
        int high = block == 0 ? 0 : votes.people();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (votes.from(middle) < cell) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
