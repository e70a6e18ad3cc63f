package org.alongside.reflection;

import static org.alongside.language.Words.t;

import org.alongside.language.Phrase;

/** A question to begin from, for whoever wants one. */
final class JournalPrompts {

    static final int COUNT = 8;

    private JournalPrompts() {}

    static Phrase at(int number) {
        return switch (Math.floorMod(number, COUNT)) {
            case 0 -> t("When did you hold back today?");
            case 1 -> t("What did you hear that you had not expected?");
            case 2 -> t("Who led, and who followed? How was that?");
            case 3 -> t("What would you rather have said?");
            case 4 -> t("When did you feel like an equal, and when not?");
            case 5 -> t("What do you want to remember in a year?");
            case 6 -> t("What is still sitting with you?");
            default -> t("What did you learn about yourself?");
        };
    }
}
