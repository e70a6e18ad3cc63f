package org.alongside.pairing.page;

import java.util.List;
import java.util.UUID;
import org.alongside.pairing.EndingWell;
import org.alongside.pairing.Pair;

/** What a pair may want to do before it ends, or goes on by itself. */
public record EndingPage(UUID reader, Pair pair, List<EndingWell.Step> steps) {

    public String other() {
        return pair.otherThan(reader).called();
    }
}
