/** What the pages of this module are given. */
@NullMarked
package org.alongside.learning.page;

import org.jspecify.annotations.NullMarked;
