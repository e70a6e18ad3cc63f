package org.alongside.learning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a pair introduces itself to the network.
 *
 * @param lives what the half who lives with it was called when this was written, and {@code works} the other
 * @param led what they lead together; empty once both have had their words erased
 * @param ask what others may ask them about; may be empty
 * @param mentors whether they would go alongside a new pair
 * @param facilitates whether they would facilitate a cohort
 * @param looks whether they look for others who work on the same
 * @param grain random, so that the digest of short words tells nothing
 * @param shownAt since when the network reads it
 */
public record Introduction(
        UUID id,
        UUID pair,
        String lives,
        String works,
        String led,
        String ask,
        boolean mentors,
        boolean facilitates,
        boolean looks,
        String language,
        int version,
        String grain,
        @Nullable Instant shownAt) {

    static final int LONGEST = 600;

    public boolean isShown() {
        return shownAt != null;
    }

    public boolean isErased() {
        return led.isEmpty();
    }

    /** Whether it says this of itself. */
    public boolean offers(Offering offering) {
        return switch (offering) {
            case MENTORS -> mentors;
            case FACILITATES -> facilitates;
            case LOOKS -> looks;
        };
    }

    String names() {
        return lives + "\n" + works;
    }
}
