package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** A story of change is one both stand behind: signed by both, it is kept for good as it is. */
@Component
class SignStory implements JointAct {

    static final String NAME = "sign-story";

    private final Stories stories;

    SignStory(Stories stories) {
        this.stories = stories;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Sign our story of change");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var story = ready(pair, subject).orElseThrow(NotHere::new);
        return new Words(
                called().plain(),
                t(
                        "It is kept for good as you both sign it, with today’s date. You can tell it anew; this telling stays. Nobody else reads it until you both let it go further."),
                parts(story),
                terms(NAME, story));
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        stories.sign(ready(pair, subject).orElseThrow(NotHere::new), at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/stories/" + subject;
    }

    private Optional<Story> ready(UUID pair, UUID story) {
        return stories.tellings(pair, story).stream().findFirst().filter(SignStory::isReady);
    }

    /** Whether everything is there that a story needs. */
    static boolean isReady(Story story) {
        return !story.isSigned() && story.missing().isEmpty();
    }

    /** The words of a story, each with its date where it has one. */
    static ArrayList<Words.Part> parts(Story story) {
        var parts = new ArrayList<Words.Part>();
        for (var part : Story.Part.values()) {
            if (story.has(part)) {
                parts.add(new Words.Part(dated(story, part), story.written(part)));
            }
        }
        return parts;
    }

    private static Phrase dated(Story story, Story.Part part) {
        var day = part == Story.Part.BEFORE ? story.before() : part == Story.Part.AFTER ? story.after() : null;
        return day == null ? part.label() : t("{part}: {when}", "part", part.label(), "when", day.says());
    }

    /** Dates are read in each reader's language, so here they stand in one that is the same for both. */
    static ArrayList<String> terms(String name, Story story) {
        var terms = new ArrayList<>(List.of(name, story.grain()));
        terms.add(story.before() == null ? "" : story.before().iso());
        terms.add(story.after() == null ? "" : story.after().iso());
        for (var part : Story.Part.values()) {
            terms.add(part.key() + " " + story.has(part));
        }
        return terms;
    }
}
