package org.alongside.web;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.alongside.database.Together;
import org.alongside.language.Phrase;
import org.jspecify.annotations.Nullable;

/** What waits for somebody today. Each module answers for its own things, with a share of one statement. */
public interface Today {

    /** Asked with {@code :me}, who is this person, and {@code :now}. */
    Together.Share<?, Item> waitingFor(UUID person);

    /**
     * @param title what to do, as a link
     * @param words one sentence about it
     * @param path where it is done
     * @param due by when, if there is a date, by the clocks of where it counts
     * @param acting which pair acts, if one does
     */
    record Item(
            Phrase title,
            Phrase words,
            String path,
            @Nullable ZonedDateTime due,
            @Nullable String acting) {}
}
