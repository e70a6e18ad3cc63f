package org.alongside.learning;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.programme.Reach;
import org.alongside.web.NotHere;

/** A learning card goes one step further: to the cohort, to the network, to everyone. */
abstract class LettingGo implements JointAct {

    private final String name;
    private final Reach from;
    private final Reach to;
    private final Cards cards;
    private final Clock clock;

    LettingGo(String name, Reach from, Reach to, Cards cards, Clock clock) {
        this.name = name;
        this.from = from;
        this.to = to;
        this.cards = cards;
        this.clock = clock;
    }

    /** What follows. */
    abstract Phrase effect();

    @Override
    public String name() {
        return name;
    }

    /** Also when it can't happen any more: whoever comes to agree is told so, not that there is nothing. */
    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var card = cards.find(pair, subject).filter(found -> !found.isErased()).orElseThrow(NotHere::new);
        return new Words(called().plain(), effect(), CardWords.parts(card), CardWords.terms(name, card));
    }

    /** Whether it is its turn, for a card of a pair as it stands. */
    boolean isNext(Card card, Instant now) {
        return !card.isErased() && card.reach() == from && (to != Reach.NETWORK || !card.isLookedAt(now));
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return cards.findHeldStill(pair, subject)
                .filter(card -> isNext(card, clock.instant()))
                .isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        cards.letGo(subject, to, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/cards/" + subject;
    }
}
