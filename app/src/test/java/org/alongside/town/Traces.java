package org.alongside.town;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.alongside.backup.Backup;
import org.alongside.database.TestDatabase;
import org.alongside.settings.Settings;

/** Where words might be left behind although no page shows them. Each place as one text, by what it is called. */
final class Traces {

    /** The files of a database are searched once for what begins like a canary, not once for each. */
    private static final Pattern LIKE_A_CANARY = Pattern.compile("canary[a-z]{14}");

    private final TestDatabase database;
    private final Instant begun = Instant.now();

    Traces(TestDatabase database) {
        this.database = database;
    }

    Map<String, String> all(Settings settings, ServletContext web) throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put("the statistics of the database", statistics());
        all.put("the files of the database", files());
        all.put("a backup", backup(settings));
        all.put("a temporary file", temporary(web));
        return all;
    }

    /** What the planner keeps of columns: their most common values, plain. */
    private String statistics() {
        return database.keeper(db -> {
            db.sql("analyze").update();
            return String.join(
                    "\n",
                    db.sql(
                                    "select s::text from pg_stats s where schemaname not in ('pg_catalog', 'information_schema')")
                            .query(String.class)
                            .list());
        });
    }

    /** Tables, indexes, the journal of changes, and what sorts and uploads put aside. */
    private String files() throws IOException {
        var cluster = Path.of(database.<String>keeper(db -> {
            db.sql("checkpoint").update();
            return db.sql("show data_directory").query(String.class).single();
        }));
        var number = database.<String>keeper(
                db -> db.sql("select oid::text from pg_database where datname = current_database()")
                        .query(String.class)
                        .single());
        return Stream.of("base/" + number, "base/pgsql_tmp", "pg_wal", "pg_stat_tmp", "log")
                .map(cluster::resolve)
                .filter(Files::exists)
                .flatMap(Traces::likeCanaries)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> likeCanaries(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .flatMap(file -> LIKE_A_CANARY
                            .matcher(new String(bytes(file), ISO_8859_1))
                            .results()
                            .map(java.util.regex.MatchResult::group))
                    .toList()
                    .stream();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Ours, as it is written: without the keys, which go into a file of their own. */
    private String backup(Settings settings) throws IOException {
        var file = Files.createTempDirectory(settings.data(), "backup").resolve("all.zip");
        var words = List.of("backup", file.toString(), "--data", settings.data().toString());
        new Backup(Settings.read(words, database.settings()), file).write();
        return unpacked(Files.readAllBytes(file));
    }

    /** Where the server puts what it is sent, and whatever came to lie beside it since. */
    private String temporary(ServletContext web) throws IOException {
        var folder = (File) web.getAttribute(ServletContext.TEMPDIR);
        try (var ours = Files.walk(folder.toPath());
                var shared = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return Stream.concat(ours, shared.filter(this::isNew))
                    .filter(Files::isRegularFile)
                    .map(file -> new String(bytes(file), UTF_8))
                    .collect(Collectors.joining("\n"));
        }
    }

    private boolean isNew(Path file) {
        try {
            return Files.isReadable(file)
                    && Files.getLastModifiedTime(file).toInstant().isAfter(begun);
        } catch (IOException gone) {
            return false;
        }
    }

    static String unpacked(byte[] archive) {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return all.toString();
    }

    /** A file that others use may be gone by now. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }
}
