package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * The second step of signing in.
 *
 * @param token which second step this is
 * @param app whether a code from an app is one of their ways
 * @param passkey whether a passkey is
 * @param kept the key to words that wait, or empty
 */
public record SecondStepPage(
        String token, boolean app, boolean passkey, String onward, String kept, Problems problems) {}
