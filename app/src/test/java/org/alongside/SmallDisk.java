package org.alongside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disk of its own that can be filled to the last byte, for whoever may mount one. */
final class SmallDisk implements AutoCloseable {

    private final Path place;
    private final Path ballast;

    private SmallDisk(Path place) {
        this.place = place;
        this.ballast = place.resolve("ballast");
    }

    /** At this place, or null where that is not allowed. */
    static @Nullable SmallDisk at(Path place, String size) throws Exception {
        Files.createDirectories(place);
        boolean mounted =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0700", "tmpfs", place.toString()));
        return mounted ? new SmallDisk(place) : null;
    }

    void fill() {
        var much = new byte[1 << 16];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(much);
            }
        } catch (IOException _) {
            // Full.
        }
    }

    void makeRoom() {
        try {
            Files.delete(ballast);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static boolean run(List<String> words) throws Exception {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        run(List.of("umount", "-l", place.toString()));
    }
}
