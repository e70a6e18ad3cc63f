package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.UUID;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * Two people as one.
 *
 * @param lives the half that brings lived or community experience
 * @param works the half that brings their work in or with services
 * @param pausedAt since when they pause, if they do
 * @param endedAt when it ended, if it has
 * @param erasedAt when both had what they wrote together erased, if they have
 */
public record Pair(
        UUID id,
        Half lives,
        Half works,
        Instant beganAt,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        @Nullable Instant erasedAt) {

    /**
     * @param name what they want to be called; null once they have erased themselves
     * @param hat what they speak as in this pair now; null as themselves
     */
    public record Half(
            UUID person,
            @Nullable String name,
            Side side,
            @Nullable Hat hat) {

        /** What they are called on the other half's pages, also once they have erased themselves. */
        public String called() {
            return name == null ? say("your partner") : name;
        }
    }

    /** Both bring something the other has not; neither comes first. */
    public enum Side {
        LIVES,
        WORKS;

        /** As the database writes it. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public Side other() {
            return this == LIVES ? WORKS : LIVES;
        }

        static Side of(String key) {
            return valueOf(key.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public Half half(UUID person) {
        return lives.person().equals(person) ? lives : works;
    }

    public Half otherThan(UUID person) {
        return lives.person().equals(person) ? works : lives;
    }

    /** Whether both are here to ask for what they wrote together to be erased, and have not yet. */
    public boolean canErase() {
        return erasedAt == null && lives.name() != null && works.name() != null;
    }

    /** Where both can ask for it. */
    public String erasing() {
        return "/pairs/" + id + "/hands?act=" + EraseTogether.NAME + "&subject=" + id;
    }

    /** Whether the pair can act: neither paused nor ended. */
    public boolean isOpen() {
        return pausedAt == null && endedAt == null;
    }
}
