package org.alongside.safeguarding.page;

import java.time.Instant;
import java.util.List;
import org.alongside.programme.SafeguardingPeople;
import org.jspecify.annotations.Nullable;

/**
 * After telling of a worry.
 *
 * @param holders whom it went to, if it was just now
 * @param sent what somebody signed in has told: that, and whether it was opened
 */
public record SentPage(List<SafeguardingPeople.Holder> holders, boolean signedIn, List<Sent> sent) {

    public record Sent(
            String title, Instant sentAt, @Nullable Instant openedAt) {}
}
