package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;

/** What the two write about, one thing at a time. Our own words; a pair need not fill in all of them. */
public enum Heading {
    WHO(Kind.CHALLENGE),
    AIM(Kind.CHALLENGE),
    SAFETY(Kind.CHALLENGE),
    OUTCOME(Kind.CHALLENGE),
    ROLES(Kind.AGREEMENT),
    TIME(Kind.AGREEMENT),
    DECISIONS(Kind.AGREEMENT),
    DISAGREEMENT(Kind.AGREEMENT),
    CREDIT(Kind.AGREEMENT),
    CONFIDENTIALITY(Kind.AGREEMENT),
    FEEDBACK(Kind.AGREEMENT),
    MONEY(Kind.AGREEMENT),
    ENDING(Kind.AGREEMENT);

    /** What the headings together make. */
    public enum Kind {
        CHALLENGE,
        AGREEMENT;

        /** As the database and addresses write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }

        public List<Heading> headings() {
            return Arrays.stream(Heading.values())
                    .filter(heading -> heading.kind == this)
                    .toList();
        }
    }

    private final Kind kind;

    Heading(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** As the database and addresses write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Heading> of(String key) {
        return Arrays.stream(values())
                .filter(heading -> heading.key().equals(key))
                .findFirst();
    }

    /** Where the two of a pair write about it. */
    public String path(UUID pair) {
        return "/pairs/" + pair + "/writing/" + key();
    }

    public Phrase label() {
        return switch (this) {
            case WHO -> t("Who it is for");
            case AIM -> t("Our aim");
            case SAFETY -> t("Safe, and good");
            case OUTCOME -> t("What has changed");
            case ROLES -> t("Who does what");
            case TIME -> t("Time");
            case DECISIONS -> t("How we decide");
            case DISAGREEMENT -> t("When we disagree");
            case CREDIT -> t("Credit");
            case CONFIDENTIALITY -> t("What stays between us");
            case FEEDBACK -> t("Telling each other");
            case MONEY -> t("Money");
            case ENDING -> t("Ending");
        };
    }

    /** How to begin. */
    public Phrase hint() {
        return switch (this) {
            case WHO ->
                t("What goes wrong, whom does it hurt, and where? Name people you know of, not a “population”.");
            case AIM ->
                t("What will be different, for whom, and by when? One sentence that a neighbour would understand.");
            case SAFETY -> t("What must not get worse while you try? Who would notice first, and whom do they tell?");
            case OUTCOME -> t("What is different now, for the people it is for? What is not, and why?");
            case ROLES ->
                t(
                        "Who leads on what, and who follows? Where do you want to swap? Being the patient is not a role for life.");
            case TIME -> t("When do you meet, how, and for how long? What gets in the way: work, caring, a bad week?");
            case DECISIONS ->
                t("Which decisions need you both? Which can either of you make alone, and tell the other?");
            case DISAGREEMENT -> t("How do you say “I see it another way”? What do you do when you are stuck?");
            case CREDIT -> t("Whose name stands on what you make? What if only one of you is asked to speak?");
            case CONFIDENTIALITY ->
                t("What may be told elsewhere, and what never? At work, at home, in the patient group?");
            case FEEDBACK -> t("How do you tell each other what helped and what hurt? How soon?");
            case MONEY -> t("Who is paid for what, by whom, when? Who pays for travel, for care at home?");
            case ENDING -> t("How can either of you stop without blame? What happens to what you made?");
        };
    }
}
