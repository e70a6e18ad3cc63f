package org.alongside.vault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Files that are whole or absent, closed to everyone else, and still there after the power fails. A file counts as
 * written only once both its bytes and its name in the folder have reached the disk.
 */
final class Disk {

    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OUR_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** A file lock keeps other processes out, but throws inside one process: there this lock comes first. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private static final SecureRandom RANDOM = new SecureRandom();

    private Disk() {}

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folderOf(folder));
            Files.createDirectory(folder, OUR_FOLDER);
            sync(folderOf(folder));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw new UncheckedIOException(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    static void write(Path file, byte[] bytes) {
        Path folder = folderOf(file);
        Path draft = folder.resolve("." + UUID.randomUUID() + ".draft");
        try {
            try (var out = FileChannel.open(
                    draft, Set.<OpenOption>of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OURS_ALONE)) {
                writeFully(out, bytes);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once this returns the file goes by its new name, also after a crash. */
    static void rename(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            sync(folderOf(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes noise over the bytes before letting go of them. Disks that write elsewhere instead of in place may keep the
     * old bytes for a while; the operator's guide says so.
     */
    static void overwriteAndEmpty(Path file) {
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] noise = new byte[Math.toIntExact(out.size())];
            RANDOM.nextBytes(noise);
            writeFully(out, noise);
            out.truncate(0);
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void overwriteAndDelete(Path file) {
        overwriteAndEmpty(file);
        try {
            Files.delete(file);
            sync(folderOf(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOursAlone(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Lets one thread of one process at a time change what is in a folder. */
    static <T> T alone(Path folder, String lock, Supplier<T> change) {
        HERE.lock();
        try (var channel = FileChannel.open(
                        folder.resolve(lock),
                        Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OURS_ALONE);
                var _ = channel.lock()) {
            return change.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HERE.unlock();
        }
    }

    static Path folderOf(Path file) {
        return requireNonNull(file.toAbsolutePath().getParent());
    }

    private static void writeFully(FileChannel out, byte[] bytes) throws IOException {
        var rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
        out.force(true);
    }

    private static void sync(Path folder) throws IOException {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
