package org.alongside.programme.page;

import java.util.List;
import java.util.UUID;
import org.alongside.programme.Cohort;
import org.alongside.web.Problems;

/** The programmes somebody leads, with their calls and cohorts. */
public record LeadingPage(List<Programme> programmes) {

    /**
     * @param title what is typed of a new call, if it has to be looked at again
     */
    public record Programme(
            UUID id,
            String name,
            List<Call> calls,
            List<Cohort> cohorts,
            String title,
            String slug,
            Problems problems) {}

    public record Call(org.alongside.programme.Call call, boolean closed, int sent, int decided, int held) {}

    public boolean wrong() {
        return programmes.stream().anyMatch(programme -> programme.problems().any());
    }
}
