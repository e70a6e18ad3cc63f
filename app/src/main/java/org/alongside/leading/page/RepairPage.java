package org.alongside.leading.page;

import java.util.List;
import java.util.UUID;
import org.alongside.leading.Document;
import org.alongside.leading.Heading;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/**
 * Saying what in the agreement is no longer true.
 *
 * @param chosen the heading it is about, as the form says it; empty before
 */
public record RepairPage(
        Pair pair, UUID reader, Document agreement, String chosen, String text, int most, Problems problems) {

    /** What both have signed something about. */
    public List<Heading> headings() {
        return agreement.kind().headings().stream()
                .filter(heading -> agreement.signed(heading).isPresent())
                .toList();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
