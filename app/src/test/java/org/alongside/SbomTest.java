package org.alongside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Builds the program from a copy of its sources, as docs/operating.md says, and compares the list with what is in it. */
@Tag("all")
class SbomTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", "data", "test", "bench", "docs");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @TempDir
    private Path place;

    @Test
    @Asvs("15.1.2")
    void the_list_that_the_build_makes_names_every_library_in_the_program_by_its_digest_and_none_that_is_not_there()
            throws Exception {
        copy();
        build();

        var listed = listed();
        var ships = ships();
        assertThat(ships).hasSizeGreaterThan(40);
        assertThat(difference(ships, listed))
                .as(
                        "in the program, and not in the list: what unpacks the others, which Spring Boot puts in afterwards")
                .singleElement()
                .asString()
                .startsWith("spring-boot-jarmode-tools-");
        assertThat(difference(listed, ships))
                .as("in the list, and not in the program: these hold nothing, so Spring Boot leaves them out")
                .allMatch(name -> name.startsWith("spring-boot-starter"));
    }

    private void copy() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(place.resolve(ROOT.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, place.resolve(ROOT.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** It asks the network for what it needs to know; offline, Maven leaves it out and says so in passing. */
    private void build() throws Exception {
        var log = place.resolve("build.log");
        assertThat(maven(log)).as(() -> "Maven builds: " + read(log)).isZero();
    }

    private int maven(Path log) throws Exception {
        var line = new ArrayList<>(List.of("mvn", "-B", "-q"));
        line.addAll(List.of("-Psbom", "-Dquick", "-pl", "app", "-am", "package", "-Dmaven.test.skip=true"));
        line.add("-Dspotless.check.skip=true");
        var maven = new ProcessBuilder(line)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return maven.start().waitFor();
    }

    /** Digest and name of each library in the list. */
    private Map<String, String> listed() {
        var list = new JsonMapper()
                .readTree(place.resolve("app/target/alongside.cdx.json").toFile());
        assertThat(list.path("bomFormat").asString()).isEqualTo("CycloneDX");
        var all = new TreeMap<String, String>();
        for (var component : list.path("components")) {
            assertThat(component.path("version").asString())
                    .as(component.toString())
                    .isNotEmpty();
            all.put(digest(component), component.path("name").asString());
        }
        return all;
    }

    private static String digest(JsonNode component) {
        for (var hash : component.path("hashes")) {
            if (hash.path("alg").asString().equals("SHA-256")) {
                return hash.path("content").asString();
            }
        }
        throw new AssertionError("no digest of " + component);
    }

    /** Digest and name of each library in the program. */
    private Map<String, String> ships() throws IOException, GeneralSecurityException {
        var all = new TreeMap<String, String>();
        try (var built = Files.newDirectoryStream(place.resolve("app/target"), "alongside-app-*.jar")) {
            for (var jar : built) {
                try (var zip = new ZipFile(jar.toFile())) {
                    for (var entry : Collections.list(zip.entries())) {
                        var name = entry.getName();
                        if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
                            var bytes = zip.getInputStream(entry).readAllBytes();
                            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                            all.put(HexFormat.of().formatHex(digest), name.substring(LIBRARIES.length()));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Set<String> difference(Map<String, String> one, Map<String, String> other) {
        var left = new TreeMap<>(one);
        left.keySet().removeAll(other.keySet());
        return new TreeSet<>(left.values());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException problem) {
            return problem.toString();
        }
    }
}
