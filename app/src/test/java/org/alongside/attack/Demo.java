package org.alongside.attack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alongside.Program;

/**
 * A demo with a data folder of its own, as it runs for real: behind a proxy that brings https. Beside the classes of the
 * program it has one that begins counting anew when told.
 */
final class Demo implements AutoCloseable {

    static final URI PUBLIC = URI.create("https://alongside.example");

    private static final Path TESTS = Path.of("target", "test-classes");
    private static final List<String> FORGIVING =
            List.of("org/alongside/web/Forgiving.class", "org/alongside/web/ForgivingWhenTold.class");

    private final Program program;

    private Demo(Program program) {
        this.program = program;
    }

    /** @param folder where its data lies, and nothing else so far */
    static Demo started(String classPath, Path folder) throws IOException, InterruptedException {
        var program = Program.run(
                classPath + File.pathSeparator + forgiving(folder.resolve("forgiving")),
                folder.resolve("data"),
                Program.freePort(),
                Map.of(
                        "ALONGSIDE_PUBLIC_ADDRESS",
                        PUBLIC.toString(),
                        "ALONGSIDE_PROXIES",
                        "127.0.0.1",
                        "SPRING_APPLICATION_JSON",
                        "{\"alongside.forgives-when-told\": true}"),
                "demo");
        try {
            program.untilItServes();
        } catch (AssertionError | InterruptedException problem) {
            program.close();
            throw problem;
        }
        return new Demo(program);
    }

    /** These two classes of the tests and no other. */
    private static Path forgiving(Path to) throws IOException {
        for (var name : FORGIVING) {
            Files.createDirectories(to.resolve(name).getParent());
            Files.copy(TESTS.resolve(name), to.resolve(name));
        }
        return to;
    }

    /** As if it had been started anew. */
    void countAnew() throws IOException {
        program.tell("count anew");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + program.port());
    }

    String said() throws IOException {
        return program.said();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program.close();
    }
}
