package org.alongside.learning;

import static org.alongside.language.Words.say;

import java.util.Objects;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What a pair asks its cohort, as it is typed.
 *
 * @param version of the words it began from; 0 for the first
 */
public record ConsultationForm(
        @Nullable String situation,
        @Nullable String question,
        @Nullable Integer version) {

    static ConsultationForm empty() {
        return new ConsultationForm("", "", 0);
    }

    static ConsultationForm of(Consultation stands) {
        return new ConsultationForm(stands.situation().text(), stands.question().text(), stands.version());
    }

    /** The same words, now over the newer ones of the other half. */
    ConsultationForm over(Consultation newer) {
        return new ConsultationForm(situation, question, newer.version());
    }

    public int from() {
        return version == null ? 0 : version;
    }

    public String situationWords() {
        return Objects.requireNonNullElse(situation, "").strip();
    }

    public String questionWords() {
        return Objects.requireNonNullElse(question, "").strip();
    }

    Problems problems() {
        return Problems.none()
                .need("situation", situation, say("Write where you are and what you have tried"))
                .atMost(
                        "situation",
                        situation,
                        Consultation.LONGEST_SITUATION,
                        say("Use at most {n} characters", "n", Consultation.LONGEST_SITUATION))
                .need("question", question, say("Write the one question you bring"))
                .atMost(
                        "question",
                        question,
                        Consultation.LONGEST_QUESTION,
                        say("Use at most {n} characters", "n", Consultation.LONGEST_QUESTION));
    }
}
