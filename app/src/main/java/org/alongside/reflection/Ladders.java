package org.alongside.reflection;

import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.pairing.Pair;
import org.alongside.pairing.Pairs;
import org.alongside.people.PersonId;
import org.alongside.programme.CohortCircles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which circles a person can share with: through their pairs, and through the cohorts those are in. */
@Component
class Ladders {

    private final Pairs pairs;
    private final ObjectProvider<CohortCircles> cohorts;

    Ladders(Pairs pairs, ObjectProvider<CohortCircles> cohorts) {
        this.pairs = pairs;
        this.cohorts = cohorts;
    }

    /** Through every pair that neither pauses nor has ended; one for each cohort it is in. */
    List<Ladder> of(PersonId person) {
        var circles = cohorts.stream()
                .flatMap(cohort -> cohort.around(person).stream())
                .sorted(Comparator.comparing(CohortCircles.Circle::kind))
                .toList();
        return pairs.of(person).stream()
                .filter(Pair::isOpen)
                .flatMap(pair -> around(
                        pair,
                        circles.stream()
                                .filter(circle -> circle.pair().equals(pair.id()))
                                .collect(Collectors.groupingBy(CohortCircles.Circle::cohort, TreeMap::new, toList()))))
                .toList();
    }

    /** The ladder with this circle on it. */
    Optional<Ladder> of(PersonId person, UUID pair, UUID circle) {
        return of(person).stream()
                .filter(ladder -> ladder.pair().id().equals(pair) && ladder.has(circle))
                .findFirst();
    }

    private static Stream<Ladder> around(Pair pair, Map<String, List<CohortCircles.Circle>> byCohort) {
        return byCohort.isEmpty()
                ? Stream.of(ladder(pair, "", List.of()))
                : byCohort.entrySet().stream().map(cohort -> ladder(pair, cohort.getKey(), cohort.getValue()));
    }

    private static Ladder ladder(Pair pair, String cohort, List<CohortCircles.Circle> circles) {
        var us = new Ladder.Rung(Reach.PAIR, pair.id(), List.of(person(pair.lives()), person(pair.works())));
        var wider = circles.stream()
                .map(circle -> new Ladder.Rung(
                        circle.kind() == CohortCircles.Kind.COHORT ? Reach.COHORT : Reach.FACILITATORS,
                        circle.circle(),
                        circle.people().stream()
                                .map(member -> new Ladder.Person(member.person(), member.name()))
                                .toList()));
        return new Ladder(pair, cohort, Stream.concat(Stream.of(us), wider).toList());
    }

    private static Ladder.Person person(Pair.Half half) {
        return new Ladder.Person(half.person(), half.called());
    }
}
