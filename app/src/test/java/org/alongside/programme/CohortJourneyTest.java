package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.browser.Browsing;
import org.alongside.browser.Journey;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Began;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of cohorts, as leads, facilitators and pairs walk through them. */
@AlongsideTest("alongside.command=demo")
class CohortJourneyTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Meeting meeting;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Settings settings;

    @TempDir
    private Path folder;

    @Journey
    void a_facilitator_pair_opens_a_cohort(Browsing joyce) {
        var town = database.keeper(db -> Eastmere.with(db, 4, "-1 day"));
        var member = database.keeper(db -> town.in(db).placed());
        var two = database.keeper(db -> town.in(db).pair());
        var ifeomas = joyce.address("ifeoma");
        signIn(joyce, town.lead);

        joyce.open("/lead/" + town.programme + "/cohorts").fill("What is it called?", "Autumn cohort");
        joyce.chooseWritten("Harbour and Hills").press("Make the cohort").sees("Before it opens");
        var cohort = joyce.path();
        setYesterday(joyce, "An evening to say hello");
        joyce.fill("Ask one half of a pair: their name", "Ifeoma").fill("Their email address", ifeomas);
        joyce.press("Ask them to facilitate").sees("Facilitators are asked, and have not both said yes");

        var ifeoma = joyce.another();
        signIn(ifeoma, two.lives());
        ifeoma.open(letterTo(ifeomas)).press("Go on with {name}", "name", "Gareth");
        ifeoma.press("Give my hand").sees("Your hand is given. Now it is your partner’s turn.");
        var martin = joyce.another();
        signIn(martin, two.works());
        martin.open("/today")
                .follow("Facilitate a cohort")
                .press("Yes, I agree")
                .at(cohort);
        martin.sees(
                "Dates and ticks. Never the words. What pairs write reaches you only where they share it with you themselves.");
        martin.sees("What they assume").sees("Not begun").sees("Not noted yet");
        martin.follow("Who came to “{day}”", "day", "An evening to say hello");
        martin.press("Note it, and everybody else came").sees("{n} of {all}", "n", 1, "all", 1);

        var nasreen = joyce.another();
        signIn(nasreen, member.lives());
        assertThat(letterTo("person-" + member.lives() + "@example.org")).isEqualTo(cohort);
        nasreen.open(cohort)
                .sees("Noted of you: {how}", "how", nasreen.said("Came"))
                .seesNo("How far the pairs are");
        nasreen.follow("Put them in my calendar").press("Make my address");
        assertThat(feed(nasreen)).contains("BEGIN:VCALENDAR").contains("An evening to say hello");
    }

    @Journey
    void a_team_brings_its_cohort_in_from_a_spreadsheet(Browsing joyce) throws Exception {
        var town = database.keeper(db -> Eastmere.with(db, 12, "-1 day"));
        var cohort = "/cohorts/" + cohort(town);
        var amina = joyce.address("amina");
        var joe = joyce.address("joe");
        var siân = joyce.address("sian");
        var file = Files.writeString(
                folder.resolve("pairs.csv"), """
                Patient name;Patient email;Clinician name;Clinician email
                Amina Yusuf;%s;Joe Tanner;%s
                Siân Morgan;%s;Fatima Rahman;%s
                Owen Price;owen at example;Hannah Fisk;hannah@example.org
                """.formatted(amina, joe, siân, joyce.address("fatima")));
        signIn(joyce, town.lead);

        joyce.open(cohort).follow("Bring pairs in").press("See what it holds").sees("Choose a file");
        joyce.upload("Your spreadsheet", file).press("See what it holds");
        joyce.sees("Is this right?")
                .seesWritten("Owen Price")
                .sees("Put the rows right in your own file, and bring it again. The others are not asked twice.");
        joyce.press("{n, plural, one {Ask this pair} other {Ask these {n} pairs}}", "n", 2);
        joyce.sees("The letters are on their way. Nobody is in until both have said yes.")
                .seesWritten("Siân Morgan");

        var sian = joyce.another();
        sian.open(letterTo(siân)).seesWritten("Fatima Rahman").press("Not this time");
        sian.sees("You said no, and we have forgotten your details.");
        var first = joyce.another();
        signIn(first, person(town, "Amina"));
        first.open(letterTo(amina)).press("Yes, I want to").sees("You have said yes");
        var second = joyce.another();
        signIn(second, person(town, "Joe"));
        second.open(letterTo(joe)).press("Yes, I want to").at(cohort);
        second.sees("You are a pair now, and in the cohort.");

        joyce.open(cohort)
                .sees("{one} and {other}", "one", "Amina", "other", "Joe")
                .sees("Not this time");
        joyce.seesNoneWritten("Siân Morgan").seesNoneWritten("Fatima Rahman");
    }

    /** A day that is over, so that it can be noted who came. */
    private static void setYesterday(Browsing lead, String title) {
        var yesterday = LocalDate.now(java.time.ZoneId.of("Europe/London")).minusDays(1);
        lead.follow("Set a day").fill("What is the day about?", title);
        lead.fill("Day", "" + yesterday.getDayOfMonth()).fill("Month, as a number", "" + yesterday.getMonthValue());
        lead.fill("Year", "" + yesterday.getYear())
                .fill("Where", "The library")
                .press("Set the day")
                .seesWritten(title);
    }

    private String feed(Browsing somebody) {
        var address = somebody.page().locator(".statement p").first().innerText();
        return Site.at(settings).get(java.net.URI.create(address).getPath()).body();
    }

    private void signIn(Browsing somebody, UUID person) {
        somebody.cookie("session", sessions.begin(new PersonId(person), "", Began.PASSKEY));
    }

    /** Where the newest letter to this address leads. */
    private String letterTo(String email) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> letters.all().stream()
                                .filter(letter -> letter.email().equals(email) && letter.link() != null)
                                .map(letter -> letter.link().getPath())
                                .findFirst()
                                .orElse(""),
                        path -> !path.isEmpty());
    }

    private UUID cohort(Eastmere town) {
        return Objects.requireNonNull(as(
                town.lead,
                () -> meeting.make(town.programme, null, "Spring cohort", "Europe/London", new PersonId(town.lead))));
    }

    private UUID person(Eastmere town, String name) {
        return database.keeper(db -> town.in(db).person(name));
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T as(UUID person, Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }
}
