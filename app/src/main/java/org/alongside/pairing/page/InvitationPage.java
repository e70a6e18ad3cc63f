package org.alongside.pairing.page;

/**
 * An invitation as the invited person reads it.
 *
 * @param inviterLives whether the one who invites lives with it, so that the invited one works with it
 */
public record InvitationPage(Standing standing, String secret, String inviter, boolean inviterLives, boolean signedIn) {

    /** Whether it can be answered. */
    public enum Standing {
        OPEN,
        OVER,
        YOURSELF
    }

    public static InvitationPage over() {
        return new InvitationPage(Standing.OVER, "", "", false, false);
    }

    public static InvitationPage yourself() {
        return new InvitationPage(Standing.YOURSELF, "", "", false, true);
    }
}
