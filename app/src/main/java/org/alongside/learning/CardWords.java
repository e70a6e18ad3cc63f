package org.alongside.learning;

import static org.alongside.language.Words.t;

import org.alongside.language.Phrase;

/** What stands above the two parts of a learning card, wherever it is read. */
public final class CardWords {

    private CardWords() {}

    public static Phrase learned() {
        return t("What we learned");
    }

    public static Phrase idea() {
        return t("What you could try");
    }
}
