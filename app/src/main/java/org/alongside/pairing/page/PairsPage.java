package org.alongside.pairing.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/** All pairs somebody is one half of, and whom they have invited. */
public record PairsPage(UUID reader, List<Pair> pairs, List<Invited> invited) {

    /** An invitation nobody has answered yet. */
    public record Invited(UUID id, @Nullable String name, Instant sentAt, Instant lapsesAt) {}
}
