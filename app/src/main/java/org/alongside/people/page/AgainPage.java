package org.alongside.people.page;

/**
 * Signing in once more.
 *
 * @param email where a letter for it goes
 * @param passkey whether they have one
 * @param onward where they were going
 */
public record AgainPage(String email, boolean passkey, String onward) {}
