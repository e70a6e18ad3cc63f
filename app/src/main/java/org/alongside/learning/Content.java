package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Phrase;

/** What an exercise is about: the seven contents of the programme. */
public enum Content {
    RELATIONSHIPS,
    HARD_CONVERSATIONS,
    MESSAGE,
    EQUALS,
    POLITICS,
    OWN_STYLE,
    NETWORK;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Content> of(String key) {
        return Arrays.stream(values())
                .filter(content -> content.key().equals(key))
                .findFirst();
    }

    public Phrase label() {
        return switch (this) {
            case RELATIONSHIPS -> t("Getting on when priorities differ");
            case HARD_CONVERSATIONS -> t("Hard conversations");
            case MESSAGE -> t("Getting your message across");
            case EQUALS -> t("Working as equals");
            case POLITICS -> t("Power and politics");
            case OWN_STYLE -> t("How I lead, and how I disagree");
            case NETWORK -> t("People who back you");
        };
    }
}
