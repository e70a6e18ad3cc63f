package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.Call;

/**
 * Which pair applies.
 *
 * @param refusal why it could not be begun; else empty
 */
public record ApplyPage(Call call, boolean open, List<Choice> pairs, String refusal) {

    public record Choice(Together together, boolean begun) {}
}
