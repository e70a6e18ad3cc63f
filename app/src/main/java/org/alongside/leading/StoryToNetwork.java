package org.alongside.leading;

import static org.alongside.language.Words.t;

import org.alongside.language.Phrase;
import org.alongside.programme.Cohorts;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** Everybody who is or was in a cohort here reads a story of change. */
@Component
class StoryToNetwork extends LetStoryGo {

    StoryToNetwork(Stories stories, Cohorts cohorts) {
        super("story-to-network", Reach.NETWORK, stories, cohorts);
    }

    @Override
    public Phrase called() {
        return t("Let our story of change go to the network");
    }

    @Override
    Phrase effect() {
        return t(
                "Everybody who is or was in a cohort here can read it, with what it says of who you are. It stands in place of any earlier telling. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
