package org.alongside.opinion.slate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of statements, ascending, that can be compared and looked up. */
record Slip(int[] statements) implements Comparable<Slip> {

    static Slip of(int[] inAnyOrder) {
        int[] sorted = inAnyOrder.clone();
        Arrays.sort(sorted);
        return new Slip(sorted);
    }

    @Override
    public int compareTo(Slip other) {
        return Arrays.compare(statements, other.statements);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slip slip && Arrays.equals(statements, slip.statements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(statements);
    }
}
