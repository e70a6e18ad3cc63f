package org.alongside.language;

/** A text of ours that waits to be said until it is known who reads it. Made by {@link Words#later}. */
public final class Later {

    private final String text;

    Later(String text) {
        this.text = text;
    }

    /** The plain English it was written in, which is also its key. */
    public String text() {
        return text;
    }

    /** Says it, in the language of whoever reads now. */
    public Phrase now(Object... values) {
        return Phrase.of(Words.language(), text, values);
    }

    @Override
    public String toString() {
        return text;
    }
}
