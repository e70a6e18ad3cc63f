package org.alongside.leading;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A check that both have answered and that is open: what each half said, and how far apart they are.
 *
 * @param lives what the half that lives with it said; empty once they have erased themselves
 * @param works what the half that works with it said
 */
public record Checked(
        Check.Moment moment,
        Instant openedAt,
        Map<Check.Item, Check.Degree> lives,
        Map<Check.Item, Check.Degree> works) {

    /** Items this many steps apart or more are worth a talk. */
    private static final int WIDE = 2;

    /** How many steps lie between the two, 0 to 4; nothing where one has left it out. */
    public OptionalInt gap(Check.Item item) {
        var one = lives.get(item);
        var other = works.get(item);
        return one == null || other == null
                ? OptionalInt.empty()
                : OptionalInt.of(Math.abs(one.steps() - other.steps()));
    }

    /** How many items both see the same way, or one step apart. */
    public long close() {
        return Arrays.stream(Check.Item.values())
                .map(this::gap)
                .filter(gap -> gap.isPresent() && gap.getAsInt() < WIDE)
                .count();
    }

    /** How many items both have answered. */
    public long answered() {
        return Arrays.stream(Check.Item.values())
                .map(this::gap)
                .filter(OptionalInt::isPresent)
                .count();
    }

    /** The items that lie furthest apart, two steps or more, widest first. */
    public List<Check.Item> wide() {
        return Arrays.stream(Check.Item.values())
                .filter(item -> gap(item).orElse(0) >= WIDE)
                .sorted(Comparator.comparingInt((Check.Item item) -> -gap(item).orElse(0)))
                .toList();
    }

    /** What both see as no more than a little so: no gap, and worth a talk all the same. */
    public List<Check.Item> low() {
        return Arrays.stream(Check.Item.values())
                .filter(item -> isLow(lives.get(item)) && isLow(works.get(item)))
                .toList();
    }

    public Optional<Check.Degree> lives(Check.Item item) {
        return Optional.ofNullable(lives.get(item));
    }

    public Optional<Check.Degree> works(Check.Item item) {
        return Optional.ofNullable(works.get(item));
    }

    private static boolean isLow(Check.@Nullable Degree degree) {
        return degree != null && degree.compareTo(Check.Degree.A_LITTLE) <= 0;
    }
}
