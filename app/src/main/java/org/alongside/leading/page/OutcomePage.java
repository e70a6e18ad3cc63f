package org.alongside.leading.page;

import java.util.UUID;
import org.alongside.leading.Commitment;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/**
 * One thing they said they would try, and what came of it.
 *
 * @param chosen what was chosen of it, if the form comes back
 */
public record OutcomePage(
        Pair pair, UUID reader, Commitment commitment, String chosen, String why, int most, Problems problems) {

    public String path() {
        return "/pairs/" + pair.id() + "/challenge/commitments/" + commitment.id();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public boolean isTakenOn() {
        return commitment.isTakenOnBy(pair);
    }

    /** Whether it waits for the yes of the reader. */
    public boolean asksMe() {
        return commitment.asks(pair.half(reader));
    }
}
