package org.alongside.planted;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** A copy of the sources and of what was built from them, in which flaws can be planted and taken out again. */
public final class Ground {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final Path TEMPLATES = Path.of("target", "generated-sources", "jte");

    /** How a trial went, and what it says of each test that did not pass. */
    public record Outcome(int code, List<String> said, Path log) {

        List<String> said(String beginning) {
            return said.stream()
                    .filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()))
                    .toList();
        }
    }

    private final Path root;
    private final Path app;

    private Ground(Path root) {
        this.root = root;
        this.app = root.resolve("app");
    }

    /** What is built lies beside the sources here; the copy is made below {@code target}. */
    public static Ground copied() throws IOException {
        var ground = new Ground(Path.of("target", "planted").toAbsolutePath());
        delete(ground.app.resolve("src"));
        for (var what : List.of(CLASSES, TEST_CLASSES)) {
            delete(ground.app.resolve(what));
            copy(what, ground.app.resolve(what));
        }
        copy(Path.of("src"), ground.app.resolve("src"));
        return ground;
    }

    /** Changes the copy, exactly where the patch says or not at all, and builds what that touched. */
    public void plant(Flaw flaw) throws IOException, InterruptedException {
        apply(flaw, "--whitespace=nowarn");
        build(flaw.files());
    }

    public void remove(Flaw flaw) throws IOException, InterruptedException {
        apply(flaw, "--reverse", "--whitespace=nowarn");
        build(flaw.files());
    }

    /** Git changes plain folders too, once it does not find the repository around them. */
    private void apply(Flaw flaw, String... how) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("git", "apply"));
        line.addAll(List.of(how));
        line.add(flaw.patch().toString());
        var git = new ProcessBuilder(line).directory(root.toFile()).redirectErrorStream(true);
        git.environment().put("GIT_CEILING_DIRECTORIES", root.getParent().toString());
        var process = git.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the patch does not apply any more: " + said.strip());
        }
    }

    private void build(List<String> files) throws IOException {
        var java = new ArrayList<Path>();
        for (var file : files) {
            var path = root.resolve(file);
            var main = app.resolve(Path.of("src", "main", "resources"));
            if (file.endsWith(".java")) {
                java.add(path);
            } else if (file.endsWith(".jte")) {
                java.add(written(path));
            } else if (path.startsWith(main)) {
                carryOver(path, app.resolve(CLASSES).resolve(main.relativize(path)));
            } else {
                throw new IOException("nothing is built from " + file);
            }
        }
        if (!java.isEmpty()) {
            compile(java);
        }
    }

    /** A flaw may be a file that was not there before, and is not there afterwards. */
    private static void carryOver(Path file, Path to) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(to);
        }
    }

    /** The class of a template, as the build writes it. */
    private Path written(Path template) {
        var sources = app.resolve(Path.of("src", "main", "jte"));
        var to = app.resolve(TEMPLATES);
        var engine = TemplateEngine.create(
                new DirectoryCodeResolver(sources), to, ContentType.Html, null, "org.alongside.jte");
        engine.setTrimControlStructures(true);
        engine.generateAll();
        var name = sources.relativize(template);
        var java = "Jte" + name.getFileName().toString().replace(".jte", "") + "Generated.java";
        return to.resolve(Path.of("org", "alongside", "jte")).resolve(name).resolveSibling(java);
    }

    private void compile(List<Path> java) throws IOException {
        var line = new ArrayList<>(List.of(
                "-d", app.resolve(CLASSES).toString(), "-cp", classPath(), "-parameters", "-proc:none", "-nowarn"));
        java.forEach(file -> line.add(file.toString()));
        var said = new ByteArrayOutputStream();
        if (ToolProvider.getSystemJavaCompiler().run(null, said, said, line.toArray(String[]::new)) != 0) {
            throw new IOException("it does not compile: " + said.toString(UTF_8).strip());
        }
    }

    /** Runs tests of the copy in a process of their own. */
    Outcome run(String name, List<String> tests) throws IOException, InterruptedException {
        var log = root.resolve(name + ".log");
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> word.startsWith("-X") || word.startsWith("--enable"))
                .forEach(line::add);
        line.addAll(List.of("-cp", classPath(), Trial.class.getName()));
        for (var test : tests) {
            line.add(fullName(test));
        }
        var process = new ProcessBuilder(line)
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        return new Outcome(code, Files.readAllLines(log, UTF_8), log);
    }

    private String fullName(String test) throws IOException {
        var parts = test.split("#", 2);
        var sources = app.resolve(Path.of("src", "test", "java"));
        try (var files = Files.walk(sources)) {
            var file = files.filter(f -> f.endsWith(parts[0] + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no " + parts[0]));
            var found = sources.relativize(file).toString().replace(".java", "").replace(File.separatorChar, '.');
            return parts.length == 1 ? found : found + "#" + parts[1];
        }
    }

    public String classPath() {
        var ours = Map.of(
                CLASSES.toAbsolutePath(),
                app.resolve(CLASSES),
                TEST_CLASSES.toAbsolutePath(),
                app.resolve(TEST_CLASSES));
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath())
                .map(part -> ours.getOrDefault(part, part).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, java.io.IOException problem) throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
