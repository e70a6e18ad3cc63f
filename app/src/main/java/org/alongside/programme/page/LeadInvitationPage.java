package org.alongside.programme.page;

/**
 * Being asked to lead a programme.
 *
 * @param programme its name; empty when the invitation is over
 */
public record LeadInvitationPage(String secret, String programme, boolean signedIn) {

    public static LeadInvitationPage over() {
        return new LeadInvitationPage("", "", false);
    }

    public boolean isOver() {
        return programme.isEmpty();
    }
}
