package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Phrase;
import org.jspecify.annotations.Nullable;

/** How far something goes that a pair lets go by both hands, step by step. */
public enum Reach {
    PAIR,
    COHORT,
    NETWORK,
    EVERYONE;

    /** By since when each of them reads it. */
    public static Reach of(@Nullable Instant cohort, @Nullable Instant network, @Nullable Instant everyone) {
        if (everyone != null) {
            return EVERYONE;
        }
        if (network != null) {
            return NETWORK;
        }
        return cohort == null ? PAIR : COHORT;
    }

    /** Since when it has gone as far as this; null between the two. */
    public @Nullable Instant since(@Nullable Instant cohort, @Nullable Instant network, @Nullable Instant everyone) {
        return switch (this) {
            case PAIR -> null;
            case COHORT -> cohort;
            case NETWORK -> network;
            case EVERYONE -> everyone;
        };
    }

    public static Optional<Reach> of(@Nullable String key) {
        return Arrays.stream(values()).filter(reach -> reach.key().equals(key)).findFirst();
    }

    /** As forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On the ladder of who reads what, where the pair is 2 and everyone is 6. */
    public int level() {
        return switch (this) {
            case PAIR -> 2;
            case COHORT -> 4;
            case NETWORK -> 5;
            case EVERYONE -> 6;
        };
    }

    public Phrase label() {
        return switch (this) {
            case PAIR -> t("Only you two");
            case COHORT -> t("Your cohort reads it");
            case NETWORK -> t("The network reads it");
            case EVERYONE -> t("Everyone can read it");
        };
    }
}
