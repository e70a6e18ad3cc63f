package org.alongside.mail;

/** One line of text: what goes into the head of a letter, where a line break would begin a header of someone else's. */
final class Line {

    private Line() {}

    static void check(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty.");
        }
        if (text.chars().anyMatch(Line::breaks)) {
            throw new IllegalArgumentException(what + " must be one line without control characters.");
        }
    }

    private static boolean breaks(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
