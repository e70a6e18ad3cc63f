package org.alongside.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.alongside.settings.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the database to what this program expects, or leaves it alone and says why. */
class Migrations {
    private static final Location PLACE = new Location("classpath:db/migration");

    private final Address owner;
    private final FluentConfiguration configuration;

    Migrations(Addresses addresses) {
        this.owner = addresses.owner();
        this.configuration = Flyway.configure()
                .locations(PLACE)
                .defaultSchema("flyway")
                .createSchemas(true)
                .cleanDisabled(true)
                // Every module numbers its own migrations, so a later one may have a smaller number.
                .outOfOrder(true)
                .placeholders(Map.of(
                        "app", quoted(addresses.app().user()),
                        "jobs", quoted(addresses.jobs().user())));
    }

    void run() {
        try (var connection = connection()) {
            var flyway = configuration.dataSource(connection).load();
            if (Arrays.stream(flyway.info().applied()).anyMatch(Migrations::isUnknownHere)) {
                throw new Refusal("This database was made by a newer Alongside; nothing was touched."
                        + " Start the newer program, or restore a backup made by this one.");
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new Refusal("The database could not be brought up to date: " + firstLine(problem), problem);
        }
    }

    private static boolean isUnknownHere(MigrationInfo applied) {
        return switch (applied.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED ->
                applied.getType() != CoreMigrationType.SCHEMA;
            default -> false;
        };
    }

    /** For a restore: exactly the migrations the backup had seen, and only where nothing is yet. */
    void fromNothing(List<String> scripts) {
        try (var connection = connection()) {
            var flyway = only(scripts, connection);
            if (flyway.info().applied().length > 0) {
                throw new Refusal("This database is not empty, and a backup is restored only into an empty one.");
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new Refusal("The database could not be prepared: " + firstLine(problem), problem);
        }
    }

    /** Up to these and no further, as a program of their time would have. */
    void upTo(List<String> scripts) {
        try (var connection = connection()) {
            only(scripts, connection).migrate();
        }
    }

    private Flyway only(List<String> scripts, DataSource connection) {
        var loader = Thread.currentThread().getContextClassLoader();
        return configuration
                .dataSource(connection)
                .resourceProvider(new Only(scripts, loader))
                .load();
    }

    /**
     * Flyway asks for two connections, one for its notes of what it did. It gets one for both, so that a migration and
     * the note of it come in one transaction, and no death in between leaves the one without the other.
     */
    private SingleConnectionDataSource connection() {
        return new SingleConnectionDataSource(owner.url(), owner.user(), owner.password(), true);
    }

    /** Shows Flyway some of our migrations and no others. */
    private record Only(List<String> scripts, ClassLoader loader) implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            return null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script ->
                            script.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(script::endsWith))
                    .map(this::migration)
                    .toList();
        }

        private LoadableResource migration(String script) {
            var migration = new ClassPathResource(PLACE, "db/migration/" + script, loader, StandardCharsets.UTF_8);
            if (!migration.exists()) {
                throw new Refusal("This backup was made by a newer Alongside; nothing was restored.");
            }
            return migration;
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
