/**
 * PostgreSQL: looked after by Alongside or brought along, migrated by its owner, and asked only by roles that row
 * security holds.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.alongside.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
