package org.alongside.programme.page;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.Pair;

/**
 * Being asked to facilitate a cohort.
 *
 * @param pairs with which of them the reader could do it
 */
public record FacilitationPage(String secret, String cohort, boolean signedIn, UUID reader, List<Pair> pairs) {

    public static FacilitationPage over() {
        return new FacilitationPage("", "", false, new UUID(0, 0), List.of());
    }

    public boolean isOver() {
        return secret.isEmpty();
    }
}
