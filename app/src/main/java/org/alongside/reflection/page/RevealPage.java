package org.alongside.reflection.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/** All of it, side by side, for both. */
public record RevealPage(Pair pair, UUID reader, LocalDate openedOn, List<Gap> gaps, int most, Problems problems) {

    /**
     * A guess beside what is so.
     *
     * @param guessed empty when left out, null when erased; the same for {@code says}
     * @param guesserHat what whoever guessed spoke as when it opened; {@code hat} the same for whoever answers for themself
     * @param about which half it is about
     * @param aboutReader whether that is the one reading
     * @param typed words that came back with a problem
     */
    public record Gap(
            UUID guess,
            Phrase question,
            @Nullable Written guessed,
            @Nullable Hat guesserHat,
            @Nullable Written says,
            @Nullable Hat hat,
            Pair.Side about,
            boolean aboutReader,
            List<Since> since,
            String typed) {

        /** Whether there is anything to say about it. */
        public boolean hasGuess() {
            return guessed != null && !guessed.isEmpty();
        }

        /** Left out by both. */
        public boolean untouched() {
            return guessed != null && guessed.isEmpty() && says != null && says.isEmpty();
        }

        public Optional<Since> verdict() {
            return since.stream().filter(s -> s.verdict() != null).reduce((_, last) -> last);
        }
    }

    /** On a day: a verdict, or a lesson; neither when the lesson was erased. */
    public record Since(
            LocalDate day,
            @Nullable String verdict,
            @Nullable Written lesson,
            @Nullable Hat hat) {}

    public String name(Pair.Half half) {
        return half.name() == null ? "" : half.name();
    }
}
