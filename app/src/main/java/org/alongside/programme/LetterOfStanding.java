package org.alongside.programme;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.language.Phrase;
import org.alongside.language.Words;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;

/**
 * A letter of standing: what a pair went through, as the programme has it on record, and what the two led, in their own
 * words. From the moment both have made it, it says the same for good.
 *
 * @param bothThere on how many of the days held both were there; null where that is not recorded, or they leave it out
 * @param led in their own words; may be empty
 * @param grain random, so that the digest of short words tells nothing
 * @param preparedBy who wrote it last
 * @param code by which anybody finds it; null until both have made it
 */
public record LetterOfStanding(
        UUID id,
        UUID pair,
        UUID cohort,
        LocalDate since,
        LocalDate until,
        int held,
        @Nullable Integer bothThere,
        Named named,
        String led,
        String language,
        int version,
        String grain,
        @Nullable String code,
        UUID preparedBy,
        Instant preparedAt,
        @Nullable Instant madeAt,
        @Nullable Instant replacedAt,
        @Nullable Instant takenBackAt) {

    static final int LONGEST = 400;

    /**
     * Whom and what it names, as they were called when it was prepared.
     *
     * @param livesHat null where it is not shown
     * @param host who runs the programme
     */
    public record Named(
            String lives,
            String works,
            @Nullable Hat livesHat,
            @Nullable Hat worksHat,
            String programme,
            String cohort,
            String host) {

        private static final int PARTS = 7;

        String inLines() {
            return String.join("\n", lives, works, key(livesHat), key(worksHat), programme, cohort, host);
        }

        /** Nothing, where the key was destroyed. */
        static Named of(String lines) {
            var said = Arrays.copyOf(lines.split("\n", -1), PARTS);
            return new Named(
                    said[0],
                    text(said[1]),
                    Hat.stored(said[2]),
                    Hat.stored(said[3]),
                    text(said[4]),
                    text(said[5]),
                    text(said[6]));
        }

        private static String text(@Nullable String said) {
            return said == null ? "" : said;
        }

        private static String key(@Nullable Hat hat) {
            return hat == null ? "" : hat.key();
        }
    }

    public boolean isErased() {
        return named.lives().isEmpty();
    }

    public boolean isMade() {
        return madeAt != null;
    }

    /** What somebody would have in its place. */
    List<EarlierWords.Over> over(LetterForm form) {
        return List.of(new EarlierWords.Over("led", new Written(led, language), form.ledWords()));
    }

    /** Whether it is made and neither replaced nor taken back. */
    public boolean stands() {
        return isMade() && replacedAt == null && takenBackAt == null;
    }

    /** Whether it still says what is on record, and names the two as they are called. */
    boolean isUpToDate(Way way, Named now) {
        return isOnRecord(way)
                && named.lives().equals(now.lives())
                && named.works().equals(now.works())
                && named.programme().equals(now.programme())
                && named.cohort().equals(now.cohort());
    }

    boolean isOnRecord(Way way) {
        return way.canBeSaid()
                && since.equals(way.since())
                && until.equals(way.until())
                && held == way.held()
                && (bothThere == null || bothThere.equals(way.bothThere()));
    }

    /** Since when until when. */
    public Phrase when() {
        return since.equals(until)
                ? t("On {day}.", "day", Words.date(since))
                : t("From {since} to {until}.", "since", Words.date(since), "until", Words.date(until));
    }

    /** How many days were held, and on how many both were there, if that is said. */
    public Phrase days() {
        if (bothThere == null) {
            return t(
                    "{n, plural, one {One day was held in that time.} other {{n} days were held in that time.}}",
                    "n",
                    held);
        }
        if (bothThere == held) {
            return t(
                    "{n, plural, one {One day was held in that time, and both were there.} other {{n} days were held in that time, and both were there on all of them.}}",
                    "n",
                    held);
        }
        return t(
                "{n, plural, one {One day was held in that time.} other {{n} days were held in that time, and both were there on {m} of them.}}",
                "n",
                held,
                "m",
                bothThere);
    }

    /** All it says besides its words, in a form that is the same for every reader. */
    Stream<String> terms() {
        return Stream.of(cohort, since, until, held, bothThere, named.inLines(), language, grain)
                .map(Objects::toString);
    }
}
