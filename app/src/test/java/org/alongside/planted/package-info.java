/**
 * Planted flaws: each small patch in {@code src/test/planted} breaks one promise, and the test it names must notice.
 * {@code ./alongside test --planted} plants them one after the other, never in the sources themselves.
 */
@NullMarked
package org.alongside.planted;

import org.jspecify.annotations.NullMarked;
