package org.alongside.language;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.alongside.language.Refreshing.refreshed;
import static org.alongside.language.Refreshing.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.alongside.language.Catalogue.Entry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every text in the program can be translated, and every catalogue knows every text.
 *
 * <p>With {@code -Dlanguage.refresh=true} the catalogues are brought up to date instead; with {@code
 * -Dlanguage.refresh=pl} a Polish one is begun as well. A template for translators is left in {@code
 * target/messages.pot}; it is not kept in git, where it would be in conflict with every other change.
 */
class TextsTest {

    private static final Path CATALOGUES = Path.of("src/main/resources/language");
    private static final String REFRESH = System.getProperty("language.refresh", "");
    private static final String COMMAND =
            "mvn -pl app -am test -Dtest=TextsTest -Dsurefire.failIfNoSpecifiedTests=false -Dlanguage.refresh=true";
    private static final String HEAD = """
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit
            MIME-Version: 1.0
            Language: %s
            """;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\s*(\\w+)\\s*[,}]");

    private static Gathering program = Gathering.nothing();

    @BeforeAll
    static void gather() {
        program = Gathering.ofTheProgram();
    }

    @Test
    void every_text_of_ours_is_a_literal_where_it_is_said() {
        assertThat(program.troubles()).isEmpty();
    }

    @Test
    void every_text_of_ours_can_be_read_and_holds_no_markup() {
        assertThat(program.texts()).isNotEmpty().allSatisfy((text, places) -> {
            Message.of(text, Languages.ENGLISH);
            assertThat(text).as("A text of %s", places).isNotBlank().doesNotContainPattern("<[a-zA-Z/]|&[a-z#0-9]+;");
            assertThat(text)
                    .as("Before a brace, ICU takes ' for a quotation mark; write ‘ or ’. In %s", places)
                    .doesNotContainPattern("'[{}]");
        });
    }

    @Test
    void no_template_holds_text_of_its_own() {
        program.markup()
                .forEach((template, markup) -> assertThat(Hardcoded.in(markup))
                        .as("Text past the catalogues in %s", template)
                        .isEmpty());
    }

    @Test
    void every_catalogue_knows_every_text() throws IOException {
        Files.writeString(Path.of("target/messages.pot"), written(refreshed(begun(""), program.texts())));
        var stale = new ArrayList<String>();
        for (var file : catalogues()) {
            var tag = tag(file);
            var before = Files.exists(file) ? Catalogue.read(Files.readString(file)) : begun(tag);
            if (!REFRESH.isEmpty()) {
                Files.createDirectories(CATALOGUES);
                Files.writeString(file, written(refreshed(before, program.texts())));
            } else if (isStale(before, program.texts().keySet())) {
                stale.add(file.toString());
            }
        }
        assertThat(stale)
                .as("Texts have changed. Refresh the catalogues with: " + COMMAND)
                .isEmpty();
    }

    @Test
    void a_catalogue_that_lacks_a_text_or_has_one_too_many_is_stale() {
        var welsh = refreshed(begun("cy"), program.texts());
        assertThat(isStale(welsh, program.texts().keySet())).isFalse();

        var texts = new TreeSet<>(program.texts().keySet());
        texts.add("Just written");
        assertThat(isStale(welsh, texts)).isTrue();
        texts.remove("Just written");
        texts.removeFirst();
        assertThat(isStale(welsh, texts)).isTrue();
    }

    @Test
    void every_translation_fills_in_what_the_english_fills_in() throws IOException {
        for (var file : catalogues()) {
            if (Files.exists(file)) {
                Catalogue.read(Files.readString(file)).live().stream()
                        .filter(Entry::isSettled)
                        .forEach(entry -> checked(file, entry));
            }
        }
    }

    @Test
    void a_refresh_keeps_translations_and_sets_aside_what_is_no_longer_said() {
        var before = Catalogue.read("""
                msgid ""
                msgstr "Language: cy\\n"

                # As on the road signs
                #: old/place.jte
                msgid "Stop"
                msgstr "Aros"

                msgid "Forgotten"
                msgstr "Wedi'i anghofio"

                msgid "Never translated"
                msgstr ""

                #~ msgid "Back again"
                #~ msgstr "Yn ôl eto"
                """);
        var now = new TreeMap<String, SortedSet<String>>();
        now.put("Stop", new TreeSet<>(List.of("new/place.jte")));
        now.put("Back again", new TreeSet<>(List.of("a.jte", "new/place.jte")));
        now.put("A \"new\"\ntext", new TreeSet<>(List.of("b.jte")));

        assertThat(written(refreshed(before, now))).isEqualTo("""
                msgid ""
                msgstr "Language: cy\\n"

                #: a.jte new/place.jte
                msgid "Back again"
                msgstr "Yn ôl eto"

                #: b.jte
                msgid "A \\"new\\"\\ntext"
                msgstr ""

                # As on the road signs
                #: new/place.jte
                msgid "Stop"
                msgstr "Aros"

                #~ msgid "Forgotten"
                #~ msgstr "Wedi'i anghofio"
                """);
    }

    @Test
    void texts_are_found_in_every_form_and_anything_else_is_named_with_its_line(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("java"));
        Files.createDirectories(folder.resolve("jte/web"));
        Files.writeString(folder.resolve("java/Some.java"), """
                import static org.alongside.language.Words.say;
                class Some {
                    String a = say("A long " +
                        "text");
                    String b = Words.say(\"""
                        A block
                        of text\""");
                    String c(int n, String other) {
                        other.say("Not ours");
                        say(n > 1 ? "Many" : "One");
                        say(switch (n) { case 1 -> "Yes"; case 2 -> throw new RuntimeException(); default -> "No"; });
                        return say(other);
                    }
                    Object d = Optional.of("x").map(Words::later);
                }
                """);
        Files.writeString(folder.resolve("jte/web/page.jte"), """
                @import static org.alongside.language.Words.t
                @param String name

                <p title="${t("A title")}">Left behind ${t("Read {page}", "page", @`<a href="/">${t("A link")}</a>`)}</p>
                <p>${t(name)}</p>
                """);

        var found = Gathering.of(folder.resolve("java"), folder.resolve("jte"), folder.resolve("work"));

        assertThat(found.texts())
                .containsOnlyKeys(
                        "A long text",
                        "A block\nof text",
                        "Many",
                        "One",
                        "Yes",
                        "No",
                        "A title",
                        "Read {page}",
                        "A link");
        assertThat(found.texts()).containsEntry("A link", new TreeSet<>(List.of("web/page.jte")));
        assertThat(found.troubles())
                .containsExactly(
                        "Some.java:12: the text must be a literal, not other",
                        "Some.java:14: the text must stand here as a literal, so Words::later cannot",
                        "web/page.jte:5: the text must be a literal, not name");
        assertThat(Hardcoded.in(found.markup().getOrDefault("web/page.jte", "")))
                .containsExactly("html > body > p:nth-child(1): Left behind");
    }

    private static void checked(Path file, Entry entry) {
        var language = Languages.translated(Locale.forLanguageTag(tag(file)), Catalogue.read(""));
        Message.of(entry.translation(), language);
        assertThat(placeholders(entry.translation()))
                .as("What is filled in for “%s” in %s", entry.english(), file)
                .isEqualTo(placeholders(entry.english()));
        assertThat(entry.translation())
                .as("For “%s” in %s", entry.english(), file)
                .doesNotContainPattern("<[a-zA-Z/]|&[a-z#0-9]+;|'[{}]");
    }

    private static SortedSet<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    private static List<Path> catalogues() throws IOException {
        var files = new TreeSet<Path>();
        if (Files.exists(CATALOGUES)) {
            try (var kept = Files.list(CATALOGUES)) {
                kept.filter(file -> file.toString().endsWith(".po")).forEach(files::add);
            }
        }
        if (!REFRESH.isEmpty() && !REFRESH.equals("true")) {
            files.add(CATALOGUES.resolve(REFRESH + ".po"));
        }
        return List.copyOf(files);
    }

    private static String tag(Path catalogue) {
        return catalogue.getFileName().toString().replace(".po", "");
    }

    /** What matters to readers; how a translator's editor wraps lines and lists places does not. */
    private static boolean isStale(Catalogue catalogue, Set<String> texts) {
        return !catalogue.live().stream().map(Entry::english).collect(toSet()).equals(texts);
    }

    private static Catalogue begun(String tag) {
        return new Catalogue(List.of(new Entry(List.of(), false, "", HEAD.formatted(tag))));
    }
}
