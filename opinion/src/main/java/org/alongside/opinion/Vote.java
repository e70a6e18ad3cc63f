package org.alongside.opinion;

/** What one person said to one statement. A statement nobody put to them has no vote, which is not the same as passing. */
public enum Vote {
    DISAGREE(-1),
    PASS(0),
    AGREE(1);

    private static final Vote[] BY_VALUE = values();

    private final int value;

    Vote(int value) {
        this.value = value;
    }

    /** −1 for disagree, 0 for pass, +1 for agree, as in Polis exports. */
    public int value() {
        return value;
    }

    /**
     * The vote a number stands for.
     *
     * @throws IllegalArgumentException unless the number is −1, 0 or 1
     */
    public static Vote of(int value) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("a vote is -1, 0 or 1, not " + value);
        }
        return BY_VALUE[value + 1];
    }
}
