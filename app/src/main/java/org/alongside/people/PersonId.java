package org.alongside.people;

import java.util.UUID;

/** One person, for as long as they are here. */
public record PersonId(UUID value) {}
