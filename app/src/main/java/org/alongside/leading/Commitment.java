package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * Something to try next, by a day. It is taken on once everybody who is to do it has said yes for themselves.
 *
 * @param hat the hat it was asked in; null as themselves
 * @param yes who has said yes
 * @param outcome what came of it; null as long as it is open
 * @param why a word about that; empty without one
 * @param endedBy who said so; null once they have erased themselves
 * @param endedIn the hat they said so in
 */
public record Commitment(
        UUID id,
        UUID document,
        UUID pair,
        Written written,
        Leads leads,
        LocalDate due,
        UUID askedBy,
        @Nullable Hat hat,
        Instant askedAt,
        List<UUID> yes,
        @Nullable Outcome outcome,
        Written why,
        @Nullable String endedBy,
        @Nullable Hat endedIn,
        @Nullable Instant endedAt) {

    /** Which half does it. */
    public enum Leads {
        LIVES,
        WORKS,
        BOTH;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Leads> of(@Nullable String key) {
            return Arrays.stream(values())
                    .filter(leads -> leads.key().equals(key))
                    .findFirst();
        }

        /** Whether this half is to do something. */
        public boolean includes(Pair.Half half) {
            return this == BOTH || key().equals(half.side().key());
        }
    }

    /** What came of it. None of these is a failure. */
    public enum Outcome {
        KEPT("kept"),
        CHANGED("changed"),
        LET_GO("let-go"),
        NOT_TAKEN("not-taken");

        private final String key;

        Outcome(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        static Optional<Outcome> of(@Nullable String key) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.key.equals(key))
                    .findFirst();
        }

        public Phrase label() {
            return switch (this) {
                case KEPT -> t("Kept");
                case CHANGED -> t("Changed");
                case LET_GO -> t("Let go");
                case NOT_TAKEN -> t("Not taken on");
            };
        }
    }

    public String text() {
        return written.text();
    }

    public boolean isOpen() {
        return outcome == null;
    }

    /** Whether everybody who is to do it has said yes. */
    public boolean isTakenOnBy(Pair both) {
        return List.of(both.lives(), both.works()).stream()
                .filter(leads::includes)
                .allMatch(half -> yes.contains(half.person()));
    }

    /** Whether it waits for the yes of this half. */
    public boolean asks(Pair.Half half) {
        return isOpen() && leads.includes(half) && !yes.contains(half.person());
    }

    public boolean isDueBefore(LocalDate day) {
        return isOpen() && due.isBefore(day);
    }
}
