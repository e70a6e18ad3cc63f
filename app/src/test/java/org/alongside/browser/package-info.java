/**
 * Journeys through the real pages in a real browser, each written once and walked twice: on a phone without script,
 * and on a computer with script and by keyboard.
 */
@NullMarked
package org.alongside.browser;

import org.jspecify.annotations.NullMarked;
