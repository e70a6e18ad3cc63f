package org.alongside.reflection.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * One entry.
 *
 * @param text null when erased
 * @param earlier what one half wrote and the other wrote over
 * @param mine whether the reader wrote it, alone or with the other half
 * @param mayTakeBack whether the reader gave one of the two hands it took to share it
 * @param pair the pair it is shared in, if the reader is half of it
 */
public record EntryPage(
        JournalPage.Row entry,
        @Nullable Written text,
        List<EarlierWords.Earlier> earlier,
        boolean mine,
        boolean mayTakeBack,
        @Nullable Pair pair,
        UUID reader,
        boolean shared,
        List<Sharing> sharings) {

    /** A consent, current or past. */
    public record Sharing(
            int level,
            String reach,
            Instant since,
            @Nullable Instant until) {}

    public List<Sharing> current() {
        return sharings.stream().filter(sharing -> sharing.until() == null).toList();
    }

    public List<Sharing> past() {
        return sharings.stream().filter(sharing -> sharing.until() != null).toList();
    }

    /** The other half, where there is one to name. */
    public Optional<String> partner() {
        return pair == null
                ? Optional.empty()
                : Optional.ofNullable(pair.otherThan(reader).name());
    }
}
