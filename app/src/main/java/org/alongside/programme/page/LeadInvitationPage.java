package org.alongside.programme.page;

import org.alongside.programme.Role;
import org.alongside.web.Problems;

/**
 * Being asked to lead a programme, or to look after safeguarding.
 *
 * @param title the programme, or the place as a whole; empty when the invitation is over
 * @param proofFirst whether the reader has to prove twice who they are before they can say yes
 * @param reach how people reach whoever looks after safeguarding, as typed
 * @param otherPart whether they said yes and have a part that does not go with this one
 */
public record LeadInvitationPage(
        String secret,
        Role role,
        String title,
        boolean signedIn,
        boolean proofFirst,
        String reach,
        boolean otherPart,
        Problems problems) {

    public static LeadInvitationPage over() {
        return new LeadInvitationPage("", Role.LEAD, "", false, false, "", false, Problems.none());
    }

    public boolean isOver() {
        return title.isEmpty();
    }

    public boolean isToLead() {
        return role == Role.LEAD;
    }
}
