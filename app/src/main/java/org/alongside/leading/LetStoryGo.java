package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.programme.Cohort;
import org.alongside.programme.Cohorts;
import org.alongside.programme.Reach;
import org.alongside.web.NotHere;

/** A signed story of change goes outwards: to the cohort, to the network or to everyone, under the names both chose. */
abstract class LetStoryGo implements JointAct {

    private final String name;
    private final Reach to;
    private final Stories stories;
    private final Cohorts cohorts;

    LetStoryGo(String name, Reach to, Stories stories, Cohorts cohorts) {
        this.name = name;
        this.to = to;
        this.stories = stories;
        this.cohorts = cohorts;
    }

    /** What follows. */
    abstract Phrase effect();

    @Override
    public String name() {
        return name;
    }

    Reach to() {
        return to;
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var story = signed(pair, subject).orElseThrow(NotHere::new);
        var parts = SignStory.parts(story);
        var credit = story.credit() == null ? "" : story.credit();
        if (!credit.isEmpty()) {
            parts.add(new Words.Part(story.named() ? t("With your names") : t("As a pair of the cohort"), credit));
        }
        var terms = SignStory.terms(name, story);
        terms.add("named " + story.named());
        terms.add("cohort " + story.cohort());
        return new Words(called().plain(), effect(), parts, terms);
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return signed(pair, subject)
                .filter(story -> story.reach().compareTo(to) < 0 && (to != Reach.COHORT || isTheirs(story)))
                .isPresent();
    }

    private boolean isTheirs(Story story) {
        return cohorts.nowOf(story.pair())
                .map(Cohort::id)
                .filter(id -> id.equals(story.cohort()))
                .isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        stories.letGo(signed(pair, subject).orElseThrow(NotHere::new), to, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/stories/" + subject;
    }

    /** The newest that both signed, once they have said as whom it goes out. */
    private Optional<Story> signed(UUID pair, UUID story) {
        return stories.tellings(pair, story).stream()
                .filter(Story::isSigned)
                .findFirst()
                .filter(found -> !found.isErased() && found.credit() != null);
    }
}
