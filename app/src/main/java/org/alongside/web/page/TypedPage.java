package org.alongside.web.page;

import org.alongside.web.Typed;

/**
 * What somebody typed, shown again.
 *
 * @param why it was not taken
 * @param minutes how long whoever tried too often has to wait; 0 for all others
 */
public record TypedPage(Why why, Typed typed, int minutes) {

    /** They were signed out when they sent it, their page was older than their sign-in, or it was once too often. */
    public enum Why {
        SIGNED_OUT,
        LATE,
        TOO_OFTEN
    }
}
