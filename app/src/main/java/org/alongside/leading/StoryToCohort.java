package org.alongside.leading;

import static org.alongside.language.Words.t;

import org.alongside.language.Phrase;
import org.alongside.programme.Cohorts;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** The cohort of the pair reads a story of change, with its facilitators. */
@Component
class StoryToCohort extends LetStoryGo {

    StoryToCohort(Stories stories, Cohorts cohorts) {
        super("story-to-cohort", Reach.COHORT, stories, cohorts);
    }

    @Override
    public Phrase called() {
        return t("Show our story of change to our cohort");
    }

    @Override
    Phrase effect() {
        return t(
                "Everybody in your cohort and its facilitators can read it, with what it says of who you are. It stands in place of any earlier telling. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
