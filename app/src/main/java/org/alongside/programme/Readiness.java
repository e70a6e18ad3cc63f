package org.alongside.programme;

import java.time.Instant;
import java.util.UUID;
import org.alongside.database.Together;
import org.jspecify.annotations.Nullable;

/**
 * How far the pairs of a cohort are, for their facilitators: dates, and done or not. Each module answers for its own
 * steps, with a share of one statement; never with words that anybody wrote, and never about one half alone.
 */
public interface Readiness {

    /** Asked with {@code :pairs}, by a facilitator of the cohort in which they are. A pair without a step has not begun it. */
    Together.Share<?, Step> steps();

    /** How far a pair is with a step. */
    enum Standing {
        NOT_BEGUN,
        UNDER_WAY,
        DONE
    }

    /**
     * @param order smaller first: where the step stands in the table
     * @param title what the step is, the same for every pair
     * @param says how it stands, in a word or two: "Opened"
     * @param on since when
     */
    record Step(
            UUID pair,
            int order,
            String title,
            Standing standing,
            String says,
            @Nullable Instant on) {}
}
