package org.alongside.reflection.page;

import java.util.List;
import java.util.UUID;
import org.alongside.people.Hat;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Asking the facilitators for a word.
 *
 * @param lives what the halves of the pair that acts are called, like {@code works}
 * @param hat what the reader speaks as
 * @param entry what worries the reader, if that is why
 * @param facilitators who reads it: none of whom it may be about
 * @param inCohort whether their pair is in a cohort with facilitators
 */
public record WordPage(
        UUID pair,
        String lives,
        String works,
        @Nullable Hat hat,
        @Nullable UUID entry,
        String partner,
        List<String> facilitators,
        boolean inCohort,
        String text,
        int most,
        Problems problems) {}
