package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.jspecify.annotations.Nullable;

/**
 * How a pair introduces itself to the network.
 *
 * @param lives what the half who lives with it was called when this was written, and {@code works} the other
 * @param led what they lead together; empty once both have had their words erased
 * @param ask what others may ask them about; may be empty
 * @param mentors whether they would go alongside a new pair
 * @param facilitates whether they would facilitate a cohort
 * @param looks whether they look for others who work on the same
 * @param writtenBy who wrote it last
 * @param grain random, so that the digest of short words tells nothing
 * @param shownAt since when the network reads it
 */
public record Introduction(
        UUID id,
        UUID pair,
        String lives,
        String works,
        String led,
        String ask,
        boolean mentors,
        boolean facilitates,
        boolean looks,
        String language,
        int version,
        String grain,
        UUID writtenBy,
        Instant writtenAt,
        @Nullable Instant shownAt) {

    static final int LONGEST = 600;

    private static final String LED = "led";
    private static final String ASK = "ask";

    public boolean isShown() {
        return shownAt != null;
    }

    public boolean isErased() {
        return led.isEmpty();
    }

    /** Whether it says this of itself. */
    public boolean offers(Offering offering) {
        return switch (offering) {
            case MENTORS -> mentors;
            case FACILITATES -> facilitates;
            case LOOKS -> looks;
        };
    }

    /** Above words that stood in one before. */
    public static Phrase above(EarlierWords.Earlier earlier) {
        return earlier.part().equals(ASK) ? t("What you can ask us") : t("What we lead together");
    }

    List<EarlierWords.Over> over(IntroductionForm form) {
        return List.of(
                new EarlierWords.Over(LED, new Written(led, language), form.ledWords()),
                new EarlierWords.Over(ASK, new Written(ask, language), form.askWords()));
    }

    String names() {
        return lives + "\n" + works;
    }
}
