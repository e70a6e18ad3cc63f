package org.alongside.web;

import java.util.UUID;

/**
 * A person whose session is good, as far as every page needs to know them.
 *
 * @param person whose session it is
 * @param name what they want to be called
 * @param language the tag of the language they chose
 * @param session which of their sessions this is
 * @param administrator whether they look after this installation
 */
public record Visitor(UUID person, String name, String language, UUID session, boolean administrator) {}
