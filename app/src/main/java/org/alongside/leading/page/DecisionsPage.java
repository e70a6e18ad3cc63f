package org.alongside.leading.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.alongside.leading.Decision;
import org.alongside.leading.Ladder;
import org.alongside.leading.Placed;
import org.alongside.pairing.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What a pair decided.
 *
 * @param rows newest first
 */
public record DecisionsPage(Pair pair, UUID reader, List<Row> rows) {

    /**
     * One decision, with nothing in it of the other half before it is open.
     *
     * @param mine whether the reader has placed it
     * @param placed null as long as it is not open
     */
    public record Row(
            Decision decision, boolean mine, @Nullable Placed placed) {}

    public String path() {
        return "/pairs/" + pair.id() + "/decisions";
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

    /** Each ladder on which both have placed something. */
    public List<Ladder> ladders() {
        return Arrays.stream(Ladder.values())
                .filter(ladder -> !placedOn(ladder).isEmpty())
                .toList();
    }

    /** What both have placed on it, oldest first. */
    public List<Placed> placedOn(Ladder ladder) {
        return rows.reversed().stream()
                .map(Row::placed)
                .filter(Objects::nonNull)
                .filter(placed -> placed.decision().ladder() == ladder)
                .toList();
    }
}
