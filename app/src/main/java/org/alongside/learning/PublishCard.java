package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Clock;
import org.alongside.language.Phrase;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** Everyone reads a learning card, signed in or not. */
@Component
class PublishCard extends LettingGo {

    PublishCard(Cards cards, Clock clock) {
        super("publish-card", Reach.NETWORK, Reach.EVERYONE, cards, clock);
    }

    @Override
    public Phrase called() {
        return t("Let everyone read a learning card");
    }

    @Override
    Phrase effect() {
        return t(
                "Anybody can read it, signed in or not, without your names and without your cohort’s; search engines find it and others may copy it. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
