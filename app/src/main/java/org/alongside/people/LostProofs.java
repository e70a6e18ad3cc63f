package org.alongside.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.alongside.database.AtTheConsole;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Takes away the second proofs of somebody who has lost them, so that a letter lets them begin again. Only whoever sits at
 * the server can, and the person is told: no page does this.
 */
public final class LostProofs {

    private final Settings settings;
    private final String email;

    public LostProofs(Settings settings, String email) {
        this.settings = settings;
        this.email = email;
    }

    /** Says what was done. */
    public String forget() {
        try (var console = AtTheConsole.of(settings);
                var connection = console.connect()) {
            connection.setAutoCommit(false);
            var person = personAt(connection);
            if (person == null) {
                throw new Refusal("Nobody here has the address " + email + ".");
            }
            int ways = update(connection, "delete from people.way where person = ?", person);
            if (ways == 0) {
                throw new Refusal("They have no second proof: a letter to " + email + " lets them in.");
            }
            update(
                    connection,
                    "update people.session set ended_at = now() where person = ? and ended_at is null",
                    person);
            update(connection, "delete from people.second_step where person = ?", person);
            tell(connection, person);
            connection.commit();
            return "Taken away: " + ways + (ways == 1 ? " way" : " ways") + " to sign in as " + email
                    + ". A letter lets them in again, to set up new ones, and they are told.";
        } catch (SQLException problem) {
            throw new Refusal("The database did not do it: " + problem.getMessage(), problem);
        }
    }

    private @Nullable UUID personAt(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select person from people.address where lower(email) = lower(?)")) {
            statement.setString(1, email);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static int update(Connection connection, String sql, UUID person) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, person);
            return statement.executeUpdate();
        }
    }

    private static void tell(Connection connection, UUID person) throws SQLException {
        var sql = "insert into people.untold (person, removed_at) values (?, ?) on conflict (person) do nothing";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, person);
            statement.setTimestamp(2, Timestamp.from(Instant.now()));
            statement.executeUpdate();
        }
    }
}
