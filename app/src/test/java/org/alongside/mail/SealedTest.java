package org.alongside.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SealedTest {

    @Test
    void a_letter_comes_out_of_the_outbox_as_it_went_in() {
        var letter = new Letter(
                "Joe is \"ready\" 🙂",
                List.of("One\nand a half.", "<b>"),
                new Letter.Action("Öppna", "/pairs?a=1&b=2"));
        var to = new Recipient("Amina O'Neill", "amina@example.org", Locale.forLanguageTag("cy"));

        for (var sealed : List.of(new Sealed(to, letter), new Sealed(null, new Letter("Hello", List.of())))) {
            assertThat(Sealed.read(sealed.written())).isEqualTo(sealed);
        }
    }
}
