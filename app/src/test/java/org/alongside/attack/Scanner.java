package org.alongside.attack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program of other people that looks for holes. */
interface Scanner {

    String name();

    /**
     * Whether it concludes from pages that differ. One that shows again what was sent, or grows by it, differs now and
     * then as if a statement had been changed: so what it finds has to be found again.
     */
    boolean guesses();

    /** What it reports of these, asked at this address; its own words are kept in the folder. */
    List<Finding> scan(URI address, List<Asked> everything, Path folder) throws IOException, InterruptedException;

    /** Runs it in a home of its own, so that it neither reads nor leaves anything elsewhere. */
    static String run(Path folder, String name, List<String> line) throws IOException, InterruptedException {
        var log = folder.resolve(name + ".log");
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        try {
            int code = process.waitFor();
            var said = Files.readString(log);
            if (code != 0) {
                throw new IOException("%s ended with %d: %s".formatted(name, code, said));
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
