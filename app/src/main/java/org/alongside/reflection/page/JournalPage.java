package org.alongside.reflection.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A journal: one's own with what others shared, or a pair's.
 *
 * @param pair null for one's own
 * @param number of the page, from 0; each list holds at most twenty, and one more when there are older ones
 */
public record JournalPage(@Nullable Pair pair, UUID reader, List<Row> rows, List<Row> shared, int number) {

    private static final int MOST = 20;

    /**
     * @param by null when both wrote it and the reader is one of them, or for somebody who is no longer alongside
     * @param hats what those who wrote it spoke as
     * @param sharedAt since when the reader could have read it
     * @param level how far it is shared, as on the ladder
     * @param beginning null when erased
     * @param version of its words
     */
    public record Row(
            UUID id,
            UUID owner,
            @Nullable String by,
            boolean byBoth,
            List<String> hats,
            Instant beganAt,
            @Nullable Instant sharedAt,
            int level,
            @Nullable Written beginning,
            int version) {}

    public List<Row> shown(List<Row> rows) {
        return rows.subList(0, Math.min(MOST, rows.size()));
    }

    public boolean hasOlder() {
        return rows.size() > MOST || shared.size() > MOST;
    }
}
