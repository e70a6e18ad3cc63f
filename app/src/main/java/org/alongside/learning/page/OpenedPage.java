package org.alongside.learning.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.learning.Answered;
import org.alongside.pairing.BlindAnswers;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/** What a pair opened between them, newest first. */
public record OpenedPage(Pair pair, UUID reader, List<Opened> opened) {

    /** @param answers by half */
    public record Opened(Instant at, Map<UUID, BlindAnswers.Answer> answers) {

        public Opened {
            answers = Map.copyOf(answers);
        }

        /** What was asked, as either of them was asked it. */
        public Answered asked() {
            return answers.values().stream()
                    .map(answer -> Answered.unpacked(answer.text()))
                    .filter(answered -> !answered.question().isEmpty())
                    .findFirst()
                    .orElse(Answered.NOTHING);
        }

        /** Nothing by somebody who has erased themselves. */
        public Written by(UUID half) {
            var answer = answers.get(half);
            return answer == null ? Written.NOTHING : Answered.written(answer);
        }

        /** What a half spoke as when it opened; null as themselves. */
        public @Nullable Hat hat(UUID half) {
            var answer = answers.get(half);
            return answer == null ? null : answer.hat();
        }
    }
}
