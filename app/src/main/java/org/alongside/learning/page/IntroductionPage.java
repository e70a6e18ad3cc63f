package org.alongside.learning.page;

import java.util.List;
import java.util.UUID;
import org.alongside.learning.Introduction;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * How a pair introduces itself, as the two see it.
 *
 * @param introduction null as long as there is none
 * @param earlier what one half wrote and the other wrote over
 * @param inside whether they are of the network, and so can show it
 */
public record IntroductionPage(
        Pair pair,
        UUID reader,
        @Nullable Introduction introduction,
        List<EarlierWords.Earlier> earlier,
        List<Offer> offers,
        boolean inside) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    public String path() {
        return "/pairs/" + pair.id() + "/introduction";
    }
}
