package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Clock;
import org.alongside.language.Phrase;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** The network reads a learning card, once everybody who was there had a week to look at it. */
@Component
class CardToNetwork extends LettingGo {

    CardToNetwork(Cards cards, Clock clock) {
        super("card-to-network", Reach.COHORT, Reach.NETWORK, cards, clock);
    }

    @Override
    public Phrase called() {
        return t("Let a learning card go to the network");
    }

    @Override
    Phrase effect() {
        return t(
                "Everybody who is or was in a cohort here can read it, without your names and without your cohort’s. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
