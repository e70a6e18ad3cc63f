package org.alongside.leading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alongside.leading.page.Difference;
import org.alongside.leading.page.Difference.Kind;
import org.junit.jupiter.api.Test;

/** Which words of an agreement have changed. */
class DifferenceTest {

    @Test
    void a_changed_word_stands_beside_the_one_it_replaces() {
        assertThat(Difference.between("Tuesdays at 6pm by phone", "Tuesdays at 7pm by phone"))
                .containsExactly(
                        new Difference(Kind.SAME, "Tuesdays at"),
                        new Difference(Kind.GONE, " 6pm"),
                        new Difference(Kind.NEW, " 7pm"),
                        new Difference(Kind.SAME, " by phone"));
    }

    @Test
    void words_from_nothing_are_all_new_and_words_to_nothing_all_gone() {
        assertThat(Difference.between("", "Both names")).containsExactly(new Difference(Kind.NEW, "Both names"));
        assertThat(Difference.between("Both names", "")).containsExactly(new Difference(Kind.GONE, "Both names"));
        assertThat(Difference.between("", "")).isEmpty();
    }

    @Test
    void whatever_was_written_both_texts_can_be_read_from_it_to_the_letter() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var before = text(random);
            var after = text(random);
            var all = Difference.between(before, after);

            assertThat(without(all, Kind.NEW)).isEqualTo(before);
            assertThat(without(all, Kind.GONE)).isEqualTo(after);
        }
    }

    private static String without(List<Difference> all, Kind kind) {
        return all.stream()
                .filter(difference -> difference.kind() != kind)
                .map(Difference::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random) {
        var pieces = List.of("we", "both", "names", " ", "  ", "\n", "\r\n", "or", "neither", "é", "—");
        return IntStream.range(0, random.nextInt(30))
                .mapToObj(_ -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }
}
