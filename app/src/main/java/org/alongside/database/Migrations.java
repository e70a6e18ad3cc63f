package org.alongside.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/** Brings the database to what this program expects, or leaves it alone and says why. */
class Migrations {
    private static final Location PLACE = new Location("classpath:db/migration");

    private final FluentConfiguration configuration;

    Migrations(Addresses addresses) {
        var owner = addresses.owner();
        this.configuration = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
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
        var flyway = configuration.load();
        try {
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
        var flyway = only(scripts);
        try {
            if (flyway.info().applied().length > 0) {
                throw new Refusal("This database is not empty, and a backup is restored only into an empty one.");
            }
            flyway.migrate();
        } catch (FlywayException problem) {
            throw new Refusal("The database could not be prepared: " + firstLine(problem), problem);
        }
    }

    Flyway only(List<String> scripts) {
        var loader = Thread.currentThread().getContextClassLoader();
        return configuration.resourceProvider(new Only(scripts, loader)).load();
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
