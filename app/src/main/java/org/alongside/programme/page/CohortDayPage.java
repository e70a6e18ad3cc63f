package org.alongside.programme.page;

import java.util.Map;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortDayForm;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Setting a day of a cohort.
 *
 * @param acting the pair that facilitates, if one of them sets it
 * @param day the day that is changed; null for a new one
 * @param there what somebody else has changed in the meantime, under its labels
 */
public record CohortDayPage(
        Cohort cohort,
        @Nullable CohortPair acting,
        @Nullable CohortDay day,
        CohortDayForm form,
        Map<String, String> there,
        Problems problems) {}
