package org.alongside.pairing;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what needs my hand on the page for today. */
@Component
class HandsWaiting implements Today {

    private record Waiting(
            UUID id,
            UUID pair,
            String act,
            String byName,
            Instant lapsesAt,
            @Nullable String zone) {}

    private final BothHands hands;

    HandsWaiting(BothHands hands) {
        this.hands = hands;
    }

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>("""
                select o.id, o.pair, o.act, coalesce(people.name_of(o.offered_by), '') as by_name, o.lapses_at,
                       o.zone
                  from pairing.offer o
                  join pairing.half h on h.pair = o.pair and h.person = :me
                 where o.closed_at is null
                   and o.lapses_at > :now
                   and o.offered_by <> :me
                 order by o.lapses_at, o.id
                """, Waiting.class, this::items);
    }

    private List<Item> items(List<Waiting> offers) {
        return offers.stream()
                .map(waiting -> new Item(
                        hands.act(waiting.act()).called(),
                        t("{name} has agreed. Read it, then agree or say “not this time”.", "name", waiting.byName()),
                        "/pairs/" + waiting.pair() + "/hands/" + waiting.id(),
                        Offer.until(waiting.lapsesAt(), waiting.zone()),
                        say("you and {name}", "name", waiting.byName())))
                .toList();
    }
}
