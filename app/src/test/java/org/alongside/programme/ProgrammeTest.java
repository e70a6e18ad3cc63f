package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.language.Languages;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From naming a lead to taking a place, through the pages as anybody would. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class ProgrammeTest {

    @Autowired
    private org.alongside.people.Sessions sessions;

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private MovingClock.Time time;

    /** Whoever looks after the place; a letter for each visit would be one too many. */
    private Site administrator;

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    @Test
    void a_programme_from_its_first_lead_to_a_place_that_is_taken() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var lead = leadOfANewProgramme(tag);
        var slug = "harbour-" + tag;

        // The call: a draft that nobody else can read, then for everybody.
        var draft = lead.get("/lead")
                .button("Begin the draft")
                .with("title", "Harbour and Hills")
                .with("slug", slug)
                .send();
        assertThat(draft.heading()).isEqualTo("Write the call");
        assertThat(Site.at(settings).get("/programmes/" + slug).status()).isEqualTo(404);
        var written = write(draft).send();
        assertThat(written.text()).contains("Add the days");
        var withDay = written.button("Add the day")
                .with("title", "Meet, and agree how you’ll work")
                .with("day.day", "" + day(60).getDayOfMonth())
                .with("day.month", "" + day(60).getMonthValue())
                .with("day.year", "" + day(60).getYear())
                .with("place", "Harbour Room")
                .send();
        var asked = withDay.button("Add the question")
                .with("ask", "Who else cares about it?")
                .send();
        assertThat(lead.get(asked.path() + "/preview").text()).contains("This is what people will read.");
        assertThat(lead.get(asked.path()).text())
                .contains("Wait for a safeguarding lead", "Wait for a deputy")
                .doesNotContain("Publish the call");
        assertThat(lead.post(asked.path() + "/publication", Map.of("token", lead.token()))
                        .status())
                .isEqualTo(422);
        looksAfterSafeguarding(tag, "safeguarding", "Huda Salim");
        looksAfterSafeguarding(tag, "deputy", "Ben Archer");
        var published = lead.get(asked.path()).button("Publish the call").send();
        assertThat(published.text()).contains("The call is published.");

        // Anybody reads it, and has its days in their calendar.
        var anybody = Site.at(settings);
        var page = anybody.get("/programmes/" + slug);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Harbour Room")
                .contains("Safeguarding lead: Huda Salim, 01632 960001")
                .contains("Receptionist")
                .contains("What you will be asked")
                .contains("Who else cares about it?");
        assertThat(page.has("form")).isFalse();
        assertThat(anybody.get("/programmes").text()).contains("Harbour and Hills");
        var calendar = anybody.get("/programmes/" + slug + "/calendar.ics");
        assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
        assertThat(calendar.body())
                .contains("BEGIN:VEVENT")
                .contains("UID:day-")
                .contains("Harbour Room");
        assertThat(uids(calendar.body()))
                .isEqualTo(uids(
                        anybody.get("/programmes/" + slug + "/calendar.ics").body()));

        // A pair applies.
        var nasreen = Site.at(settings).signIn("nasreen-" + tag + "@example.org", "Nasreen", letters);
        var gareth = Site.at(settings).signIn("gareth-" + tag + "@example.org", "Gareth", letters);
        pair(nasreen, gareth);
        var first = nasreen.get("/programmes/" + slug)
                .follow("Apply as a pair")
                .button("Begin as Nasreen and Gareth")
                .send();
        assertThat(first.text()).contains("4 questions still need an answer.");
        var address = first.path();
        assertThat(choose(nasreen, address, 1, "receptionist").path()).endsWith("/questions/2");
        var second = nasreen.get(address + "/questions/2")
                .button("Save and go on")
                .with("text", "Clinic letters")
                .send();
        assertThat(second.path()).endsWith("/questions/3");
        assertThat(second.heading()).isEqualTo("Who else cares about it?");

        // As it is typed: the version goes on, and what is refused says so.
        var typing =
                nasreen.get(address + "/questions/3").button("Save and go on").with("text", "My dad");
        var saved = typing.send("X-Autosave", "1");
        assertThat(saved.body()).isEqualTo("{\"version\":1}");
        typing.with("version", "1").with("text", "My dad, and the whole street");
        assertThat(typing.send("X-Autosave", "1").body()).isEqualTo("{\"version\":2}");

        // Both change one answer: the second sees both, and chooses.
        var pair = address.substring(0, address.indexOf("/applications/"));
        nasreen.post(pair + "/hat", Map.of("token", nasreen.token(), "hat", "carer"));
        var hers =
                nasreen.get(address + "/questions/2").button("Save and go on").with("text", "Letters nobody can read");
        var his = gareth.get(address + "/questions/2").button("Save and go on").with("text", "Calls nobody answers");
        assertThat(hers.send().path()).endsWith("/questions/3");
        assertThat(his.send("X-Autosave", "1").status()).isEqualTo(409);
        var versions = his.send();
        assertThat(versions.heading()).isEqualTo("You have both changed this");
        assertThat(versions.text()).contains("Letters nobody can read").contains("Calls nobody answers");
        assertThat(versions.text()).contains("Carer, saved", "You speak as yourself here.");
        var kept = versions.button("Keep Nasreen’s").send();
        assertThat(kept.document().selectFirst("textarea").val()).isEqualTo("Letters nobody can read");
        assertThat(kept.text())
                .contains("Calls nobody answers", "Last changed by Nasreen (Carer), ", "By Gareth, set aside");

        // What one writes over of the other's is set aside too, once.
        var over = gareth.get(address + "/questions/2").button("Save and go on");
        over.with("text", "Letters").send("X-Autosave", "1");
        gareth.get(address + "/questions/2")
                .button("Save and go on")
                .with("text", "Letters nobody reads")
                .send();
        assertThat(nasreen.get(address + "/questions/2").text())
                .contains("2 earlier versions", "By Nasreen (Carer), set aside", "Letters nobody can read");
        nasreen.get(address + "/questions/2")
                .button("Save and go on")
                .with("text", "Letters nobody can read")
                .send();

        System.setProperty(Languages.INVENTED, "true");
        nasreen.get("/language/en-XA");
        var third = address + "/questions/3";
        nasreen.get(third)
                .form(third)
                .with("text", "My dad, and all of the street")
                .send();
        nasreen.get("/language/en-GB");
        System.clearProperty(Languages.INVENTED);
        assertThat(gareth.get(address).document().select(".text[lang=en-XA]").text())
                .isEqualTo("My dad, and all of the street");
        choose(gareth, address, 4, "no");

        // Each alone: the other never reads it, nor that it is there.
        nasreen.get(address + "/own")
                .button("Save it")
                .with("text", "CANARY-NASREEN is nervous")
                .send();
        gareth.get("/account")
                .form("/account")
                .with("interests", "CANARY-TIES with a drug company")
                .send();
        assertThat(gareth.get("/account").text()).contains("until you put them into an application yourself");
        assertThat(nasreen.get(address + "/own").text()).doesNotContain("Add my declared interests");
        var added = gareth.get(address + "/own")
                .button("Add my declared interests")
                .with("text", "I write this first.")
                .send();
        assertThat(added.document().selectFirst("textarea").val())
                .isEqualTo("I write this first.\n\nCANARY-TIES with a drug company");
        assertThat(gareth.get(address + "/own").text()).doesNotContain("CANARY-TIES");
        added.button("Save it").send();
        assertThat(nasreen.get(address).body()).doesNotContain("CANARY-TIES");
        gareth.get(address + "/own")
                .button("Save it")
                .with("text", "CANARY-GARETH may move. CANARY-TIES with a drug company")
                .send();
        assertThat(gareth.get(address).body()).doesNotContain("CANARY-NASREEN");
        assertThat(gareth.get(address + "/own").body()).doesNotContain("CANARY-NASREEN");
        var listBefore = lead.get(lead.get("/lead").follow("Harbour and Hills").path() + "/applications");
        assertThat(listBefore.text()).contains("Nobody has applied so far.").doesNotContain("Nasreen");

        // Sent by both hands.
        var preview = nasreen.get(address).follow("Read it all and send it");
        assertThat(preview.text()).contains("Letters nobody can read").doesNotContain("CANARY");
        preview.button("Give my hand").send();
        assertThat(lead.get(listBefore.path()).text()).contains("Nobody has applied so far.");
        var done = gareth.get("/today")
                .follow("Send our application")
                .button("Yes, I agree")
                .send();
        assertThat(done.path()).isEqualTo(address);
        assertThat(done.text()).contains("You both sent it on");

        // The lead reads it, and decides when the call has closed.
        var sent = lead.get(listBefore.path()).follow("Nasreen and Gareth");
        assertThat(sent.text())
                .contains("CANARY-NASREEN")
                .contains("CANARY-GARETH")
                .contains("CANARY-TIES")
                .contains("You decide when the call has closed");
        time.goOn(Duration.ofDays(11));
        var later = back("lead-" + tag + "@example.org");
        assertThat(later.get("/today").text()).contains("Decide, and tell the pairs");
        var deciding = later.get(sent.path());
        assertThat(deciding.button("Keep the decision")
                        .with("outcome", "place")
                        .send()
                        .text())
                .contains("Say why: the pair will read it");
        var decided = deciding.button("Keep the decision")
                .with("outcome", "place")
                .with("reason", "A real problem, and the two of you can move it.")
                .with("feedback", "Ask the switchboard early.")
                .send();
        assertThat(decided.button("Tell this pair").send().text()).contains("They are told.");

        // The letter says only that there is an answer; the page says the rest.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> letters.all().stream()
                        .anyMatch(l -> l.email().equals("gareth-" + tag + "@example.org")
                                && l.text().contains("The answer, and why, is on your page")));
        assertThat(letters.all())
                .noneMatch(l -> l.text().contains("switchboard") || l.text().contains("CANARY"));
        var nasreenLater = Site.at(settings).signIn("nasreen-" + tag + "@example.org", "Nasreen", letters);
        var garethLater = Site.at(settings).signIn("gareth-" + tag + "@example.org", "Gareth", letters);
        var answer = nasreenLater.get("/today").follow("There is a place for you");
        assertThat(answer.text()).contains("A real problem").contains("Ask the switchboard early.");
        answer.follow("Read it and take the place").button("Give my hand").send();
        var taken = garethLater
                .get("/today")
                .follow("Take our place")
                .button("Yes, I agree")
                .send();
        assertThat(taken.text()).contains("You have a place, and you took it together");
        assertThat(later.get(listBefore.path()).text()).contains("Place taken");
    }

    @Test
    void absent_and_forbidden_are_the_same_for_everybody_else() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var town = database.keeper(db -> Eastmere.with(db, 1, "-1 day"));
        var two = database.keeper(db -> town.in(db).sent());
        var slug = "call-" + town.call.toString().substring(0, 8);
        var otherLead = leadOfANewProgramme(tag);
        var lead = "/lead/" + town.programme + "/calls/" + town.call;

        for (var path : List.of(
                lead,
                lead + "/applications",
                lead + "/applications/" + two.application(),
                lead + "/preview",
                lead + "/change",
                "/administration",
                "/pairs/" + two.pair() + "/applications/" + slug,
                "/pairs/" + two.pair() + "/applications/" + slug + "/own",
                "/pairs/" + two.pair() + "/applications/" + slug + "/questions/1")) {
            assertThat(otherLead.get(path).status()).as(path).isEqualTo(404);
        }
        var token = otherLead.token();
        for (var path : List.of(
                lead + "/answers",
                lead + "/publication",
                lead + "/applications/" + two.application() + "/decision",
                "/administration/programmes",
                "/pairs/" + two.pair() + "/applications/" + slug + "/withdrawal",
                "/pairs/" + two.pair() + "/applications/" + slug + "/own")) {
            var answer = otherLead.post(
                    path, Map.of("token", token, "outcome", "no", "reason", "x", "feedback", "x", "text", "x"));
            assertThat(answer.status()).as(path).isEqualTo(404);
        }
    }

    /** Somebody with a role signs in again. */
    private Site back(String email) {
        var person = database.<UUID>keeper(db -> db.sql("select person from people.address where email = ?")
                .param(email)
                .query(UUID.class)
                .single());
        return Site.of(settings, sessions, person);
    }

    private Site leadOfANewProgramme(String tag) {
        var email = "lead-" + tag + "@example.org";
        var joyce = Site.at(settings).signIn(email, "Joyce", letters);
        var ada = Site.at(settings).signIn("ada-" + tag + "@example.org", "Ada", letters);
        administrator = ada;
        database.keeper(db -> db.sql(
                        "insert into people.administrator (person) select person from people.address where email = ?")
                .param("ada-" + tag + "@example.org")
                .update());
        ada.setUpApp();
        joyce.setUpApp();
        var programme = ada.get("/administration")
                .form("/administration/programmes")
                .with("programme", "Programme " + tag)
                .send();
        var section = programme.document().select("section").stream()
                .filter(s -> s.text().contains("Programme " + tag))
                .findFirst()
                .orElseThrow();
        var action = section.selectFirst("form[action$=/leads]").attr("action");
        var id = action.split("/")[3];
        var asked = programme
                .form(action)
                .with("name-" + id, "Joyce")
                .with("email-" + id, email)
                .send();
        assertThat(asked.text()).contains("The letter is on its way.");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> invitationTo(email).isPresent());
        var letter = invitationTo(email).orElseThrow();
        var leading =
                joyce.get(letter.link().getPath()).button("Yes, I lead it").send();
        assertThat(leading.text()).contains("You are a lead of this programme now.");
        assertThat(joyce.get(letter.link().getPath()).heading()).isEqualTo("This invitation has closed");
        return joyce;
    }

    @Test
    void safeguarding_is_taken_on_by_saying_yes_by_nobody_who_leads_and_never_unseen() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var lead = leadOfANewProgramme(tag);
        var huda = looksAfterSafeguarding(tag, "safeguarding", "Huda Salim");
        looksAfterSafeguarding(tag, "deputy", "Ben Archer");

        var refused = lead.get(askToSafeguard(tag, "deputy", "Joyce", "lead-" + tag + "@example.org"))
                .button("Yes, I take this on")
                .with("reach", "01632 960003")
                .send();
        assertThat(refused.text()).contains("This goes to somebody else");

        // Nor may a lead be told of worries in the place as a whole, which may be about any programme.
        administrator
                .get("/administration")
                .form("/administration/safeguarding")
                .with("role-place", "deputy")
                .with("name-place", "Joyce")
                .with("email-place", "place-" + tag + "@example.org")
                .send();
        var forThePlace = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> invitationsTo("place-" + tag + "@example.org"), links -> !links.isEmpty());
        assertThat(lead.get(forThePlace.getFirst())
                        .button("Yes, I take this on")
                        .with("reach", "01632 960003")
                        .send()
                        .text())
                .contains("This goes to somebody else");

        // Who can read it from then on has proved twice who they are.
        var link = askToSafeguard(tag, "safeguarding", "Wen Li", "once-" + tag + "@example.org");
        var once = Site.at(settings).signIn("once-" + tag + "@example.org", "Wen Li", letters);
        assertThat(once.get(link).text()).contains("Show it, then say yes").doesNotContain("Yes, I take this on");
        var yes = once.post(link + "/acceptance", Map.of("token", once.token(), "reach", "01632 960001"));
        assertThat(yes.path()).isEqualTo("/sign-in/stronger");
        assertThat(huda.get("/safeguarding").status()).isEqualTo(200);

        // Somebody else takes it over: both are told who, and whoever had it sees nothing more.
        looksAfterSafeguarding(tag, "safeguarding", "Wen Li");
        assertThat(huda.get("/safeguarding").status()).isEqualTo(404);
        for (var email : List.of("safeguarding-" + tag, "deputy-" + tag)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> letters.all().stream()
                            .anyMatch(letter -> letter.email().equals(email + "@example.org")
                                    && letter.subject().contains("Wen Li looks after safeguarding")));
        }

        // Whoever looks after safeguarding cannot lead there as well.
        var toLead = askToSafeguard(tag, "lead", "Huda", "deputy-" + tag + "@example.org");
        var ben = back("deputy-" + tag + "@example.org");
        assertThat(ben.get(toLead).button("Yes, I lead it").send().text()).contains("This goes to somebody else");
    }

    /** Asked by who looks after the place, and taken on with how to be reached. */
    private Site looksAfterSafeguarding(String tag, String role, String name) {
        var email = (name.equals("Wen Li") ? "next" : role) + "-" + tag + "@example.org";
        var link = askToSafeguard(tag, role, name, email);
        var somebody = Site.at(settings).signIn(email, name, letters);
        somebody.setUpApp();
        var asked = somebody.get(link).button("Yes, I take this on").send();
        assertThat(asked.text()).contains("Say how people reach you");
        var taken = asked.button("Yes, I take this on")
                .with("reach", "01632 960001")
                .send();
        assertThat(taken.path()).isEqualTo("/safeguarding");
        assertThat(taken.text()).contains("Programme " + tag);
        return somebody;
    }

    private String askToSafeguard(String tag, String role, String name, String email) {
        var page = administrator.get("/administration");
        var action = page.document().select("section").stream()
                .filter(section -> section.text().contains("Programme " + tag))
                .findFirst()
                .orElseThrow()
                .selectFirst("form[action$=/leads]")
                .attr("action");
        var id = action.split("/")[3];
        var before = invitationsTo(email);
        page.form(action)
                .with("role-" + id, role)
                .with("name-" + id, name)
                .with("email-" + id, email)
                .send();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> invitationsTo(email).stream()
                                .filter(link -> !before.contains(link))
                                .findFirst()
                                .orElse(""),
                        link -> !link.isEmpty());
    }

    private List<String> invitationsTo(String email) {
        return letters.all().stream()
                .filter(letter -> letter.email().equals(email) && letter.link() != null)
                .map(letter -> letter.link().getPath())
                .filter(path -> path.startsWith("/lead-invitations/"))
                .toList();
    }

    private Optional<DemoLetters.DemoLetter> invitationTo(String email) {
        return letters.all().stream()
                .filter(letter -> letter.email().equals(email))
                .filter(letter ->
                        letter.link() != null && letter.link().getPath().startsWith("/lead-invitations/"))
                .findFirst();
    }

    private Site.Form write(Site.Page draft) {
        return draft.form(draft.path())
                .with("purpose", "Six months for eight pairs")
                .with("forLives", "You are a patient or a carer")
                .with("forWorks", "You are a nurse or a receptionist")
                .with("kinds", "receptionist")
                .with("pay", "£160 a day")
                .with("access", "Step-free, with a quiet room")
                .with("zone", "Europe/London")
                .with("closes.day", "" + day(10).getDayOfMonth())
                .with("closes.month", "" + day(10).getMonthValue())
                .with("closes.year", "" + day(10).getYear())
                .with("closesTime", "17:00")
                .with("places", "8")
                .with("decideBy.day", "" + day(30).getDayOfMonth())
                .with("decideBy.month", "" + day(30).getMonthValue())
                .with("decideBy.year", "" + day(30).getYear())
                .with("acceptBy.day", "" + day(45).getDayOfMonth())
                .with("acceptBy.month", "" + day(45).getMonthValue())
                .with("acceptBy.year", "" + day(45).getYear())
                .with("askName", "Siân")
                .with("askReach", "01632 960417");
    }

    private static LocalDate day(int ahead) {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(ahead);
    }

    private void pair(Site one, Site other) {
        var code = one.get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", "My partner")
                .with("way", "paper")
                .send()
                .document()
                .selectFirst(".statement p")
                .text()
                .replace(" ", "");
        other.get("/invitations/" + code)
                .onlyForm("/invitations/" + code + "/acceptance")
                .send();
    }

    private static Site.Page choose(Site site, String address, int number, String choice) {
        return site.get(address + "/questions/" + number)
                .button("Save and go on")
                .with("choice", choice)
                .send();
    }

    private static List<String> uids(String calendar) {
        return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
    }
}
