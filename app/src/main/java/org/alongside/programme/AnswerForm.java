package org.alongside.programme;

import static org.alongside.language.Words.say;

import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What comes from the page of one question, or from what one half writes alone.
 *
 * @param version the one that was changed
 * @param later what to do after saving: go on, stay, or come back later
 * @param keep which of two versions, where both had changed it
 */
record AnswerForm(
        @Nullable String choice,
        @Nullable String text,
        @Nullable Integer version,
        @Nullable String later,
        @Nullable String keep) {

    private static final int LONGEST = 3_000;

    Answer answer() {
        return new Answer(choice == null ? "" : choice, words());
    }

    String words() {
        return text == null ? "" : text.strip();
    }

    int seen() {
        return version == null ? 0 : version;
    }

    String afterwards() {
        return later == null ? "" : later;
    }

    /** The same, to be looked at again once it is saved. */
    AnswerForm staying() {
        return new AnswerForm(choice, text, version, "stay", keep);
    }

    Applying.Keep kept() {
        return "mine".equals(keep) ? Applying.Keep.MINE : Applying.Keep.THEIRS;
    }

    Problems problems() {
        return Problems.none().atMost("text", words(), LONGEST, say("Use at most 3,000 characters"));
    }
}
