package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NuCheckerTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>A page</title></head>
            <body><h1>A page</h1>%s</body></html>
            """;

    @Test
    void a_sound_page_has_no_faults() {
        assertThat(NuChecker.faults(PAGE.formatted("<p>Hello</p>"))).isEmpty();
    }

    @Test
    void a_fault_is_told_with_its_line() {
        assertThat(NuChecker.faults(PAGE.formatted("<p>A<ul><li>B</ul></p>")))
                .singleElement()
                .asString()
                .startsWith("line 3: ")
                .contains("No “p” element in scope");
    }
}
