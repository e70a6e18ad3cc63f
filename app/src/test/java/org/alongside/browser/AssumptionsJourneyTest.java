package org.alongside.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.alongside.AlongsideTest;
import org.alongside.language.Words;
import org.alongside.mail.DemoLetters;
import org.alongside.mail.DemoLetters.DemoLetter;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.springframework.beans.factory.annotation.Autowired;

@AlongsideTest("alongside.command=demo")
@DisplayName("Two people become a pair, and open what they assume about each other")
class AssumptionsJourneyTest {

    private static final String GUESS = "Keeping to the rota. I think the forms take all day.";

    private static final String OURS = "We both saw the heron on the roof.";

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Settings settings;

    @Journey
    void two_people_become_a_pair_and_open_what_they_assume(Browsing amina) {
        signIn(amina, "Amina");
        var joe = amina.another();
        var joesAddress = joe.address("joe");

        amina.follow("Pairs").sees("No pair yet");
        amina.follow("Invite a partner");
        amina.choose("I live with it").fill("Your partner’s name", "Joe").choose("By email");
        amina.fill("Their email address", "joe.example.org")
                .press("Send the invitation")
                .status(422);
        amina.fill("Their email address", joesAddress).press("Send the invitation");
        amina.sees("Your invitation is on its way");

        var invitation = letterTo(joesAddress).link().getPath();
        joe.open(invitation).sees("{name} would like to lead something with you", "name", "Amina");
        signIn(joe, "Joe", joesAddress);
        joe.open(invitation).press("Yes, become a pair").sees("{one} and {other}", "one", "Amina", "other", "Joe");

        writes(amina, "Joe");
        amina.press("I am ready").sees("You are ready").seesWritten(GUESS);
        joe.follow("Pairs").follow("You and {name}", "name", "Amina");
        joe.follow("What we assume about each other").press("I have read this").seesNoneWritten(GUESS);
        joe.press("I am ready");
        joe.sees("What you guessed, and what is so").seesWritten(GUESS);
        amina.open(amina.path()).sees("What you guessed, and what is so");

        var ours = writeTogether(amina, "Joe");
        eraseTogether(amina, "Joe", joe);
        joe.sees("This pair ended on {day}", "day", joe.inItsLanguage(() -> Words.date(settings.here(Instant.now()))));
        amina.open(ours).sees("Erased.").seesNoneWritten(OURS);
    }

    /** Where it is found. */
    private static String writeTogether(Browsing amina, String other) {
        amina.follow("Pairs").follow("You and {name}", "name", other).follow("What we show each other");
        amina.follow("Write together")
                .fill("What do you two want to keep?", OURS)
                .press("Save for us two");
        return amina.seesWritten(OURS).path();
    }

    private static void eraseTogether(Browsing amina, String other, Browsing joe) {
        amina.follow("Pairs").follow("You and {name}", "name", other).follow("Pause or end");
        amina.follow("Read what it means").press("Give my hand");
        joe.follow("Today").follow("Erase what you wrote together").press("Yes, I agree");
    }

    private void writes(Browsing amina, String other) {
        amina.follow("Pairs").follow("You and {name}", "name", other);
        amina.follow("What we assume about each other").sees("Where it ends").press("I have read this");
        amina.follow("Begin with the first question");
        amina.page().locator("textarea").fill(GUESS);
        if (amina.script()) {
            keptByItself(amina);
        }
        amina.press("Save and go on");
        amina.follow("All the questions").seesWritten(GUESS);
    }

    /** Where script runs, words are kept as they are typed; while the site cannot be reached, they stay and it says so. */
    private static void keptByItself(Browsing somebody) {
        var page = somebody.page();
        var line = page.locator("[data-saving]");
        line.getByText(somebody.said("Saved.")).waitFor();

        page.context().setOffline(true);
        page.locator("textarea").pressSequentially(" Or not?");
        line.getByText(somebody.said(
                        "Not saved yet: we can’t reach the site. Your words are still here, and we keep trying."))
                .waitFor();
        assertThat(page.locator("textarea").inputValue()).isEqualTo(GUESS + " Or not?");

        page.context().setOffline(false);
        line.getByText(somebody.said("Saved.")).waitFor();
        page.locator("textarea").fill(GUESS);
    }

    private void signIn(Browsing somebody, String name) {
        signIn(somebody, name, somebody.address(name.toLowerCase()));
    }

    private void signIn(Browsing somebody, String name, String email) {
        somebody.open("/").follow("Sign in").fill("Your email address", email).press("Send me a letter");
        somebody.sees("Look for our letter");
        somebody.open(letterTo(email).link().getPath()).press("Sign me in");
        somebody.fill("Your name, as you want to be called", name)
                .choose("I am 18 or over")
                .press("Begin");
    }

    private DemoLetter letterTo(String email) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> letters.all().stream()
                                .filter(letter -> letter.email().equals(email))
                                .findFirst()
                                .orElse(null),
                        letter -> letter != null);
    }
}
