package org.alongside.programme;

import java.util.UUID;
import java.util.function.Function;
import org.alongside.AlongsideTest;
import org.alongside.browser.Browsing;
import org.alongside.browser.Journey;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.people.Began;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of programmes, as somebody walks through them. */
@AlongsideTest({
    "ALONGSIDE_HELP_PHONE=01632 960417",
    "ALONGSIDE_HELP_EMAIL=help@alongside.example",
    "ALONGSIDE_HELP_HOURS=Monday to Friday, 9 to 5"
})
class ProgrammeJourneyTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Applying applying;

    @Autowired
    private Deciding deciding;

    @Journey
    void anybody_reads_a_call(Browsing amina) {
        var town = town(8, "10 days");

        amina.open("/programmes").sees("Open now");
        amina.open("/programmes/" + slug(town)).sees("If you are worried about somebody");
        amina.seesWritten("Meet, and agree how you’ll work");
    }

    @Journey
    void a_pair_answers_together_and_alone(Browsing nasreen) {
        var town = town(8, "10 days");
        var two = within(town, Eastmere::pair);
        var address = "/pairs/" + two.pair() + "/applications/" + slug(town);
        signIn(nasreen, two.lives());

        nasreen.open("/programmes/" + slug(town) + "/apply").follow("Go on with your application");
        nasreen.sees(
                "{n, plural, one {One question still needs an answer.} other {{n} questions still need an answer.}}",
                "n",
                3);
        nasreen.follow("What is {name}’s work?", "name", "Gareth")
                .choose("Receptionist")
                .press("Save and go on");
        answer(town, two, two.works(), 2, "Calls nobody answers", 0);
        nasreen.open(address + "/questions/2");
        answer(town, two, two.works(), 2, "Calls nobody answers, and letters nobody can read", 1);
        nasreen.fill("What do you want to change, together?", "Clinic letters use words people don’t know.");
        nasreen.press("Save and go on").sees("You have both changed this");
        nasreen.press("Keep mine");
        nasreen.seesWritten("Calls nobody answers, and letters nobody can read");
        nasreen.open(address + "/questions/3").choose("No").press("Save and come back later");
        nasreen.follow("Write something alone, if you like")
                .fill("Is there anything you would like to tell us on your own?", "I am a little nervous.")
                .press("Save it");
        nasreen.follow("Read it all and send it").press("Give my hand");
        nasreen.open(address).sees("One of you has given a hand. If you change an answer now, it comes off.");

        var gareth = nasreen.another();
        signIn(gareth, two.works());
        gareth.open("/today")
                .follow("Send our application")
                .press("Yes, I agree")
                .at(address);
        gareth.sees("You wrote nothing alone.").seesNoneWritten("I am a little nervous.");
    }

    @Journey
    void leads_decide_with_reasons_and_the_pairs_hear_why(Browsing joyce) {
        var town = town(1, "-1 day");
        var two = within(town, Eastmere::sent);
        var other = within(town, Eastmere::sent);
        signIn(joyce, town.lead);

        joyce.open("/today").follow("Decide, and tell the pairs");
        joyce.open("/lead/" + town.programme + "/calls/" + town.call + "/applications/" + two.application());
        joyce.press("Keep the decision").sees("Say why: the pair will read it");
        joyce.choose("A place")
                .fill("Why", "A real problem, and you can move it.")
                .fill("A word that may help", "Ask the switchboard early.")
                .press("Keep the decision");
        as(
                town.lead,
                () -> deciding.decide(
                        town.programme,
                        town.call,
                        other.application(),
                        Outcome.NO,
                        "Too early.",
                        "Come again.",
                        "",
                        new PersonId(town.lead)));
        joyce.open("/lead/" + town.programme + "/calls/" + town.call + "/applications");
        joyce.press("{n, plural, one {Tell this pair} other {Tell all {n} pairs}}", "n", 2);

        var nasreen = joyce.another();
        signIn(nasreen, two.lives());
        nasreen.open("/today").follow("There is a place for you").seesWritten("Ask the switchboard early.");
        nasreen.follow("Read it and take the place");
        var gareth = joyce.another();
        signIn(gareth, other.works());
        gareth.open("/pairs/" + other.pair() + "/applications/" + slug(town)).seesWritten("Come again.");
    }

    @Journey
    void a_lead_writes_a_call(Browsing joyce) {
        var town = town(1, "10 days");
        signIn(joyce, town.lead);
        var draft = as(
                town.lead,
                () -> calling.begin(
                        town.programme,
                        "Harbour and Hills again",
                        "again-" + UUID.randomUUID().toString().substring(0, 8),
                        new PersonId(town.lead)));
        var address = "/lead/" + town.programme + "/calls/" + ((Calling.Outcome.Done) draft).call();

        joyce.open("/lead");
        joyce.open(address).sees("Before you can publish");
        joyce.open(address + "/words").sees("Write the call");
        joyce.open(address + "/preview").sees("This is what people will read.");
        joyce.open("/lead/" + town.programme + "/calls/" + town.call + "/change")
                .fill("What changed, in a sentence", "There is a lift now.")
                .press("Change it, and say so");
        joyce.open("/programmes/" + slug(town)).seesWritten("There is a lift now.");
    }

    @Journey
    void who_looks_after_the_place_names_leads(Browsing ada) {
        var town = town(1, "10 days");
        var administrator = within(town, t -> {
            var person = t.person("Ada");
            t.looksAfterThePlace(person);
            return person;
        });
        signIn(ada, administrator);

        ada.open("/administration").sees("What you can’t see");
        ada.fill("What is it called?", "Riverside " + UUID.randomUUID()).press("Begin it");
        ada.open("/lead-invitations/" + UUID.randomUUID()).sees("This invitation has closed");
    }

    @Autowired
    private Calling calling;

    @Autowired
    private Sessions sessions;

    private void signIn(Browsing browsing, UUID person) {
        browsing.cookie("session", sessions.begin(new PersonId(person), "", Began.PASSKEY));
    }

    private void answer(Eastmere town, Eastmere.Two two, UUID by, int number, String text, int version) {
        var person = new CurrentPerson(new PersonId(by), "Gareth", "en-GB", UUID.randomUUID(), false);
        as(by, () -> applying.answer(two.pair(), slug(town), number, new Answer("", text), version, person));
    }

    private Eastmere town(int places, String closes) {
        return database.keeper(db -> Eastmere.with(db, places, closes));
    }

    private <T> T within(Eastmere town, Function<Eastmere, T> work) {
        return database.keeper(db -> work.apply(town.in(db)));
    }

    private static String slug(Eastmere town) {
        return "call-" + town.call.toString().substring(0, 8);
    }

    private static <T> T as(UUID person, java.util.function.Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }
}
