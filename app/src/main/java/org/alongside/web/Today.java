package org.alongside.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for somebody today. Each module answers for its own things, in one statement. */
public interface Today {

    List<Item> waitingFor(UUID person);

    /**
     * @param title what to do, as a link
     * @param words one sentence about it
     * @param path where it is done
     * @param due by when, if there is a date
     * @param acting which pair acts, if one does
     */
    record Item(
            String title,
            String words,
            String path,
            @Nullable Instant due,
            @Nullable String acting) {}
}
