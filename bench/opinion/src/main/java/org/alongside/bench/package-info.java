/** How fast the opinion library is here, beside the same work in Python and beside our targets. */
@NullMarked
package org.alongside.bench;

import org.jspecify.annotations.NullMarked;
