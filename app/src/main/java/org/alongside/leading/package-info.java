/**
 * What a pair leads together: its shared challenge with what they try next, the agreement on how they work as a pair, the
 * decisions they made, and the check of how that goes. Either half writes; what counts, both have signed. Nobody else
 * reads any of it.
 */
@ApplicationModule(
        displayName = "leading",
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
package org.alongside.leading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
