package org.alongside.learning;

import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.browser.Browsing;
import org.alongside.browser.Journey;
import org.alongside.database.TestDatabase;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.programme.InventedCohort;
import org.alongside.settings.Settings;
import org.alongside.web.Cookies;
import org.junit.jupiter.api.DisplayName;
import org.springframework.beans.factory.annotation.Autowired;

@AlongsideTest
@DisplayName("Facilitators plan a day and run it, and everybody follows")
class RunningDayJourneyTest {

    private static final String LEARNED = "We had both been waiting to be asked.";
    private static final String QUESTION = "What do you hope for?";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Settings settings;

    @Journey
    void a_day_is_planned_and_run_and_everybody_follows(Browsing ifeoma) {
        var cohort = new InventedCohort(database, settings, sessions, 3, 0, 30);
        var rosa = ifeoma.another();
        var amir = ifeoma.another();
        signedIn(ifeoma, cohort.facilitators.lives());
        signedIn(rosa, cohort.pairs.getFirst().lives());
        signedIn(amir, cohort.pairs.getFirst().works());

        plan(ifeoma, cohort);
        run(ifeoma, rosa, cohort);
        ifeoma.press("Next: {what}", "what", "A question for us two");
        var rosaElsewhere = ifeoma.another();
        signedIn(rosaElsewhere, cohort.pairs.getFirst().lives());
        typeInTwoWindows(ifeoma, rosa, rosaElsewhere, cohort);
        answerBlind(ifeoma, rosa, amir, cohort);
        putAside(ifeoma, rosa);
        end(ifeoma, rosa);
        setACall(ifeoma, rosa, cohort);
        sayWhatWasLearned(ifeoma, rosa, amir, cohort);
        askTheCohort(ifeoma, rosa, amir, cohort);
        makeALetter(rosa, amir, ifeoma.another());
    }

    private static void setACall(Browsing ifeoma, Browsing rosa, InventedCohort cohort) {
        var names = ifeoma.said("{one} and {other}", "one", "Rosa 1", "other", "Amir 1");
        ifeoma.open(cohort.path("")).follow("Coaching calls");
        ifeoma.followWritten(ifeoma.said("Set a call") + " " + ifeoma.said("with {names}", "names", names));
        ifeoma.press("Set the call").status(422);
        ifeoma.fill("Day", "18").fill("Month, as a number", "1").fill("Year", "2099");
        ifeoma.press("Set the call").sees("The call is set, and the pair is told.");
        rosa.open(cohort.path("")).follow("Coaching calls").sees("By phone: your facilitators ring you.");
    }

    private static void plan(Browsing ifeoma, InventedCohort cohort) {
        ifeoma.open(cohort.path("")).follow("Make a plan for “{day}”", "day", "Day 1");
        ifeoma.follow("Take one from the library").follow("Working as equals");
        ifeoma.follow("Take “{what}”", "what", "How we work in this room").press("Put it into the day");
        ifeoma.follow("Write your own").press("Put it into the day").status(422);
        ifeoma.fill("What is it called?", "A question for us two");
        ifeoma.choose("Answered blind, opened together")
                .press("Put it into the day")
                .status(422);
        ifeoma.fill("If it is answered blind: what does each half answer?", QUESTION)
                .press("Put it into the day");
        ifeoma.sees("{n, plural, one {One minute} other {{n} minutes}} to spare", "n", 295);
        ifeoma.follow("The plan")
                .press("Take our {n} days", "n", 5)
                .sees("The days have their plan now. Change whatever you like.");
        ifeoma.followWritten("Day 1")
                .follow("Print it, for a day without devices")
                .follow("In large print");
    }

    private static void run(Browsing ifeoma, Browsing rosa, InventedCohort cohort) {
        rosa.open(cohort.today("/now")).sees("Not begun yet");
        ifeoma.open(cohort.today("/plan")).press("Begin the day").seesWritten("What you learn here you may use.");
        rosa.comesToSee("How we work in this room");
        rosa.follow("Where are we now?").seesWritten("How we work in this room");
        ifeoma.press("Stop the clock").sees("The clock stands still");
        ifeoma.press("Let the clock go on");
    }

