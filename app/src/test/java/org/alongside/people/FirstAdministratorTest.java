package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.Jobs;
import org.alongside.database.TestDatabase;
import org.alongside.language.Words;
import org.alongside.mail.Outbox;
import org.alongside.settings.Settings;
import org.alongside.settings.Welcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first start, without a mail server: how the first person comes in, and what they are told of the post. */
@AlongsideTest("ALONGSIDE_TIME_ZONE=Pacific/Kiritimati")
class FirstAdministratorTest {

    @Autowired
    private Settings settings;

    @Autowired
    private List<Welcome> welcomes;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Beginnings beginnings;

    @Autowired
    private TestDatabase database;

    @Test
    void the_printed_link_lets_one_person_in_who_is_told_how_many_letters_wait_and_nothing_of_them() {
        var link = printed().stream()
                .filter(line -> line.startsWith("http"))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
        var another = printed().stream()
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
        assertThat(Site.at(settings).get(another.getPath()).text())
                .as("of two starts before, the other link")
                .contains("only while nobody looks after this place");
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

        var began = jobs.db()
                .sql("select began_at from people.session order by began_at limit 1")
                .query(OffsetDateTime.class)
                .single();
        assertThat(amina.get("/account").text())
                .as("by the clocks of this place, fourteen hours before those of London")
                .contains("Since "
                        + Words.dateTime(began.atZoneSameInstant(ZoneId.of("Pacific/Kiritimati")))
                                .plain());
    }

    @Test
    void a_link_is_over_after_an_hour_and_says_so() {
        var token = "a-link-of-an-earlier-start-" + java.util.UUID.randomUUID();
        beginnings.prepare(token, null, "/today", true);
        assertThat(Site.at(settings).get("/begin/" + token).heading()).isEqualTo("Welcome. What may we call you?");

        database.keeper(db -> db.sql("update people.beginning set expires_at = now() where token_hash = ?")
                .param(org.alongside.database.Digests.of(token))
                .update());

        var late = Site.at(settings).get("/begin/" + token);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).contains("It works once, within an hour");
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
