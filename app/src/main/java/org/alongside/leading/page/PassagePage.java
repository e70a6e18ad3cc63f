package org.alongside.leading.page;

import java.util.List;
import java.util.UUID;
import org.alongside.leading.Document;
import org.alongside.leading.Heading;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing under one heading.
 *
 * @param version the one that was changed; 0 for the first words
 * @param there what the other half saved in the meantime, beside what was typed
 * @param latest what is saved now
 * @param earlier what stood there before, newest first
 */
public record PassagePage(
        Pair pair,
        UUID reader,
        Heading heading,
        String text,
        int version,
        @Nullable UUID document,
        int most,
        Document.@Nullable Passage there,
        Document.@Nullable Passage latest,
        List<Document.Passage> earlier,
        Problems problems) {

    public String back() {
        return "/pairs/" + pair.id() + "/" + heading.kind().key();
    }

    public String path() {
        return heading.path(pair.id());
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
