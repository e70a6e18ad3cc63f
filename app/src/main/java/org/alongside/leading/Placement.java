package org.alongside.leading;

import java.util.Optional;
import org.alongside.language.Phrase;
import org.alongside.people.Hat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where one half places a decision. The ladder is kept with it, because a correction may choose another.
 *
 * @param step from 1, the lowest
 * @param hat what this half wore in it; null for none
 * @param why a word about it; empty without one
 */
public record Placement(Ladder ladder, int step, @Nullable Hat hat, String why) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What its authors call the step. */
    public Phrase label() {
        return ladder.step(step).label().now();
    }

    String packed() {
        return JSON.writeValueAsString(this);
    }

    /** Nothing for somebody who has erased themselves. */
    static Optional<Placement> unpacked(@Nullable String packed) {
        try {
            return Optional.ofNullable(packed)
                    .map(text -> JSON.readValue(text, Placement.class))
                    .filter(placement -> placement.ladder.has(placement.step));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
