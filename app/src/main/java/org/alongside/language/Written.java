package org.alongside.language;

/**
 * What a person wrote, and in which language: the one of the page they wrote it on, which is as near as we can know. The
 * two stay together wherever the words go, so that a reader's page in another language says so.
 *
 * @param lang as in the {@code lang} attribute; empty where it is not known
 */
public record Written(String text, String lang) {

    public static final Written NOTHING = new Written("", "");

    /** Words just written on the page of now. */
    public static Written here(String text) {
        return new Written(text, Words.language().tag());
    }

    /** Words of whose language nothing is known. */
    public static Written somewhere(String text) {
        return new Written(text, "");
    }

    /** A part of these words, or what was packed in them. */
    public Written with(String part) {
        return new Written(part, lang);
    }

    /** These words with others after them; in no known language where the two are in different ones. */
    public Written and(Written other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        return new Written(text + "\n\n" + other.text, lang.equals(other.lang) ? lang : "");
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
