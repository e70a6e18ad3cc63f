package org.alongside.programme.page;

import java.util.List;
import org.alongside.programme.Call;
import org.alongside.programme.Cohort;
import org.alongside.programme.Programme;
import org.alongside.web.Problems;

/**
 * The cohorts of a programme, for its leads.
 *
 * @param calls those that no cohort is made from yet
 * @param call which call is chosen for a new cohort; empty for none
 */
public record CohortsPage(
        Programme programme,
        List<Cohort> cohorts,
        List<Call> calls,
        String name,
        String call,
        String zone,
        Problems problems) {

    public String path() {
        return "/lead/" + programme.id() + "/cohorts";
    }
}