    /** A screen that follows keeps what was typed on it, and on which words: it never passes for newer than it is. */
    private static void typeInTwoWindows(
            Browsing ifeoma, Browsing rosa, Browsing rosaElsewhere, InventedCohort cohort) {
        rosa.comesToSee(QUESTION);
        if (!rosa.script()) {
            return;
        }
        rosaElsewhere.open(cohort.today("/now"));
        rosa.fill("Your answer", "To be asked").press("Save for later");
        rosaElsewhere.fill("Your answer", "Short");
        ifeoma.press("Stop the clock");
        rosaElsewhere.comesToSee(rosaElsewhere.said("The clock stands still"));
        rosaElsewhere.holds("Your answer", "Short");
        rosaElsewhere.press("Save for later").status(422).seesWritten("To be asked");
        ifeoma.press("Let the clock go on");
    }

    private static void answerBlind(Browsing ifeoma, Browsing rosa, Browsing amir, InventedCohort cohort) {
        rosa.fill("Your answer", "To be asked first").press("I am ready").sees("You are ready");
        amir.open(cohort.today("/now"))
                .fill("Your answer", "To know what to do")
                .press("I am ready");
        amir.seesWritten("To be asked first");
        rosa.comesToSee("To know what to do");
        ifeoma.open(cohort.today("/host"));
        ifeoma.sees("{n} of {all, plural, one {one pair has} other {{all} pairs have}} opened", "n", 1, "all", 3);
        ifeoma.seesNoneWritten("To be asked first");
    }

    private static void putAside(Browsing ifeoma, Browsing rosa) {
        rosa.press("Put it aside").status(422);
        var tooLong = "Who pays the interpreter, and when? ".repeat(10).strip();
        rosa.fill("What should not be forgotten?", tooLong)
                .press("Put it aside")
                .status(422);
        ifeoma.press("Stop the clock");
        rosa.comesToSee(rosa.said("The clock stands still"));
        rosa.holds("What should not be forgotten?", tooLong);
        ifeoma.press("Let the clock go on");
        rosa.fill("What should not be forgotten?", "Who pays the interpreter?");
        ifeoma.press("Back");
        waits(rosa, "Who pays the interpreter?");
        rosa.press("Put it aside").comesToSee("How we work in this room");
        ifeoma.comesToSee("Who pays the interpreter?");
        ifeoma.pressWritten(ifeoma.said("Done with") + " : Who pays the interpreter?");
    }

    /** A screen that follows takes nobody's words away: it waits where it can neither keep nor carry them. */
    private static void waits(Browsing rosa, String words) {
        if (rosa.script()) {
            rosa.comesToSee(rosa.said("Everybody has moved on"));
            rosa.holds("What should not be forgotten?", words);
        }
    }

    private static void end(Browsing ifeoma, Browsing rosa) {
        rosa.fill("What should not be forgotten?", "And who writes it down?");
        ifeoma.unfold("End the day").press("End the day").sees("The day is over. Thank you for running it.");
        waits(rosa, "And who writes it down?");
        rosa.press("Put it aside").status(422).seesWritten("And who writes it down?");
        rosa.follow("See how it stands").comesToSee(rosa.said("The day is over"));
        rosa.follow("Pairs");
    }

    /** Shown by both, and kept in the room by somebody who was there. */
    private static void sayWhatWasLearned(Browsing ifeoma, Browsing rosa, Browsing amir, InventedCohort cohort) {
        var pair = "/pairs/" + cohort.pairs.getFirst().pair();
        rosa.open(pair).follow("Our learning cards").follow("Write a learning card");
        rosa.fill("What did you learn?", "Amir had been waiting to be asked.")
                .press("Save for us two")
                .status(422)
                .sees("This seems to name somebody: {names}. Say it without", "names", "Amir");
        rosa.fill("What did you learn?", LEARNED).choose("Working as equals").press("Save for us two");
        rosa.follow("Show it to our cohort").press("Give my hand");
        amir.open(pair + "/cards").follow("Working as equals").follow("Show it to our cohort");
        amir.press("Yes, I agree")
                .sees(
                        "Either of you can, alone and at once. It goes from everybody’s pages. We can’t undo what somebody has read or copied.");
        ifeoma.open(cohort.path("")).follow("Learning cards and stories").seesWritten(LEARNED);
        ifeoma.unfold("Keep this in the room").press("It stays in the room").seesNoneWritten(LEARNED);
        rosa.follow("Today")
                .follow(
                        "{n, plural, one {A learning card of yours stays} other {{n} learning cards of yours stay}} in the room",
                        "n",
                        1);
        rosa.follow("Working as equals").sees("Somebody wants this to stay in the room");
        rosa.follow("Our learning cards")
                .follow("The cards and stories of the network")
                .sees("No card yet");
        introduceThem(ifeoma, rosa, amir, pair);
    }

