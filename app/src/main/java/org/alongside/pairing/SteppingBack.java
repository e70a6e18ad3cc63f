package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pausing, going on, ending: one hand is enough. A reason is never asked for; if one is given, it is for the other half
 * alone, sealed under the key of whoever gave it.
 */
@Service
class SteppingBack {

    private static final int LONGEST_REASON = 2_000;

    private record Reason(@Nullable UUID by, byte @Nullable [] sealed) {}

    private final Pairs pairs;
    private final BothHands hands;
    private final Vault vault;
    private final Ending ending;
    private final PairLetters letters;
    private final JdbcClient db;
    private final Clock clock;

    SteppingBack(
            Pairs pairs, BothHands hands, Vault vault, Ending ending, PairLetters letters, JdbcClient db, Clock clock) {
        this.pairs = pairs;
        this.hands = hands;
        this.vault = vault;
        this.ending = ending;
        this.letters = letters;
        this.db = db;
        this.clock = clock;
    }

    static Problems problems(String reason) {
        return Problems.none()
                .atMost(
                        "reason",
                        reason,
                        LONGEST_REASON,
                        say("Use at most 2,000 characters. You need not give a reason."));
    }

    @Transactional(readOnly = true)
    Pair pair(UUID pair, CurrentPerson me) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }

    @Transactional
    void pause(UUID pair, String reason, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (!both.isOpen()) {
            return;
        }
        db.sql("update pairing.pair set paused_at = :now, stepped_back = :me, reason = :reason where id = :pair")
                .param("now", Times.at(clock.instant()))
                .param("me", me.id().value())
                .param("reason", sealed(pair, reason, me))
                .param("pair", pair)
                .update();
        hands.steppedBack(pair);
        letters.paused(pair, me.id());
    }

    @Transactional
    void goOn(UUID pair, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (both.pausedAt() == null || both.endedAt() != null) {
            return;
        }
        db.sql("update pairing.pair set paused_at = null, stepped_back = null, reason = null where id = :pair")
                .param("pair", pair)
                .update();
        letters.goesOn(pair, me.id());
    }

    @Transactional
    void end(UUID pair, String reason, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        if (ending.end(pair, me.id(), sealed(pair, reason, me))) {
            letters.ended(pair, me.id());
        }
    }

    /** Why the other half stepped back, if they said so. Whoever stepped back sees their own words too. */
    Optional<Written> reasonFor(Pair pair, PersonId me) {
        return kept(pair).flatMap(reason -> open(pair.id(), reason));
    }

    /** The same, only if it is this person who stepped back. */
    Optional<Written> ownReasonFor(Pair pair, PersonId me) {
        return kept(pair).filter(reason -> me.value().equals(reason.by())).flatMap(reason -> open(pair.id(), reason));
    }

    private Optional<Reason> kept(Pair pair) {
        if (pair.isOpen()) {
            return Optional.empty();
        }
        return db.sql("select stepped_back as by, reason as sealed from pairing.pair where id = :pair")
                .param("pair", pair.id())
                .query(Reason.class)
                .optional()
                .filter(reason -> reason.by() != null && reason.sealed() != null);
    }

    private Optional<Written> open(UUID pair, Reason reason) {
        var by = reason.by();
        var sealed = reason.sealed();
        return by == null || sealed == null ? Optional.empty() : vault.writtenUnlessErased(by, place(pair), sealed);
    }

    private byte @Nullable [] sealed(UUID pair, String reason, CurrentPerson me) {
        return reason.isBlank() ? null : vault.seal(me.id().value(), place(pair), reason.strip());
    }

    private static Place place(UUID pair) {
        return new Place("pairing.pair", pair, pair);
    }
}
