package org.alongside.browser;

import java.time.Instant;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.database.TestDatabase;
import org.alongside.language.Words;
import org.alongside.pairing.Two;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.junit.jupiter.api.DisplayName;
import org.springframework.beans.factory.annotation.Autowired;

@AlongsideTest
@DisplayName("A pair leads a shared challenge, and keeps an agreement")
class LeadingJourneyTest {

    private static final String AIM = "Nobody misses a first visit because of the letter.";
    private static final String TRY = "Read one letter aloud in the waiting room.";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Settings settings;

    @Journey
    void a_pair_leads_its_challenge_and_keeps_its_agreement(Browsing amina) {
        var joe = amina.another();
        var pair = "/pairs/" + pair(amina, joe);

        agreeOnAnAim(amina, joe, pair);
        tryNext(amina, joe);
        sign(amina, joe, pair);
        mend(amina, joe);
        decide(amina, joe, pair);
        check(amina, joe, pair);
        tell(amina, joe, pair);
    }

    private void tell(Browsing amina, Browsing joe, String pair) {
        amina.open(pair).follow("Stories of change").fill("What is it about?", "The chair");
        amina.press("Begin a story").fill("How was it before?", "People leaned on the wall.");
        on(amina, "When was “before”?", "2099");
        amina.press("Save for us two").status(422).sees("This lies ahead. Give a day or a month that has come");
        on(amina, "When was “before”?", "2025");
        on(amina, "When was “after”?", "2026");
        amina.fill("What did you do?", "We moved one chair.").fill("How is it now?", "People sit.");
        amina.fill("Who noticed, and to whom did it matter?", "The man at the desk.")
                .press("Save for us two");
        amina.follow("Sign our story of change").press("Give my hand");
        joe.open("/today").follow("Sign our story of change").seesWritten("People sit.");
        joe.press("Yes, I agree").sees("Signed by both on {day}.", "day", today(joe));
        joe.choose("To everyone").choose("Without our names").press("Go on, and read it once more");
        joe.press("Give my hand");
        amina.open("/today").follow("Let everyone read our story of change").press("Yes, I agree");
        amina.follow("See it as they do").seesWritten("People leaned on the wall.");
    }

    private static void on(Browsing somebody, String when, String year) {
        somebody.near(somebody.said(when)).fill("Month, as a number", "1");
        somebody.near(somebody.said(when)).fill("Year", year);
    }

    private static void decide(Browsing amina, Browsing joe, String pair) {
        amina.open(pair)
                .follow("Decisions we made")
                .follow("Write down a decision")
                .press("Save for us two");
        amina.status(422)
                .fill("What did you decide?", "The letter begins with the day.")
                .choose("Both of us");
        amina.press("Save for us two").seesWritten("begins with the day").follow("Place it");
        amina.choose("Co-design").press("Place it");
        amina.sees("You placed it: {step}", "step", amina.said("Co-design"));
        joe.open("/today").follow("A decision waits for your place on its ladder");
        joe.seesWritten("begins with the day").choose("Informing").press("Place it");
        joe.sees(
                "You placed it {n, plural, one {one step} other {# steps}} apart: {one} on {step}, {other} on {another}.",
                "n",
                3,
                "one",
                "Amina",
                "step",
                joe.said("Co-design"),
                "other",
                "Joe",
                "another",
                joe.said("Informing"));
        joe.follow("Decisions we made").follow("See both places");
    }

    private static void check(Browsing amina, Browsing joe, String pair) {
        amina.open(pair).follow("Pair check").follow("Take the check: {moment}", "moment", amina.said("At the start"));
        amina.near(amina.said("This is worth the time it takes me."))
                .choose("Mostly")
                .press("Save for later");
        amina.sees("Saved. Only you can see it.");
        amina.follow("Go on: {moment}", "moment", amina.said("At the start")).press("I am ready");
        joe.open(pair).follow("Pair check").follow("Take the check: {moment}", "moment", joe.said("At the start"));
        joe.near(joe.said("This is worth the time it takes me."))
                .choose("Not at all")
                .press("I am ready");
        joe.sees(
                "You see {n} of {of} much the same way. Talk about: {items}.",
                "n",
                0,
                "of",
                1,
                "items",
                joe.said("Worth it"));
    }

