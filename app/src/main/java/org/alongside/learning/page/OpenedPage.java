package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.learning.Answered;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/** What a pair opened between them, newest first. */
public record OpenedPage(Pair pair, UUID reader, List<Opened> opened) {

    /**
     * @param said by half; somebody who has erased themselves is missing
     * @param hats what each spoke as when it opened; whoever spoke as themselves is missing
     */
    public record Opened(Instant at, Map<UUID, Answered> said, Map<UUID, Hat> hats) {

        public Opened {
            said = Map.copyOf(said);
            hats = Map.copyOf(hats);
        }

        /** What was asked, as either of them was asked it. */
        public Answered asked() {
            return said.values().stream()
                    .filter(answered -> !answered.question().isEmpty())
                    .findFirst()
                    .orElse(Answered.NOTHING);
        }

        public @Nullable Hat hat(UUID half) {
            return hats.get(half);
        }

        public String by(UUID half) {
            var answered = said.get(half);
            return answered == null ? "" : answered.text();
        }
    }
}
