package org.alongside.mail;

import java.util.regex.Pattern;

/** One line of text: what goes into the head of a letter, where a line break would begin a header of someone else's. */
final class Line {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern TURNS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private Line() {}

    /** What people have typed, such as a name: whatever ends a line in it becomes a space. */
    static String of(String typed, String what) {
        var line = BREAKS.matcher(typed).replaceAll(" ").strip();
        if (line.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty.");
        }
        return line;
    }

    /** What only we write. */
    static void check(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty.");
        }
        if (BREAKS.matcher(text).find()) {
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
}
