package org.alongside.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.database.Whole;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.alongside.vault.KeyCopies;

/**
 * Writes everything of one moment into FILE, the keys into FILE.keys, and the digests of both into FILE.sha256.
 *
 * <p>The database goes first. A key made after that moment is one too many, which harms nobody; a key destroyed after
 * it is missing, which is what whoever was erased has been promised.
 */
public final class Backup {
    static final String ABOUT = "about";
    static final String MIGRATIONS = "migrations";
    static final String DIGESTS = "digests";
    static final String SEQUENCES = "sequences";
    static final String TABLES = "tables/";
    static final String FORMAT = "alongside backup 1";

    private final Settings settings;
    private final Path file;

    public Backup(Settings settings, Path file) {
        this.settings = settings;
        this.file = file;
    }

    /** Says what was written. */
    public String write() {
        for (var taken : new Path[] {file, keysOf(file), digestsOf(file)}) {
            if (Files.exists(taken)) {
                throw new Refusal(taken + " is there already; choose another name.");
            }
        }
        var id = UUID.randomUUID();
        try (var whole = Whole.toRead(settings);
                var connection = whole.connect()) {
            var rows = new long[1];
            Archive.write(file, archive -> rows[0] = writeDatabase(connection, archive, id));
            KeyCopies.of(settings).about(keysOf(file));
            Archive.write(keysOf(file), archive -> new Keys(settings).write(archive, id));
            Files.writeString(digestsOf(file), digestLine(file) + digestLine(keysOf(file)));
            return "Written: " + file + " (" + rows[0] + " rows) and " + keysOf(file) + ". Keep the two apart: together"
                    + " they open everything.";
        } catch (Refusal refusal) {
            throw refusal;
        } catch (Exception problem) {
            throw new Refusal("The backup could not be written: " + problem.getMessage(), problem);
        }
    }

    static Path keysOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".keys");
    }

    private static Path digestsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    private static long writeDatabase(Connection connection, Archive.Writer archive, UUID id)
            throws SQLException, IOException {
        inOneMoment(connection);
        archive.text(
                ABOUT, String.join("\n", FORMAT, id.toString(), Instant.now().toString()) + "\n");
        archive.text(MIGRATIONS, migrations(connection));
        var digests = new StringBuilder();
        var rows = 0L;
        for (var table : Table.all(connection)) {
            var content = table.pourOut(connection, archive.entry(TABLES + table.name()));
            digests.append(content.digest())
                    .append(' ')
                    .append(content.rows())
                    .append(' ')
                    .append(table.name())
                    .append('\n');
            rows += content.rows();
        }
        archive.text(SEQUENCES, sequences(connection));
        archive.text(DIGESTS, digests.toString());
        connection.rollback();
        return rows;
    }

    /** Every table as it was at the same moment, and a refusal rather than a gap where row security would hide rows. */
    private static void inOneMoment(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        sayThingsOneWay(connection);
    }

    /** Digests compare text, so times, bytes and numbers must read the same on every server. */
    static void sayThingsOneWay(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set row_security = off");
            statement.execute("set timezone = 'UTC'");
            statement.execute("set datestyle = 'ISO, YMD'");
            statement.execute("set intervalstyle = 'iso_8601'");
            statement.execute("set bytea_output = 'hex'");
            statement.execute("set extra_float_digits = 1");
        }
    }

    /** By name: a restore makes the tables with exactly these. */
    private static String migrations(Connection connection) throws SQLException {
        var sql = """
                select script from flyway.flyway_schema_history
                 where success and version is not null
                 order by installed_rank
                """;
        var lines = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String sequences(Connection connection) throws SQLException {
        var sql = """
                select format('%I.%I', schemaname, sequencename), last_value
                  from pg_sequences where last_value is not null order by 1
                """;
        var lines = new StringBuilder();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getLong(2))
                        .append(' ')
                        .append(rows.getString(1))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static String digestLine(Path file) throws IOException {
        var digest = Digests.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest()) + "  " + file.getFileName() + "\n";
    }
}
