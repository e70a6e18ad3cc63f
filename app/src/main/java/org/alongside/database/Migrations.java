package org.alongside.database;

import java.util.Arrays;
import java.util.Map;
import org.alongside.settings.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database to what this program expects, or leaves it alone and says why. */
class Migrations {
    private final Flyway flyway;

    Migrations(Addresses addresses) {
        var owner = addresses.owner();
        this.flyway = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true)
                .cleanDisabled(true)
                .placeholders(Map.of(
                        "app", quoted(addresses.app().user()),
                        "jobs", quoted(addresses.jobs().user())))
                .load();
    }

    void run() {
        try {
            var newer = Arrays.stream(flyway.info().applied())
                    .anyMatch(applied -> applied.getState().name().startsWith("FUTURE"));
            if (newer) {
                throw new Refusal("This database was made by a newer Alongside; nothing was touched."
                        + " Start the newer program, or restore a backup made by this one.");
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new Refusal("The database could not be brought up to date: " + firstLine(problem), problem);
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }
}
