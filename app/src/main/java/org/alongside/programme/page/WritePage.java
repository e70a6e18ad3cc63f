package org.alongside.programme.page;

import org.alongside.programme.Call;
import org.alongside.programme.CallForm;
import org.alongside.web.Problems;

/** Writing a draft. */
public record WritePage(Call call, CallForm form, Problems problems) {

    public String address() {
        return "/lead/" + call.programme() + "/calls/" + call.id();
    }
}
