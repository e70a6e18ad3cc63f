package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Phrase;

/** What a pair would do for others in the network, or looks for. */
public enum Offering {
    MENTORS,
    FACILITATES,
    LOOKS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Offering> of(String key) {
        return Arrays.stream(values())
                .filter(offering -> offering.key().equals(key))
                .findFirst();
    }

    /** Of a pair, as others read it. */
    public Phrase label() {
        return switch (this) {
            case MENTORS -> t("Would go alongside a new pair");
            case FACILITATES -> t("Would facilitate a cohort");
            case LOOKS -> t("Looking for others who work on the same");
        };
    }

    /** As the pair says it of itself. */
    public Phrase asked() {
        return switch (this) {
            case MENTORS -> t("We would go alongside a new pair");
            case FACILITATES -> t("We would facilitate a cohort");
            case LOOKS -> t("We look for others who work on the same");
        };
    }
}
