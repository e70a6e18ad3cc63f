package org.alongside.leading.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.leading.Check;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/**
 * Answering a check. Nothing here comes from the other half.
 *
 * @param kept what is kept of the reader's answers
 * @param typed what they ticked and another window of theirs contradicts; empty as long as nothing came back
 * @param version of what is kept; 0 for none
 * @param ready whether the reader has said so
 * @param open whether both have
 */
public record TakeCheckPage(
        Pair pair,
        UUID reader,
        Check.Moment moment,
        Map<Check.Item, Check.Degree> kept,
        Map<Check.Item, Check.Degree> typed,
        int version,
        boolean ready,
        boolean open,
        Problems problems) {

    public String path() {
        return "/pairs/" + pair.id() + "/check/" + moment.key();
    }

    public boolean is(Check.Item item, Check.Degree degree) {
        return typed.getOrDefault(item, kept.get(item)) == degree;
    }

    /** What is answered otherwise in another window. */
    public List<Check.Item> contradicted() {
        return Stream.of(Check.Item.values())
                .filter(item -> there(item).isPresent())
                .toList();
    }

    /** What another window has said instead of what was ticked here. */
    public Optional<Check.Degree> there(Check.Item item) {
        return Optional.ofNullable(kept.get(item)).filter(there -> typed.getOrDefault(item, there) != there);
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
