package org.alongside.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HardcodedTest {

    @Test
    void a_page_said_in_the_longer_language_is_clean() {
        var page = """
                <html lang="en-XA"><head><title>%1$s | Alongside</title><style>body { color: red }</style></head>
                <body><h1 title="%1$s">%1$s 12 %%</h1><input type="submit" value="%1$s"><input name="email" value="a@b.org">
                </body></html>""".formatted(Languages.LONGER.altered("Waiting for an answer"));

        assertThat(Hardcoded.in(page)).isEmpty();
    }

    @Test
    void text_written_past_the_catalogues_is_found_wherever_it_is_read_out() {
        assertThat(Hardcoded.in("<title>Sign in</title>")).hasSize(1);
        assertThat(Hardcoded.in("<p>ŵáá <b>now</b> ééñđ</p>")).hasSize(1);
        assertThat(Hardcoded.in("<a aria-label='Close'>×</a>")).hasSize(1);
        assertThat(Hardcoded.in("<img alt='A pair' src='a.svg'>")).hasSize(1);
        assertThat(Hardcoded.in("<input placeholder='Name'>")).hasSize(1);
        assertThat(Hardcoded.in("<input type=submit value='Send'>")).hasSize(1);
    }

    @Test
    void what_people_wrote_is_left_alone() {
        assertThat(Hardcoded.in("<p>Ťóó <bdi>Rosa</bdi></p>")).isEmpty();
        assertThat(Hardcoded.in("<blockquote lang=cy>Bore <b>da</b></blockquote>"))
                .isEmpty();
        assertThat(Hardcoded.in("<p data-own title='Rosa'>Rosa</p>")).isEmpty();
        assertThat(Hardcoded.in("<a translate=no>Alongside</a>")).isEmpty();
    }
}
