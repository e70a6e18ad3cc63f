package org.alongside.database;

import java.nio.file.Path;
import org.alongside.settings.Refusal;

/** Another program holds the folder. */
class InUse extends Refusal {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
        super("Another Alongside is using " + folder + "; stop it first, or choose another folder with --data DIR.");
    }
}
