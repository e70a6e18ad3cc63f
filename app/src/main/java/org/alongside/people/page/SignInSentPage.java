package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * @param email where the letter went
 * @param kept the key to words that wait, or empty
 */
public record SignInSentPage(String email, String kept, Problems problems) {}
