/**
 * Proofs of who somebody is, beyond a letter: codes of an authenticator app, passkeys, and what other sign-ins say. Keeps
 * nothing and knows nobody; whoever asks keeps what is to be kept.
 */
@ApplicationModule(
        displayName = "Proving",
        allowedDependencies = {"settings"})
@NullMarked
package org.alongside.proving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
