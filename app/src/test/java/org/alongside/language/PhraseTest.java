package org.alongside.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Phrases as real templates write them. */
class PhraseTest {

    private static final String NASTY = "<b>\"A'mina\"</b> & co";

    private static String html = "";
    private static Document page = new Document("");

    @BeforeAll
    static void write() {
        var templates = TemplateEngine.create(
                new DirectoryCodeResolver(Path.of("src/test/jte")),
                Path.of("target/jte-test"),
                ContentType.Html,
                PhraseTest.class.getClassLoader());
        var output = new StringOutput();
        templates.render(
                "language/sentences.jte", Map.of("name", NASTY, "pairs", 3, "on", LocalDate.of(2026, 11, 26)), output);
        html = output.toString();
        page = Jsoup.parse(html);
    }

    @Test
    void a_name_is_kept_apart_from_our_words_and_cannot_bring_markup() {
        assertThat(part("name").html()).isEqualTo("Waiting for <bdi>&lt;b&gt;\"A'mina\"&lt;/b&gt; &amp; co</bdi>.");
        assertThat(html).doesNotContain("<b>");
    }

    @Test
    void our_own_words_are_escaped_and_numbers_stand_alone() {
        assertThat(part("number").html()).isEqualTo("3 pairs &amp; you");
    }

    @Test
    void a_link_made_in_the_template_stands_in_the_sentence() {
        assertThat(part("link").html())
                .startsWith("Read <a href=\"/trust\">who can &lt;see&gt; what</a> &amp; then write to <bdi>");
    }

    @Test
    void a_date_can_be_read_by_machines() {
        assertThat(part("day").html())
                .isEqualTo("Closes on <time datetime=\"2026-11-26\">Thursday 26 November 2026</time>.");
    }

    @Test
    void every_name_in_a_list_is_kept_apart() {
        assertThat(part("names").select("bdi").eachText()).containsExactly(NASTY, "Joe");
        assertThat(part("names").text()).isEqualTo("Waiting for " + NASTY + " and Joe.");
    }

    @Test
    void an_attribute_holds_plain_text_only() {
        assertThat(part("choice").attr("title")).isEqualTo("Write to " + NASTY + ".");
        assertThat(part("choice").attr("aria-label")).isEqualTo("Thursday 26 November 2026");
        assertThat(part("choice").text()).isEqualTo("Many");
        assertThat(part("field").attr("placeholder")).isEqualTo("\"Quoted\" & " + NASTY);
    }

    @Test
    void a_link_refuses_to_become_plain_text() {
        Content link = output -> output.writeContent("<a>");

        assertThatThrownBy(() -> Words.say("Read {page}", "page", link)).hasMessageContaining("plain text");
    }

    private static Element part(String id) {
        return page.expectFirst("#" + id);
    }
}
