package org.alongside.programme.page;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.Pair;

/**
 * Being asked to facilitate a cohort.
 *
 * @param sitsThere whether one of the two they chose is half of a pair in the cohort
 * @param pairs with which of them the reader could do it
 */
public record FacilitationPage(
        String secret, String cohort, boolean signedIn, boolean sitsThere, UUID reader, List<Pair> pairs) {

    public static FacilitationPage over() {
        return new FacilitationPage("", "", false, false, new UUID(0, 0), List.of());
    }

    public boolean isOver() {
        return secret.isEmpty();
    }
}
