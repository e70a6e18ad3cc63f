package org.alongside.pairing.page;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.alongside.pairing.JointAct;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * An act that needs both hands, with exactly the words it is about.
 *
 * @param offer the offer, once there is one
 * @param words what both agree to; null once it is decided
 * @param seen fingerprint of those words, which travels with the hand
 * @param closedAs how it was decided; null while it is open
 */
public record HandsPage(
        Halves halves,
        @Nullable UUID offer,
        String act,
        @Nullable UUID subject,
        @Nullable UUID offeredBy,
        @Nullable Instant offeredAt,
        @Nullable ZonedDateTime until,
        @Nullable String closedAs,
        JointAct.@Nullable Words words,
        String seen) {

    /** The two of them, and which one is reading. */
    public record Halves(UUID pair, String lives, String works, boolean readerLives, UUID livesId, UUID worksId) {

        public static Halves of(Pair pair, UUID reader) {
            return new Halves(
                    pair.id(),
                    name(pair.lives()),
                    name(pair.works()),
                    pair.lives().person().equals(reader),
                    pair.lives().person(),
                    pair.works().person());
        }

        private static String name(Pair.Half half) {
            return half.name() == null ? "" : half.name();
        }

        public String reader() {
            return readerLives ? lives : works;
        }

        public String other() {
            return readerLives ? works : lives;
        }
    }

    public static HandsPage before(Halves halves, String act, UUID subject, JointAct.Words words, String seen) {
        return new HandsPage(halves, null, act, subject, null, null, null, null, words, seen);
    }

    public static HandsPage offered(
            Halves halves,
            UUID offer,
            UUID by,
            Instant at,
            ZonedDateTime until,
            @Nullable String closedAs,
            JointAct.@Nullable Words words,
            String seen) {
        return new HandsPage(halves, offer, "", null, by, at, until, closedAs, words, seen);
    }

    public boolean livesAgreed() {
        return "done".equals(closedAs) || halves.livesId().equals(offeredBy);
    }

    public boolean worksAgreed() {
        return "done".equals(closedAs) || halves.worksId().equals(offeredBy);
    }

    /** Whether whoever reads has given their hand already. */
    public boolean mine() {
        return halves.readerLives() ? livesAgreed() : worksAgreed();
    }
}
