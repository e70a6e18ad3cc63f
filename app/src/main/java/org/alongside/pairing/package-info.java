/**
 * Two people as one: how a pair comes about, the acts that need both hands, pausing and ending. Nothing that needs
 * both can be done by one half, by anybody else, or by two requests at once.
 */
@ApplicationModule(
        displayName = "pairing",
        allowedDependencies = {"people", "web", "mail", "vault", "language", "database", "settings"})
@NullMarked
package org.alongside.pairing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
