/**
 * When somebody is worried about someone: they tell two people whose task it is, and nobody else reads it. Nothing is
 * detected; a person tells a person.
 */
@ApplicationModule(
        displayName = "safeguarding",
        allowedDependencies = {"people", "programme", "web", "mail", "vault", "language", "database", "settings"})
@NullMarked
package org.alongside.safeguarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
