package org.alongside.leading;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Either half writes down what the two decided, corrects it until it is open, and takes it back. */
@Service
class Recording {

    /** What was decided, when, who led in it, and on what it is placed. */
    record Plain(String text, LocalDate day, Commitment.Leads ledBy, Ladder ladder) {

        boolean says(Decision decision) {
            return text.equals(decision.text())
                    && day.equals(decision.decidedOn())
                    && ledBy == decision.ledBy()
                    && ladder == decision.ladder();
        }
    }

    /** How a step went. */
    enum Outcome {
        DONE,
        /** Both have placed it, so it stands as it is. */
        OPENED,
        /** Another window of the same person has corrected it in the meantime. */
        ELSEWHERE,
        /** The pair pauses or has ended. */
        NOT_NOW
    }

    private final Pairs pairs;
    private final PairDecisions decisions;
    private final Clock clock;

    Recording(Pairs pairs, PairDecisions decisions, Clock clock) {
        this.pairs = pairs;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Transactional
    Outcome record(UUID pair, Plain plain, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return Outcome.NOT_NOW;
        }
        decisions.add(pair, plain, me.id(), clock.instant());
        return Outcome.DONE;
    }

    /**
     * Whether somebody has placed it makes no difference, or whoever corrects would learn of it.
     *
     * @param version of the decision that stood before whoever corrects
     */
    @Transactional
    Outcome correct(UUID pair, UUID decision, Plain plain, int version, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var found = mine(pair, decision, me);
        if (!open) {
            return Outcome.NOT_NOW;
        }
        if (found.isOpen()) {
            return Outcome.OPENED;
        }
        if (plain.says(found)) {
            return Outcome.DONE;
        }
        if (found.version() != version) {
            return Outcome.ELSEWHERE;
        }
        decisions.correct(found, plain, clock.instant());
        return Outcome.DONE;
    }

    /**
     * Stepping back takes one hand, and is possible in a pair that pauses or has ended.
     *
     * @return false where other words stand there than the ones that were to go
     */
    @Transactional
    boolean takeBack(UUID pair, UUID decision, int version, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        var found = mine(pair, decision, me);
        if (found.version() != version) {
            return false;
        }
        decisions.takeBack(found, clock.instant());
        return true;
    }

    /** One that this half wrote, and has not taken back. */
    Decision mine(UUID pair, UUID decision, CurrentPerson me) {
        return decisions
                .find(pair, decision)
                .filter(found -> found.writtenBy().equals(me.id().value()) && !found.isTakenBack())
                .orElseThrow(NotHere::new);
    }
}
