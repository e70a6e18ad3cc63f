package org.alongside.programme;

import static org.alongside.language.Words.later;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Later;

/** What leads decide about an application. */
public enum Outcome {
    PLACE(later("A place")),
    RESERVE(later("On the reserve list")),
    NO(later("Not this time"));

    private final Later label;

    Outcome(Later label) {
        this.label = label;
    }

    public Later label() {
        return label;
    }

    /** As the database and forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    static Optional<Outcome> typed(String key) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.key().equals(key))
                .findFirst();
    }
}
