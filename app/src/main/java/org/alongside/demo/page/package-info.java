/** What the templates of the demo are given. */
@NullMarked
package org.alongside.demo.page;

import org.jspecify.annotations.NullMarked;
