package org.alongside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/** Every check in {@code asvs.txt} that applies has a test that says so, and no test names a check that is not there. */
class AsvsTest {

    private static final String PROVED = "proved";

    private final Map<String, String> checks = checks();

    @Test
    void every_check_that_applies_is_proved_by_a_test_that_names_it() throws Exception {
        var named = named();

        checks.forEach((number, standing) -> {
            if (standing.equals(PROVED)) {
                assertThat(named).as("a test with @Asvs(\"%s\")", number).contains(number);
            } else {
                assertThat(named).as("%s is said not to apply", number).doesNotContain(number);
            }
        });
        assertThat(checks.keySet()).as("in asvs.txt").containsAll(named);
    }

    private static TreeSet<String> named() throws IOException {
        var named = new TreeSet<String>();
        var folder = Path.of("target", "test-classes");
        try (var files = Files.walk(folder)) {
            files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .forEach(name -> named.addAll(numbers(name)));
        }
        return named;
    }

    private static TreeSet<String> numbers(String test) {
        try {
            var type = Class.forName(test, false, AsvsTest.class.getClassLoader());
            var numbers = new TreeSet<String>();
            Stream.concat(
                            Stream.of(type),
                            Arrays.stream(type.getDeclaredMethods()).filter(AsvsTest::isTest))
                    .map(AsvsTest::tags)
                    .forEach(numbers::addAll);
            return numbers;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestTemplate.class);
    }

    private static java.util.List<String> tags(AnnotatedElement element) {
        var tagged = element.getAnnotation(Asvs.class);
        return tagged == null ? java.util.List.of() : java.util.List.of(tagged.value());
    }

    private static Map<String, String> checks() {
        try (var list = Objects.requireNonNull(AsvsTest.class.getResourceAsStream("/asvs.txt"))) {
            var checks = new TreeMap<String, String>();
            new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .forEach(columns -> checks.put(columns[0].strip(), columns[2].strip()));
            return checks;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
