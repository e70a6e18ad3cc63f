package org.alongside.web;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A person whose session is good, as far as every page needs to know them.
 *
 * @param person whose session it is
 * @param name what they want to be called
 * @param language the tag of the language they chose
 * @param session which of their sessions this is
 * @param administrator whether they look after this installation
 * @param beganAt when they signed in
 * @param strong whether they did so with more than one proof of who they are
 * @param trusted whether they have a role whose pages ask for that
 */
public record Visitor(
        UUID person,
        String name,
        String language,
        UUID session,
        boolean administrator,
        Instant beganAt,
        boolean strong,
        boolean trusted) {

    /** How soon after signing in somebody may change how they sign in. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    public boolean isFresh(Instant now) {
        return !beganAt.isBefore(now.minus(FRESH));
    }
}
