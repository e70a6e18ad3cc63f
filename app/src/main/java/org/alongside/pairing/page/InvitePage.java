package org.alongside.pairing.page;

import org.alongside.web.Problems;

/** Whom to invite. */
public record InvitePage(String side, String name, String email, boolean byPaper, String onward, Problems problems) {

    public static InvitePage empty(String onward) {
        return new InvitePage("", "", "", false, onward, Problems.none());
    }
}
