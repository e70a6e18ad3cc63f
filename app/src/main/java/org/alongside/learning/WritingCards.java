package org.alongside.learning;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohorts;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Either half writes a learning card, and either takes it back. What is changed or taken back takes off the hands that
 * were given to it as it was.
 */
@Service
class WritingCards {

    /** How a change went. */
    sealed interface Outcome {

        record Saved(UUID card) implements Outcome {}

        /** The other half has changed it since: how it stands now. */
        record Elsewhere(Card stands) implements Outcome {}

        /** The pair pauses or has ended, or others read it by now. */
        record NotNow() implements Outcome {}
    }

    private final Pairs pairs;
    private final Cards cards;
    private final Cohorts cohorts;
    private final EarlierWords earlier;
    private final BothHands hands;
    private final List<LettingGo> steps;

    WritingCards(
            Pairs pairs, Cards cards, Cohorts cohorts, EarlierWords earlier, BothHands hands, List<LettingGo> steps) {
        this.pairs = pairs;
        this.cards = cards;
        this.cohorts = cohorts;
        this.earlier = earlier;
        this.hands = hands;
        this.steps = List.copyOf(steps);
    }

    @Transactional
    Outcome begin(UUID pair, CardForm form, CurrentPerson me) {
        if (!pairs.held(me.id(), pair).isOpen()) {
            return new Outcome.NotNow();
        }
        return cohorts.nowOf(pair)
                .<Outcome>map(cohort -> new Outcome.Saved(cards.begin(pair, cohort.id(), form, me.id())))
                .orElseGet(Outcome.NotNow::new);
    }

    @Transactional
    Outcome change(UUID pair, UUID id, CardForm form, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var card = cards.find(pair, id).orElseThrow(NotHere::new);
        if (!open || !card.isOurs()) {
            return new Outcome.NotNow();
        }
        if (card.version() != form.from()) {
            return new Outcome.Elsewhere(card);
        }
        takeHandsOff(card);
        if (!cards.change(card, form, me.id())) {
            return new Outcome.NotNow();
        }
        earlier.writtenOver(pair, id, card.writtenBy(), card.writtenAt(), CardWords.over(card, form), me.id());
        return new Outcome.Saved(id);
    }

    /** Also once the pair pauses or has ended: one hand is enough to step back. */
    @Transactional
    boolean takeBack(UUID pair, UUID id, CurrentPerson me) {
        pairs.held(me.id(), pair);
        takeHandsOff(cards.find(pair, id).orElseThrow(NotHere::new));
        return cards.takeBack(pair, id);
    }

    /** By whoever wrote all of it. What both wrote goes by both hands: {@link RemoveCard}. */
    @Transactional
    boolean remove(UUID pair, UUID id, CurrentPerson me) {
        pairs.held(me.id(), pair);
        var card = cards.find(pair, id).orElseThrow(NotHere::new);
        if (!card.isOurs() || !card.isAllOf(me.id().value())) {
            return false;
        }
        takeHandsOff(card);
        return cards.remove(pair, id);
    }

    private void takeHandsOff(Card card) {
        steps.forEach(step -> hands.edited(card.pair(), step.name(), card.id()));
        hands.edited(card.pair(), RemoveCard.NAME, card.id());
    }
}
