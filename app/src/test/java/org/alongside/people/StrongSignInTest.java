package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Authenticator;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with more than a letter, and changing how one signs in, as a browser without script does it. */
@AlongsideTest("alongside.command=demo")
class StrongSignInTest {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4} [A-Z0-9]{4}");

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    private final String email = UUID.randomUUID() + "@example.org";

    @Test
    @Asvs("6.3.3")
    void a_page_of_a_role_asks_for_a_second_proof_and_leads_on_to_it() {
        var ada = newPerson();
        looksAfterThePlace();

        var asked = ada.get("/house/complaints");
        assertThat(asked.path()).isEqualTo("/sign-in/stronger");
        assertThat(asked.heading()).isEqualTo("One more proof first");
        assertThat(ada.get("/today").text()).contains("What goes with your role is closed");
        assertThat(ada.get("/nothing/here").text()).contains("opens only after two proofs");

        var setUp = asked.follow("Set up an app");
        var app = appOn(setUp);
        var there = setUp.form("/account/ways/app").with("code", app.next()).send();
        assertThat(there.path()).isEqualTo("/house/complaints");
        assertThat(there.text()).contains("Your app is set up");
        assertThat(ada.get("/today").text()).doesNotContain("What goes with your role is closed");
        told("A new way to sign in as you");
    }

    @Test
    @Asvs("6.3.3")
    void nothing_that_goes_with_a_role_is_seen_by_the_database_before() {
        var ada = newPerson();
        var id = looksAfterThePlace();
        var circle = UUID.randomUUID();
        database.keeper(db -> db.sql("insert into vault.membership (person, circle, staff) values (?, ?, true)")
                .params(id, circle)
                .update());
        var weakly = org.alongside.database.Asking.weaklyAs(id)
                .call(() -> database.nobody(db -> db.sql("select vault.circles(), people.administers()")
                        .query((row, _) -> row.getString(1) + " " + row.getBoolean(2))
                        .single()));
        var strongly = database.as(
                id,
                db -> db.sql("select vault.circles(), people.administers()")
                        .query((row, _) -> row.getString(1) + " " + row.getBoolean(2))
                        .single());

        assertThat(weakly).isEqualTo("{} false");
        assertThat(strongly).isEqualTo("{" + circle + "} true");
        assertThat(ada.get("/today").status()).isEqualTo(200);
    }

    @Test
    @Asvs({"6.3.3", "6.5.1"})
    void once_there_is_an_app_a_letter_alone_lets_nobody_in_and_each_code_works_once() {
        var app = newPerson().setUpApp();

        var elsewhere = Site.at(settings);
        var second = byLetter(elsewhere);
        assertThat(second.heading()).isEqualTo("One more proof that it is you");
        assertThat(elsewhere.get("/today").path()).isEqualTo("/sign-in");
        var code = app.next();
        assertThat(second.form("/sign-in/second-step").with("code", code).send().heading())
                .isEqualTo("Hello, Ada");

        var again = byLetter(Site.at(settings));
        var refused = again.form("/sign-in/second-step").with("code", code).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Wait for the next code");
    }

    @Test
    void a_code_is_good_for_a_minute_and_a_half_around_its_time_and_no_longer() {
        var key = "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP";
        var app = new Authenticator(key);
        var secret = org.alongside.proving.AppSecret.fresh();
        var theirs = new Authenticator(secret.shown());
        var now = Instant.ofEpochSecond(1_900_000_000L);

        for (int late = -3; late <= 3; late++) {
            assertThat(secret.stepOf(theirs.from(now.getEpochSecond(), late), now)
                            .isPresent())
                    .as("%s half minutes off", late)
                    .isEqualTo(Math.abs(late) <= 1);
        }
        assertThat(secret.stepOf("", now)).isEmpty();
        assertThat(app.from(now.getEpochSecond(), 0)).hasSize(6);
    }

    /** The examples of RFC 6238, appendix B, with six digits. */
    @Test
    void codes_are_those_of_the_standard() {
        var secret = org.alongside.proving.AppSecret.read(java.util.Base64.getEncoder()
                .encodeToString("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(
                        List.of(59L, 1_111_111_109L, 1_111_111_111L, 1_234_567_890L, 2_000_000_000L, 20_000_000_000L)
                                .stream()
                                .map(Instant::ofEpochSecond)
                                .map(secret::codeAt))
                .containsExactly("287082", "081804", "050471", "005924", "279037", "353130");
        assertThat(secret.shown()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    @Test
    void who_guesses_codes_has_five_tries_a_letter_and_ten_a_day_and_the_person_is_told() {
        var app = newPerson().setUpApp();
        for (int letter = 0; letter < 2; letter++) {
            var guessing = byLetter(Site.at(settings));
            for (int i = 0; i < 5; i++) {
                guessing.form("/sign-in/second-step").with("code", "00000" + i).send();
            }
            assertThat(guessing.form("/sign-in/second-step")
                            .with("code", app.next())
                            .send()
                            .heading())
                    .isEqualTo("This letter has had its day");
        }
        told("Somebody is guessing your codes");

        var late = byLetter(Site.at(settings));
        assertThat(late.form("/sign-in/second-step")
                        .with("code", app.next())
                        .send()
                        .status())
                .as("the right code, after ten wrong ones")
                .isEqualTo(422);
    }

    @Test
    @Asvs("6.6.2")
    void a_second_step_is_taken_in_the_browser_that_took_the_first() {
        var app = newPerson().setUpApp();
        var step = byLetter(Site.at(settings)).form("/sign-in/second-step").value("step");
        var elsewhere = Site.at(settings);

        var taken = elsewhere.post(
                "/sign-in/second-step", Map.of("token", elsewhere.token(), "step", step, "code", app.next()));

        assertThat(taken.heading()).isEqualTo("This letter has had its day");
        assertThat(elsewhere.get("/today").path()).isEqualTo("/sign-in");
    }

    @Test
    @Asvs({"7.2.4", "7.4.1"})
    void a_new_way_begins_a_new_session_and_ends_all_others() {
        var here = newPerson();
        var phone = Site.at(settings).signIn(email, "Ada", letters);
        var before = session(here);

        here.setUpApp();

        assertThat(session(here)).isNotEqualTo(before);
        assertThat(opensWith(before)).isFalse();
        assertThat(opensWith(session(here))).isTrue();
        assertThat(phone.get("/today").path()).isEqualTo("/sign-in");
    }

    @Test
    @Asvs({"7.3.1", "7.3.2"})
    void a_session_ends_after_half_an_hour_without_a_page_and_after_twelve_hours_in_any_case() {
        for (var since :
                List.of("seen_at = now() - interval '35 minutes'", "began_at = now() - interval '12 hours 1 second'")) {
            var ada = Site.at(settings).signIn(email, "Ada", letters);
            assertThat(ada.get("/today").path()).isEqualTo("/today");
            age(since);
            assertThat(ada.get("/today").path()).as(since).isEqualTo("/sign-in");
        }
    }

    @Test
    @Asvs("7.5.1")
    void how_one_signs_in_changes_only_soon_after_signing_in() {
        var ada = newPerson();
        ada.get("/account/ways").follow("Set up an app");
        age("began_at = now() - interval '11 minutes'");

        for (var path : List.of("/account/address", "/account/ways/app", "/account/ways/passkey")) {
            var asked = ada.get(path);
            assertThat(asked.path()).as(path).isEqualTo("/sign-in/again");
            assertThat(asked.form("/sign-in").value("email")).isEqualTo(email);
            assertThat(asked.form("/sign-in").value("onward")).isEqualTo(path);
            assertThat(ada.post(path, Map.of("token", ada.token(), "email", "x@example.org", "name", "x"))
                            .path())
                    .as("an act")
                    .isEqualTo("/sign-in/again");
        }
        assertThat(ada.get("/account/ways").status()).isEqualTo(200);
    }

    /** Who asked may have left the browser open, and somebody else sits there now. */
    @Test
    @Asvs("7.5.1")
    void what_was_asked_for_soon_after_signing_in_is_not_done_long_after_either() {
        var ada = newPerson();
        var moved = "new-" + email;
        var sent = ada.get("/account/address")
                .form("/account/address")
                .with("email", moved)
                .send();
        var code = codeIn(letterTo(moved, "Is this your new address?"));
        age("began_at = now() - interval '11 minutes'");

        var again = sent.form("/account/address/code").with("code", code).send();
        assertThat(again.path()).isEqualTo("/sign-in/again");
        assertThat(ada.post("/account/address/code", Map.of("token", ada.token(), "code", code))
                        .path())
                .isEqualTo("/sign-in/again");
        assertThat(again.form("/sign-in").value("onward")).isEqualTo("/account/address/code");

        age("began_at = now()");
        var done = ada.get("/account/address/code")
                .form("/account/address/code")
                .with("code", code)
                .send();
        assertThat(done.text()).contains("It goes to " + moved);
    }

    @Test
    @Asvs("7.5.1")
    void an_address_changes_when_a_letter_there_is_read_and_the_old_one_is_told() {
        var ada = newPerson();
        var phone = Site.at(settings).signIn(email, "Ada", letters);
        var moved = "new-" + email;

        var asked = ada.get("/account/ways").follow("Change the address").form("/account/address");
        assertThat(asked.with("email", "nowhere").send().text()).contains("needs an @ sign");
        var sent = asked.with("email", moved).send();
        told("Your letters are to go elsewhere");
        assertThat(sent.form("/account/address/code")
                        .with("code", "WRNG WRNG")
                        .send()
                        .status())
                .isEqualTo(422);
        var code = codeIn(letterTo(moved, "Is this your new address?"));
        var done = sent.form("/account/address/code").with("code", code).send();

        assertThat(done.text())
                .contains("Your letters go to the new address now.")
                .contains("It goes to " + moved);
        told("Your letters go elsewhere now");
        assertThat(phone.get("/today").path()).as("signed in elsewhere").isEqualTo("/sign-in");
        assertThat(byLetter(Site.at(settings), moved).heading()).isEqualTo("Hello, Ada");
        assertThat(byLetter(Site.at(settings), email).heading()).isEqualTo("Welcome. What may we call you?");
    }

    @Test
    @Asvs("6.3.8")
    void nobody_learns_whether_an_address_is_somebody_elses() {
        var ada = newPerson();
        var others = UUID.randomUUID() + "@example.org";
        Site.at(settings).signIn(others, "Ben", letters);

        var form = ada.get("/account/address").form("/account/address");
        var free = form.with("email", "free-" + others).send();
        var taken = form.with("email", others).send();

        assertThat(taken.status()).isEqualTo(free.status());
        assertThat(taken.text()).isEqualTo(free.text().replace("free-", ""));
        assertThat(letterTo(others, "This address is in use here").text()).doesNotContainPattern(CODE);
    }

    @Test
    void ways_are_renamed_and_the_last_one_is_kept_until_one_is_sure() {
        var ada = newPerson();
        looksAfterThePlace();
        ada.setUpApp();
        var way = ada.get("/account/ways").follow("Rename or remove My phone");
        var path = way.path();

        var renamed = way.form(path).with("name", "An old <b>phone</b>").send();
        assertThat(renamed.text()).contains("The name is changed.").contains("An old <b>phone</b>");
        assertThat(way.form(path).with("name", " ").send().text()).contains("Give it a name");
        var unsure = ada.get(path).form(path + "/removal").send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.text()).contains("Your role asks for two proofs").contains("Tell us that you are sure");
        var gone = unsure.form(path + "/removal").with("sure", "true").send();

        assertThat(gone.text()).contains("It is gone.").contains("So far a letter is enough.");
        told("A way to sign in as you is gone");
        assertThat(byLetter(Site.at(settings)).heading()).isEqualTo("Hello, Ada");
    }

    @Test
    void a_letter_to_sign_in_never_goes_by_hand() {
        var ada = newPerson();
        ada.get("/account")
                .form("/account")
                .with("contact", "post")
                .with("postal", "1 Quay Street")
                .send();

        ada.setUpApp();
        byLetter(Site.at(settings));

        told("A new way to sign in as you");
        assertThat(database.<Long>keeper(
                        db -> db.sql("""
                        select count(*) from people.by_hand b join people.address a on a.person = b.person
                         where a.email = ?
                        """).param(email).query(Long.class).single()))
                .isZero();
    }

    @Test
    void what_an_app_makes_its_codes_from_is_not_in_the_database() {
        var ada = newPerson();
        var setUp = ada.get("/account/ways/app");
        var key = setUp.document().selectFirst(".key").text();
        setUp.form("/account/ways/app")
                .with("code", new Authenticator(key).next())
                .send();

        assertThat(database.dump()).doesNotContain(key).doesNotContain(key.replace(" ", ""));
    }

    private Site newPerson() {
        return Site.at(settings).signIn(email, "Ada", letters);
    }

    private UUID looksAfterThePlace() {
        return database.keeper(db -> db.sql(
                        "insert into people.administrator (person) select person from people.address where email = ? returning person")
                .param(email)
                .query(UUID.class)
                .single());
    }

    private void age(String change) {
        database.keeper(db -> db.sql("update people.session set " + change
                        + " where ended_at is null and person = (select person from people.address where email = ?)")
                .param(email)
                .update());
    }

    private static Authenticator appOn(Site.Page page) {
        return new Authenticator(page.document().selectFirst(".key").text());
    }

    private Site.Page byLetter(Site browser) {
        return byLetter(browser, email);
    }

    /** Types the code of a letter where it was asked for. */
    private Site.Page byLetter(Site browser, String address) {
        var before = signInLetters(address);
        var sent =
                browser.get("/sign-in").form("/sign-in").with("email", address).send();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> signInLetters(address).size() > before.size());
        var code = signInLetters(address).stream()
                .filter(c -> !before.contains(c))
                .findFirst()
                .orElseThrow();
        return sent.form("/sign-in/code").with("code", code).send();
    }

    private List<String> signInLetters(String address) {
        return letters.all().stream()
                .filter(l -> l.email().equals(address) && l.link() != null)
                .map(StrongSignInTest::codeIn)
                .toList();
    }

    private void told(String subject) {
        letterTo(email, subject);
    }

    private DemoLetters.DemoLetter letterTo(String address, String subject) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> letters.all().stream()
                                .filter(l ->
                                        l.email().equals(address) && l.subject().equals(subject))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static String codeIn(DemoLetters.DemoLetter letter) {
        var code = CODE.matcher(letter.text());
        assertThat(code.find()).as(letter.text()).isTrue();
        return code.group();
    }

    private static String session(Site site) {
        return site.cookies().stream()
                .filter(cookie -> cookie.getName().equals("session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private boolean opensWith(String token) {
        return sessions.holding(token).isPresent();
    }
}
