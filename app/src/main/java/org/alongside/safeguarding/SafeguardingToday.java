package org.alongside.safeguarding;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.web.Frame;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the two people for safeguarding that something waits for one of them. Nobody else is told of any. */
@Component
class SafeguardingToday implements Today {

    private record Waiting(int many, @Nullable Instant due) {}

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                """
                select count(*) as many, min(w.due_at) as due
                  from safeguarding.worry w
                 where w.closed_at is null
                   and not exists (select from safeguarding.opening o where o.worry = w.id)
                """,
                Waiting.class,
                waiting -> waiting.stream()
                        .filter(one -> one.many() > 0)
                        .map(SafeguardingToday::item)
                        .toList());
    }

    private static Item item(Waiting waiting) {
        return new Item(
                t("Somebody is worried"),
                t(
                        "{n, plural, one {One message waits} other {{n} messages wait}} for you or your colleague to open.",
                        "n",
                        waiting.many()),
                "/safeguarding",
                waiting.due() == null ? null : Frame.here(waiting.due()),
                null);
    }
}
