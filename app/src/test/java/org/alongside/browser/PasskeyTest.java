package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A passkey from its making to its loss, in a real browser whose authenticator is simulated by the browser itself. */
@AlongsideTest("alongside.command=demo")
class PasskeyTest {

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Test
    @Asvs("6.3.3")
    void a_passkey_signs_in_by_itself_once_for_each_challenge_and_only_when_it_knows_its_owner() {
        var person = Site.at(settings).signIn(UUID.randomUUID() + "@example.org", "Ada", letters);
        try (var window = Chromium.started(false).newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
            window.addCookies(person.cookies().stream()
                    .map(c -> new Cookie(c.getName(), c.getValue()).setUrl(settings.link("/")))
                    .toList());
            var page = window.newPage();
            page.setDefaultTimeout(10_000);
            var browser = window.newCDPSession(page);
            var authenticator = authenticator(browser);

            page.navigate(settings.link("/account/ways/passkey"));
            page.getByLabel("What you call this passkey").fill("My laptop");
            press(page, "Set it up");
            assertThat(page.textContent("main"))
                    .contains("Your passkey is set up")
                    .contains("My laptop");
            press(page, "Sign out");

            var sent = new AtomicReference<String>();
            page.onRequest(request -> {
                if (request.url().endsWith("/sign-in/passkey")
                        && request.method().equals("POST")) {
                    sent.set(request.postData());
                }
            });
            page.navigate(settings.link("/sign-in"));
            assertThat(page.getByText("The passkey did not answer").isVisible())
                    .as("a failure before anything was tried")
                    .isFalse();
            press(page, "Use a passkey");
            assertThat(page.textContent("h1")).isEqualTo("Hello, Ada");
            page.navigate(settings.link("/account"));
            assertThat(page.textContent("main")).contains("With two proofs.");
            press(page, "Sign out");

            page.navigate(settings.link("/sign-in"));
            var replay = page.request()
                    .post(
                            settings.link("/sign-in/passkey"),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                                    .setData(withToken(sent.get(), page)));
            assertThat(replay.status()).as("the same answer again").isEqualTo(422);
            assertThat(replay.text()).contains("that passkey is not known here");

            verified(browser, authenticator, false);
            page.navigate(settings.link("/sign-in"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use a passkey"))
                    .click();
            page.getByText("The passkey did not answer.").waitFor();
            verified(browser, authenticator, true);

            var letter = person.get("/today");
            assertThat(letter.path()).as("the session before it").isEqualTo("/sign-in");
        }
    }

    private static String authenticator(CDPSession browser) {
        browser.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")
                .forEach(able -> options.addProperty(able, true));
        var asked = new JsonObject();
        asked.add("options", options);
        return browser.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }

    private static void verified(CDPSession browser, String authenticator, boolean verified) {
        var asked = new JsonObject();
        asked.addProperty("authenticatorId", authenticator);
        asked.addProperty("isUserVerified", verified);
        browser.send("WebAuthn.setUserVerified", asked);
    }

    private static void press(Page page, String words) {
        page.waitForNavigation(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .click());
    }

    /** What was sent before, with the token of the page that stands here now. */
    private static String withToken(String sent, Page page) {
        var token = page.locator("form[data-passkey] input[name=token]").inputValue();
        return sent.replaceAll("token=[^&]*", "token=" + token);
    }
}
