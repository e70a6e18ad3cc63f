package org.alongside.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.alongside.settings.Refusal;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that came with this build, unpacked once beside the data. */
record Binaries(Path folder, String version) {

    static Binaries in(Path folder) {
        var version = built();
        var place = folder.resolve("programs-" + version);
        if (!Files.exists(place)) {
            try (var archive = archive()) {
                unpackAside(archive, place);
            } catch (IOException problem) {
                throw new Refusal(
                        "PostgreSQL could not be unpacked into " + place + ": " + problem.getMessage() + ".", problem);
            }
        }
        return new Binaries(place, version);
    }

    /** The first part of the version: data of one major cannot be opened by another. */
    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    /** How to call one of the programs. PostgreSQL refuses to run as root, so root calls it as nobody in particular. */
    List<String> call(String program, List<String> arguments) {
        var words = new ArrayList<String>();
        if (isRoot()) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return words;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static String built() {
        var properties = new Properties();
        try (var in = Binaries.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
        return properties.getProperty("alongside.postgres");
    }

    private static InputStream archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var archive = Binaries.class.getResourceAsStream("/postgres-" + system + "-" + processor + ".txz");
        if (archive == null) {
            throw new Refusal("Alongside brings no PostgreSQL for this kind of machine: name your own in"
                    + " ALONGSIDE_DATABASE_OWNER_URL, ALONGSIDE_DATABASE_URL and ALONGSIDE_DATABASE_JOBS_URL"
                    + " (docs/operating.md).");
        }
        return archive;
    }

    /** Moved into place in one step: a start that was cut short, or two at once, leave nothing half unpacked there. */
    private static void unpackAside(InputStream archive, Path place) throws IOException {
        var draft = Files.createTempDirectory(Files.createDirectories(place.getParent()), "programs.new");
        try {
            unpack(archive, draft);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            if (!Files.exists(place)) {
                throw problem;
            }
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void unpack(InputStream archive, Path place) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, place);
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path place) throws IOException {
        var target = place.resolve(entry.getName()).normalize();
        if (!target.startsWith(place)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0b001_001_001) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException(target + " cannot be made executable");
        }
    }
}
