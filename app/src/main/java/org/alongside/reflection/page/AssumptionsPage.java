package org.alongside.reflection.page;

import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;

/**
 * The questions before it is open. Nothing here comes from the other half.
 *
 * @param ready whether the reader has said so
 */
public record AssumptionsPage(Pair pair, UUID reader, List<Row> rows, boolean ready) {

    /** @param text what the reader wrote; empty when left out so far */
    public record Row(String key, Phrase question, boolean guess, Written text) {}

    public long leftOut() {
        return rows.stream().filter(row -> row.text().isEmpty()).count();
    }

    public boolean begun() {
        return leftOut() < rows.size();
    }

    /** The first question without an answer, else the first. */
    public String next() {
        return rows.stream()
                .filter(row -> row.text().isEmpty())
                .findFirst()
                .orElse(rows.getFirst())
                .key();
    }
}
