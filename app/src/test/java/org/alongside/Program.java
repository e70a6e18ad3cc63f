package org.alongside;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Alongside as people run it: a process of its own, started from the command line, seen only from outside. */
public final class Program implements AutoCloseable {
    private final Process process;
    private final Path said;
    private final Path complained;
    private final int port;

    private Program(Process process, Path said, Path complained, int port) {
        this.process = process;
        this.said = said;
        this.complained = complained;
        this.port = port;
    }

    static Program run(Path data, Map<String, String> environment, String... words) throws IOException {
        return run(data, freePort(), environment, words);
    }

    static Program run(Path data, int port, Map<String, String> environment, String... words) throws IOException {
        return run(withoutTests(System.getProperty("java.class.path")), data, port, environment, words);
    }

    /** From these classes, which need not be those of this process. */
    public static Program run(String classPath, Path data, int port, Map<String, String> environment, String... words)
            throws IOException {
        var said = Files.createTempFile("alongside", ".txt");
        var complained = Files.createTempFile("alongside", ".txt");
        List.of(said, complained).forEach(file -> file.toFile().deleteOnExit());
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Alongside.class.getName()));
        line.addAll(List.of(words));
        line.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        var builder = new ProcessBuilder(line).redirectOutput(said.toFile()).redirectError(complained.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ALONGSIDE_"));
        builder.environment().putAll(environment);
        return new Program(builder.start(), said, complained, port);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Writes a line to its standard input. */
    public void tell(String line) throws IOException {
        var input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** What it said, once it serves pages. */
    public String untilItServes() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (!said().contains("Ctrl-C stops it.")) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError("It does not serve. It said: " + said());
            }
            Thread.sleep(50);
        }
        return said();
    }

    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Asks it to stop and tells how long that took. */
    Duration stop() throws InterruptedException {
        var asked = Instant.now();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not stop.");
        }
        return Duration.between(asked, Instant.now());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int code() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("It does not end.");
        }
        return process.exitValue();
    }

    public String said() throws IOException {
        return Files.readString(said) + complained();
    }

    /** What of it came as a complaint, on standard error. */
    String complained() throws IOException {
        return Files.readString(complained);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        if (process.isAlive()) {
            stop();
        }
        Files.deleteIfExists(said);
        Files.deleteIfExists(complained);
    }

    /** The program must not find tests beside its own classes. */
    public static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(path -> !path.endsWith("test-classes") && !path.contains("spring-modulith-core"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
