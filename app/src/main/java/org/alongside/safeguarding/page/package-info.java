/** What the templates about worries are given. */
@NullMarked
package org.alongside.safeguarding.page;

import org.jspecify.annotations.NullMarked;
