package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.programme.CohortPair;
import org.alongside.web.Frame;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New learning cards in one's cohort, as long as they are sure to stay there; and one's own that stay in the room. */
@Component
class CardsToday implements Today {

    /** @param until null for cards of one's own */
    private record Waiting(
            UUID place,
            int cards,
            @Nullable Instant until,
            @Nullable String partner) {}

    private static final String WAITING = """
            select c.cohort as place, count(*)::int as cards, min(c.shown_at) + interval '%1$d days' as until,
                   programme.partner_in(c.cohort) as partner
              from learn.card c
             where c.shown_at > cast(:now as timestamptz) - interval '%1$d days' and c.network_at is null
               and c.cohort = any ((select vault.circles())::uuid[])
               and not c.pair = any ((select vault.circles())::uuid[])
             group by c.cohort
            union all
            select c.pair, count(*)::int, null,
                   (select people.name_of(h.person) from pairing.half h where h.pair = c.pair and h.person <> :me)
              from learn.card c
             where c.held_at > c.written_at and c.pair = any ((select vault.circles())::uuid[])
             group by c.pair
             order by until, place
            """.formatted(Card.LOOKING.toDays());

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                rows -> rows.stream().map(CardsToday::item).toList());
    }

    private static Item item(Waiting row) {
        if (row.until() == null) {
            return new Item(
                    t(
                            "{n, plural, one {A learning card of yours stays} other {{n} learning cards of yours stay}} in the room",
                            "n",
                            row.cards()),
                    t("Change the words together and show it again, or leave it be."),
                    "/pairs/" + row.place() + "/cards",
                    null,
                    CohortPair.youAnd(row.partner()));
        }
        return new Item(
                t("Look at {n, plural, one {a new learning card} other {{n} new learning cards}}", "n", row.cards()),
                t("Does it say too much about somebody? Then keep it in the room."),
                "/cohorts/" + row.place() + "/cards",
                Frame.here(row.until()),
                CohortPair.youAnd(row.partner()));
    }
}
