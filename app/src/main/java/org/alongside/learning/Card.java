package org.alongside.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.alongside.programme.Reach;
import org.jspecify.annotations.Nullable;

/**
 * A learning card: what a pair learned, without who said it.
 *
 * @param learned what was learned; empty once both have had their words erased
 * @param idea what others could try; may be empty
 * @param writtenBy who wrote it last
 * @param byBoth whether both have written in it, so that it goes only by both hands
 * @param grain random, so that the digest of short words tells nothing
 * @param stillSince since when it stands as it is: hands given before do not count for it
 * @param shownAt since when the cohort reads it
 * @param heldAt when somebody in the cohort kept it in the room
 */
public record Card(
        UUID id,
        UUID pair,
        UUID cohort,
        Content content,
        String language,
        int version,
        String learned,
        String idea,
        String grain,
        UUID writtenBy,
        boolean byBoth,
        Instant writtenAt,
        Instant stillSince,
        @Nullable Instant shownAt,
        @Nullable Instant heldAt,
        @Nullable Instant networkAt,
        @Nullable Instant publicAt) {

    static final int LONGEST = 600;

    /** How long everybody who was there can look at it before it goes on. */
    static final Duration LOOKING = Duration.ofDays(7);

    /** How far it has gone. */
    public Reach reach() {
        return Reach.of(shownAt, networkAt, publicAt);
    }

    /** Since when it has gone as far as it has; null between the two. */
    public @Nullable Instant reachedAt() {
        return reach().since(shownAt, networkAt, publicAt);
    }

    /** Whether its words can be changed: nobody else reads them. */
    public boolean isOurs() {
        return reach() == Reach.PAIR;
    }

    /** Whether this half alone can have it gone: the other half wrote nothing in it. */
    public boolean isAllOf(UUID person) {
        return !byBoth && writtenBy.equals(person);
    }

    public boolean isErased() {
        return learned.isEmpty();
    }

    /** From when on it can go to the network. */
    public @Nullable Instant lookedAtUntil() {
        return shownAt == null ? null : shownAt.plus(LOOKING);
    }

    public boolean isLookedAt(Instant now) {
        var until = lookedAtUntil();
        return reach() == Reach.COHORT && until != null && now.isBefore(until);
    }

    public String path() {
        return "/pairs/" + pair + "/cards/" + id;
    }
}
