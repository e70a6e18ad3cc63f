package org.alongside.leading;

import java.util.UUID;
import org.alongside.leading.page.StoriesPage;
import org.alongside.leading.page.StoryPage;
import org.alongside.leading.page.TellStoryPage;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohorts;
import org.alongside.web.NotHere;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a pair's pages of its stories of change are given, found through the person asking. */
@Component
class StoryPages {

    private final Pairs pairs;
    private final Stories stories;
    private final Cohorts cohorts;
    private final EarlierWords earlier;
    private final BothHands hands;

    StoryPages(Pairs pairs, Stories stories, Cohorts cohorts, EarlierWords earlier, BothHands hands) {
        this.pairs = pairs;
        this.stories = stories;
        this.cohorts = cohorts;
        this.earlier = earlier;
        this.hands = hands;
    }

    StoriesPage all(UUID pair, StoryForm form, Problems problems, CurrentPerson me) {
        return new StoriesPage(
                with(me, pair), me.id().value(), stories.of(pair), form.shown(Story.Part.TITLE), problems);
    }

    StoryPage one(UUID pair, UUID story, Problems problems, CurrentPerson me) {
        var both = with(me, pair);
        var tellings = stories.told(pair, story);
        return new StoryPage(
                both,
                me.id().value(),
                tellings,
                earlier.of(tellings.getFirst().id()),
                hands.openOffers(pair, story),
                cohorts.nowOf(pair).orElse(null),
                problems);
    }

    /** To go on with it as it stands, or to tell it anew. */
    TellStoryPage words(UUID pair, UUID story, CurrentPerson me) {
        var both = with(me, pair);
        var newest = stories.told(pair, story).getFirst();
        return new TellStoryPage(both, me.id().value(), newest, StoryForm.of(newest), null, Problems.none());
    }

    /** @param stands what was saved in the meantime, beside what was typed */
    TellStoryPage again(
            UUID pair, UUID story, StoryForm form, @Nullable Story stands, Problems problems, CurrentPerson me) {
        var both = with(me, pair);
        return new TellStoryPage(
                both, me.id().value(), stories.told(pair, story).getFirst(), form, stands, problems);
    }

    /** Whether the newest that both signed goes out already. */
    boolean isOut(UUID pair, UUID story, CurrentPerson me) {
        var _ = with(me, pair);
        return stories.told(pair, story).stream()
                .filter(Story::isSigned)
                .findFirst()
                .filter(Story::isOut)
                .isPresent();
    }

    private Pair with(CurrentPerson me, UUID pair) {
        return pairs.with(me.id(), pair).orElseThrow(NotHere::new);
    }
}
