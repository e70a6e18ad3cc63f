package org.alongside.reflection.page;

import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One question and its box.
 *
 * @param version the one the words were read at; 0 for none
 * @param there what was saved elsewhere in the meantime, beside what was typed
 */
public record AssumePage(
        Pair pair,
        UUID reader,
        String key,
        Phrase question,
        boolean guess,
        int number,
        int of,
        String text,
        int version,
        @Nullable Written there,
        int most,
        Problems problems) {}
