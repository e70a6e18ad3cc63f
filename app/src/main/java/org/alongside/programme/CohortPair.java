package org.alongside.programme;

import static org.alongside.language.Words.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pair in a cohort, or the one that facilitates it.
 *
 * @param livesName what they want to be called; null once they have erased themselves
 */
public record CohortPair(
        UUID pair,
        UUID lives,
        UUID works,
        @Nullable String livesName,
        @Nullable String worksName) {

    static CohortPair read(ResultSet row, int number) throws SQLException {
        return new CohortPair(
                row.getObject("pair", UUID.class),
                row.getObject("lives", UUID.class),
                row.getObject("works", UUID.class),
                row.getString("lives_name"),
                row.getString("works_name"));
    }

    public List<UUID> both() {
        return List.of(lives, works);
    }

    public boolean has(UUID person) {
        return lives.equals(person) || works.equals(person);
    }

    public String nameOfLives() {
        return name(livesName);
    }

    public String nameOfWorks() {
        return name(worksName);
    }

    /** Both names, as they stand in a list. */
    public String names() {
        return say("{one} and {other}", "one", nameOfLives(), "other", nameOfWorks());
    }

    /** As whom somebody acts with this other half, in what waits for them. */
    public static @Nullable String youAnd(@Nullable String partner) {
        return partner == null ? null : say("you and {name}", "name", partner);
    }

    private static String name(@Nullable String name) {
        return name == null ? say("somebody who has left") : name;
    }
}
