package org.alongside.people.page;

import org.alongside.web.Problems;

/** Making a complaint. */
public record ComplainPage(String words, String answer, Problems problems) {}
