package org.alongside.vault;

import java.util.UUID;

/** The key was destroyed, and with it every word sealed under it. Show it as "erased". */
public final class Erased extends RuntimeException {

    Erased(UUID key) {
        super("The words under the key " + key + " were erased.");
    }
}
