package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.programme.CohortPair;
import org.alongside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** That a pair asks one's cohort, until one has asked back or a week has gone; and new questions to what one's own pair asks. */
@Component
class ConsultationsToday implements Today {

    /** @param consultation one's own; null for what others ask */
    private record Waiting(
            UUID cohort,
            @Nullable UUID consultation,
            int n,
            @Nullable String partner) {}

    private static final String WAITING = """
            select c.cohort, null::uuid as consultation, count(*)::int as n, programme.partner_in(c.cohort) as partner
              from learn.consultation c
             where c.shown_at > cast(:now as timestamptz) - interval '7 days' and c.thoughts_at is null
               and c.cohort = any ((select vault.circles())::uuid[])
               and not c.pair = any ((select vault.circles())::uuid[])
               and not exists (select from learn.reply r
                                where r.consultation = c.id and r.showing = c.shown_at and r.person = :me)
             group by c.cohort
            union all
            select c.cohort, c.id, count(*)::int, programme.partner_in(c.cohort)
              from learn.consultation c
              join learn.reply q on q.consultation = c.id and q.showing = c.shown_at and q.kind = 'question'
             where c.pair = any ((select vault.circles())::uuid[]) and c.thoughts_at is null
               and q.taken_back_at is null and q.said_at > cast(:now as timestamptz) - interval '7 days'
               and not exists (select from learn.reply a where a.answers = q.id and a.taken_back_at is null)
             group by c.cohort, c.id
             order by consultation, cohort
            """;

    @Override
    public Together.Share<?, Item> waitingFor(UUID person) {
        return new Together.Share<>(
                WAITING,
                Waiting.class,
                rows -> rows.stream().map(ConsultationsToday::item).toList());
    }

    private static Item item(Waiting row) {
        var path = "/cohorts/" + row.cohort() + "/consultations";
        if (row.consultation() == null) {
            return new Item(
                    t("{n, plural, one {A pair asks} other {{n} pairs ask}} your cohort something", "n", row.n()),
                    t("Read what they are stuck with, and ask them an open question."),
                    path,
                    null,
                    CohortPair.youAnd(row.partner()));
        }
        return new Item(
                t("Read {n, plural, one {a new question} other {{n} new questions}} to what you asked", "n", row.n()),
                t("Answer it, or leave it. Either of you can."),
                path + "/" + row.consultation(),
                null,
                CohortPair.youAnd(row.partner()));
    }
}
