package org.alongside.programme.page;

import org.alongside.language.Written;
import org.alongside.programme.Call;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What one half writes alone.
 *
 * @param stands what was saved from another window meanwhile, if that is so
 * @param declared whether they have said in their account which interests they have
 */
public record OwnPage(
        Together together,
        Call call,
        Written text,
        int version,
        @Nullable Written stands,
        boolean open,
        boolean sent,
        boolean declared,
        Problems problems) {

    public String address() {
        return "/pairs/" + together.pair() + "/applications/" + call.slug();
    }
}
