/** What the people who run Alongside have decided, read once before anything starts, or refused by name. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.alongside.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
