/**
 * Words kept from everyone but those they are meant for: text sealed under a key per owner, and circles that say who
 * may see a row, since when.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"language", "settings", "database"})
package org.alongside.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
