package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlassTest {

    /** Nobody needs to serve there: the glass is given what it looks at. */
    private static final URI SITE = URI.create("http://localhost:9");

    private static final Walk PHONE = Walk.walks().getFirst();

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>A page</title></head>
            <body><main><h1>A page</h1>%s</main></body></html>
            """;

    @Test
    void a_sound_page_looks_well_also_after_one_that_does_not() {
        assertThat(faults("<p style='color: #ddd; background: #fff'>Hardly there</p>"))
                .singleElement()
                .asString()
                .startsWith("axe, color-contrast: ")
                .contains("Hardly there");
        assertThat(faults("<p>Hello</p>")).isEmpty();
    }

    /** Contrast is not looked for where nothing is new: what is new must be noticed, and what was bad stays bad. */
    @Test
    void faint_text_is_told_each_time_also_on_a_ground_on_which_another_ink_was_well() {
        assertThat(faults("<p>Hello</p>")).isEmpty();
        for (var faint : List.of(
                "<p><span style='color: #ddd'>Hardly there</span></p>",
                "<p><span style='color: #ddd'>Hardly there</span></p>",
                "<div style='background: #111'><p>Hardly there</p></div>",
                "<p style='opacity: .2'>Hardly there</p>",
                "<form><input aria-label='Name' style='color: #ddd; background: #fff' value='Hardly there'></form>")) {
            assertThat(faults(faint)).as(faint).singleElement().asString().startsWith("axe, color-contrast: ");
        }
    }

    @Test
    void what_is_wider_than_the_narrowest_phone_is_told() {
        assertThat(faults("<p style='width: 340px'>Wide</p>"))
                .hasSize(2)
                .allSatisfy(fault ->
                        assertThat(fault).startsWith("scrolls sideways: ").contains("340px"));
    }

    @Test
    void what_is_too_wide_only_with_wide_spacing_is_told() {
        assertThat(faults("<p style='white-space: nowrap; font: 16px monospace'>" + "m".repeat(30) + "</p>"))
                .singleElement()
                .asString()
                .startsWith("scrolls sideways: with wide spacing, ");
    }

    @Test
    void a_page_is_looked_at_without_its_script() {
        assertThat(faults("<p>Hello</p><script>document.body.remove()</script>"))
                .isEmpty();
    }

    private static List<String> faults(String main) {
        return Glass.of(PHONE).faults(SITE, SITE + "/page", PAGE.formatted(main));
    }
}
