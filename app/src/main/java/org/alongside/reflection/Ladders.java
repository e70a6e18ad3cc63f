package org.alongside.reflection;

import static org.alongside.language.Words.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Through every pair that neither pauses nor has ended. */
    List<Ladder> of(PersonId person) {
        var circles = cohorts.stream()
                .flatMap(cohort -> cohort.around(person).stream())
                .sorted(Comparator.comparing(CohortCircles.Circle::kind))
                .toList();
        return pairs.of(person).stream()
                .filter(Pair::isOpen)
                .map(pair -> ladder(pair, circles))
                .toList();
    }

    Optional<Ladder> of(PersonId person, UUID pair) {
        return of(person).stream()
                .filter(ladder -> ladder.pair().id().equals(pair))
                .findFirst();
    }

    private static Ladder ladder(Pair pair, List<CohortCircles.Circle> circles) {
        var rungs = new ArrayList<Ladder.Rung>();
        rungs.add(new Ladder.Rung(Reach.PAIR, pair.id(), List.of(person(pair.lives()), person(pair.works()))));
        var cohort = "";
        for (var circle : circles) {
            if (circle.pair().equals(pair.id())) {
                cohort = circle.cohort();
                rungs.add(new Ladder.Rung(
                        circle.kind() == CohortCircles.Kind.COHORT ? Reach.COHORT : Reach.FACILITATORS,
                        circle.circle(),
                        circle.people().stream()
                                .map(member -> new Ladder.Person(member.person(), member.name()))
                                .toList()));
            }
        }
        return new Ladder(pair, cohort, List.copyOf(rungs));
    }

    private static Ladder.Person person(Pair.Half half) {
        return new Ladder.Person(half.person(), half.name() == null ? say("your partner") : half.name());
    }
}
