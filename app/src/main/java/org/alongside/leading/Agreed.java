package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Together;
import org.alongside.programme.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * For facilitators: since when a pair has an aim, and an agreement, that both have signed, and which check they opened
 * last. Never a word or an answer, and nothing of what is under way.
 */
@Component
class Agreed implements Readiness {

    private static final int AIM = 30;
    private static final int AGREEMENT = 40;
    private static final int CHECK = 50;

    /** @param what the check that was opened last */
    private record Done(
            UUID pair,
            @Nullable Instant aimAt,
            @Nullable Instant agreementAt,
            @Nullable String what,
            @Nullable Instant openedAt) {

        Stream<Step> steps() {
            return Stream.of(
                    step(AIM, say("Their aim"), say("Agreed"), aimAt),
                    step(AGREEMENT, say("Their agreement"), say("Signed"), agreementAt),
                    step(CHECK, say("Pair check"), check(), openedAt));
        }

        private Step step(int order, String title, String done, @Nullable Instant on) {
            return new Step(
                    pair,
                    order,
                    title,
                    on == null ? Standing.NOT_BEGUN : Standing.DONE,
                    on == null ? say("Not yet") : done,
                    on);
        }

        private String check() {
            return what == null
                    ? ""
                    : Check.Moment.about(what).orElseThrow().label().plain();
        }
    }

    private static final String DONE = """
            select s.pair, s.aim_at, s.agreement_at, c.what, c.opened_at
              from led.standings(:pairs) s
              left join lateral (select o.what, o.opened_at
                                   from pairing.blind_openings(array[s.pair], '%s') o
                                  order by o.opened_at desc
                                  limit 1) c on true
            """.formatted(Check.Moment.BEGINNING);

    @Override
    public Together.Share<?, Step> steps() {
        return new Together.Share<>(DONE, Done.class, Agreed::steps);
    }

    private static List<Step> steps(List<Done> all) {
        return all.stream().flatMap(Done::steps).toList();
    }
}
