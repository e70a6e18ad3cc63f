package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.learning.Card;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Offer;
import org.alongside.pairing.Pair;

/**
 * One learning card as the two of a pair see it: as others would read it, how far it has gone, and what is next.
 *
 * @param earlier what one half wrote and the other wrote over
 * @param offers what is offered of it and waits for the second hand
 */
public record CardPage(
        Pair pair, UUID reader, Card card, List<EarlierWords.Earlier> earlier, List<Offer> offers, Instant now) {

    public String other() {
        return pair.otherThan(reader).called();
    }

    /** Whether the cohort still looks at it, so that it stays there. */
    public boolean isLookedAt() {
        return card.isLookedAt(now);
    }

    /** Whether the reader can have it gone alone. */
    public boolean isMine() {
        return card.isAllOf(reader);
    }

    public boolean canWrite() {
        return pair.isOpen() && card.isOurs() && !card.isErased();
    }
}
