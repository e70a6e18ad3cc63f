package org.alongside.programme.page;

import java.util.Map;
import org.alongside.programme.CoachingCall;
import org.alongside.programme.CoachingForm;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Setting a coaching call.
 *
 * @param acting the pair that facilitates
 * @param with the pair it is with
 * @param call the call that is changed; null for a new one
 * @param there what the other facilitator has changed in the meantime, under its labels
 */
public record CoachingCallPage(
        Cohort cohort,
        CohortPair acting,
        CohortPair with,
        @Nullable CoachingCall call,
        CoachingForm form,
        Map<String, String> there,
        Problems problems) {

    public String action() {
        return call == null ? CoachingCall.pathOfAll(cohort.id()) + "/" + with.pair() : call.path();
    }
}
