/**
 * Scanners that other people wrote, let loose on the demo: {@code ./alongside test --attack}. Each is first shown a flaw
 * that was planted for it in a copy of the sources, and has to find it; what they report of the program itself has to be
 * explained in {@code docs/trust.md}, or it is a failure.
 */
@NullMarked
package org.alongside.attack;

import org.jspecify.annotations.NullMarked;
