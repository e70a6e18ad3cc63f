package org.alongside.learning;

import org.alongside.language.Written;
import org.alongside.pairing.BlindAnswers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a blind exercise, kept with what was asked: the exercise may be changed or taken out later, and the answer
 * must still be understood.
 *
 * @param exercise what it was called
 * @param question what was asked
 * @param text what was answered; may be empty
 */
public record Answered(String exercise, String question, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static final Answered NOTHING = new Answered("", "", "");

    String packed() {
        return JSON.writeValueAsString(this);
    }

    /** The words of an answer, in the language they were written in. */
    public static Written written(BlindAnswers.Answer answer) {
        return answer.written() == null
                ? Written.NOTHING
                : answer.written().with(unpacked(answer.text()).text());
    }

    /** Nothing for somebody who has erased themselves. */
    public static Answered unpacked(@Nullable String packed) {
        try {
            return packed == null ? NOTHING : JSON.readValue(packed, Answered.class);
        } catch (JacksonException _) {
            return NOTHING;
        }
    }
}
