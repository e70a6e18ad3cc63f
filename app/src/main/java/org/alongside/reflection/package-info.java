/**
 * Confidential writing: what two people assume about each other, and everyone's journal. Its words reach no log, no
 * letter, no count and no other module; nobody imports it.
 */
@ApplicationModule(
        displayName = "reflection",
        allowedDependencies = {
            "people",
            "pairing",
            "programme",
            "web",
            "mail",
            "vault",
            "language",
            "database",
            "settings"
        })
@NullMarked
package org.alongside.reflection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
