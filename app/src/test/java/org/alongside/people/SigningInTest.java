package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in by a letter, as a browser without script does it. */
@AlongsideTest("alongside.command=demo")
class SigningInTest {

    private static final Pattern CODE = Pattern.compile("there:\\W*([A-Z0-9]{4} [A-Z0-9]{4})");

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private org.alongside.database.Jobs jobs;

    @Test
    void somebody_new_begins_with_the_letters_link() {
        var amina = Site.at(settings).signIn("somebody.new@example.org", "Amina", letters);

        assertThat(amina.get("/today").heading()).isEqualTo("Hello, Amina");
    }

    @Test
    @Asvs("6.3.8")
    void a_known_address_and_an_unknown_one_get_the_same_page() {
        Site.at(settings).signIn("known@example.org", "Known", letters);

        var known = Site.at(settings)
                .get("/sign-in")
                .form("/sign-in")
                .with("email", "known@example.org")
                .send();
        var unknown = Site.at(settings)
                .get("/sign-in")
                .form("/sign-in")
                .with("email", "other@example.org")
                .send();

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(known.withoutTokens()).isEqualTo(unknown.withoutTokens().replace("other@", "known@"));
    }

    @Test
    @Asvs("6.5.1")
    void opening_the_link_changes_nothing_and_the_button_works_once() {
        var browser = Site.at(settings);
        browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "once@example.org")
                .send();
        var link = letterTo("once@example.org").link().getPath();

