package org.alongside.leading;

import java.util.Optional;
import java.util.OptionalInt;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A decision that both have placed and that is open: where each half sees it, and how far apart that is.
 *
 * @param lives what the half that lives with it said; null once they have erased themselves
 * @param works what the half that works with it said
 */
public record Placed(
        Decision decision,
        @Nullable Placement lives,
        @Nullable Placement works) {

    /** How many steps lie between the two; nothing where one is gone. */
    public OptionalInt gap() {
        return lives == null || works == null
                ? OptionalInt.empty()
                : OptionalInt.of(Math.abs(lives.step() - works.step()));
    }

    public Optional<Placement> by(Pair.Side side) {
        return Optional.ofNullable(side == Pair.Side.LIVES ? lives : works);
    }

    public boolean isOn(int step, Pair.Side side) {
        return by(side).filter(placement -> placement.step() == step).isPresent();
    }

    /** Whether this step is one of the two, or lies between them. */
    public boolean spans(int step) {
        return lives != null
                && works != null
                && step >= Math.min(lives.step(), works.step())
                && step <= Math.max(lives.step(), works.step());
    }
}
