package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alongside.leading.Story;
import org.alongside.learning.Card;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.alongside.programme.Reach;
import org.jspecify.annotations.Nullable;

/**
 * The learning cards of a cohort, the newest first, and the stories of change that pairs show it.
 *
 * @param acting the pair the reader acts as
 * @param mine the pairs of the reader, whose cards lead on to their own page
 */
public record CohortCardsPage(
        Cohort cohort,
        @Nullable CohortPair acting,
        List<Card> cards,
        List<Story> stories,
        Set<UUID> mine,
        Instant now) {

    public CohortCardsPage {
        mine = Set.copyOf(mine);
    }

    public boolean isMine(Card card) {
        return mine.contains(card.pair());
    }

    /** Whether anybody who was there can still keep it in the room. */
    public boolean canHold(Card card) {
        return card.reach() == Reach.COHORT && !isMine(card);
    }
}
