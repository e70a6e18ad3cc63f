package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.mail.Outbox;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first start, without a mail server: how the first person comes in, and what they are told of the post. */
@AlongsideTest("ALONGSIDE_ORGANISATION=A house without post")
class FirstAdministratorTest {

    @Autowired
    private Settings settings;

    @Autowired
    private List<Welcome> welcomes;

    @Autowired
    private Outbox outbox;

    @Test
    void the_printed_link_lets_one_person_in_who_is_told_how_many_letters_wait_and_nothing_of_them() {
        var link = printed().stream()
                .filter(line -> line.startsWith("http"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
        var amina = Site.at(settings);
        var page = amina.get(link.getPath())
                .form("/begin")
                .with("name", "Amina")
                .with("email", "amina@example.org")
                .with("adult", "true")
                .send();

        assertThat(page.heading()).isEqualTo("Hello, Amina");
        assertThat(page.text()).contains("Programmes and their leads").doesNotContain("to leave, since");
        assertThat(Site.at(settings).get(link.getPath()).heading()).isNotEqualTo("Begin");
        assertThat(Site.at(settings).get(link.getPath()).has("form[action=/begin]"))
                .isFalse();
        assertThat(printed())
                .noneMatch(line -> line.startsWith("http"))
                .noneMatch(line -> line.contains("to leave"))
                .anyMatch(line -> line.contains("ALONGSIDE_SMTP_URL"));

        invite(amina, "Unmistakable One", "one@example.org");
        invite(amina, "Unmistakable Two", "two@example.org");

        assertThat(outbox.standing().waiting()).isEqualTo(2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(amina.get("/today").text()).contains("2 letters wait to leave, since"));
        assertThat(amina.get("/today").text())
                .contains("No mail server is named yet")
                .doesNotContain("Unmistakable")
                .doesNotContain("one@example.org");
        assertThat(printed())
                .anyMatch(line -> line.startsWith("2 letters wait to leave, since "))
                .noneMatch(line -> line.contains("example.org") || line.contains("Unmistakable"));
    }

    private List<String> printed() {
        return welcomes.stream().flatMap(welcome -> welcome.lines().stream()).toList();
    }

    private static void invite(Site by, String name, String email) {
        by.get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", name)
                .with("email", email)
                .with("way", "letter")
                .send();
    }
}
