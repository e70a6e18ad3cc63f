package org.alongside.web;

/** There is nothing here for whoever asks. Absent and forbidden are the same, so nobody learns what exists. */
public final class NotHere extends RuntimeException {
    public NotHere() {
        super("not here", null, false, false);
    }
}
