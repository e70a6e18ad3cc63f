package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An introduction as it is typed.
 *
 * @param offers the keys of what they would do
 * @param version of the words it began from; 0 for the first
 */
public record IntroductionForm(
        @Nullable String led,
        @Nullable String ask,
        @Nullable List<String> offers,
        @Nullable Integer version) {

    static IntroductionForm empty() {
        return new IntroductionForm("", "", List.of(), 0);
    }

    static IntroductionForm of(Introduction stands) {
        return new IntroductionForm(
                stands.led(),
                stands.ask(),
                Stream.of(Offering.values())
                        .filter(stands::offers)
                        .map(Offering::key)
                        .toList(),
                stands.version());
    }

    /** The same words, now over the newer ones of the other half. */
    IntroductionForm over(Introduction newer) {
        return new IntroductionForm(led, ask, offers, newer.version());
    }

    public boolean has(Offering offering) {
        return offers != null && offers.contains(offering.key());
    }

    public int from() {
        return version == null ? 0 : version;
    }

    public String ledWords() {
        return Objects.requireNonNullElse(led, "").strip();
    }

    public String askWords() {
        return Objects.requireNonNullElse(ask, "").strip();
    }

    Problems problems() {
        var most = say("Use at most {n} characters", "n", Introduction.LONGEST);
        return Problems.none()
                .need("led", led, say("Say what you lead together"))
                .atMost("led", led, Introduction.LONGEST, most)
                .atMost("ask", ask, Introduction.LONGEST, most);
    }
}
