package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A letter of standing as it is prepared.
 *
 * @param shown what else it says: {@link #LIVES}, {@link #WORKS}, {@link #DAYS}
 * @param letter which one it began from, and {@code version} of its words; nothing and 0 for the first
 */
public record LetterForm(
        @Nullable String led,
        @Nullable List<String> shown,
        @Nullable UUID letter,
        @Nullable Integer version) {

    /** The hat of the half that lives with it. */
    public static final String LIVES = "lives";

    /** The hat of the half that works with it. */
    public static final String WORKS = "works";

    /** On how many days both were there. */
    public static final String DAYS = "days";

    static LetterForm empty() {
        return new LetterForm("", List.of(DAYS), null, 0);
    }

    static LetterForm of(LetterOfStanding stands) {
        return new LetterForm(
                stands.led(),
                Stream.of(
                                stands.named().livesHat() == null ? "" : LIVES,
                                stands.named().worksHat() == null ? "" : WORKS,
                                stands.bothThere() == null ? "" : DAYS)
                        .filter(said -> !said.isEmpty())
                        .toList(),
                stands.id(),
                stands.version());
    }

    /** The same words, now over the newer ones of the other half. */
    LetterForm over(LetterOfStanding newer) {
        return new LetterForm(led, shown, newer.id(), newer.version());
    }

    /** Whether nobody has changed it since, or made it: one that is prepared after another is another. */
    boolean beganFrom(@Nullable LetterOfStanding stands) {
        return stands == null ? letter == null : stands.id().equals(letter) && stands.version() == from();
    }

    public boolean has(String said) {
        return shown != null && shown.contains(said);
    }

    public int from() {
        return version == null ? 0 : version;
    }

    public String ledWords() {
        return Objects.requireNonNullElse(led, "").strip();
    }

    Problems problems() {
        return Problems.none()
                .atMost(
                        "led",
                        led,
                        LetterOfStanding.LONGEST,
                        say("Use at most {n} characters", "n", LetterOfStanding.LONGEST));
    }
}
