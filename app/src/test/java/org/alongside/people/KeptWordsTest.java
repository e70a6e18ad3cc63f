package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Jobs;
import org.alongside.mail.DemoLetters;
import org.alongside.mail.DemoLetters.DemoLetter;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was typed on a page that is no longer good: signed out, signed in again in another tab, or once too often. */
@AlongsideTest("alongside.command=demo")
class KeptWordsTest {

    private static final String WORDS = "Words I had typed";
    private static final Pattern CODE = Pattern.compile("there:\\W*([A-Z0-9]{4} [A-Z0-9]{4})");

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Jobs jobs;

    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    void words_sent_after_the_session_ended_come_back_to_the_same_person() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        endAllSessions();

        var signIn = form.send();

        assertThat(signIn.status()).isEqualTo(401);
        assertThat(signIn.body()).doesNotContain(WORDS);
        var back = withCode(asked(signIn, email));
        assertThat(back.heading()).isEqualTo("Your words are here");
        assertThat(back.text()).contains(WORDS, "on the page “My account”");
        assertThat(nameOf(amina)).isEqualTo("Amina");
        back.onlyForm("/account").send();
        assertThat(nameOf(amina)).isEqualTo(WORDS);
    }

    @Test
    void words_of_one_person_are_not_given_to_another() {
        var other = UUID.randomUUID() + "@example.org";
        person(other, "Ben");
        var form = typed(person(email, "Amina"));
        endAllSessions();

        var back = withCode(asked(form.send(), other));

        assertThat(back.heading()).isEqualTo("Hello, Ben");
        assertThat(back.body()).doesNotContain(WORDS);
    }

    /** As the page itself advises: “Or open the link in the letter, in this same browser.” */
    @Test
    void they_come_back_by_the_link_of_the_letter_too() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        endAllSessions();
        var sent = asked(form.send(), email);

        var back =
                amina.get(sent.letter().link().getPath()).onlyForm("/sign-in/").send();

        assertThat(back.text()).contains("Your words are here", WORDS);
        assertThat(sent.page()
                        .form("/sign-in/code")
                        .with("code", "ANYT HING")
                        .send()
                        .body())
                .as("once")
                .doesNotContain(WORDS);
    }

    @Test
    void they_come_back_to_whoever_asks_from_another_address_of_the_page() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        endAllSessions();
        var sent = asked(form.send(), "a.slip.of." + email);

        var page = sent.page().follow("Use another address");

        assertThat(page.text()).contains("your words are safe");
        assertThat(withCode(asked(page, email)).text()).contains(WORDS);
    }

    @Test
    @Asvs("3.3.4")
    void the_key_is_in_a_cookie_that_no_script_reads_and_leaves_with_whoever_signs_in_or_out() {
        var other = UUID.randomUUID() + "@example.org";
        person(other, "Ben");
        var amina = person(email, "Amina");
        var form = typed(amina);
        endAllSessions();

        var signIn = form.send();

        var cookie = signIn.headers().get("set-cookie").stream()
                .filter(one -> one.startsWith("kept="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Max-Age=3600");
        var ben = asked(signIn, other);
        var in = amina.get(ben.letter().link().getPath()).onlyForm("/sign-in/").send();
        assertThat(in.heading()).isEqualTo("Hello, Ben");
        assertThat(amina.cookies()).noneMatch(one -> one.getName().equals("kept"));
    }

    @Test
    void who_signs_out_in_one_tab_loses_nothing_in_another() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        amina.get("/today").form("/sign-out").send();

        var signIn = form.send();

        assertThat(signIn.text()).contains("your words are safe");
        assertThat(withCode(asked(signIn, email)).text()).contains("Your words are here", WORDS);
    }

    @Test
    void who_signs_in_again_in_one_tab_finds_the_words_of_another_and_sends_them_with_a_second_press() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        amina.get("/today").form("/sign-out").send();
        person(amina, email);

        var again = form.send();

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains("Your words are here", WORDS);
        assertThat(nameOf(amina)).as("nothing is done yet").isEqualTo("Amina");
        again.onlyForm("/account").send();
        assertThat(nameOf(amina)).isEqualTo(WORDS);
    }

    @Test
    void a_sign_in_asked_for_once_more_loses_nothing_either() {
        var amina = person(email, "Amina");
        var form = typed(amina);
        withCode(asked(amina.get("/sign-in/again"), email));

        assertThat(form.send().text()).contains("Your words are here", WORDS);
        assertThat(form.send("X-Autosave", "1").status()).isEqualTo(403);
    }

    @Test
    void two_tabs_that_were_signed_out_both_get_their_words() {
        var amina = person(email, "Amina");
        var one = typed(amina);
        var other = typed(amina).with("name", "Of the other tab");
        endAllSessions();
        var first = asked(one.send(), email);
        other.send();

        var back =
                amina.get(first.letter().link().getPath()).onlyForm("/sign-in/").send();

        assertThat(back.text()).contains("Of the other tab");
        var late = first.page().form("/sign-in/code").with("code", "ANYT HING").send();
        assertThat(late.text()).contains("Your words are here", WORDS);
    }

    @Test
    void nobody_else_sees_or_sends_them_who_has_signed_in_since() {
        var other = UUID.randomUUID() + "@example.org";
        person(other, "Ben");
        var browser = person(email, "Amina");
        var form = typed(browser);
        browser.get("/today").form("/sign-out").send();
        person(browser, other);

        var refused = form.send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("We didn’t accept that").doesNotContain(WORDS);
        assertThat(nameOf(browser)).isEqualTo("Ben");
    }

    @Test
    void who_signed_in_since_and_out_again_leaves_them_to_their_writer() {
        var other = UUID.randomUUID() + "@example.org";
        person(other, "Ben");
        var browser = person(email, "Amina");
        var form = typed(browser);
        browser.get("/today").form("/sign-out").send();
        person(browser, other);
        browser.get("/today").form("/sign-out").send();

        var signIn = form.send();

        assertThat(signIn.text()).contains("your words are safe");
        assertThat(signIn.body()).doesNotContain(WORDS);
        assertThat(withCode(asked(signIn, email)).text()).contains(WORDS);
    }

    @Test
    @Asvs("3.5.1")
    void words_from_elsewhere_are_not_shown() {
        var amina = person(email, "Amina");
        var mallory = person(UUID.randomUUID() + "@example.org", "Mallory");
        var hers = typed(amina).value("made-for");
        var foreign = Map.of(
                "name",
                WORDS,
                "typed:name",
                "My account",
                "token",
                "made-up",
                "made-for",
                typed(mallory).value("made-for"));
        var without = Map.of("name", WORDS, "typed:name", "My account", "token", "made-up");
        var stolen = Map.of("name", WORDS, "typed:name", "My account", "token", "made-up", "made-for", hers);

        assertThat(amina.post("/account", foreign).body())
                .as("somebody else’s page")
                .doesNotContain(WORDS);
        assertThat(amina.post("/account", without).body()).as("nobody’s page").doesNotContain(WORDS);
        for (var site : List.of("cross-site", "same-site")) {
            assertThat(amina.post("/account", stolen, "Sec-Fetch-Site", site).body())
                    .as(site)
                    .doesNotContain(WORDS);
        }
        assertThat(Site.at(settings).post("/complaints", without).body()).doesNotContain(WORDS);
        assertThat(nameOf(amina)).isEqualTo("Amina");
    }

    @Test
    void a_page_for_anybody_shows_again_what_was_typed_where_the_browser_says_that_it_is_ours() {
        var browser = Site.at(settings);
        var form = browser.get("/complaints/new")
                .form("/complaints")
                .with("words", WORDS)
                .with("answer", "<hostile-element>")
                .with("typed:words", "\u202E<hostile-element>");
        browser.forgetCookie("visit");

        var again = form.send("Sec-Fetch-Site", "same-origin");

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains(WORDS);
        assertThat(again.has("hostile-element")).isFalse();
        assertThat(again.body()).doesNotContain("\u202E");
        assertThat(again.onlyForm("/complaints").value("words")).isEqualTo(WORDS);
    }

    @Test
    void what_acts_and_says_nothing_is_never_sent_from_another_page() {
        var amina = person(email, "Amina");
        var form = amina.get("/account/erasure").form("/account/erasure").with("sure", "true");
        endAllSessions();

        var signIn = form.send();

        assertThat(signIn.text()).doesNotContain("your words are safe");
        assertThat(withCode(asked(signIn, email)).heading()).isEqualTo("Hello, Amina");
    }

    @Test
    void a_word_typed_to_an_ending_is_shown_and_ends_nothing() {
        var amina = person(email, "Amina");
        var page = amina.get("/account");
        var ending = Map.of(
                "token",
                page.form("/account").value("token"),
                "made-for",
                page.form("/account").value("made-for"),
                "reason",
                WORDS,
                "typed:reason",
                "Pause or end");
        endAllSessions();

        var back = withCode(asked(amina.post("/pairs/" + UUID.randomUUID() + "/ending", ending), email));

        assertThat(back.text()).contains("Your words are here", WORDS, "Pause or end", "on its own page alone");
        assertThat(back.has("form[action^=/pairs]")).isFalse();
    }

    @Test
    @Asvs("7.5.1")
    void an_account_is_erased_only_soon_after_signing_in() {
        var amina = person(email, "Amina");
        var form = amina.get("/account/erasure").form("/account/erasure").with("sure", "true");
        jobs.db()
                .sql("update people.session set began_at = now() - interval '11 minutes'")
                .update();

        var asked = form.send();

        assertThat(asked.path()).isEqualTo("/sign-in/again");
        assertThat(asked.form("/sign-in").value("onward")).isEqualTo("/account/erasure");
        assertThat(amina.get("/account/erasure").path()).isEqualTo("/sign-in/again");
        assertThat(amina.get("/today").heading()).isEqualTo("Hello, Amina");
    }

    @Test
    void who_tries_too_often_reads_when_to_try_again_beside_their_words() {
        var browser = person(email, "Amina");
        var form = browser.get("/complaints/new").form("/complaints").with("words", WORDS);
        Site.Page page = form.send();
        for (int i = 0; i < 30 && page.status() != 429; i++) {
            page = form.send();
        }

        assertThat(page.status()).isEqualTo(429);
        assertThat(page.text()).contains("Wait 60 minutes", WORDS);
        assertThat(page.onlyForm("/complaints").value("words")).isEqualTo(WORDS);
    }

    private Site person(String address, String name) {
        return Site.at(settings).signIn(address, name, letters);
    }

    /** Somebody known signs in, in this browser. */
    private void person(Site browser, String address) {
        withCode(asked(browser.get("/sign-in"), address));
    }

    private static Site.Form typed(Site site) {
        return site.get("/account").form("/account").with("name", WORDS);
    }

    private static String nameOf(Site site) {
        return site.get("/account").form("/account").value("name");
    }

    private void endAllSessions() {
        jobs.db().sql("update people.session set ended_at = now()").update();
    }

    private record Sent(Site.Page page, DemoLetter letter) {}

    /** Letters of one second have no order, so the newest is the one that was not there before. */
    private Sent asked(Site.Page signIn, String address) {
        var before = lettersTo(address);
        var page = signIn.form("/sign-in").with("email", address).send();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> lettersTo(address).size() > before.size());
        return new Sent(
                page,
                lettersTo(address).stream()
                        .filter(letter -> !before.contains(letter))
                        .findFirst()
                        .orElseThrow());
    }

    private static Site.Page withCode(Sent sent) {
        var found = CODE.matcher(sent.letter().text());
        assertThat(found.find()).isTrue();
        return sent.page().form("/sign-in/code").with("code", found.group(1)).send();
    }

    private List<DemoLetter> lettersTo(String address) {
        return letters.all().stream()
                .filter(letter -> letter.email().equals(address))
                .filter(letter -> CODE.matcher(letter.text()).find())
                .toList();
    }
}
