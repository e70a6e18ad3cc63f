package org.alongside.programme.page;

import org.alongside.web.Problems;

/** Typing the code of a letter of standing. */
public record CheckLetterPage(String code, Problems problems) {}
