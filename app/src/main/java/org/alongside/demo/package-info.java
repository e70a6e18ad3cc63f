/**
 * An invented programme to walk about in: its people, whom anybody can be, and every letter on a page. None of it exists
 * outside a data folder marked as a demo. Nobody imports it.
 */
@ApplicationModule(displayName = "demo")
@NullMarked
package org.alongside.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
