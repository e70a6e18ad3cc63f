package org.alongside.reflection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.pairing.Pair;

/**
 * The circles around one pair in one cohort, from the narrowest, with the people in each.
 *
 * @param cohort what the cohort is called; empty without one
 */
record Ladder(Pair pair, String cohort, List<Rung> rungs) {

    record Rung(Reach reach, UUID circle, List<Person> people) {}

    record Person(UUID id, String name) {}

    Optional<Rung> rung(Reach reach) {
        return rungs.stream().filter(rung -> rung.reach() == reach).findFirst();
    }

    boolean has(UUID circle) {
        return rungs.stream().anyMatch(rung -> rung.circle().equals(circle));
    }

    List<Rung> upTo(Reach reach) {
        return rungs.stream().filter(rung -> !rung.reach().isWiderThan(reach)).toList();
    }

    /** Everyone who could read what is shared this far, each once. */
    List<Person> people(Reach reach) {
        Map<UUID, Person> all = new LinkedHashMap<>();
        upTo(reach).forEach(rung -> rung.people().forEach(person -> all.putIfAbsent(person.id(), person)));
        return List.copyOf(all.values());
    }

    /** Those of them other than this reader, by name. */
    List<String> namesBeside(UUID reader, Reach reach) {
        return people(reach).stream()
                .filter(person -> !person.id().equals(reader))
                .map(Person::name)
                .toList();
    }

    /** Changes when anybody joins or leaves a circle: a consent is to these people and no others. */
    static String fingerprint(List<Ladder> ladders) {
        var all = ladders.stream()
                .flatMap(ladder ->
                        ladder.rungs().stream().map(rung -> ladder.pair().id() + " " + terms(rung)))
                .sorted()
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
    }

    static String terms(Rung rung) {
        return rung.reach().key() + " " + rung.circle() + " "
                + rung.people().stream()
                        .map(person -> person.id().toString())
                        .sorted()
                        .toList();
    }
}
