package org.alongside.pairing.page;

import org.alongside.web.Problems;

/** Typing the code of a printed invitation. */
public record JoinPage(String code, Problems problems) {}
