@NullMarked
package org.alongside.opinion.slate;

import org.jspecify.annotations.NullMarked;
