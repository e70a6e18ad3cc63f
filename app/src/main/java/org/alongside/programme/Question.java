package org.alongside.programme;

import static org.alongside.language.Words.say;
import static org.alongside.language.Words.t;

import java.util.Locale;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Words;

/**
 * One thing a call asks the two of them together.
 *
 * @param ask in the lead's words, when it is an open question; else empty
 * @param hint how to answer it, in the lead's words
 */
public record Question(UUID id, int position, Kind kind, String ask, String hint) {

    /** Every call asks four things in our words; what lies between is the lead's. */
    public enum Kind {
        WORK,
        CHALLENGE,
        OPEN,
        CONFLICT,
        ACCESS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** The question as it is put to the reader; the lead's own words stay as they are. */
    public Phrase put(String lives, String works) {
        return switch (kind) {
            case WORK -> t("What is {name}’s work?", "name", works);
            case CHALLENGE -> t("What do you want to change, together?");
            case OPEN -> Words.theirs(ask);
            case CONFLICT -> t("Does {works} give care to {lives}?", "works", works, "lives", lives);
            case ACCESS -> t("What do you need, so that you can both take part?");
        };
    }

    /** The question as leads see it, before there are names. */
    public String inGeneral() {
        return switch (kind) {
            case WORK -> say("What is the work of the half that works with it?");
            case CONFLICT -> say("Does the half that works with it give care to the other?");
            case CHALLENGE, OPEN, ACCESS -> put("", "").plain();
        };
    }

    /** How to answer it. */
    public String help() {
        return switch (kind) {
            case WORK -> say("Pick what comes closest. Titles don’t matter.");
            case CHALLENGE ->
                say("Name one thing that goes wrong, who it hurts, and where. Plain words are best. About 150 words.");
            case OPEN -> hint;
            case CONFLICT ->
                say("Care in a person’s own health, or in their family’s. It shuts nobody out. We talk it through.");
            case ACCESS ->
                say(
                        "Step-free rooms, an interpreter, breaks, large print, somebody to sit with your dad: whatever helps. You can leave this out.");
        };
    }

    /** Whether it is written by the leads, in the call's language. */
    public boolean asksInTheirWords() {
        return kind == Kind.OPEN;
    }

    public boolean asksForAChoice() {
        return kind == Kind.WORK || kind == Kind.CONFLICT;
    }

    /** Whether there is something to write, with or instead of a choice. */
    public boolean asksForWords() {
        return kind != Kind.WORK;
    }

    public boolean mayBeLeftOut() {
        return kind == Kind.ACCESS;
    }

    /** Whether this is an answer that can be sent. */
    boolean isAnsweredBy(Answer answer) {
        return mayBeLeftOut()
                || (asksForAChoice()
                        ? !answer.choice().isEmpty()
                        : !answer.text().isBlank());
    }
}
