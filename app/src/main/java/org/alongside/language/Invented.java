package org.alongside.language;

import java.util.regex.Pattern;

/**
 * Two languages nobody speaks. In one every letter carries an accent and texts grow by a third: what stays plain on a
 * page is not translatable, and what does not fit will not fit in German. In the other, words run from right to left.
 */
final class Invented {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "áƀćđéƒĝĥíĵķłɱñóƥɋŕśťúʋŵẋýžÁƁĆĐÉƑĜĤÍĴĶŁṀÑÓƤɊŔŚŤÚƲŴẊÝŽ";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");

    private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202E';
    private static final char END_OF_OVERRIDE = '\u202C';

    private Invented() {}

    /** Sign in → Śíííĝñ ííñ */
    static String longer(String text) {
        var longer = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = LETTERS.indexOf(c);
            longer.append(at < 0 ? c : ACCENTED.charAt(at));
            if ("aeiou".indexOf(c) >= 0) {
                longer.append(ACCENTED.charAt(at));
            }
        }
        return longer.toString();
    }

    /** Sign in → ngiS ni, on the screen only */
    static String mirrored(String text) {
        return WORD.matcher(text)
                .replaceAll(word -> RIGHT_TO_LEFT_OVERRIDE + word.group().replace("$", "\\$") + END_OF_OVERRIDE);
    }
}
