package org.alongside.people.page;

/** A second proof is needed before what lies at {@code onward}. */
public record StrongerPage(String onward) {}
