/** Who is here: signing in, sessions, hats, and what belongs to a person. Imports no other module. */
@ApplicationModule(
        displayName = "people",
        allowedDependencies = {"web", "mail", "vault", "proving", "language", "database", "settings"})
@NullMarked
package org.alongside.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
