package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says to what a pair has asked.
 *
 * @param answers the question it answers, if it is an answer
 * @param name of whoever said it; null once they have erased themselves
 * @param hat they spoke in; null as themselves
 * @param written empty once they took it back
 */
public record Reply(
        UUID id,
        Kind kind,
        @Nullable UUID answers,
        UUID person,
        @Nullable String name,
        @Nullable Hat hat,
        Written written,
        int version,
        Instant at) {

    static final int LONGEST = 600;

    /** What it is. A question is asked first; what was seen and what one would try comes after. */
    public enum Kind {
        QUESTION,
        ANSWER,
        SEEN,
        TRY;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }

        boolean isThought() {
            return this == SEEN || this == TRY;
        }

        /** What stands above it. */
        public Phrase label() {
            return switch (this) {
                case QUESTION -> t("A question");
                case ANSWER -> t("An answer");
                case SEEN -> t("What we have seen");
                case TRY -> t("What we would try");
            };
        }
    }

    public boolean isTakenBack() {
        return written.isEmpty();
    }

    public boolean isBy(UUID someone) {
        return person.equals(someone);
    }
}
