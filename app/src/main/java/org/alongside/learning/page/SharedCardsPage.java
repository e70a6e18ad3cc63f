package org.alongside.learning.page;

import java.util.List;
import org.alongside.leading.Story;
import org.alongside.learning.Card;
import org.alongside.learning.Content;
import org.jspecify.annotations.Nullable;

/**
 * Learning cards that have gone beyond their cohort, the newest first.
 *
 * @param path where they stand
 * @param stories of change that have reached the same readers, where they stand beside
 * @param about only those about this; null for all
 * @param inside whether the reader is of the network
 */
public record SharedCardsPage(
        String path,
        List<Card> all,
        List<Story> stories,
        @Nullable Content about,
        boolean inside) {

    public List<Card> chosen() {
        return all.stream()
                .filter(card -> about == null || card.content() == about)
                .toList();
    }

    /** What there is something about, in the order of the programme. */
    public List<Content> contents() {
        return List.of(Content.values()).stream()
                .filter(content -> all.stream().anyMatch(card -> card.content() == content))
                .toList();
    }
}
