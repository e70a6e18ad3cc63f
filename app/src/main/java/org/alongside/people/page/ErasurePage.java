package org.alongside.people.page;

import org.alongside.web.Problems;

/** Leaving for good. */
public record ErasurePage(String name, Problems problems) {}
