package org.alongside.programme;

import org.alongside.language.Written;

/**
 * What somebody answered: a choice, words, or both. Sealed as one text, in the language of the words.
 *
 * @param choice the key of what was picked; empty where there is nothing to pick, or nothing was
 */
public record Answer(String choice, Written written) {

    static final Answer NONE = new Answer("", Written.NOTHING);

    /** As it was just written on the page of now. */
    Answer(String choice, String text) {
        this(choice, Written.here(text));
    }

    static Answer unpacked(Written sealed) {
        int end = sealed.text().indexOf('\n');
        return new Answer(
                sealed.text().substring(0, end), sealed.with(sealed.text().substring(end + 1)));
    }

    Written packed() {
        return written.with(choice + "\n" + text());
    }

    public String text() {
        return written.text();
    }

    /** Whether it is the same answer, whichever page it was written on. */
    boolean says(Answer other) {
        return choice.equals(other.choice) && text().equals(other.text());
    }

    public boolean isEmpty() {
        return choice.isEmpty() && text().isBlank();
    }
}
