package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
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

    private final Pairs pairs;
    private final BothHands hands;
    private final Reasons reasons;
    private final Ending ending;
    private final PairLetters letters;
    private final JdbcClient db;
    private final Clock clock;

    SteppingBack(
            Pairs pairs,
            BothHands hands,
            Reasons reasons,
            Ending ending,
            PairLetters letters,
            JdbcClient db,
            Clock clock) {
        this.pairs = pairs;
        this.hands = hands;
        this.reasons = reasons;
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

    /** False when it pauses or has ended already: nothing is kept then, nor the reason. */
    @Transactional
    boolean pause(UUID pair, String reason, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (!both.isOpen()) {
            return false;
        }
        var now = clock.instant();
        db.sql("update pairing.pair set paused_at = :now, stepped_back = :me, reason = null where id = :pair")
                .param("now", Times.at(now))
                .param("me", me.id().value())
                .param("pair", pair)
                .update();
        if (!reason.isBlank()) {
            reasons.keep(pair, me.id(), reasons.sealed(pair, reason, me.id()), now);
        }
        hands.steppedBack(pair);
        letters.paused(pair, me.id());
        return true;
    }

    /** False when it goes on already, or has ended. */
    @Transactional
    boolean goOn(UUID pair, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        if (both.pausedAt() == null || both.endedAt() != null) {
            return false;
        }
        db.sql("update pairing.pair set paused_at = null, stepped_back = null, reason = null where id = :pair")
                .param("pair", pair)
                .update();
        letters.goesOn(pair, me.id());
        return true;
    }

    /** False when it has ended already: then the reason is not kept. */
    @Transactional
    boolean end(UUID pair, String reason, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        boolean ends = ending.end(pair, me.id(), reason.isBlank() ? null : reasons.sealed(pair, reason, me.id()));
        if (ends) {
            letters.ended(pair, me.id());
        }
        return ends;
    }

    /** Why one of them stepped back, if they said so, as the pair stands now. */
    Optional<Written> reasonFor(Pair pair) {
        return pair.isOpen() ? Optional.empty() : reasons.standing(pair.id());
    }
}
