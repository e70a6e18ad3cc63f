/**
 * From who agreed, disagreed or passed on which statement: where people stand, what unites them, and
 * which few statements speak for everybody. Needs the JDK and nothing else.
 */
@NullMarked
package org.alongside.opinion;

import org.jspecify.annotations.NullMarked;
