package org.alongside.programme.page;

import org.alongside.programme.Call;
import org.alongside.programme.CallForm;
import org.alongside.web.Problems;

/**
 * Changing a call that anybody can read.
 *
 * @param what the sentence that says what changed
 */
public record ChangePage(Call call, CallForm form, String what, Problems problems) {

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
