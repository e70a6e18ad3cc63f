package org.alongside.mail;

import java.util.regex.Pattern;

/** One line of text: what goes into the head of a letter, where a line break would begin a header of someone else's. */
final class Line {

    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private Line() {}

    static void check(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty.");
        }
        if (text.chars().anyMatch(Line::breaks)) {
            throw new IllegalArgumentException(what + " must be one line without control characters.");
        }
    }

    /** Without the marks that turn the direction of all that follows: in a list of letters that would be other people's. */
    static String withoutTurns(String text) {
        return TURNS.matcher(text).replaceAll("");
    }

    static String withoutControls(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }

    private static boolean breaks(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
