package org.alongside.reflection.page;

/**
 * Where confidentiality ends.
 *
 * @param read whether the reader has said so before
 * @param onward where they were going
 */
public record LimitsPage(boolean read, String onward) {}
