package org.alongside;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alongside.language.Hardcoded;
import org.alongside.language.Languages;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Follows every link there is, in a language where each of our letters has an accent: no plain one may be left. */
@AlongsideTest("alongside.command=demo")
class EveryWordTest {

    private static final int PAGES = 150;

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @BeforeAll
    static void offerInvented() {
        System.setProperty(Languages.INVENTED, "true");
    }

    @AfterAll
    static void forgetInvented() {
        System.clearProperty(Languages.INVENTED);
    }

    @Test
    void no_page_anybody_can_open_says_a_word_past_the_catalogues() {
        var site = Site.at(settings);
        site.get("/language/en-XA");

        assertThat(plainWords(site, "/")).isEmpty();
    }

    @Test
    void no_page_of_somebody_signed_in_says_a_word_past_the_catalogues() {
        var site = Site.at(settings);
        site.get("/language/en-XA");
        site.signIn("accents@example.org", "Amina", letters);

        assertThat(plainWords(site, "/today")).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_form_is_said_in_the_readers_language() {
        var site = Site.at(settings);
        site.get("/language/en-XA");
        var nothing = site.get("/sign-in").form("/sign-in").with("email", "").send();

        assertThat(nothing.has(".errors, .error")).isTrue();
        assertThat(Hardcoded.in(nothing.body())).isEmpty();
        assertThat(Hardcoded.in(site.get("/nowhere").body())).isEmpty();
    }

    @Test
    void a_letter_is_written_in_the_language_it_was_asked_for_in() {
        var site = Site.at(settings);
        site.get("/language/en-XA");
        site.signIn("letters@example.org", "Amina", letters);

        var letter = letters.all().stream()
                .filter(l -> l.email().equals("letters@example.org"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.subject().replace("Alongside", "")).doesNotContainPattern("[A-Za-z]");
        var html = requireNonNull(letter.html())
                .replaceAll(">https?://[^<]+<", "><")
                .replaceAll("[A-Z0-9]{4} [A-Z0-9]{4}", ""); // the code to type
        assertThat(html).contains("ćóóđéé");
        assertThat(Hardcoded.in(html)).isEmpty();
    }

    /** By the path of the page. */
    private static Map<String, Object> plainWords(Site site, String from) {
        var found = new TreeMap<String, Object>();
        var seen = new TreeSet<String>();
        var next = new ArrayDeque<String>();
        next.add(from);
        while (!next.isEmpty() && seen.size() < PAGES) {
            var path = next.remove();
            // A letter is in the language of who asked for it, not of who reads about it in the demo.
            if (path.startsWith("/language/") || path.startsWith("/demo/letters/") || !seen.add(path)) {
                continue;
            }
            var page = site.get(path);
            if (!page.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            // A title may hold what a call is named beside words of ours: it then has letters of both kinds.
            var plain = Hardcoded.in(page.body()).stream()
                    .filter(fault ->
                            !(fault.contains("> title:") && fault.chars().anyMatch(c -> c > 0x7F)))
                    .toList();
            if (!plain.isEmpty()) {
                found.put(path, plain);
            }
            for (var link : page.document().select("a[href^=/]")) {
                next.add(URI.create(link.attr("href")).getPath());
            }
        }
        assertThat(seen).as("Pages followed from %s", from).hasSizeGreaterThan(3);
        return found;
    }
}
