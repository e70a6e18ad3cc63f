/** What the templates of pairing are given. */
@NullMarked
package org.alongside.pairing.page;

import org.jspecify.annotations.NullMarked;
