package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.learning.Answered;
import org.alongside.pairing.Pair;

/** What a pair opened between them, newest first. */
public record OpenedPage(Pair pair, UUID reader, List<Opened> opened) {

    /** @param said by half; somebody who has erased themselves is missing */
    public record Opened(Instant at, Map<UUID, Answered> said) {

        public Opened {
            said = Map.copyOf(said);
        }

        /** What was asked, as either of them was asked it. */
        public Answered asked() {
            return said.values().stream()
                    .filter(answered -> !answered.question().isEmpty())
                    .findFirst()
                    .orElse(Answered.NOTHING);
        }

        public String by(UUID half) {
            var answered = said.get(half);
            return answered == null ? "" : answered.text();
        }
    }
}
