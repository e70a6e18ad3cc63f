/**
 * What a pair leads together: its shared challenge with what they try next, the agreement on how they work as a pair, the
 * decisions they made, the stories of what has changed, and the check of how that goes. Either half writes; what counts,
 * both have signed. Nobody else reads any of it but stories that both let go further.
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