    private static void introduceThem(Browsing ifeoma, Browsing rosa, Browsing amir, String pair) {
        rosa.follow("The network").follow("Introduce {one} and {other}", "one", "Rosa 1", "other", "Amir 1");
        rosa.follow("Write how you introduce yourselves")
                .press("Save for us two")
                .status(422);
        rosa.fill("What do you lead together?", "Letters that people understand.")
                .choose("We would go alongside a new pair")
                .press("Save for us two");
        rosa.follow("Introduce us two to the network").press("Give my hand");
        amir.open(pair + "/introduction")
                .follow("Introduce us two to the network")
                .press("Yes, I agree");
        ifeoma.open("/network").seesWritten("Letters that people understand.");
        ifeoma.follow("Looking for others who work on the same").sees("Nobody here yet");
        amir.press("Back to us two").sees("This is all that the network would read.");
    }

    /** Questions first, then thoughts, then what the pair takes from it. */
    private static void askTheCohort(Browsing ifeoma, Browsing rosa, Browsing amir, InventedCohort cohort) {
        var pair = "/pairs/" + cohort.pairs.getFirst().pair();
        rosa.open(pair).follow("What we ask our cohort").follow("Write what we are stuck with");
        rosa.fill("Where are you, and what have you tried?", "The ward says yes, and nothing changes.")
                .fill("Which one question do you bring?", "How do we begin?")
                .press("Save for us two");
        rosa.follow("Ask our cohort").press("Give my hand");
        amir.open(pair + "/consultations")
                .followWritten("How do we begin?")
                .follow("Ask our cohort")
                .press("Yes, I agree")
                .follow("Read what the others say")
                .sees("No question yet");
        ifeoma.open(cohort.path("")).follow("What pairs ask").followWritten("How do we begin?");
        ifeoma.follow("Ask them an open question")
                .fill("Your question", "Who would gain?")
                .press("Ask it")
                .seesWritten("Who would gain?");
        amir.follow("Today")
                .follow("Read {n, plural, one {a new question} other {{n} new questions}} to what you asked", "n", 1);
        amir.followWritten(amir.said("Answer it") + " : Who would gain?");
        amir.fill("Your answer", "The night shift.").press("Send my answer").seesWritten("The night shift.");
        amir.follow("Yours: go on with it, or take it back").press("Now we would like your thoughts");
        ifeoma.open(cohort.path("/consultations")).followWritten("How do we begin?");
        ifeoma.follow("Say what you think")
                .choose("What we would try")
                .fill("In a few words", "Begin at night.")
                .press("Say it");
        rosa.open(pair + "/consultations").followWritten("How do we begin?").follow("Write what we take from it");
        rosa.fill("What do you two take from it?", "We begin at night.").press("Save for us two");
        rosa.follow("Say what we take from it, and end it").press("Give my hand");
        amir.open(pair + "/consultations").followWritten("How do we begin?");
        amir.follow("Say what we take from it, and end it")
                .press("Yes, I agree")
                .follow("Read it all, or print it")
                .seesWritten("Begin at night.");
    }

    /** Another cohort, which is over: prepared by one, made by both, checked by somebody who is not signed in. */
    private void makeALetter(Browsing rosa, Browsing amir, Browsing anybody) {
        var over = new InventedCohort(database, settings, sessions, 1, -1);
        database.keeper(
                db -> db.sql("update programme.cohort_pair set joined_at = now() - interval '9 days' where cohort = ?")
                        .param(over.id)
                        .update());
        var two = over.pairs.getFirst();
        signedIn(rosa, two.lives());
        signedIn(amir, two.works());
        rosa.open("/pairs/" + two.pair() + "/ending")
                .follow("Our letter of standing: {cohort}", "cohort", "Harbour, first year");
        rosa.follow("Prepare our letter")
                .fill("What did you two lead?", "Letters that people understand. ".repeat(14))
                .press("Save for us two")
                .status(422);
        rosa.fill("What did you two lead?", "Letters that people understand.").press("Save for us two");
        rosa.follow("Make our letter of standing").press("Give my hand");
        amir.open("/pairs/" + two.pair() + "/standing/" + over.id)
                .follow("Make our letter of standing")
                .press("Yes, I agree")
                .sees("It stands");
        amir.follow("Read and print it").seesWritten("Letters that people understand.");
        anybody.open("/standing").press("Check it").status(422);
        amir.open("/pairs/" + two.pair() + "/standing/" + over.id)
                .press("Take the letter back")
                .sees("Prepare our letter");
    }

    private void signedIn(Browsing browser, UUID person) {
        browser.cookie(Cookies.SESSION, sessions.begin(new PersonId(person), "a test", Began.PASSKEY));
    }
}
