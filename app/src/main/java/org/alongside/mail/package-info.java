/**
 * Letters out: written in the same transaction as what they report, kept sealed while they wait, sent until they arrive,
 * then emptied.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"settings", "database", "vault", "language"})
package org.alongside.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
