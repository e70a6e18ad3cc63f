package org.alongside.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AlongsideTest("alongside.command=demo")
class KeptPagesTest {

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Test
    void a_kept_page_carries_nothing_of_the_person_who_read_it_before() {
        var amina = Site.at(settings).signIn("amina@example.org", "Amina of Eastmere", letters);
        var nobody = Site.at(settings);

        var forNobody = nobody.get("/help");
        var forAmina = amina.get("/help");
        var forNobodyAgain = nobody.get("/help");

        assertThat(forAmina.text()).contains("Amina of Eastmere", "Sign out").doesNotContain("Sign in ");
        assertThat(forAmina.header("Cache-Control")).isEqualTo("no-store");
        assertThat(forNobodyAgain.body())
                .isEqualTo(forNobody.body())
                .doesNotContain("Amina of Eastmere")
                .doesNotContain("name=\"token\"");
        assertThat(nobody.cookies()).isEmpty();
    }
}
