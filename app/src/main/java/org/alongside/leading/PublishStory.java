package org.alongside.leading;

import static org.alongside.language.Words.t;

import org.alongside.language.Phrase;
import org.alongside.programme.Cohorts;
import org.alongside.programme.Reach;
import org.springframework.stereotype.Component;

/** Everyone reads a story of change, signed in or not. */
@Component
class PublishStory extends LetStoryGo {

    PublishStory(Stories stories, Cohorts cohorts) {
        super("publish-story", Reach.EVERYONE, stories, cohorts);
    }

    @Override
    public Phrase called() {
        return t("Let everyone read our story of change");
    }

    @Override
    Phrase effect() {
        return t(
                "Anybody can read it, signed in or not, with what it says of who you are. Search engines find it and others may copy it. It stands in place of any earlier telling. Either of you can take it back at any time, alone. We can’t undo what somebody has read.");
    }
}
