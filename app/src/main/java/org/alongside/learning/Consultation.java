package org.alongside.learning;

import static org.alongside.language.Words.t;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.EarlierWords;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * What a pair asks its cohort: what the two are stuck with, and the one question they bring. At first the others only ask
 * back, then they say what they think, and at the end the pair says what it takes from it.
 *
 * @param situation where they are and what they have tried; empty once both have had their words erased
 * @param grain random, so that the digest of short words tells nothing
 * @param writtenBy who wrote it last
 * @param byBoth whether both have written in it, so that neither removes it alone
 * @param stillSince since when it stands as it is: hands given before do not count for it
 * @param shownAt since when the cohort reads it
 * @param thoughtsAt since when the others say what they think
 * @param takeaway what the two take from it; null as long as nothing is written, or for others until it has ended
 * @param goesOn whether something can be added: the pair neither pauses nor has ended, and is in the cohort still
 */
public record Consultation(
        UUID id,
        CohortPair by,
        UUID cohort,
        int version,
        Written situation,
        Written question,
        String grain,
        UUID writtenBy,
        boolean byBoth,
        Instant writtenAt,
        Instant stillSince,
        @Nullable Instant shownAt,
        @Nullable Instant thoughtsAt,
        @Nullable Takeaway takeaway,
        boolean goesOn) {

    private static final String SITUATION = "situation";
    private static final String QUESTION = "question";
    private static final String TAKEAWAY = "takeaway";

    static final int LONGEST_SITUATION = 2_000;
    static final int LONGEST_QUESTION = 300;

    /** How far it has come. */
    public enum Standing {
        PAIR,
        QUESTIONS,
        THOUGHTS,
        ENDED;

        public Phrase label() {
            return switch (this) {
                case PAIR -> t("Only you two");
                case QUESTIONS -> t("Questions first");
                case THOUGHTS -> t("Now thoughts");
                case ENDED -> t("Ended");
            };
        }
    }

    /** In a list: how much was said to it. */
    public record Listed(Consultation consultation, int questions, int thoughts) {}

    /** What a pair takes from it, with the hands that ended it. */
    public record Takeaway(
            int version,
            Written words,
            String grain,
            UUID writtenBy,
            Instant stillSince,
            @Nullable Instant shownAt) {

        static final int LONGEST = 1_000;
    }

    public Standing standing() {
        if (shownAt == null) {
            return Standing.PAIR;
        }
        if (endedAt() != null) {
            return Standing.ENDED;
        }
        return thoughtsAt == null ? Standing.QUESTIONS : Standing.THOUGHTS;
    }

    public boolean isAt(Standing standing) {
        return standing() == standing;
    }

    public @Nullable Instant endedAt() {
        return takeaway == null ? null : takeaway.shownAt();
    }

    /** Whether its words can be changed: nobody else reads them. */
    public boolean isOurs() {
        return shownAt == null;
    }

    /** Whether this half alone can have it gone: the other half wrote nothing in it. */
    public boolean isAllOf(UUID person) {
        return isOurs() && !byBoth && takeaway == null && writtenBy.equals(person);
    }

    public boolean isErased() {
        return question.isEmpty();
    }

    /** Above words that stood in one before. */
    public static Phrase above(EarlierWords.Earlier earlier) {
        return switch (earlier.part()) {
            case QUESTION -> t("Our question");
            case TAKEAWAY -> t("What we take from it");
            default -> t("Where we are, and what we have tried");
        };
    }

    List<EarlierWords.Over> over(ConsultationForm form) {
        return List.of(
                new EarlierWords.Over(SITUATION, situation, form.situationWords()),
                new EarlierWords.Over(QUESTION, question, form.questionWords()));
    }

    static List<EarlierWords.Over> over(Takeaway there, String words) {
        return List.of(new EarlierWords.Over(TAKEAWAY, there.words(), words));
    }

    public UUID pair() {
        return by.pair();
    }

    /** Where the pair looks after it. */
    public String path() {
        return "/pairs/" + pair() + "/consultations/" + id;
    }

    /** Where everybody in the cohort reads it. */
    public String inCohort() {
        return "/cohorts/" + cohort + "/consultations/" + id;
    }
}
