/**
 * Tests of the whole: one invented town, lived through the real forms, in which every address, every private word and
 * every field is tried by everybody.
 */
@NullMarked
package org.alongside.town;

import org.jspecify.annotations.NullMarked;
