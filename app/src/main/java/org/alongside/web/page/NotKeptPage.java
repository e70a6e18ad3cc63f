package org.alongside.web.page;

import java.util.List;
import org.alongside.language.Written;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Words that were sent and could not be kept, for whoever typed them.
 *
 * @param why the reason, in a sentence
 * @param there what stands there instead, if it is theirs to read
 * @param onward where they see how it stands
 */
public record NotKeptPage(
        String why, List<String> words, @Nullable Written there, String onward) {

    public Problems problems() {
        return Problems.none().add("typed", why);
    }
}
