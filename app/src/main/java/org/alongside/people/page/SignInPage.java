package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * @param email as typed
 * @param onward where to go on to
 * @param kept the key to words that wait, or empty
 */
public record SignInPage(String email, String onward, String kept, Problems problems) {}
