package org.alongside.safeguarding.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.programme.SafeguardingPeople;
import org.jspecify.annotations.Nullable;

/**
 * What the two people for safeguarding were told, without a word of it.
 *
 * @param circles where the reader is one of the two
 */
public record SafeguardingPage(List<SafeguardingPeople.Reachable> circles, List<Row> rows) {

    public record Row(
            UUID id,
            String title,
            Instant sentAt,
            Instant dueAt,
            @Nullable Instant closedAt,
            List<WorryPage.Opened> openings) {}
}
