/** What the templates of people are given. */
@NullMarked
package org.alongside.people.page;

import org.jspecify.annotations.NullMarked;
