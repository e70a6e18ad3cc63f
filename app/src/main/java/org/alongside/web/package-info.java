/**
 * The frame every page stands in: who may open an address, forms and their errors, notices, error pages,
 * security headers. Knows no word of the programme.
 */
@ApplicationModule(allowedDependencies = {"language", "settings", "database"})
@NullMarked
package org.alongside.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
