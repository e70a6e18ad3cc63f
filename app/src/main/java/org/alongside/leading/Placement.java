package org.alongside.leading;

import java.util.Optional;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
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
public record Placement(Ladder ladder, int step, @Nullable Hat hat, Written why) {

    private record Packed(Ladder ladder, int step, @Nullable Hat hat, String why) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What its authors call the step. */
    public Phrase label() {
        return ladder.step(step).label().now();
    }

    /** In the language of the word about it. */
    Written packed() {
        return why.with(JSON.writeValueAsString(new Packed(ladder, step, hat, why.text())));
    }

    /** Nothing for somebody who has erased themselves. */
    static Optional<Placement> unpacked(@Nullable Written sealed) {
        return sealed == null ? Optional.empty() : unpacked(sealed, sealed.text());
    }

    private static Optional<Placement> unpacked(Written sealed, String text) {
        try {
            var packed = JSON.readValue(text, Packed.class);
            return Optional.of(new Placement(packed.ladder(), packed.step(), packed.hat(), sealed.with(packed.why())))
                    .filter(placement -> placement.ladder.has(placement.step));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
