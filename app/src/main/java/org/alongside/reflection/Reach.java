package org.alongside.reflection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an entry is shared: each holds those before it. */
enum Reach {
    ME,
    PAIR,
    FACILITATORS,
    COHORT;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rung on the ladder that pages show. */
    int level() {
        return ordinal() + 1;
    }

    boolean isWiderThan(Reach other) {
        return ordinal() > other.ordinal();
    }

    static Optional<Reach> of(String key) {
        return Arrays.stream(values()).filter(reach -> reach.key().equals(key)).findFirst();
    }
}
