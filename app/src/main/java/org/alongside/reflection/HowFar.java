package org.alongside.reflection;

import static org.alongside.language.Words.say;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.programme.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For facilitators: whether a pair has begun to write what they assume, and when it was opened. Never which half. */
@Component
class HowFar implements Readiness {

    private static final int AFTER_MEETING = 20;

    private record Stands(
            UUID pair, String standing, @Nullable Instant openedAt) {

        Step step() {
            var how = HowFar.standing(standing);
            return new Step(pair, AFTER_MEETING, say("What they assume"), how, says(how), openedAt);
        }
    }

    /** A date only for the opening, which was for both at once: any date before it would be one half's. */
    @Override
    public Together.Share<?, Step> steps() {
        return new Together.Share<>(
                "select pair, standing, opened_at from reflection.standings(:pairs)",
                Stands.class,
                all -> all.stream().map(Stands::step).toList());
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
