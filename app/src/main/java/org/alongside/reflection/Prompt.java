package org.alongside.reflection;

import static org.alongside.language.Words.t;

import java.util.Locale;
import org.alongside.language.Phrase;

/** What the two are asked. To each guess about the other belongs the other's own answer to the same question. */
enum Prompt {
    HARDEST,
    HOPE,
    WORRY,
    PICTURE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is put to whoever guesses, and as the opened page names it. */
    Phrase about(String name) {
        return switch (this) {
            case HARDEST -> t("What is the hardest part of an ordinary week for {name}?", "name", name);
            case HOPE -> t("What does {name} most want from working together?", "name", name);
            case WORRY -> t("What worries {name} about working together?", "name", name);
            case PICTURE -> t("What did {name} believe about people like you, before you met?", "name", name);
        };
    }

    /** The same question put to the one it is about. */
    Phrase own(String partner) {
        return switch (this) {
            case HARDEST -> t("What is the hardest part of an ordinary week for you?");
            case HOPE -> t("What do you most want from working together?");
            case WORRY -> t("What worries you about working together?");
            case PICTURE -> t("What did you believe about people like {name}, before you met?", "name", partner);
        };
    }
}
