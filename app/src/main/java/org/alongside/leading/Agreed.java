package org.alongside.leading;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.database.Rows;
import org.alongside.programme.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For facilitators: since when a pair has an aim, and an agreement, that both have signed. Never a word of either. */
@Component
class Agreed implements Readiness {

    private static final int AIM = 30;
    private static final int AGREEMENT = 40;

    private record Signed(
            UUID pair, @Nullable Instant aimAt, @Nullable Instant agreementAt) {}

    private final JdbcClient db;

    Agreed(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Step> stepsOf(UUID cohort, List<UUID> pairs) {
        return Rows.all(db.sql("select pair, aim_at, agreement_at from led.standings(:pairs)")
                        .param("pairs", pairs.toArray(UUID[]::new))
                        .query((row, _) -> new Signed(
                                row.getObject("pair", UUID.class),
                                Documents.instant(row, "aim_at"),
                                Documents.instant(row, "agreement_at"))))
                .stream()
                .flatMap(standing -> Stream.of(
                        step(standing.pair(), AIM, say("Their aim"), say("Agreed"), standing.aimAt()),
                        step(
                                standing.pair(),
                                AGREEMENT,
                                say("Their agreement"),
                                say("Signed"),
                                standing.agreementAt())))
                .toList();
    }

    private static Step step(UUID pair, int order, String title, String done, @Nullable Instant on) {
        return new Step(
                pair,
                order,
                title,
                on == null ? Standing.NOT_BEGUN : Standing.DONE,
                on == null ? say("Not yet") : done,
                on);
    }
}
