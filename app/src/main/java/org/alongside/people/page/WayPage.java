package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * One way to sign in.
 *
 * @param name as it is, or as it was typed
 * @param last whether a letter alone is enough again without it
 * @param trusted whether its person has a role that asks for two proofs
 */
public record WayPage(WaysPage.Row way, String name, boolean last, boolean trusted, Problems problems) {

    /** Without it, what goes with their role stays closed. */
    public boolean lastForRole() {
        return last && trusted;
    }

    public WayPage with(Problems problems) {
        return new WayPage(way, name, last, trusted, problems);
    }
}
