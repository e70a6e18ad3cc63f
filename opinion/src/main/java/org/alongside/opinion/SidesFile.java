package org.alongside.opinion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The sides people declared, as a file tells: columns person and side, one row a person; nobody need be in it. */
final class SidesFile {

    /** As many as can be told apart in a picture. */
    private static final int MOST = 6;

    private SidesFile() {}

    /**
     * Reads a file of sides whole or not at all.
     *
     * @throws BrokenExport naming the file, the line and what is wrong with it
     */
    static Sides read(Path path, Votes votes) throws IOException {
        try (var csv = new Csv(path)) {
            int person = csv.needed("person", "participant", "participant-id", "voter-id", "pid");
            int side = csv.needed("side");
            Map<Integer, String> sides = new HashMap<>();
            Set<Integer> known = new HashSet<>();
            Set<String> names = new HashSet<>();
            while (csv.next()) {
                int id = csv.id(person);
                if (!known.add(id)) {
                    throw csv.broken("person " + id + " has a second row");
                }
                String name = csv.field(side).strip().replaceAll("\\s+", " ");
                if (!name.isEmpty()) {
                    names.add(name);
                    sides.put(id, name);
                }
                if (names.size() > MOST) {
                    throw csv.broken("\"" + name + "\" is one side more than the " + MOST + " that can be compared");
                }
            }
            sides.keySet().removeIf(id -> votes.rowOf(id) < 0);
            if (sides.values().stream().distinct().count() < 2) {
                throw new BrokenExport(
                        csv.file(), 0, "fewer than two sides have people who voted, so there is nothing to compare");
            }
            return Sides.declared(sides);
        }
    }
}
