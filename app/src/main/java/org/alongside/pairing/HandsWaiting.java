package org.alongside.pairing;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.alongside.people.PersonId;
import org.alongside.web.Today;
import org.springframework.stereotype.Component;

/** Puts what needs my hand on the page for today. */
@Component
class HandsWaiting implements Today {

    private final Offers offers;
    private final BothHands hands;
    private final Clock clock;

    HandsWaiting(Offers offers, BothHands hands, Clock clock) {
        this.offers = offers;
        this.hands = hands;
        this.clock = clock;
    }

    @Override
    public List<Item> waitingFor(UUID person) {
        return offers.waitingOf(new PersonId(person), clock.instant()).stream()
                .filter(waiting -> !waiting.offeredBy().equals(person))
                .map(waiting -> new Item(
                        hands.act(waiting.act()).called(),
                        say("{name} has agreed. Read it, then agree or say “not this time”.", "name", waiting.byName()),
                        "/pairs/" + waiting.pair() + "/hands/" + waiting.id(),
                        waiting.lapsesAt(),
                        null))
                .toList();
    }
}
