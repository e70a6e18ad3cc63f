package org.alongside.leading;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.programme.Cohorts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Either half tells a story of change and goes on from the other's words; either takes it back from wherever it went. What
 * changes takes off the hands that were given to it as it was.
 */
@Service
class TellingStories {

    /** How a change went. */
    sealed interface Outcome {

        /** How it stands now. */
        record Saved(Story stands) implements Outcome {}

        /** It was changed, or signed, since: how it stands now. */
        record Elsewhere(Story stands) implements Outcome {}

        /** The pair pauses or has ended. */
        record NotNow() implements Outcome {}
    }

    private final Pairs pairs;
    private final Stories stories;
    private final Cohorts cohorts;
    private final EarlierWords earlier;
    private final BothHands hands;
    private final List<LetStoryGo> steps;
    private final Clock clock;

    TellingStories(
            Pairs pairs,
            Stories stories,
            Cohorts cohorts,
            EarlierWords earlier,
            BothHands hands,
            List<LetStoryGo> steps,
            Clock clock) {
        this.pairs = pairs;
        this.stories = stories;
        this.cohorts = cohorts;
        this.earlier = earlier;
        this.hands = hands;
        this.steps = List.copyOf(steps);
        this.clock = clock;
    }

    /** Begins one with what it is about; none if the pair pauses or has ended. */
    @Transactional
    Optional<UUID> begin(UUID pair, StoryForm form, CurrentPerson me) {
        return pairs.held(me.id(), pair).isOpen()
                ? Optional.of(stories.begin(pair, form, me.id(), clock.instant()))
                : Optional.empty();
    }

    @Transactional
    Outcome write(UUID pair, UUID story, StoryForm form, CurrentPerson me) {
        boolean open = pairs.held(me.id(), pair).isOpen();
        var stands = newest(pair, story);
        if (!open) {
            return new Outcome.NotNow();
        }
        if (form.says(stands)) {
            return new Outcome.Saved(stands);
        }
        if (!form.goesOnFrom(stands, me.id().value())) {
            return new Outcome.Elsewhere(stands);
        }
        hands.edited(pair, SignStory.NAME, story);
        if (stands.isSigned()) {
            stories.tellAnew(stands, form, me.id(), clock.instant());
        } else {
            stories.change(stands, form, me.id(), clock.instant());
            earlier.writtenOver(pair, stands.id(), stands.writtenBy(), stands.writtenAt(), over(stands, form), me.id());
        }
        return new Outcome.Saved(newest(pair, story));
    }

    private static List<EarlierWords.Over> over(Story stands, StoryForm form) {
        return form.words().entrySet().stream()
                .map(typed ->
                        new EarlierWords.Over(typed.getKey().key(), stands.written(typed.getKey()), typed.getValue()))
                .toList();
    }

    /**
     * Says as whom others would read the two. False where that can't be said now: nothing is signed, others read it, or
     * the pair pauses or has ended.
     */
    @Transactional
    boolean goOutAs(UUID pair, UUID story, boolean named, CurrentPerson me) {
        var both = pairs.held(me.id(), pair);
        var tellings = stories.told(pair, story);
        var signed = tellings.stream().filter(Story::isSigned).findFirst().orElse(null);
        if (!both.isOpen() || signed == null || signed.isOut()) {
            return false;
        }
        var cohort = cohorts.nowOf(pair).orElse(null);
        var credit = named ? names(both) : cohort == null ? "" : cohort.name();
        var in = cohort == null ? null : cohort.id();
        if (!signed.goesOutAs(named, credit, in)) {
            takeHandsOff(pair, story);
            stories.credit(signed, named, credit, in);
        }
        return true;
    }

    private static String names(Pair pair) {
        return pair.lives().called() + "\n" + pair.works().called();
    }

    /** Also once the pair pauses or has ended: one hand is enough to step back. */
    @Transactional
    boolean takeBack(UUID pair, UUID story, CurrentPerson me) {
        pairs.held(me.id(), pair);
        var _ = newest(pair, story);
        takeHandsOff(pair, story);
        return stories.takeBack(pair, story);
    }

    /** Only words that are not signed go, and by whoever wrote all of them. */
    @Transactional
    boolean remove(UUID pair, UUID story, CurrentPerson me) {
        pairs.held(me.id(), pair);
        var newest = newest(pair, story);
        if (!newest.isAllOf(me.id().value())) {
            return false;
        }
        hands.edited(pair, SignStory.NAME, story);
        return stories.remove(newest);
    }

    private Story newest(UUID pair, UUID story) {
        return stories.told(pair, story).getFirst();
    }

    private void takeHandsOff(UUID pair, UUID story) {
        steps.forEach(step -> hands.edited(pair, step.name(), story));
    }
}
