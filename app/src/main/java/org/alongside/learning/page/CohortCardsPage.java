package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alongside.learning.Card;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * The learning cards of a cohort, the newest first.
 *
 * @param acting the pair the reader acts as
 * @param mine the pairs of the reader, whose cards lead on to their own page
 */
public record CohortCardsPage(
        Cohort cohort, @Nullable CohortPair acting, List<Card> cards, Set<UUID> mine, Instant now) {

    public CohortCardsPage {
        mine = Set.copyOf(mine);
    }

    public boolean isMine(Card card) {
        return mine.contains(card.pair());
    }

    /** Whether anybody who was there can still keep it in the room. */
    public boolean canHold(Card card) {
        return card.reach() == Card.Reach.COHORT && !isMine(card);
    }
}
