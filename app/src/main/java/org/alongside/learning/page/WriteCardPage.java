package org.alongside.learning.page;

import java.util.UUID;
import org.alongside.learning.Card;
import org.alongside.learning.CardForm;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing a learning card.
 *
 * @param card which is changed; null for a new one
 * @param stands what the other half saved in the meantime, beside what was typed
 */
public record WriteCardPage(
        Pair pair,
        UUID reader,
        @Nullable UUID card,
        CardForm form,
        @Nullable Card stands,
        int most,
        Problems problems) {

    public String list() {
        return "/pairs/" + pair.id() + "/cards";
    }

    public String path() {
        return card == null ? list() : list() + "/" + card + "/words";
    }

    public String back() {
        return card == null ? list() : list() + "/" + card;
    }

    /** Whether something in it looks like a name, or looked like one and is none. */
    public boolean isNamed() {
        return form.saysNoNames() || problems.of("noNames").isPresent();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
