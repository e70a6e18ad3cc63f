/**
 * Every text a person sees passes through here, so that it can be said in their language, and so that the words of
 * people stay apart from ours.
 *
 * <p>Knows no domain word. {@link org.alongside.language.Words} is the door.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.alongside.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
