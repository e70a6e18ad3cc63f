package org.alongside.leading;

import static org.alongside.language.Words.later;
import static org.alongside.language.Words.t;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alongside.language.Later;
import org.alongside.language.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * On what a pair places how a decision was made, from the least say of those it is about to the most. The names of the
 * steps are those of their authors, who are credited wherever a ladder stands; what is said about each is our own.
 */
public enum Ladder {
    /** Think Local Act Personal: reused as its authors allow, with their credit and a link. */
    TLAP(
            new Step(
                    1,
                    later("Coercion"),
                    later("People have to go along. Nobody asks them, and a no would cost them.")),
            new Step(2, later("Educating"), later("People are taught to fit in with what is there.")),
            new Step(3, later("Informing"), later("People are told what will happen. They can’t change it.")),
            new Step(4, later("Consultation"), later("People are asked. Others decide what comes of the answers.")),
            new Step(5, later("Engagement"), later("People can speak at several points, and shape some of it.")),
            new Step(
                    6,
                    later("Co-design"),
                    later("People plan it as equals. Whether and how it happens, others decide.")),
            new Step(
                    7,
                    later("Co-production"),
                    later("People decide, do and look back as equals, from the beginning to the end."))),
    /** Sherry Arnstein, 1969. */
    ARNSTEIN(
            new Step(1, later("Manipulation"), later("People are made to look as if they had agreed.")),
            new Step(2, later("Therapy"), later("People are treated as the problem that has to change.")),
            new Step(3, later("Informing"), later("People are told, and have no way to answer.")),
            new Step(4, later("Consultation"), later("People are asked. Nothing says that they will be heeded.")),
            new Step(5, later("Placation"), later("A few have a seat and give advice. Others judge if it is good.")),
            new Step(6, later("Partnership"), later("Power is shared by rules that no side changes alone.")),
            new Step(7, later("Delegated power"), later("People have the last word in a part of it.")),
            new Step(8, later("Citizen control"), later("People run it themselves, and answer for it.")));

    /**
     * One step.
     *
     * @param number from 1, the lowest
     * @param label what its authors call it
     * @param meaning what it is, in our words
     */
    public record Step(int number, Later label, Later meaning) {}

    private final List<Step> steps;

    Ladder(Step... steps) {
        this.steps = List.of(steps);
    }

    /** As the database and forms write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Ladder> of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(ladder -> ladder.key().equals(key))
                .findFirst();
    }

    public Phrase label() {
        return switch (this) {
            case TLAP -> t("Ladder of co-production");
            case ARNSTEIN -> t("Ladder of citizen participation");
        };
    }

    /** How many steps it has. */
    public int height() {
        return steps.size();
    }

    /** From the top. */
    public List<Step> downwards() {
        return steps.reversed();
    }

    public Step step(int number) {
        return steps.get(number - 1);
    }

    boolean has(int number) {
        return number >= 1 && number <= height();
    }
}
