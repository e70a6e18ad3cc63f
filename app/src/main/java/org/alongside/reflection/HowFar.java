package org.alongside.reflection;

import static org.alongside.language.Words.say;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.programme.Readiness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For facilitators: whether a pair has begun to write what they assume, and when it was opened. Never which half. */
@Component
class HowFar implements Readiness {

    private static final int AFTER_MEETING = 20;

    private final JdbcClient db;

    HowFar(JdbcClient db) {
        this.db = db;
    }

    /** A date only for the opening, which was for both at once: any date before it would be one half's. */
    @Override
    public List<Step> stepsOf(UUID cohort, List<UUID> pairs) {
        return Rows.all(db.sql("select pair, standing, opened_at from reflection.standings(:pairs)")
                .param("pairs", pairs.toArray(UUID[]::new))
                .query((row, _) -> {
                    var opened = row.getObject("opened_at", OffsetDateTime.class);
                    var standing = standing(row.getString("standing"));
                    return new Step(
                            row.getObject("pair", UUID.class),
                            AFTER_MEETING,
                            say("What they assume"),
                            standing,
                            says(standing),
                            opened == null ? null : opened.toInstant());
                }));
    }

    private static Standing standing(String stored) {
        return switch (stored) {
            case "opened" -> Standing.DONE;
            case "under-way" -> Standing.UNDER_WAY;
            default -> Standing.NOT_BEGUN;
        };
    }

    private static String says(Standing standing) {
        return switch (standing) {
            case DONE -> say("Opened");
            case UNDER_WAY -> say("Under way");
            case NOT_BEGUN -> say("Not begun");
        };
    }
}