        assertThat(browser.get(link).heading()).isEqualTo("One more tap");
        var page = browser.get(link);
        assertThat(page.heading()).isEqualTo("One more tap");
        assertThat(page.onlyForm("/sign-in/").send().heading()).isEqualTo("Welcome. What may we call you?");
        assertThat(page.onlyForm("/sign-in/").send().heading())
                .as("the same button, pressed again")
                .isEqualTo("This letter has had its day");
        assertThat(browser.get(link).heading()).isEqualTo("This letter has had its day");
    }

    @Test
    @Asvs("6.5.5")
    void after_ten_minutes_a_letter_has_had_its_day() {
        var browser = Site.at(settings);
        browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "late@example.org")
                .send();
        var link = letterTo("late@example.org").link().getPath();
        passes("9 minutes", "late@example.org");
        assertThat(browser.get(link).heading()).isEqualTo("One more tap");

        passes("1 minute", "late@example.org");

        assertThat(browser.get(link).heading()).isEqualTo("This letter has had its day");
        assertThat(browser.post(link, Map.of("token", browser.token())).heading())
                .isEqualTo("This letter has had its day");
    }

    private void passes(String time, String email) {
        jobs.db().sql("""
                        update people.sign_in
                           set asked_at = asked_at - :time::interval, expires_at = expires_at - :time::interval
                         where email = :email
                        """).param("time", time).param("email", email).update();
    }

    @Test
    @Asvs("6.6.2")
    void a_link_is_good_only_in_the_browser_that_asked() {
        var mine = Site.at(settings);
        mine.get("/sign-in").form("/sign-in").with("email", "phone@example.org").send();
        var link = letterTo("phone@example.org").link().getPath();
        var theirs = Site.at(settings);

        assertThat(theirs.get(link).heading()).isEqualTo("Use the code from the letter");
        assertThat(theirs.post(link, Map.of("token", theirs.token())).heading())
                .isEqualTo("This letter has had its day");
        assertThat(mine.get(link).heading()).isEqualTo("One more tap");
    }

    @Test
    void the_code_is_typed_where_the_letter_was_asked_for() {
        var browser = Site.at(settings);
        var sent = browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "code@example.org")
                .send();
        var code = codeFor("code@example.org");

        assertThat(sent.form("/sign-in/code").with("code", "WRNG WRNG").send().text())
                .contains("Check the code, or ask for a new letter");
        assertThat(sent.form("/sign-in/code")
                        .with("code", " " + code.toLowerCase())
                        .send()
                        .heading())
                .isEqualTo("Welcome. What may we call you?");
    }

    @Test
    void five_wrong_codes_close_the_letter_even_when_they_come_at_once() throws Exception {
        var browser = Site.at(settings);
        var sent = browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "guess@example.org")
                .send();
        var code = codeFor("guess@example.org");
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 20)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> sent.form("/sign-in/code")
                            .with("code", "GUESS" + (100 + i))
                            .send()
                            .status())
                    .toList());
        }

        assertThat(sent.form("/sign-in/code").with("code", code).send().status())
                .isEqualTo(422);
    }

    @Test
    @Asvs("6.5.1")
    void a_link_pressed_twice_at_once_opens_one_door() throws Exception {
        var browser = Site.at(settings);
        browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "twice@example.org")
                .send();
        var form = browser.get(letterTo("twice@example.org").link().getPath()).onlyForm("/sign-in/");

        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads
                    .invokeAll(
                            java.util.Collections.nCopies(2, () -> form.send().heading()))
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();

            assertThat(both).containsExactlyInAnyOrder("Welcome. What may we call you?", "This letter has had its day");
        }
    }

    @Test
    void who_is_under_age_or_nameless_is_asked_again_and_loses_nothing() {
        var browser = Site.at(settings);
        browser.get("/sign-in")
                .form("/sign-in")
                .with("email", "young@example.org")
                .send();
        var begin = browser.get(letterTo("young@example.org").link().getPath())
                .onlyForm("/sign-in/")
                .send();

        var again = begin.form("/begin").with("name", "Zo<b>e</b>").send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Tell us that you are 18 or over");
        assertThat(again.form("/begin").value("name")).isEqualTo("Zo<b>e</b>");
        assertThat(again.form("/begin").with("adult", "true").send().heading()).isEqualTo("Hello, Zo<b>e</b>");
    }

    @Test
    void who_has_typed_a_name_of_two_lines_gets_letters_all_the_same() {
        Site.at(settings).signIn("lines@example.org", "Zoe\nof the Harbour", letters);

        var again = Site.at(settings).signIn("lines@example.org", "Nobody", letters);

        assertThat(again.get("/account").status()).isEqualTo(200);
        assertThat(letterTo("lines@example.org").name()).isEqualTo("Zoe of the Harbour");
    }

    @Test
    void an_address_has_as_many_letters_as_one_person_needs() {
        for (int i = 0; i < 8; i++) {
            var page = Site.at(settings)
                    .get("/sign-in")
                    .form("/sign-in")
                    .with("email", "flood@example.org")
                    .send();
            assertThat(page.heading()).isEqualTo("Look for our letter");
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("flood@example.org") >= 5);
        Awaitility.await().during(Duration.ofSeconds(2)).until(() -> count("flood@example.org") == 5);
    }

    @Test
    @Asvs("7.4.1")
    void after_signing_out_the_old_cookie_opens_nothing() {
        var amina = Site.at(settings).signIn("out@example.org", "Olu", letters);
        var cookie = amina.cookies().stream()
                .filter(c -> c.getName().equals("session"))
                .findFirst()
                .orElseThrow();
        var out = amina.get("/today").form("/sign-out").send();
        assertThat(out.path()).isEqualTo("/");

        var replay = Site.with(settings.publicAddress(), cookie.getValue());

        assertThat(replay.get("/today").path()).isEqualTo("/sign-in");
        assertThat(amina.get("/today").path()).isEqualTo("/sign-in");
    }

    @Test
    void a_page_that_needs_a_sign_in_leads_there_and_back() {
        var browser = Site.at(settings);
        var asked = browser.get("/pairs");

        assertThat(asked.path()).isEqualTo("/sign-in");
        assertThat(asked.form("/sign-in").value("onward")).isEqualTo("/pairs");
    }

    @Test
    void no_link_through_us_leads_to_another_site() {
        for (var elsewhere :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\nb"}) {
            var page = Site.at(settings)
                    .get("/sign-in?onward="
                            + java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(page.form("/sign-in").value("onward")).as(elsewhere).isEqualTo("/today");
        }
    }

    private org.alongside.mail.DemoLetters.DemoLetter letterTo(String email) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(email) > 0);
        return letters.all().stream()
                .filter(l -> l.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private String codeFor(String email) {
        var text = letterTo(email).text();
        var found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private long count(String email) {
        return letters.all().stream().filter(l -> l.email().equals(email)).count();
    }
}
