package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.alongside.language.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Something a cohort does together, in the words of whoever wrote it.
 *
 * @param kind how it runs
 * @param contents which of the programme's seven contents it is about; may be none
 * @param purpose what it is for, in a sentence everybody may read
 * @param question what each half answers alone; empty unless it is blind
 * @param steps what to do, in order
 * @param words what a facilitator may say
 * @param materials what has to be in the room
 * @param access what makes it possible for everybody
 * @param online how it goes with people on a screen
 * @param paper how it goes with no device at all
 */
public record Exercise(
        String title,
        Kind kind,
        List<Content> contents,
        String purpose,
        String question,
        List<String> steps,
        String words,
        String materials,
        String access,
        String online,
        String paper) {

    public static final int LONGEST_LINE = 200;
    public static final int LONGEST = 2_000;

    /** How it runs. */
    public enum Kind {
        /** One thing for everybody at once. */
        TOGETHER,
        /** Pair by pair; in each, whoever lives with it may speak first. */
        TURNS,
        /** Each half answers alone, and both are opened together. */
        BLIND,
        /** In learning sets: one pair presents, and the others only ask. */
        ACTION_LEARNING;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(@Nullable String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }

        public Phrase label() {
            return switch (this) {
                case TOGETHER -> t("All together");
                case TURNS -> t("Pair by pair");
                case BLIND -> t("Answered blind, opened together");
                case ACTION_LEARNING -> t("Action learning in sets");
            };
        }

        /** What that means for the room. */
        public Phrase explained() {
            return switch (this) {
                case TOGETHER -> t("Everybody does the same at the same time.");
                case TURNS ->
                    t("Each pair has its turn, shown on every screen. Whoever lives with it may speak first.");
                case BLIND ->
                    t(
                            "Each half answers alone, on their screen. The two answers of a pair open at once, to that pair.");
                case ACTION_LEARNING ->
                    t("In each learning set one pair presents, then the others only ask questions, by the clock.");
            };
        }
    }

    public Exercise {
        contents = List.copyOf(contents);
        steps = List.copyOf(steps);
    }

    /** Without what only another kind has. */
    Exercise tidy() {
        return new Exercise(
                title.strip(),
                kind,
                contents,
                purpose.strip(),
                kind == Kind.BLIND ? question.strip() : "",
                steps.stream()
                        .map(String::strip)
                        .filter(step -> !step.isEmpty())
                        .toList(),
                words.strip(),
                materials.strip(),
                access.strip(),
                online.strip(),
                paper.strip());
    }

    /** As it stands in a file and in the database: plain texts, so that a file of another time still reads. */
    record Written(
            @Nullable String title,
            @Nullable String kind,
            @Nullable List<String> contents,
            @Nullable String purpose,
            @Nullable String question,
            @Nullable List<String> steps,
            @Nullable String words,
            @Nullable String materials,
            @Nullable String access,
            @Nullable String online,
            @Nullable String paper) {

        Exercise read() {
            return new Exercise(
                            text(title),
                            Kind.of(kind).orElse(Kind.TOGETHER),
                            contents == null
                                    ? List.of()
                                    : contents.stream()
                                            .flatMap(key -> Content.of(key).stream())
                                            .distinct()
                                            .toList(),
                            text(purpose),
                            text(question),
                            steps == null ? List.of() : steps,
                            text(words),
                            text(materials),
                            text(access),
                            text(online),
                            text(paper))
                    .tidy();
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    Written written() {
        return new Written(
                title,
                kind.key(),
                contents.stream().map(Content::key).toList(),
                purpose,
                question,
                steps,
                words,
                materials,
                access,
                online,
                paper);
    }
}
