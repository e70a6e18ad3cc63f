package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.util.ArrayList;
import java.util.List;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.JointAct;

/** The two parts of a learning card, and what stands above them wherever they are read. */
public final class CardWords {

    private static final String LEARNED = "learned";
    private static final String IDEA = "idea";

    private CardWords() {}

    /** Above words that stood in a card before. */
    public static Phrase above(EarlierWords.Earlier earlier) {
        return earlier.part().equals(IDEA) ? idea() : learned();
    }

    /** What both have before them when they agree to something about it. */
    static List<JointAct.Words.Part> parts(Card card) {
        var parts = new ArrayList<JointAct.Words.Part>();
        parts.add(new JointAct.Words.Part(learned(), new Written(card.learned(), card.language())));
        if (!card.idea().isEmpty()) {
            parts.add(new JointAct.Words.Part(idea(), new Written(card.idea(), card.language())));
        }
        return parts;
    }

    /** What a hand is given to, beside the words. */
    static List<String> terms(String act, Card card) {
        return List.of(
                act,
                card.grain(),
                card.content().key(),
                card.language(),
                // So that a hand that was given before it came back counts no more.
                card.stillSince().toString());
    }

    static List<EarlierWords.Over> over(Card card, CardForm form) {
        return List.of(
                new EarlierWords.Over(LEARNED, new Written(card.learned(), card.language()), form.learnedWords()),
                new EarlierWords.Over(IDEA, new Written(card.idea(), card.language()), form.ideaWords()));
    }

    public static Phrase learned() {
        return t("What we learned");
    }

    public static Phrase idea() {
        return t("What you could try");
    }
}
