package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Clock;
import org.alongside.language.Phrase;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** The cohort reads a learning card; anybody who was there can keep it in the room. */
@Component
class ShowCard extends LettingGo {

    ShowCard(Cards cards, Clock clock) {
        super("show-card", Reach.PAIR, Reach.COHORT, cards, clock);
    }

    @Override
    public Phrase called() {
        return t("Show a learning card to our cohort");
    }

    @Override
    Phrase effect() {
        return t(
                "Everybody in your cohort and its facilitators can read it, without your names. Any of them can keep it in the room. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