    private void agreeOnAnAim(Browsing amina, Browsing joe, String pair) {
        amina.open(pair).follow("Our shared challenge").follow("Begin with whom it is for");
        amina.fill("Who it is for", "People who can’t make out what it wants.").press("Save for us two");
        amina.seesWritten("make out")
                .follow("Write your aim")
                .fill("Our aim", AIM)
                .press("Save for us two");
        amina.follow("Agree on our aim").seesWritten(AIM).press("Give my hand");
        joe.open(pair).follow("Our shared challenge").follow("Agree on our aim").seesWritten(AIM);
        joe.press("Yes, I agree").sees("Agreed by both of you on {day}.", "day", today(joe));
    }

    private static void tryNext(Browsing amina, Browsing joe) {
        amina.open(amina.path()).follow("Our shared challenge").follow("Say what you try next");
        amina.press("Put it in our challenge").status(422).sees("Say what you will try");
        amina.fill("What will you try?", TRY).choose("I ask {name}", "name", "Joe");
        amina.fill("Day", "18").fill("Month, as a number", "1").fill("Year", "2099");
        amina.press("Put it in our challenge").sees("Waits for {name}", "name", "Joe");
        joe.follow("Today").follow("{name} asks you to take something on", "name", "Amina");
        joe.seesWritten(TRY).press("Yes, I take it on").sees("You take it on.");
        joe.follow("Say what came of it").press("Save for us two").status(422);
        joe.choose("Let go").press("Save for us two").status(422);
        joe.fill("What happened?", "The letter is gone.").press("Save for us two");
        joe.sees("Let go").seesWritten("The letter is gone.");
    }

    private void sign(Browsing amina, Browsing joe, String pair) {
        amina.open(pair).follow("Our agreement");
        amina.follow("Write about “{heading}”", "heading", amina.said("Time"));
        amina.fill("Time", "Tuesdays at six").press("Save for us two");
        amina.follow("Sign our agreement").press("Give my hand");
        joe.open(pair).follow("Our agreement").follow("Sign our agreement").press("Yes, I agree");
        joe.sees("Yes, still true").follow("Change “{heading}”", "heading", joe.said("Time"));
        joe.fill("Time", "Tuesdays at seven").press("Save for us two").sees("Changed since you signed");
        joe.press("Yes, still true").sees("You found it true on {day}.", "day", today(joe));
    }

    private static void mend(Browsing amina, Browsing joe) {
        amina.open(joe.path()).follow("Something is no longer true").press("Say it to {name}", "name", "Joe");
        amina.status(422).choose("Time").fill("What happens instead?", "I wait by the phone.");
        // As if she had signed in again in another tab.
        amina.cookie(Cookies.VISIT, Cookies.secret()).press("Say it to {name}", "name", "Joe");
        amina.status(403).seesWritten("I wait by the phone.");
        amina.press("Send them now").sees("Waits for {name}", "name", "Joe");
        joe.follow("Today").follow("{name} finds something in your agreement no longer true", "name", "Amina");
        joe.seesWritten("I wait by the phone.").press("Say what I heard").status(422);
        joe.fill("What did you hear?", "You wait, and I am late.")
                .press("Say what I heard")
                .sees("Heard");
        joe.follow("Time").press("It is mended").sees("Mended");
    }

    private String today(Browsing somebody) {
        return somebody.inItsLanguage(
                () -> Words.date(settings.here(Instant.now())).plain());
    }

    private UUID pair(Browsing amina, Browsing joe) {
        var two = Two.of(database, "Amina", "Joe");
        signedIn(amina, two.lives());
        signedIn(joe, two.works());
        return two.pair();
    }

    private void signedIn(Browsing browser, UUID person) {
        browser.cookie(Cookies.SESSION, sessions.begin(new PersonId(person), "a test", Began.PASSKEY));
    }
}
