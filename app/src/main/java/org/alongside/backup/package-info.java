/**
 * Everything an installation holds, in two files that are kept apart: what the database says, and the keys that open
 * it. What is restored is compared with what was written, row for row.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "database", "vault"})
package org.alongside.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
