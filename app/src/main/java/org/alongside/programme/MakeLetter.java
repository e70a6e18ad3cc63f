package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.JointAct;
import org.alongside.people.Hat;
import org.alongside.people.Secrets;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A pair makes its letter of standing: from then on anybody who has the code reads it. */
@Component
class MakeLetter implements JointAct {

    static final String NAME = "letter-of-standing";

    private final LettersOfStanding letters;

    MakeLetter(LettersOfStanding letters) {
        this.letters = letters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phrase called() {
        return t("Make our letter of standing");
    }

    /** It says what was; so it can be made when the pair is no more. */
    @Override
    public boolean isPossibleAfterEnding() {
        return true;
    }

    @Override
    public Words wordsOf(UUID pair, UUID subject) {
        var letter = letters.find(pair, subject).orElseThrow(NotHere::new);
        return new Words(
                called().plain(),
                t(
                        "Anybody who has its code can read it and see that it stands, signed in or not. It takes the place of one you made before. Either of you can take it back at any time, alone; then its code opens nothing. We can’t undo what somebody has read, printed or copied."),
                parts(letter),
                Stream.concat(Stream.of(NAME), letter.terms()).toList());
    }

    private static ArrayList<Words.Part> parts(LetterOfStanding letter) {
        var named = letter.named();
        var parts = new ArrayList<Words.Part>();
        parts.add(new Words.Part(t("Your names"), named.lives() + "\n" + named.works()));
        hat(parts, named.lives(), named.livesHat());
        hat(parts, named.works(), named.worksHat());
        parts.add(new Words.Part(
                t("The cohort, the programme, and who runs it"),
                String.join("\n", named.cohort(), named.programme(), named.host())));
        parts.add(new Words.Part(letter.when(), "✓"));
        parts.add(new Words.Part(letter.days(), "✓"));
        if (!letter.led().isEmpty()) {
            parts.add(new Words.Part(t("What we led, in our own words"), new Written(letter.led(), letter.language())));
        }
        return parts;
    }

    private static void hat(ArrayList<Words.Part> parts, String name, @Nullable Hat hat) {
        if (hat != null) {
            parts.add(new Words.Part(
                    t("The hat that stands with {name}: {hat}", "name", name, "hat", hat.called()), "✓"));
        }
    }

    /** Somebody may have corrected who came since. */
    @Override
    public boolean canHappen(UUID pair, UUID subject) {
        return letters.findHeldStill(pair, subject)
                .filter(letter -> !letter.isMade())
                .filter(letter -> letters.way(pair, letter.cohort())
                        .filter(letter::isOnRecord)
                        .isPresent())
                .isPresent();
    }

    @Override
    public void happen(UUID pair, UUID subject, Instant at) {
        letters.make(letters.find(pair, subject).orElseThrow(NotHere::new), Secrets.longCode(), at);
    }

    @Override
    public String onward(UUID pair, UUID subject) {
        return letters.find(pair, subject)
                .map(letter -> "/pairs/" + pair + "/standing/" + letter.cohort())
                .orElseGet(() -> "/pairs/" + pair);
    }
}
