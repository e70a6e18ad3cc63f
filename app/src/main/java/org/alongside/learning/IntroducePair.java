package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.JointAct;
import org.alongside.web.NotHere;
import org.springframework.stereotype.Component;

/** A pair shows the network who the two are, what they lead and what others may ask them. */
@Component
class IntroducePair implements JointAct {

    static final String NAME = "introduce-pair";

    private final Introductions introductions;

    IntroducePair(Introductions introductions) {
        this.introductions = introductions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Introduce us two to the network");
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var found = introductions
                .of(pair)
                .filter(introduction -> introduction.id().equals(subject) && !introduction.isErased())
                .orElseThrow(NotHere::new);
        var parts = new ArrayList<Words.Part>();
        parts.add(new Words.Part(t("Your names"), found.names()));
        parts.add(new Words.Part(t("What we lead together"), new Written(found.led(), found.language())));
        if (!found.ask().isEmpty()) {
            parts.add(new Words.Part(t("What you can ask us"), new Written(found.ask(), found.language())));
        }
        var terms = new ArrayList<>(List.of(NAME, found.grain(), found.language()));
        for (var offering : Offering.values()) {
            terms.add(offering.key() + " " + found.offers(offering));
            if (found.offers(offering)) {
                parts.add(new Words.Part(offering.asked(), "✓"));
            }
        }
        return new Words(
                called().plain(),
                t(
                        "Everybody who is or was in a cohort here can read it, with your names. Either of you can take it back at any time, alone. We can’t undo what somebody has read."),
                parts,
                terms);
    }

    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return introductions
                .heldStill(pair)
                .filter(found -> !found.isShown() && !found.isErased())
                .isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        introductions.show(pair, at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return "/pairs/" + pair + "/introduction";
    }
}
