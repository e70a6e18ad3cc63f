package org.alongside.pairing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;

/**
 * Something only both hands can do. Each module declares its own; {@link BothHands} looks after the hands.
 *
 * <p>All methods are called inside the transaction of whoever is acting, with the pair held.
 */
public interface JointAct {

    /** How long the other half has. */
    Duration USUALLY = Duration.ofDays(14);

    /** What the act is called in the database and in addresses: {@code send-application}. */
    String name();

    /** What the act is called for people, in the reader's language, in a few words and without any of theirs. */
    Phrase called();

    /** Exactly what both see before they give their hand. Throws {@link org.alongside.web.NotHere}. */
    Words wordsOf(UUID pair, UUID subject);

    /**
     * Whether it can still be done, when somebody else may have been quicker. From a yes to the end of the transaction
     * nobody else may come in between.
     */
    default boolean canHappen(UUID pair, UUID subject) {
        return true;
    }

    /** Does it. Called once, in the transaction in which the second hand is given. */
    void happen(UUID pair, UUID subject, Instant at);

    /** Until when the other half can agree, by the clocks by which people read it: unless it says so, as it was given. */
    default ZonedDateTime lapsesAt(UUID subject, ZonedDateTime offeredAt) {
        return offeredAt.plus(USUALLY);
    }

    /** Whether a pair that pauses or has ended can still do it. */
    default boolean isPossibleAfterEnding() {
        return false;
    }

    /**
     * Whether the words say who will read something. People join and leave circles without holding the pair, so these
     * words are compared once more after it has happened; it has not if they are others.
     */
    default boolean namesReaders() {
        return false;
    }

    /** Whether with it the two take on a role that others trust: each proves twice who they are first. */
    default boolean takesOnARole() {
        return false;
    }

    /** Where the pair goes on to once it is done. */
    default String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair;
    }

    /**
     * What both agree to.
     *
     * @param title what would be done, in the reader's language: "Send our application"
     * @param effect what follows and who will see it, in the reader's language
     * @param parts the words themselves, as people wrote them
     * @param terms whatever else both agree to (a circle, a date, a version of a consent text), in a form that is the
     *     same for every reader
     */
    record Words(String title, Phrase effect, List<Part> parts, List<String> terms) {

        /**
         * @param label what it answers, in the reader's language
         * @param written as it was written
         */
        public record Part(Phrase label, Written written) {

            public Part(Phrase label, String text) {
                this(label, Written.somewhere(text));
            }

            public String text() {
                return written.text();
            }
        }
    }
}
