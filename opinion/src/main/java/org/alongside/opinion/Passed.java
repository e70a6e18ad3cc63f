package org.alongside.opinion;

import java.util.concurrent.atomic.LongAdder;

/**
 * How many bytes of votes work has passed over in this process, for a benchmark to compare with the speed of memory. Each
 * pass over a table, or over an index of it, is counted where it begins; small tables that fit a cache beside it are not.
 * Nothing that is computed depends on it.
 */
public final class Passed {

    private static final LongAdder BYTES = new LongAdder();

    private Passed() {}

    public static long bytes() {
        return BYTES.sum();
    }

    /** Counts a pass over so many bytes. */
    public static void over(long bytes) {
        BYTES.add(bytes);
    }
}
