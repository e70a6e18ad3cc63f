package org.alongside.programme;

/**
 * What somebody answered: a choice, words, or both. Sealed as one text.
 *
 * @param choice the key of what was picked; empty where there is nothing to pick, or nothing was
 */
public record Answer(String choice, String text) {

    static final Answer NONE = new Answer("", "");

    static Answer unpacked(String sealed) {
        int end = sealed.indexOf('\n');
        return new Answer(sealed.substring(0, end), sealed.substring(end + 1));
    }

    String packed() {
        return choice + "\n" + text;
    }

    public boolean isEmpty() {
        return choice.isEmpty() && text.isBlank();
    }
}
