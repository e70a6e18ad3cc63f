package org.alongside.learning.page;

import org.alongside.leading.Story;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.jspecify.annotations.Nullable;

/**
 * A story of change as others read it.
 *
 * @param cohort the one it is read in; null in the network
 * @param acting the pair the reader acts as in the cohort
 */
public record SharedStoryPage(
        Story story, @Nullable Cohort cohort, @Nullable CohortPair acting) {}
