package org.alongside.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On every page with room for words there is a way out, and a way to help. */
class WritingPagesTest {

    private static final Path TEMPLATES = Path.of("src", "main", "jte");

    /** Their safety panel is a part of its own. */
    private static final Set<String> THROUGH_A_PART = Set.of("reflection/assume.jte", "reflection/write.jte");

    @ParameterizedTest
    @MethodSource("pagesToWriteOn")
    void it_says_where_to_turn_and_how_to_leave_quickly(Path page) throws IOException {
        var written = Files.readString(TEMPLATES.resolve(page));

        assertThat(written).as("the bar with the quick exit").contains("confidential = ");
        if (!THROUGH_A_PART.contains(page.toString())) {
            assertThat(written).as("where to turn in danger").contains("@template.web._crisis(");
        }
    }

    @Test
    void there_are_such_pages() throws IOException {
        assertThat(pagesToWriteOn()).hasSizeGreaterThan(25).contains(Path.of("people", "account.jte"));
    }

    static Stream<Path> pagesToWriteOn() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files
                    .filter(WritingPagesTest::isAPage)
                    .filter(WritingPagesTest::hasRoomForWords)
                    .map(TEMPLATES::relativize)
                    .toList()
                    .stream();
        }
    }

    private static boolean isAPage(Path file) {
        return file.toString().endsWith(".jte")
                && !file.getFileName().toString().startsWith("_");
    }

    private static boolean hasRoomForWords(Path file) {
        try {
            return Files.readString(file).contains("type = \"textarea\"");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
