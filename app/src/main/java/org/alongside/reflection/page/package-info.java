/** What the pages of this module are given. */
@NullMarked
package org.alongside.reflection.page;

import org.jspecify.annotations.NullMarked;
