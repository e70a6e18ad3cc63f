/**
 * Learning together: the plan of each day of a cohort, the day as it runs, learning sets, and what was put aside for later.
 * A plan is open to everybody in the cohort; what two people answer blind is open to the two.
 */
@ApplicationModule(
        displayName = "learning",
        allowedDependencies = {
            "people",
            "pairing",
            "programme",
            "leading",
            "web",
            "vault",
            "language",
            "database",
            "settings"
        })
@NullMarked
package org.alongside.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
