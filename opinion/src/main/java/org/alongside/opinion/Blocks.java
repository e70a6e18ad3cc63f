package org.alongside.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Work on rows in blocks that depend on the table alone, so that sums of parts come out the same to the last bit however
 * many threads take part.
 */
final class Blocks {

    private static final int CELLS = 1 << 15;
    private static final int MOST = 64;

    private Blocks() {}

    /** Runs the work on each block of rows, from first (inclusive) to last (exclusive); results in order of rows. */
    static <T> List<T> of(Votes votes, BiFunction<Integer, Integer, T> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        int[] starts = starts(votes);
        if (starts.length == 2) {
            return List.of(work.apply(0, votes.people()));
        }
        return IntStream.range(0, starts.length - 1)
                .parallel()
                .mapToObj(block -> work.apply(starts[block], starts[block + 1]))
                .toList();
    }

    /** Blocks of about equal numbers of votes. */
    private static int[] starts(Votes votes) {
        int blocks = Math.clamp(votes.size() / CELLS, 1, MOST);
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int row = 0; row < votes.people(); row++) {
            if (starts.size() < blocks && votes.from(row) >= (long) starts.size() * votes.size() / blocks && row > 0) {
                starts.add(row);
            }
        }
        starts.add(votes.people());
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
