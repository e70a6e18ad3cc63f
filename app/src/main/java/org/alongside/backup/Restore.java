package org.alongside.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.alongside.database.Whole;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;

/**
 * Fills an empty installation from a backup. The tables come from this program's own migrations, only their rows from
 * the file: that is what makes a backup the way to another version of PostgreSQL.
 */
public final class Restore {
    private final Settings settings;
    private final Path file;

    public Restore(Settings settings, Path file) {
        this.settings = settings;
        this.file = file;
    }

    /** Looks at the files before anything is begun, so that a mistyped name leaves nothing behind. */
    public void check() {
        try (var zip = Archive.open(file);
                var keys = Archive.open(Backup.keysOf(file))) {
            about(zip);
            Archive.entry(keys, Backup.ABOUT).close();
            new Keys(settings).refuseUnlessEmpty();
        } catch (IOException problem) {
            throw new Refusal(file + " cannot be read: " + problem.getMessage(), problem);
        }
    }

    /** Says what was restored; afterwards every table holds exactly what was written, or nothing is there. */
    public String read() {
        try (var zip = Archive.open(file)) {
            var about = about(zip);
            var rows = fill(zip);
            var keyFiles = new Keys(settings).read(Backup.keysOf(file), about.id());
            return "Restored what was written at " + about.written() + ": " + rows + " rows and " + keyFiles
                    + " key files, every digest the same. Whoever was erased since then must be erased again.";
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception problem) {
            throw new Refusal(file + " could not be restored: " + problem.getMessage(), problem);
        }
    }

    private record About(String id, String written) {}

    private About about(ZipFile zip) throws IOException {
        var lines = Archive.text(zip, Backup.ABOUT).lines().toList();
        if (lines.size() < 3 || !lines.getFirst().equals(Backup.FORMAT)) {
            throw new Refusal(file + " is not a backup of Alongside.");
        }
        return new About(lines.get(1), lines.get(2));
    }

    private long fill(ZipFile zip) throws SQLException, IOException {
        var written = written(zip);
        var migrations = Archive.text(zip, Backup.MIGRATIONS).lines().toList();
        try (var whole = Whole.toFill(settings, migrations);
                var connection = whole.connect()) {
            connection.setAutoCommit(false);
            Backup.sayThingsOneWay(connection);
            var tables = Table.all(connection).stream().collect(Collectors.toMap(Table::name, Function.identity()));
            if (!tables.keySet().equals(written.keySet())) {
                throw new Refusal(file + " holds other tables than this Alongside knows; nothing was restored.");
            }
            empty(connection, tables);
            for (var table : tables.values()) {
                try (var in = Archive.entry(zip, Backup.TABLES + table.name())) {
                    table.pourIn(connection, in);
                }
            }
            wind(connection, Archive.text(zip, Backup.SEQUENCES));
            compare(connection, tables, written);
            connection.commit();
            return written.values().stream().mapToLong(Table.Content::rows).sum();
        }
    }

    private static Map<String, Table.Content> written(ZipFile zip) throws IOException {
        var written = new LinkedHashMap<String, Table.Content>();
        Archive.text(zip, Backup.DIGESTS).lines().forEach(line -> {
            var parts = line.split(" ", 3);
            written.put(parts[2], new Table.Content(Long.parseLong(parts[1]), parts[0]));
        });
        return written;
    }

    /** Migrations may have put rows there. Triggers and foreign keys rest: what comes was whole when it was written. */
    private static void empty(Connection connection, Map<String, Table> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables.keySet()));
        }
    }

    private static void wind(Connection connection, String sequences) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            for (var line : sequences.lines().toList()) {
                var parts = line.split(" ", 2);
                statement.setString(1, parts[1]);
                statement.setLong(2, Long.parseLong(parts[0]));
                statement.execute();
            }
        }
    }

    private void compare(Connection connection, Map<String, Table> tables, Map<String, Table.Content> written)
            throws SQLException, IOException {
        for (var table : tables.values()) {
            if (!table.look(connection).equals(written.get(table.name()))) {
                throw new Refusal(file + " is damaged: “" + table.name() + "” does not hold what was written.");
            }
        }
    }
}
