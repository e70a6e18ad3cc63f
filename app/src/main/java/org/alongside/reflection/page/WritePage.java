package org.alongside.reflection.page;

import java.util.List;
import java.util.UUID;
import org.alongside.language.Phrase;
import org.alongside.language.Written;
import org.alongside.pairing.Pair;
import org.alongside.people.Hat;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Writing an entry.
 *
 * @param pair the pair, when both write it
 * @param version the one the words were read at; 0 for a new entry
 * @param given shows that the id of a new entry was given to whoever writes
 * @param there what was saved elsewhere in the meantime, beside what was typed
 */
public record WritePage(
        @Nullable Pair pair,
        UUID reader,
        UUID id,
        String text,
        @Nullable Hat hat,
        List<Hat> hats,
        int version,
        String given,
        int prompt,
        Phrase question,
        int most,
        @Nullable Written there,
        Problems problems) {}
