/** What the templates of programmes are given. */
@NullMarked
package org.alongside.programme.page;

import org.jspecify.annotations.NullMarked;
