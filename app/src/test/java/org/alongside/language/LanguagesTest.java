package org.alongside.language;

import static org.alongside.language.Words.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesTest {

    private static final Locale LONGER = Locale.forLanguageTag("en-XA");
    private static final Locale MIRRORED = Locale.forLanguageTag("ar-XB");

    @AfterEach
    void forgetInvented() {
        System.clearProperty(Languages.INVENTED);
    }

    @Test
    void english_comes_first_and_stands_in_for_everything_we_do_not_speak() throws Exception {
        assertThat(Languages.offered().getFirst().tag()).isEqualTo("en-GB");
        assertThat(Languages.accepted("tlh, *;q=0.5").tag()).isEqualTo("en-GB");
        assertThat(Languages.accepted("\u0000;;q=nonsense").tag()).isEqualTo("en-GB");
        assertThat(Languages.accepted("").tag()).isEqualTo("en-GB");
        assertThat(Languages.tagged("../../etc")).isEmpty();
        assertThat(Words.in(Locale.of("tlh"), () -> say("Sign in"))).isEqualTo("Sign in");
    }

    @Test
    void a_complete_catalogue_is_offered_and_an_unfinished_one_is_not(@TempDir Path folder) throws Exception {
        var catalogues = Files.createDirectories(folder.resolve("language"));
        Files.writeString(catalogues.resolve("cy.po"), "msgid \"Sign in\"\nmsgstr \"Mewngofnodi\"\n");
        Files.writeString(catalogues.resolve("pl.po"), "msgid \"Sign in\"\nmsgstr \"\"\n");

        try (var resources = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(Languages.complete(resources)).extracting(Language::name).containsExactly("English", "Cymraeg");
        }
    }

    @Test
    void invented_languages_are_only_spoken_where_asked_for() throws Exception {
        assertThat(Languages.tagged("en-XA")).isEmpty();
        assertThat(Words.in(LONGER, () -> say("Sign in"))).isEqualTo("Sign in");

        System.setProperty(Languages.INVENTED, "true");

        assertThat(Languages.tagged("en-XA")).isPresent();
        assertThat(Languages.accepted("ar-XB,en;q=0.5").direction()).isEqualTo("rtl");
        assertThat(Words.in(LONGER, () -> say("Sign in"))).isEqualTo("Śííĝñ ííñ");
    }

    @Test
    void the_longer_language_leaves_what_people_wrote_alone() throws Exception {
        System.setProperty(Languages.INVENTED, "true");

        Words.in(LONGER, () -> {
            assertThat(say("{n, plural, one {# pair} other {# pairs}} with {name}", "n", 2, "name", "Joe"))
                    .isEqualTo("2 ƥááííŕś ŵííťĥ Joe");
            assertThat(Words.day(LocalDate.of(2026, 11, 26)).plain()).isEqualTo("Ťĥúúŕśđááý 26 Ñóóʋééɱƀééŕ 2026");
            assertThat(say("Abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                    .doesNotContainPattern("[a-zA-Z]");
        });
    }

    @Test
    void the_mirrored_language_turns_each_word() throws Exception {
        System.setProperty(Languages.INVENTED, "true");

        Words.in(
                MIRRORED,
                () -> assertThat(say("Write to {name}, today", "name", "Joe"))
                        .isEqualTo("\u202EWrite\u202C \u202Eto\u202C Joe, \u202Etoday\u202C"));
    }

    @Test
    void the_language_ends_where_its_work_ends() throws Exception {
        System.setProperty(Languages.INVENTED, "true");

        Words.in(LONGER, () -> assertThat(Words.language().tag()).isEqualTo("en-XA"));

        assertThat(Words.language().tag()).isEqualTo("en-GB");
    }
}
