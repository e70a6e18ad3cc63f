package org.alongside.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.alongside.settings.Refusal;
import org.alongside.settings.Settings;
import org.alongside.settings.Settings.Command;

/**
 * The folder where everything lies that one installation keeps: private, used by one program at a time, and either real
 * or invented for good.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String MARK = "demo-data";
    private static final String MARK_TEXT = "An invented programme lives in this folder. Nothing in it is real.\n";
    private static final String UNFINISHED = "restore-unfinished";
    private static final String UNFINISHED_TEXT = "A restore into this folder began and has not ended.\n";

    private final Path folder;
    private final FileLock lock;

    private DataFolder(Path folder, FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Whether a backup of it can be made. It is not locked: a backup may be made while somebody is served from it. */
    public static void checkReadable(Settings settings) {
        try {
            check(settings.command(), settings.data());
        } catch (IOException problem) {
            throw new Refusal(
                    "The folder " + settings.data() + " cannot be read: " + problem.getMessage() + ".", problem);
        }
    }

    /** Makes it when it is missing, and keeps every other program out until it is closed. */
    public static DataFolder open(Settings settings) {
        var folder = settings.data();
        try {
            check(settings.command(), folder);
            create(folder);
            var opened = new DataFolder(folder, lock(folder));
            switch (settings.command()) {
                case Command.Demo _ -> Files.writeString(folder.resolve(MARK), MARK_TEXT);
                case Command.Restore _ -> Files.writeString(folder.resolve(UNFINISHED), UNFINISHED_TEXT);
                case Command.Start _, Command.Backup _, Command.SecondFactor _ -> {}
            }
            return opened;
        } catch (IOException problem) {
            throw new Refusal("The folder " + folder + " cannot be used: " + problem.getMessage() + ".", problem);
        }
    }

    private static void check(Command command, Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal(folder + " is not a folder; choose another with --data DIR.");
        }
        switch (command) {
            case Command.Demo _ -> {
                if (!isDemo(folder) && !isEmpty(folder)) {
                    throw new Refusal(folder + " holds something that is not a demo; choose another folder with"
                            + " --data DIR.");
                }
            }
            case Command.Start _ -> {
                if (isDemo(folder)) {
                    throw new Refusal(folder + " holds a demo, where anyone may sign in as anyone;"
                            + " choose another folder with --data DIR.");
                }
                if (Files.exists(folder.resolve(UNFINISHED))) {
                    throw new Refusal(folder + " holds a restore that was not finished; remove the folder and restore"
                            + " again.");
                }
            }
            case Command.Backup _ -> {
                if (isDemo(folder)) {
                    throw new Refusal(folder + " holds a demo, and there is nothing in it to keep.");
                }
                if (isEmpty(folder)) {
                    throw new Refusal(folder + " is empty, so there is nothing to back up; choose another folder with"
                            + " --data DIR.");
                }
            }
            case Command.SecondFactor _ -> {
                if (isEmpty(folder)) {
                    throw new Refusal(folder + " is empty, so nobody is there; choose another folder with --data DIR.");
                }
            }
            case Command.Restore _ -> {
                if (!isEmpty(folder)) {
                    throw new Refusal(folder + " is not empty, and a backup is restored only into an empty folder;"
                            + " choose one with --data DIR.");
                }
            }
        }
    }

    private static boolean isDemo(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    /** A demo beside the real thing does not count, nor does the trace of an earlier start that came to nothing. */
    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var inside = Files.list(folder)) {
            return inside.allMatch(path -> path.endsWith(LOCK) || isDemo(path));
        }
    }

    static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Held as long as this program lives; the system lets go of it even when the program is killed. */
    static FileLock lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // Another start in this very program holds it: the same answer.
        }
        if (lock == null) {
            channel.close();
            throw new InUse(folder);
        }
        return lock;
    }

    /** What was restored is whole: from now on it may be served. */
    public void finished() {
        try {
            Files.deleteIfExists(folder.resolve(UNFINISHED));
        } catch (IOException problem) {
            throw new Refusal("The mark " + folder.resolve(UNFINISHED) + " could not be removed.", problem);
        }
    }

    @Override
    public void close() {
        try {
            lock.channel().close();
        } catch (IOException _) {
            // The system lets go of it with this program.
        }
    }
}
