package org.alongside.programme;

import java.util.UUID;
import org.alongside.database.Together;

/** What other modules put beside a day of a cohort, each with a share of one statement. */
public interface OnADay {

    /** Asked with {@code :cohort}, by somebody who sees its days. */
    Together.Share<?, Way> ways(Cohorts.Seen seen);

    /**
     * A way on from a day.
     *
     * @param words what it leads to, as a link that makes sense without the day beside it
     * @param now whether it is what everybody does just now
     */
    record Way(UUID day, String words, String path, boolean now) {}
}
