package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** A learning card that both have written in goes when both ask for it. */
@Component
class RemoveCard implements JointAct {

    static final String NAME = "remove-card";

    private final Cards cards;
    private final EarlierWords earlier;

    RemoveCard(Cards cards, EarlierWords earlier) {
        this.cards = cards;
        this.earlier = earlier;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Remove a learning card");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var card = cards.find(pair, subject).filter(found -> !found.isErased()).orElseThrow(NotHere::new);
        return new Words(
                called().plain(),
                t("Its words are gone for both of you, with all that stood there before. Nobody can bring them back."),
                CardWords.parts(card),
                CardWords.terms(NAME, card));
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return cards.findHeldStill(pair, subject).filter(Card::isOurs).isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        earlier.goWith(subject);
        if (!cards.remove(pair, subject)) {
            throw new IllegalStateException("Both hands were given, and the card was not removed.");
        }
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/cards";
    }
}
