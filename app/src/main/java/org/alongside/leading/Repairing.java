package org.alongside.leading;

import java.time.Clock;
import java.util.UUID;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading the agreement again: still true, or something to mend. The other half listens before anything changes. */
@Service
class Repairing {

    private final Pairs pairs;
    private final Documents documents;
    private final Repairs repairs;
    private final Clock clock;

    Repairing(Pairs pairs, Documents documents, Repairs repairs, Clock clock) {
        this.pairs = pairs;
        this.documents = documents;
        this.repairs = repairs;
        this.clock = clock;
    }

    /** False when the pair pauses or has ended; so for the other steps. */
    @Transactional
    boolean stillTrue(UUID pair, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return false;
        }
        repairs.stillTrue(signed(pair), me.id(), clock.instant());
        return true;
    }

    @Transactional
    boolean say(UUID pair, Heading heading, String words, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return false;
        }
        repairs.say(signed(pair), heading, words, me.id(), clock.instant());
        return true;
    }

    @Transactional
    boolean hear(UUID pair, UUID repair, String words, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var found = repairs.find(pair, repair).orElseThrow(NotHere::new);
        if (!open || !found.asks(me.id().value())) {
            return false;
        }
        repairs.hear(pair, repair, words, me.id(), clock.instant());
        return true;
    }

    /** Also false for the half that is asked to hear first. */
    @Transactional
    boolean end(UUID pair, UUID repair, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var found = repairs.find(pair, repair).orElseThrow(NotHere::new);
        return open && !found.asks(me.id().value()) && repairs.end(repair, me.id(), clock.instant());
    }

    /** What both have signed; before that there is nothing to mend. */
    Document signed(UUID pair) {
        return documents
                .of(pair, Heading.Kind.AGREEMENT)
                .filter(document -> document.signedAt() != null)
                .orElseThrow(NotHere::new);
    }
}
