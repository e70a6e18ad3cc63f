package org.alongside.leading.page;

import java.util.Map;
import java.util.UUID;
import org.alongside.leading.Check;
import org.alongside.pairing.Pair;

/**
 * Answering a check. Nothing here comes from the other half.
 *
 * @param ready whether the reader has said so
 */
public record TakeCheckPage(
        Pair pair, UUID reader, Check.Moment moment, Map<Check.Item, Check.Degree> answers, boolean ready) {

    public String path() {
        return "/pairs/" + pair.id() + "/check/" + moment.key();
    }

    public boolean is(Check.Item item, Check.Degree degree) {
        return answers.get(item) == degree;
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
