package org.alongside.leading.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.alongside.leading.Check;
import org.alongside.leading.Checked;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * How the pair check stands for the reader, and what both answered where it is open.
 *
 * @param checked what is open, first to last
 */
public record CheckPage(Pair pair, UUID reader, List<Row> rows, List<Checked> checked, LocalDate today) {

    /**
     * One moment, with nothing in it of the other half.
     *
     * @param from from which day on it is taken; null where no cohort says so
     * @param openedAt null as long as it is not open
     */
    public record Row(
            Check.Moment moment,
            @Nullable LocalDate from,
            boolean begun,
            boolean ready,
            @Nullable Instant openedAt) {

        /** Whether its time has not come. */
        public boolean isLater(LocalDate today) {
            return openedAt == null && from != null && from.isAfter(today);
        }
    }

    public String path() {
        return "/pairs/" + pair.id() + "/check";
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public String lives() {
        return pair.lives().called();
    }

    public String works() {
        return pair.works().called();
    }

    /** The one that is open and newest. */
    public Optional<Checked> latest() {
        return checked.isEmpty() ? Optional.empty() : Optional.of(checked.getLast());
    }

    /** The one to take now: where a cohort says when, the last whose time has come; else the first that is not open. */
    public Optional<Row> next() {
        var due = rows.stream()
                .filter(row -> row.openedAt() == null && !row.isLater(today))
                .toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(due.getFirst().from() == null ? due.getFirst() : due.getLast());
    }

    /** In what the two have come closer since the first check by a step or more. */
    public List<Check.Item> closer() {
        return moved(-1);
    }

    /** In what they have moved apart. */
    public List<Check.Item> apart() {
        return moved(1);
    }

    private List<Check.Item> moved(int direction) {
        if (checked.size() < 2) {
            return List.of();
        }
        var first = checked.getFirst();
        var last = checked.getLast();
        return List.of(Check.Item.values()).stream()
                .filter(item -> Integer.signum(change(first.gap(item), last.gap(item))) == direction)
                .toList();
    }

    private static int change(OptionalInt before, OptionalInt after) {
        return before.isPresent() && after.isPresent() ? after.getAsInt() - before.getAsInt() : 0;
    }
}
