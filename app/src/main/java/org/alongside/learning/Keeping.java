package org.alongside.learning;

import java.util.UUID;
import org.alongside.people.CurrentPerson;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeping a learning card in the room, by anybody of the cohort. */
@Service
class Keeping {

    private final Rooms rooms;
    private final Cards cards;

    Keeping(Rooms rooms, Cards cards) {
        this.rooms = rooms;
        this.cards = cards;
    }

    /** False if it was taken back, or has gone on already. */
    @Transactional
    boolean inTheRoom(UUID cohort, UUID card, CurrentPerson me) {
        var _ = rooms.inside(cohort, me.id()).orElseThrow(NotHere::new);
        return cards.holdBack(cohort, card);
    }
}
