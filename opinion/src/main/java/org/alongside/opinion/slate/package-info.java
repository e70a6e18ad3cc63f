/**
 * Slates: the few statements that speak for everybody, each sizeable group in proportion to its size.
 *
 * <p>Start at {@link org.alongside.opinion.slate.Slates}. Agreeing with a statement approves it; disagreeing,
 * passing and not having seen it do not. Every rule is computed in exact arithmetic, so that a tie is a tie.
 */
@NullMarked
package org.alongside.opinion.slate;

import org.jspecify.annotations.NullMarked;
