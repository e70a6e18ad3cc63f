package org.alongside.people.page;

import org.alongside.web.Problems;

/** Setting up a passkey under a name, on the way to somewhere. */
public record PasskeyPage(String name, String onward, Problems problems) {}
