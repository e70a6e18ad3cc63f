package org.alongside.people;

import java.util.UUID;

/** Who is asking: a handler declared for signed-in people takes one as an argument. */
public record CurrentPerson(PersonId id, String name, String language, UUID session, boolean administrator) {}
