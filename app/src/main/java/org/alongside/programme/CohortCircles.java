package org.alongside.programme;

import java.util.List;
import java.util.UUID;
import org.alongside.people.PersonId;

/**
 * Which circles lie around a person's pairs because of a cohort: those who facilitate it, and everyone in it. Cohorts
 * answer it; without one there are none.
 */
public interface CohortCircles {

    /** Around each of this person's pairs, in one statement, asked by that person. */
    List<Circle> around(PersonId person);

    /** Each is narrower than the next. */
    enum Kind {
        FACILITATORS,
        COHORT
    }

    /**
     * @param circle the id memberships are kept under
     * @param cohort what the cohort is called
     * @param people everyone in the circle now
     */
    record Circle(UUID pair, Kind kind, UUID circle, String cohort, List<Member> people) {}

    /** @param name what they want to be called */
    record Member(UUID person, String name) {}
}
