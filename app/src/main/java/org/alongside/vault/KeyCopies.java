package org.alongside.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alongside.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The copies of the key store that backups made, each deleted when its days are over: as long as one is left, what
 * somebody erased could be opened again. Copies carried elsewhere are the operator's to delete; the guide says so.
 */
public class KeyCopies {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCopies.class);

    private final Path list;
    private final Duration kept;
    private final Clock clock;

    KeyCopies(Path list, Duration kept, Clock clock) {
        this.list = list;
        this.kept = kept;
        this.clock = clock;
    }

    /** Also for a backup, which runs beside the app without its beans. */
    public static KeyCopies of(Settings settings) {
        return new KeyCopies(
                settings.data().resolve("key-copies.txt"), Duration.ofDays(settings.keyCopyDays()), Clock.systemUTC());
    }

    private record Copy(Instant made, Path file) {

        static Copy read(String line) {
            var parts = line.split(" ", 2);
            return new Copy(Instant.parse(parts[0]), Path.of(parts[1]));
        }

        String line() {
            return made + " " + file;
        }
    }

    /** Call this before the copy is written, so that no copy exists that nobody will delete. */
    public void about(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().indexOf('\n') >= 0) {
            throw new IllegalArgumentException("The name of a file must be one line.");
        }
        change(copies -> {
            copies.removeIf(copy -> copy.file().equals(absolute));
            copies.add(new Copy(clock.instant(), absolute));
        });
    }

    /** Until when a copy made now can open what is erased today. */
    public Instant forgottenBy() {
        return clock.instant().plus(kept);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void deleteWhatIsOver() {
        var end = clock.instant().minus(kept);
        change(copies -> copies.removeIf(copy -> !copy.made().isAfter(end) && delete(copy.file())));
    }

    private static boolean delete(Path file) {
        if (!Files.isRegularFile(file)) {
            // Its disk may only be away for now: then it stays on the list.
            return Files.isDirectory(Disk.folderOf(file)) && !Disk.exists(file);
        }
        try {
            Disk.overwriteAndDelete(file);
            return true;
        } catch (UncheckedIOException problem) {
            LOG.error("An old copy of the key store could not be deleted, but must be: {}", file, problem);
            return false;
        }
    }

    private interface Change {
        void to(List<Copy> copies);
    }

    private void change(Change change) {
        Disk.makeFolder(Disk.folderOf(list));
        Disk.alone(Disk.folderOf(list), "key-copies.lock", () -> {
            var before = read();
            var after = new ArrayList<>(before);
            change.to(after);
            if (!after.equals(before)) {
                Disk.write(
                        list,
                        after.stream()
                                .map(Copy::line)
                                .reduce("", (text, line) -> text + line + "\n")
                                .getBytes(UTF_8));
            }
            return list;
        });
    }

    private List<Copy> read() {
        try {
            return Disk.exists(list)
                    ? Files.readAllLines(list).stream().map(Copy::read).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
