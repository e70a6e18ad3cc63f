package org.alongside.web;

/** Somebody has to sign in before this. Handled by whoever knows how people sign in, who keeps what was being sent. */
public final class SignInFirst extends RuntimeException {
    SignInFirst() {
        super("sign in first", null, false, false);
    }
}
