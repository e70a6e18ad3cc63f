package org.alongside.reflection.page;

import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/** One question and its box. */
public record AssumePage(
        Pair pair,
        UUID reader,
        String key,
        Phrase question,
        boolean guess,
        int number,
        int of,
        String text,
        int most,
        Problems problems) {}
