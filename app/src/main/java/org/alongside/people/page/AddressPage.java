package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * Another address for my letters.
 *
 * @param asked whether a letter with a code has gone there
 */
public record AddressPage(String email, boolean asked, Problems problems) {}
