package org.alongside.database;

import java.util.Arrays;
import java.util.Map;
import org.alongside.settings.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the database to what this program expects, or leaves it alone and says why. */
class Migrations {
    private final FluentConfiguration configuration;

    Migrations(Addresses addresses) {
        var owner = addresses.owner();
        this.configuration = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true)
                .cleanDisabled(true)
                .placeholders(Map.of(
                        "app", quoted(addresses.app().user()),
                        "jobs", quoted(addresses.jobs().user())));
    }

    void run() {
        var flyway = configuration.load();
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

    /** For a restore: as far as the backup had come, and only where nothing is yet. */
    void fromNothingTo(String version) {
        var flyway = configuration.target(version).load();
        try {
            if (flyway.info().applied().length > 0) {
                throw new Refusal("This database is not empty, and a backup is restored only into an empty one.");
            }
            if (Arrays.stream(flyway.info().all()).noneMatch(known -> isVersion(known, version))) {
                throw new Refusal("This backup was made by a newer Alongside; nothing was restored.");
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new Refusal("The database could not be prepared: " + firstLine(problem), problem);
        }
    }

    private static boolean isVersion(MigrationInfo known, String version) {
        return known.getVersion() != null && known.getVersion().equals(MigrationVersion.fromVersion(version));
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
