/** What the templates of this module are given. */
@NullMarked
package org.alongside.mail.page;

import org.jspecify.annotations.NullMarked;
