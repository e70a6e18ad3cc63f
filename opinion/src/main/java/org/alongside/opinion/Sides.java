package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A division of people into sides: declared by themselves (patients and communities, professionals) or found on a map.
 * Nobody is on two sides; people on none count for everyone but for no side.
 */
public final class Sides {

    private final List<String> names;
    private final Map<Integer, Integer> sideOf;

    private Sides(List<String> names, Map<Integer, Integer> sideOf) {
        this.names = names;
        this.sideOf = sideOf;
    }

    /** Sides by the name each person's is given, person id to name. */
    public static Sides declared(Map<Integer, String> nameOf) {
        List<String> names = List.copyOf(new TreeSet<>(nameOf.values()));
        Map<Integer, Integer> sideOf = new HashMap<>();
        nameOf.forEach((person, name) -> sideOf.put(person, names.indexOf(name)));
        return new Sides(names, sideOf);
    }

    /** One side for everybody in the table, named "everyone". */
    public static Sides everyone(Votes votes) {
        Map<Integer, Integer> sideOf = new HashMap<>();
        for (int row = 0; row < votes.people(); row++) {
            sideOf.put(votes.personId(row), 0);
        }
        return new Sides(List.of("everyone"), sideOf);
    }

    /** The names of the sides, in alphabetical order; a side is known by its place here. */
    public List<String> names() {
        return names;
    }

    /** The place of a person's side among the names, or −1. */
    public int of(int personId) {
        return sideOf.getOrDefault(personId, -1);
    }

    /** How many of the people in the table are on each side. */
    public int[] sizes(Votes votes) {
        int[] sizes = new int[names.size()];
        for (int row = 0; row < votes.people(); row++) {
            int side = of(votes.personId(row));
            if (side >= 0) {
                sizes[side]++;
            }
        }
        return sizes;
    }

    /** By column: everyone's count first, then one for each side. */
    List<List<Count>> counts(Votes votes) {
        int[][] tallies = new int[votes.statements()][3 * (names.size() + 1)];
        for (int row = 0; row < votes.people(); row++) {
            int side = of(votes.personId(row));
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int[] tally = tallies[votes.column(cell)];
                tally[votes.value(cell) + 1]++;
                if (side >= 0) {
                    tally[3 * side + 4 + votes.value(cell)]++;
                }
            }
        }
        return Arrays.stream(tallies)
                .map(tally -> {
                    List<Count> counts = new ArrayList<>();
                    for (int at = 0; at < tally.length; at += 3) {
                        counts.add(new Count(tally[at + 2], tally[at], tally[at + 1]));
                    }
                    return counts;
                })
                .toList();
    }
}
