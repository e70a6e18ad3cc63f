package org.alongside.learning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.alongside.database.Together;
import org.alongside.people.PersonId;
import org.alongside.programme.CohortDays;
import org.alongside.programme.CohortPair;
import org.alongside.programme.Cohorts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds a day for those who may be there, in two statements. */
@Repository
class Rooms {

    private final Cohorts cohorts;
    private final Together together;
    private final JdbcClient db;

    Rooms(Cohorts cohorts, Together together, JdbcClient db) {
        this.cohorts = cohorts;
        this.together = together;
        this.db = db;
    }

    /** A day that takes place, for those who are in the cohort or facilitate it. */
    Optional<Room> inside(UUID cohort, UUID day, PersonId me) {
        return room(Rooms::mayBeThere, cohort, day, me);
    }

    /** The same, also for those who lead the programme. */
    Optional<Room> planned(UUID cohort, UUID day, PersonId me) {
        return room(Rooms::mayRead, cohort, day, me);
    }

    /** A cohort, for those who are in it or facilitate it. */
    Optional<Cohorts.Seen> inside(UUID cohort, PersonId me) {
        return cohorts.seen(cohort, me).filter(Rooms::mayBeThere);
    }

    /** A cohort whose plans this person may read. */
    Optional<Cohorts.Seen> planned(UUID cohort, PersonId me) {
        return cohorts.seen(cohort, me).filter(Rooms::mayRead);
    }

    /** A day that takes place, for those who facilitate it. */
    Optional<Room> facilitating(UUID cohort, UUID day, PersonId me) {
        return room(Cohorts.Seen::facilitates, cohort, day, me);
    }

    private static boolean mayBeThere(Cohorts.Seen seen) {
        return seen.facilitates() || seen.inside() && seen.cohort().isOpen();
    }

    private static boolean mayRead(Cohorts.Seen seen) {
        return seen.leads() || mayBeThere(seen);
    }

    /** What everybody in a cohort is called, its facilitators too. */
    List<String> names(UUID cohort) {
        return everybody(cohort).stream()
                .flatMap(pair -> Stream.of(pair.livesName(), pair.worksName()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The pairs of a cohort, and at the end the one that facilitates it. */
    List<CohortPair> everybody(UUID cohort) {
        var told = together.each(Map.of("cohort", cohort), Cohorts.PAIRS, Cohorts.FACILITATORS);
        return Stream.concat(told.of(Cohorts.PAIRS).stream(), told.of(Cohorts.FACILITATORS).stream())
                .toList();
    }

    /** Who may not be there costs the same as a day that is not there. */
    private Optional<Room> room(Predicate<Cohorts.Seen> may, UUID cohort, UUID day, PersonId me) {
        return cohorts.seen(cohort, me).filter(may).flatMap(seen -> room(seen, day, me));
    }

    private Optional<Room> room(Cohorts.Seen seen, UUID day, PersonId me) {
        var cohort = seen.cohort();
        var told = together.each(
                Map.of("cohort", cohort.id(), "day", day),
                CohortDays.OF_COHORT,
                Plans.OF_DAY,
                Plans.BLOCKS_OF_DAY,
                Plans.SETS,
                RunningDays.OF_DAY,
                Cohorts.PAIRS,
                Cohorts.FACILITATORS);
        return told.of(CohortDays.OF_COHORT).stream()
                .filter(found -> found.id().equals(day) && !found.isCancelled())
                .findFirst()
                .map(found -> new Room(
                        cohort,
                        found,
                        me.value(),
                        seen.facilitates(),
                        seen.inside(),
                        Plans.plan(told.of(Plans.OF_DAY), told.of(Plans.BLOCKS_OF_DAY)),
                        first(told.of(RunningDays.OF_DAY)),
                        told.of(Cohorts.PAIRS),
                        first(told.of(Cohorts.FACILITATORS)),
                        Turns.inOrder(told.of(Plans.SETS))));
    }

    private static <T> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.getFirst();
    }
}
