package org.alongside.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.alongside.database.Digests;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;

/** The key store as files: copied byte for byte, the marks of destroyed keys too, so that they stay destroyed. */
final class Keys {
    private static final String FILES = "keys/";
    private static final String LOCK = "lock";

    private final Path folder;

    Keys(Settings settings) {
        this.folder = settings.keys();
    }

    void write(Archive.Writer archive, UUID id) throws IOException {
        archive.text(Backup.ABOUT, Backup.FORMAT + "\n" + id + "\n");
        var digests = new StringBuilder();
        for (var file : files()) {
            try {
                var bytes = Files.readAllBytes(file);
                archive.entry(FILES + file.getFileName()).write(bytes);
                digests.append(digest(bytes))
                        .append(' ')
                        .append(file.getFileName())
                        .append('\n');
            } catch (NoSuchFileException _) {
                // Destroyed a moment ago: then it must not be in the copy either.
            }
        }
        archive.text(Backup.DIGESTS, digests.toString());
    }

    /** Refuses a folder that holds keys already: to overwrite a key is to destroy what it opens. */
    void refuseUnlessEmpty() throws IOException {
        if (Files.exists(folder) && !files().isEmpty()) {
            throw new Refusal(folder + " holds keys already, and a backup is restored only into an empty place.");
        }
    }

    int read(Path file, String id) throws IOException {
        try (var zip = Archive.open(file)) {
            var about = Archive.text(zip, Backup.ABOUT).lines().toList();
            if (about.size() < 2
                    || !about.getFirst().equals(Backup.FORMAT)
                    || !about.get(1).equals(id)) {
                throw new Refusal(file + " does not belong to this backup.");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            var digests = Archive.text(zip, Backup.DIGESTS).lines().toList();
            for (var line : digests) {
                var parts = line.split(" ", 2);
                try (var in = Archive.entry(zip, FILES + parts[1])) {
                    var bytes = in.readAllBytes();
                    if (!digest(bytes).equals(parts[0])) {
                        throw new Refusal(
                                file + " is damaged: the key file “" + parts[1] + "” is not what was written.");
                    }
                    keep(plainName(file, parts[1]), bytes);
                }
            }
            return digests.size();
        }
    }

    private Path plainName(Path archive, String name) {
        var target = folder.resolve(name);
        if (!folder.equals(target.getParent())) {
            throw new Refusal(archive + " is not a backup of keys.");
        }
        return target;
    }

    private static void keep(Path file, byte[] bytes) throws IOException {
        var onlyMe = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyMe)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(LOCK))
                    .sorted()
                    .toList();
        }
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
    }
}
