package org.alongside.learning.page;

import java.util.List;
import java.util.UUID;
import org.alongside.learning.Card;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The learning cards of a pair, the newest first.
 *
 * @param cohort the cohort they are in now, where new ones are shown first
 */
public record CardsPage(
        Pair pair, UUID reader, List<Card> cards, @Nullable UUID cohort) {

    public boolean canWrite() {
        return cohort != null && pair.isOpen();
    }
}
