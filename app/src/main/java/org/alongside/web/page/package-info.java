/** What the frame's own templates are given. */
@NullMarked
package org.alongside.web.page;

import org.jspecify.annotations.NullMarked;
