/** What the pages of this module are given. */
@NullMarked
package org.alongside.leading.page;

import org.jspecify.annotations.NullMarked;
