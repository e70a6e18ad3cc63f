package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alongside.language.Phrase;

/**
 * The Alongside pair check: ten plain items, the same for both halves. It is our own and not validated: it is there to
 * talk about, and the gap between the two matters more than any mean.
 */
public final class Check {

    /** What is asked. */
    public enum Item {
        HEARD,
        SAFE,
        DECISIONS,
        CREDIT,
        WORKLOAD,
        INFORMATION,
        FEEDBACK,
        ROLES,
        ACCESS,
        WORTH;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** In a word or two, for tables. */
        public Phrase label() {
            return switch (this) {
                case HEARD -> t("Heard");
                case SAFE -> t("Safe to disagree");
                case DECISIONS -> t("Decisions shared");
                case CREDIT -> t("Credit");
                case WORKLOAD -> t("Workload");
                case INFORMATION -> t("Information");
                case FEEDBACK -> t("Feedback");
                case ROLES -> t("Clear roles");
                case ACCESS -> t("Access");
                case WORTH -> t("Worth it");
            };
        }

        /** What each half says how far it is so. */
        public Phrase statement() {
            return switch (this) {
                case HEARD -> t("My partner hears what I say, also when it is awkward.");
                case SAFE -> t("I can disagree with my partner and nothing bad follows.");
                case DECISIONS -> t("What matters is decided by the two of us, not by one.");
                case CREDIT -> t("What we do together is seen as the work of us both.");
                case WORKLOAD -> t("What each of us carries is fair, for the life each of us has.");
                case INFORMATION -> t("I know what my partner knows, in time to use it.");
                case FEEDBACK -> t("We tell each other what helped and what didn’t.");
                case ROLES -> t("I know what I do, what my partner does, and when we swap.");
                case ACCESS -> t("What I need to take part is there before I have to ask again.");
                case WORTH -> t("This is worth the time it takes me.");
            };
        }
    }

    /** How far something is so, from not at all to fully. */
    public enum Degree {
        NOT_AT_ALL,
        A_LITTLE,
        PARTLY,
        MOSTLY,
        FULLY;

        /** 1 to 5. */
        public int steps() {
            return ordinal() + 1;
        }

        public Phrase label() {
            return switch (this) {
                case NOT_AT_ALL -> t("Not at all");
                case A_LITTLE -> t("A little");
                case PARTLY -> t("Partly");
                case MOSTLY -> t("Mostly");
                case FULLY -> t("Fully");
            };
        }

        public static Optional<Degree> of(int steps) {
            return Arrays.stream(values())
                    .filter(degree -> degree.steps() == steps)
                    .findFirst();
        }
    }

    /** When a pair takes it. */
    public enum Moment {
        START("start"),
        MIDDLE("middle"),
        END("end"),
        HALF_YEAR("6-months"),
        YEAR("12-months"),
        TWO_YEARS("24-months");

        static final String BEGINNING = "check ";

        private final String key;

        Moment(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        /** What blind answers to it are known by. */
        String what() {
            return BEGINNING + key;
        }

        static Optional<Moment> of(String key) {
            return Arrays.stream(values())
                    .filter(moment -> moment.key.equals(key))
                    .findFirst();
        }

        static Optional<Moment> about(String what) {
            return of(what.substring(BEGINNING.length()));
        }

        public Phrase label() {
            return switch (this) {
                case START -> t("At the start");
                case MIDDLE -> t("Half way");
                case END -> t("At the end");
                case HALF_YEAR -> t("6 months after");
                case YEAR -> t("12 months after");
                case TWO_YEARS -> t("24 months after");
            };
        }
    }

    private Check() {}

    /** One character an item, so that every check is as long as any other; a dot where it was left out. */
    static String packed(Map<Item, Degree> answers) {
        var text = new StringBuilder();
        for (var item : Item.values()) {
            var degree = answers.get(item);
            text.append(degree == null ? "." : degree.steps());
        }
        return text.toString();
    }

    static Map<Item, Degree> unpacked(String text) {
        var answers = new EnumMap<Item, Degree>(Item.class);
        var items = List.of(Item.values());
        for (int i = 0; i < Math.min(items.size(), text.length()); i++) {
            int steps = Character.digit(text.charAt(i), 10);
            var item = items.get(i);
            Degree.of(steps).ifPresent(degree -> answers.put(item, degree));
        }
        return answers;
    }
}
