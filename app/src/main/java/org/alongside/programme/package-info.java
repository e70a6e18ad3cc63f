/**
 * Programmes: who leads them, what they call for, which pairs apply, how that is decided, and whose the places are. The
 * leads read an application only once both halves have sent it; whoever looks after the installation never does.
 */
@ApplicationModule(
        displayName = "programme",
        allowedDependencies = {"people", "pairing", "web", "mail", "vault", "language", "database", "settings"})
@NullMarked
package org.alongside.programme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
