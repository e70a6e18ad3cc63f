package org.alongside.leading.page;

import java.util.UUID;
import org.alongside.language.Written;
import org.alongside.leading.Document;
import org.alongside.leading.Repair;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/** What one half says is no longer true, what both signed about it, and what the other heard. */
public record HeardPage(
        Pair pair, UUID reader, Document agreement, Repair repair, String text, int most, Problems problems) {

    public String path() {
        return "/pairs/" + pair.id() + "/agreement/repairs/" + repair.id();
    }

    public String other() {
        return pair.otherThan(reader).called();
    }

    public boolean isMine() {
        return repair.saidBy().equals(reader);
    }

    public Written signed() {
        return agreement.signed(repair.heading()).map(Document.Passage::written).orElse(Written.NOTHING);
    }
}
