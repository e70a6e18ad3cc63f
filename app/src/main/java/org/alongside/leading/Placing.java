package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.UUID;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Placing a decision: each half alone, opened for both in the transaction in which the second does. */
@Service
class Placing {

    /** How a step went. */
    enum Outcome {
        DONE,
        /** It is open for both now, or was before. */
        OPENED,
        /** It was open before, so nothing was written. */
        WAS_OPEN,
        /** This half had placed it, and has to take that back first. */
        PLACED,
        /** Its words are others than those it was placed by. */
        CORRECTED,
        /** The pair pauses or has ended. */
        NOT_NOW
    }

    private final Pairs pairs;
    private final PairDecisions decisions;
    private final BlindAnswers blind;
    private final People people;
    private final Outbox outbox;

    Placing(Pairs pairs, PairDecisions decisions, BlindAnswers blind, People people, Outbox outbox) {
        this.pairs = pairs;
        this.decisions = decisions;
        this.blind = blind;
        this.people = people;
        this.outbox = outbox;
    }

    /** @param version the words that were before whoever places it */
    @Transactional
    Outcome place(UUID pair, UUID decision, int version, Placement placement, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var found = find(pair, decision);
        if (found.isOpen()) {
            return Outcome.WAS_OPEN;
        }
        if (!both.isOpen()) {
            return Outcome.NOT_NOW;
        }
        if (found.version() != version || found.ladder() != placement.ladder()) {
            return Outcome.CORRECTED;
        }
        if (!blind.write(pair, found.what(), placement.packed(), me.id())) {
            return Outcome.PLACED;
        }
        if (!blind.ready(pair, found.what())) {
            return Outcome.DONE;
        }
        tell(both, found, me);
        return Outcome.OPENED;
    }

    @Transactional
    Outcome takeBack(UUID pair, UUID decision, CurrentPerson me) {
        var _ = pairs.held(me.id(), pair);
        var found = find(pair, decision);
        if (found.isOpen()) {
            return Outcome.OPENED;
        }
        var _ = blind.notReadyYet(pair, found.what());
        return Outcome.DONE;
    }

    private Decision find(UUID pair, UUID decision) {
        return decisions.find(pair, decision).orElseThrow(NotHere::new);
    }

    private void tell(Pair both, Decision decision, CurrentPerson me) {
        var other = both.otherThan(me.id().value()).person();
        outbox.post(
                other,
                people.inLanguageOf(
                        new PersonId(other),
                        () -> new Letter(
                                say("You have both placed a decision"),
                                List.of(
                                        say(
                                                "You and {name} have each placed a decision on its ladder. Both places are open now, for both of you at the same moment.",
                                                "name",
                                                me.name()),
                                        say("Where they lie apart there is something to talk about, not a fault.")),
                                new Letter.Action(
                                        say("See both places"),
                                        "/pairs/" + both.id() + "/decisions/" + decision.id()))));
    }
}
