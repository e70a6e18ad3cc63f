package org.alongside.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.alongside.language.Catalogue.Entry;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final String WELSH = """
            # Welsh
            msgid ""
            msgstr ""
            "Language: cy\\n"
            "Content-Type: text/plain; charset=UTF-8\\n"

            #: people/sign-in.jte
            msgid "Sign in"
            msgstr "Mewngofnodi"

            #. How many dogs
            #: web/frame.jte
            msgid "{n, plural, one {# dog} "
            "other {# dogs}}"
            msgstr "{n, plural, zero {# cŵn} one {# ci} two {# gi} few {# chi} many {# chi} "
            "other {# ci}}"

            msgid "Said \\"yes\\"\\nand left"
            msgstr "Dwedodd \\"do\\"\\nac aeth"

            msgid "{day} at {time}"
            msgstr "{day} am {time}"

            #~ msgid "Goodbye"
            #~ msgstr "Hwyl"
            """;

    private final Language welsh = Languages.translated(Locale.of("cy"), Catalogue.read(WELSH));

    @Test
    void a_translation_is_used_with_the_plurals_of_its_own_language() {
        assertThat(said("Sign in")).isEqualTo("Mewngofnodi");
        assertThat(said("Said \"yes\"\nand left")).isEqualTo("Dwedodd \"do\"\nac aeth");
        var dogs = "{n, plural, one {# dog} other {# dogs}}";
        assertThat(said(dogs, "n", 0)).isEqualTo("0 cŵn");
        assertThat(said(dogs, "n", 2)).isEqualTo("2 gi");
        assertThat(said(dogs, "n", 3)).isEqualTo("3 chi");
    }

    @Test
    void a_language_names_itself_and_writes_dates_its_own_way() {
        var moment = ZonedDateTime.of(LocalDate.of(2026, 11, 26), LocalTime.of(10, 0), ZoneId.of("Europe/London"));

        assertThat(welsh.name()).isEqualTo("Cymraeg");
        assertThat(welsh.direction()).isEqualTo("ltr");
        assertThat(welsh.date(moment.toLocalDate())).isEqualTo("26 Tachwedd 2026");
        assertThat(welsh.dateTime(moment)).contains("Tachwedd").contains(" am ").endsWith("10:00");
        assertThat(Languages.translated(Locale.of("ar"), Catalogue.read("")).direction())
                .isEqualTo("rtl");
    }

    @Test
    void what_is_not_translated_is_said_in_english() {
        assertThat(said("Goodbye")).isEqualTo("Goodbye");
        assertThat(said("Never seen")).isEqualTo("Never seen");
    }

    @Test
    void a_catalogue_is_complete_when_nothing_is_empty_or_in_doubt() {
        assertThat(Catalogue.read(WELSH).isComplete()).isTrue();
        assertThat(Catalogue.read(WELSH + "\nmsgid \"New\"\nmsgstr \"\"\n").isComplete())
                .isFalse();
        assertThat(Catalogue.read(WELSH + "\n#, fuzzy\nmsgid \"New\"\nmsgstr \"Hen\"\n")
                        .isComplete())
                .isFalse();
    }

    @Test
    void a_text_no_longer_used_is_kept_aside() {
        assertThat(Catalogue.read(WELSH).entries().getLast()).isEqualTo(new Entry(List.of(), true, "Goodbye", "Hwyl"));
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> Catalogue.read("msgid_plural \"dogs\"")).hasMessageContaining("msgid_plural");
        assertThatThrownBy(() -> Catalogue.read("msgid \"dogs")).hasMessageContaining("\"dogs");
    }

    private String said(String text, Object... values) {
        return Phrase.of(welsh, text, values).plain();
    }
}
