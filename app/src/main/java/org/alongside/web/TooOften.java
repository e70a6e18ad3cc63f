package org.alongside.web;

import java.time.Duration;

/** Somebody has tried something more often than is allowed, and waits this long. */
final class TooOften extends RuntimeException {

    private final Duration left;

    TooOften(Duration left) {
        super("too often", null, false, false);
        this.left = left;
    }

    long seconds() {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }

    /** Rounded up, so that whoever waits as long has waited long enough. */
    int minutes() {
        return (int) ((seconds() + 59) / 60);
    }
}
