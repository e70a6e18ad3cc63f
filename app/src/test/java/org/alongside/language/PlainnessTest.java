package org.alongside.language;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.language.Message.Count;
import org.alongside.language.Message.Plural;
import org.alongside.language.Message.Select;
import org.alongside.language.Message.Slot;
import org.alongside.language.Message.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** We write for a reader of eleven. Long sentences and the words of offices stop the build; hard reading is printed. */
class PlainnessTest {

    private static final int WORDS_IN_A_SENTENCE = 25;
    private static final double GRADE = 8;
    private static final int WORDS_ENOUGH_TO_GRADE = 10;

    private static final Pattern NOT_OUR_WORDS = Pattern.compile("""
            \\b(users?|username|tickets?|empower\\w*|submit\\w*|submission|stakeholders?|service users?|end users?\
            |utili[sz]e\\w*|leverag\\w*|log ?in|logged in|log ?out|logged out|click\\w*|invalid|illegal|abort\\w*\
            |prior to|in order to|in regard to|pursuant|hereby|herein|aforementioned|please note|oops|whoops\
            |dashboard|workflow|onboard\\w*|authenticat(?!or apps?\\b)\\w*|deadline|matched|e-mail)\\b""", Pattern.CASE_INSENSITIVE);

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:;])[”’)]*\\s+|\\n");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’@.,-]*");
    private static final Pattern SYLLABLE = Pattern.compile("[aeiouy]+");

    private static Gathering program = Gathering.nothing();

    @BeforeAll
    static void gather() {
        program = Gathering.ofTheProgram();
    }

    @Test
    void no_sentence_of_ours_is_long() {
        var tooLong = new ArrayList<String>();
        program.texts()
                .forEach((text, places) -> readings(text).stream()
                        .flatMap(reading -> SENTENCE_END.splitAsStream(reading))
                        .filter(sentence -> words(sentence).size() > WORDS_IN_A_SENTENCE)
                        .forEach(sentence ->
                                tooLong.add(words(sentence).size() + " words in " + places + ": " + sentence)));

        assertThat(tooLong)
                .as("Sentences of more than %s words", WORDS_IN_A_SENTENCE)
                .isEmpty();
    }

    @Test
    void words_we_do_not_use_stay_out() {
        var found = new ArrayList<String>();
        program.texts()
                .forEach((text, places) -> readings(text)
                        .forEach(reading -> NOT_OUR_WORDS
                                .matcher(reading)
                                .results()
                                .forEach(word -> found.add("“" + word.group() + "” in " + places + ": " + reading))));

        assertThat(found).as("Words we do not use; docs/words.md has others").isEmpty();
    }

    @Test
    void hard_reading_is_printed() {
        var hard = program.texts().entrySet().stream()
                .map(text -> new Hard(grade(readings(text.getKey()).getFirst()), text.getKey(), text.getValue()))
                .filter(text -> text.grade > GRADE)
                .sorted(comparing(Hard::grade).reversed())
                .toList();

        if (!hard.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%d texts of %d read harder than school grade %.0f. The hardest:%n",
                    hard.size(),
                    program.texts().size(),
                    GRADE);
            hard.stream().limit(12).forEach(System.out::println);
        }
        assertThat(hard)
                .as("A few hard texts are human; half of them is a habit")
                .hasSizeLessThanOrEqualTo(1 + program.texts().size() / 4);
    }

    @Test
    void the_measures_know_plain_from_hard() {
        assertThat(grade("You can take it back at any time. Nobody will ask you why, and nothing else will change."))
                .isLessThan(6);
        assertThat(grade("Participants acknowledge organisational responsibilities regarding confidentiality "
                        + "considerations, including safeguarding accountability arrangements."))
                .isGreaterThan(12);
        assertThat(NOT_OUR_WORDS.matcher("The User clicked Submit").results()).hasSize(3);
        assertThat(NOT_OUR_WORDS.matcher("We use it; she used it; send").results())
                .isEmpty();
        assertThat(readings("{n, plural, one {# pair} other {# pairs}} with {name}"))
                .containsExactly("3 pair with Rosa", "3 pairs with Rosa");
    }

    /** The school grade of Flesch and Kincaid: 0.39 words per sentence + 11.8 syllables per word − 15.59. */
    private static double grade(String text) {
        var words = words(text);
        if (words.size() < WORDS_ENOUGH_TO_GRADE) {
            return 0; // says nothing about a label
        }
        long sentences = SENTENCE_END
                .splitAsStream(text)
                .filter(sentence -> !words(sentence).isEmpty())
                .count();
        double syllables = words.stream().mapToLong(PlainnessTest::syllables).sum();
        return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
    }

    private static long syllables(String word) {
        var spoken = word.toLowerCase(Locale.ROOT).replaceAll("(?<=[^aeiouyl])e(s|d)?$", "");
        return Math.max(1, SYLLABLE.matcher(spoken).results().count());
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).toList();
    }

    /** The text as people would read it, once for each way its numbers and choices can go. */
    private static List<String> readings(String text) {
        var message = Message.of(text, Languages.ENGLISH);
        Set<String> readings = new LinkedHashSet<>();
        for (int way = 0; way < 6; way++) {
            readings.add(read(message, way));
        }
        return List.copyOf(readings);
    }

    private static String read(Message message, int way) {
        var reading = new StringBuilder();
        for (var piece : message.pieces()) {
            reading.append(
                    switch (piece) {
                        case Text ours -> ours.plain();
                        case Slot _ -> "Rosa";
                        case Count _ -> "3";
                        case Plural plural ->
                            read(nth(List.copyOf(plural.cases().values()), way), way);
                        case Select select ->
                            read(nth(List.copyOf(select.cases().values()), way), way);
                    });
        }
        return reading.toString();
    }

    private static Message nth(List<Message> cases, int way) {
        return cases.get(way % cases.size());
    }

    private record Hard(double grade, String text, Set<String> places) {
        @Override
        public String toString() {
            return "  %.0f %s: %s".formatted(grade, places, text);
        }
    }
}
