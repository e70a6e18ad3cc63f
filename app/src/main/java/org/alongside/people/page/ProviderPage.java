package org.alongside.people.page;

/**
 * On the way to or from somebody else's sign-in.
 *
 * @param to where the way goes on, where it does
 */
public record ProviderPage(String name, Standing standing, String to) {

    /** How it stands. */
    public enum Standing {
        ON_THE_WAY,
        AWAY,
        REFUSED,
        UNKNOWN,
        TAKEN
    }
}
