package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two tabs of a real browser, which brings nothing back that was typed on a page it may not keep. */
@AlongsideTest("alongside.command=demo")
class TwoTabsTest {

    private static final String NAME = "Your name, as you want to be called";
    private static final String WORDS = "Ada, after an evening of writing";

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Test
    void what_was_typed_in_one_tab_outlives_signing_out_and_in_again_in_the_other() {
        var email = UUID.randomUUID() + "@example.org";
        var person = Site.at(settings).signIn(email, "Ada", letters);
        try (var window = Chromium.started(false).newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            window.addCookies(person.cookies().stream()
                    .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(settings.link("/")))
                    .toList());
            var one = tab(window.newPage(), "/account");
            var other = tab(window.newPage(), "/today");
            one.getByLabel(NAME).fill(WORDS);
            press(other, "Sign out");
            signIn(other, email);
            press(one, "Save");
            assertThat(one.textContent("main")).contains("Your words are here", WORDS);
            press(one, "Send them now");
            assertThat(one.getByLabel(NAME).inputValue()).isEqualTo(WORDS);

            press(other, "Sign out");
            one.getByLabel(NAME).fill("Ada of two tabs");
            press(one, "Save");
            assertThat(one.textContent("main")).contains("your words are safe");
            one.getByLabel("Your email address").fill(email);
            int before = lettersTo(email);
            press(one, "Send me a letter");
            open(other, email, before);
            assertThat(other.textContent("main")).contains("Your words are here", "Ada of two tabs");
            assertThat(other.textContent("header")).contains("Sign out");
        }
    }

    private Page tab(Page page, String path) {
        page.setDefaultTimeout(10_000);
        page.navigate(settings.link(path));
        return page;
    }

    private void signIn(Page page, String email) {
        page.navigate(settings.link("/sign-in"));
        page.getByLabel("Your email address").fill(email);
        int before = lettersTo(email);
        press(page, "Send me a letter");
        open(page, email, before);
        assertThat(page.textContent("h1")).startsWith("Hello, ");
    }

    private void open(Page page, String email, int before) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> lettersTo(email) > before);
        var link = letters.all().stream()
                .filter(letter -> letter.email().equals(email) && letter.link() != null)
                .map(DemoLetters.DemoLetter::link)
                .filter(one -> one.getPath().startsWith("/sign-in/"))
                .filter(one -> isUnused(one.getPath()))
                .findFirst()
                .orElseThrow();
        page.navigate(link.toString());
        press(page, "Sign me in");
    }

    private boolean isUnused(String link) {
        return !Site.at(settings).get(link).heading().equals("This letter has had its day");
    }

    private int lettersTo(String email) {
        return (int) letters.all().stream()
                .filter(letter -> letter.email().equals(email))
                .count();
    }

    private static void press(Page page, String words) {
        var exactly = new Page.GetByRoleOptions().setName(words).setExact(true);
        page.waitForNavigation(() -> page.getByRole(AriaRole.BUTTON, exactly).click());
    }
}
