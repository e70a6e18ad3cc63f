package org.alongside.programme.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.programme.Attendance;
import org.alongside.programme.Cohort;
import org.alongside.programme.CohortDay;
import org.alongside.programme.CohortPair;
import org.alongside.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who came to a day, as its facilitators note it.
 *
 * @param acting the pair that facilitates
 * @param isOver whether the day is: before that, somebody may have sent word, and nobody came
 * @param typed what was chosen and came back; empty as long as nothing did
 */
public record AttendancePage(
        Cohort cohort,
        @Nullable CohortPair acting,
        CohortDay day,
        List<CohortPair> pairs,
        Map<UUID, Attendance> noted,
        boolean isOver,
        Map<String, String> typed,
        Problems problems) {

    /** The field of a person. */
    public String field(CohortPair pair, UUID person) {
        return "p-" + pair.pair() + "-" + person;
    }

    /** What is noted of them, as the form sends it along. */
    public String was(UUID person) {
        var noted = noted().get(person);
        return noted == null ? "" : noted.key();
    }

    /** Whether it is chosen: what came back, or else what is noted. */
    public boolean is(CohortPair pair, UUID person, String how) {
        return typed.getOrDefault(field(pair, person), was(person)).equals(how);
    }

    /** The fields of these people. */
    public List<String> fields(Set<UUID> people) {
        return pairs.stream()
                .flatMap(pair -> pair.both().stream().filter(people::contains).map(person -> field(pair, person)))
                .toList();
    }
}
