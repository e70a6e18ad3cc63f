package org.alongside.people.page;

import org.alongside.web.Problems;

/**
 * @param token the secret of this beginning
 * @param asksEmail the address is not known yet: only for the first administrator
 */
public record BeginPage(String token, String name, String email, boolean adult, boolean asksEmail, Problems problems) {

    public static BeginPage empty(String token, boolean asksEmail) {
        return new BeginPage(token, "", "", false, asksEmail, Problems.none());
    }
}
