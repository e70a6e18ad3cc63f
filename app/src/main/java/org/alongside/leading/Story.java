package org.alongside.leading;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.programme.Reach;
import org.jspecify.annotations.Nullable;

/**
 * One telling of a story of change: how it was, what a pair did, and how it is since. Once both have signed it, it stays;
 * told anew, the story has another telling.
 *
 * @param story the id that all tellings of it carry
 * @param told which telling it is
 * @param words nothing in them once both have had what they wrote erased
 * @param grain random, so that the digest of short words tells nothing
 * @param byBoth whether both have written in this telling
 * @param by what the half who wrote it last wants to be called; null for those it was let go to, and once erased
 * @param named whether others read both names
 * @param credit the two names, or the name of the cohort; null as long as they have not said as whom they go out
 * @param shownAt since when the cohort reads it
 */
public record Story(
        UUID id,
        UUID pair,
        UUID story,
        int told,
        Map<Part, Written> words,
        @Nullable DayOrMonth before,
        @Nullable DayOrMonth after,
        String grain,
        int version,
        UUID writtenBy,
        boolean byBoth,
        @Nullable String by,
        @Nullable Hat hat,
        Instant writtenAt,
        @Nullable Instant signedAt,
        boolean named,
        @Nullable String credit,
        @Nullable UUID cohort,
        @Nullable Instant shownAt,
        @Nullable Instant networkAt,
        @Nullable Instant publicAt) {

    public Story {
        words = Map.copyOf(words);
    }

    /** What a story is told in. */
    public enum Part {
        TITLE(120),
        BEFORE(800),
        DONE(1_200),
        AFTER(800),
        NOTICED(500),
        UNCHANGED(500);

        private final int most;

        Part(int most) {
            this.most = most;
        }

        /** As the database and forms write it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What stood under it, as words that were written over name it. */
        public static Phrase labelOf(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT)).label();
        }

        public int most() {
            return most;
        }

        /** A story that does not say what stayed as it was can still be signed. */
        boolean isNeeded() {
            return this != UNCHANGED;
        }

        public Phrase label() {
            return switch (this) {
                case TITLE -> t("What it is about");
                case BEFORE -> t("Before");
                case DONE -> t("What we did");
                case AFTER -> t("After");
                case NOTICED -> t("Who noticed");
                case UNCHANGED -> t("What has not changed");
            };
        }

        public Phrase question() {
            return switch (this) {
                case TITLE -> t("What is it about?");
                case BEFORE -> t("How was it before?");
                case DONE -> t("What did you do?");
                case AFTER -> t("How is it now?");
                case NOTICED -> t("Who noticed, and to whom did it matter?");
                case UNCHANGED -> t("What has not changed?");
            };
        }

        public Phrase hint() {
            return switch (this) {
                case TITLE -> t("A few words, as you would say them to a neighbour.");
                case BEFORE -> t("What happened, to whom? One day or one person says more than “often”.");
                case DONE -> t("The two of you, and who helped. What did each of you bring?");
                case AFTER -> t("What happens instead? Say what you saw or heard yourselves.");
                case NOTICED -> t("Leave out names of people who have not said yes to being in it.");
                case UNCHANGED -> t("What you hoped for and did not get. It makes the rest easier to believe.");
            };
        }
    }

    public Written written(Part part) {
        return words.getOrDefault(part, Written.NOTHING);
    }

    public String text(Part part) {
        return written(part).text();
    }

    public boolean has(Part part) {
        return !written(part).isEmpty();
    }

    /** Whether this half wrote all of it. */
    public boolean isAllOf(UUID half) {
        return writtenBy.equals(half) && !byBoth;
    }

    public boolean isSigned() {
        return signedAt != null;
    }

    public boolean isErased() {
        return !has(Part.TITLE);
    }

    /** What still has to be written before both can sign it. */
    public List<Phrase> missing() {
        return Stream.concat(
                        Arrays.stream(Part.values())
                                .filter(part -> part.isNeeded() && !has(part))
                                .map(Part::question),
                        Stream.of(
                                        before == null ? t("When was “before”?") : null,
                                        after == null ? t("When was “after”?") : null)
                                .flatMap(Stream::ofNullable))
                .toList();
    }

    /** How far it has gone. */
    public Reach reach() {
        return Reach.of(shownAt, networkAt, publicAt);
    }

    public @Nullable Instant reachedAt() {
        return reach().since(shownAt, networkAt, publicAt);
    }

    public boolean isOut() {
        return reach() != Reach.PAIR;
    }

    /** Whether this is as whom it goes out already. */
    boolean goesOutAs(boolean byName, String as, @Nullable UUID in) {
        return named == byName && as.equals(credit) && Objects.equals(cohort, in);
    }

    /** Whose story it is, as others read it. */
    public Phrase whose() {
        if (credit == null || credit.isEmpty()) {
            return t("By a pair who lead together");
        }
        if (!named) {
            return t("By a pair of the cohort {cohort}", "cohort", credit);
        }
        var names = credit.split("\n", -1);
        return t("By {one} and {other}", "one", names[0], "other", names[1]);
    }

    /** Whole months from before to after; 0 where it was sooner, or a date is missing. */
    public int months() {
        return before == null || after == null
                ? 0
                : (int) Math.max(0, ChronoUnit.MONTHS.between(before.first(), after.first()));
    }

    /** Where the two of the pair have it. */
    public String path() {
        return "/pairs/" + pair + "/stories/" + story;
    }

    /** Where those have it whom it has reached. */
    public String open() {
        return switch (reach()) {
            case PAIR -> path();
            case COHORT -> "/cohorts/" + cohort + "/stories/" + story;
            case NETWORK -> "/network/stories/" + story;
            case EVERYONE -> "/stories/" + story;
        };
    }
}
