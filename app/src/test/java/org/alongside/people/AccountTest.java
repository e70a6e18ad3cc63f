package org.alongside.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.Site;
import org.alongside.database.Jobs;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people say about themselves, take with them, and have erased. */
@AlongsideTest("alongside.command=demo")
class AccountTest {

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestDatabase testDatabase;

    @Autowired
    private Vault vault;

    @Test
    void what_is_saved_comes_back_and_hats_are_put_on_and_taken_off() {
        var amina = newPerson("Amina");
        var saved = amina.get("/account")
                .form("/account")
                .with("name", "Amina B.")
                .with("pronouns", "she/her")
                .with("hat", "carer")
                .with("interests", "My sister works at the hospital")
                .send();

        assertThat(saved.text()).contains("Saved.");
        assertThat(saved.form("/account").value("name")).isEqualTo("Amina B.");
        assertThat(saved.form("/account").value("interests")).isEqualTo("My sister works at the hospital");
        assertThat(saved.document().select("input[value=carer]").hasAttr("checked"))
                .isTrue();
        assertThat(saved.document().select("input[value=clinician]").hasAttr("checked"))
                .isFalse();
    }

    @Test
    void what_is_missing_is_asked_for_and_nothing_typed_is_lost() {
        var amina = newPerson("Amina");

        var again = amina.get("/account")
                .form("/account")
                .with("name", "")
                .with("contact", "post")
                .with("pronouns", "they")
                .send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Tell us what you want to be called")
                .contains("Tell us where to send letters");
        assertThat(again.form("/account").value("pronouns")).isEqualTo("they");
    }

    @Test
    @Asvs("7.5.2")
    void a_session_on_another_device_is_ended_from_here() {
        var email = UUID.randomUUID() + "@example.org";
        var phone = Site.at(settings).signIn(email, "Amina", letters);
        var desk = Site.at(settings).signIn(email, "Amina", letters);

        desk.get("/account").button("End this session").send();

        assertThat(phone.get("/today").path()).isEqualTo("/sign-in");
        assertThat(desk.get("/today").path()).isEqualTo("/today");
    }

    @Test
    void nobody_ends_the_session_of_another() {
        newPerson("Amina");
        var session = jobs.db()
                .sql("select id from people.session where ended_at is null order by began_at desc limit 1")
                .query(UUID.class)
                .single();
        var ben = newPerson("Ben");

        var refused = ben.post("/sessions/" + session + "/ending", Map.of("token", ben.token()));

        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void everything_of_mine_is_one_file_to_read_and_one_for_programs() throws Exception {
        var amina = newPerson("Amina <b>Bold</b>");
        amina.get("/account")
                .form("/account")
                .with("interests", "A canary in the archive")
                .send();

        amina.get("/account")
                .form("/account/helper")
                .with("helper", "Cousin Canary")
                .with("agreed", "true")
                .send();

        var files = unzip(amina);

        assertThat(files.keySet()).containsExactlyInAnyOrder("alongside.html", "alongside.json");
        assertThat(files.get("alongside.html"))
                .contains("A canary in the archive")
                .contains("Amina &lt;b&gt;Bold&lt;/b&gt;")
                .doesNotContain("<b>Bold");
        assertThat(files.get("alongside.json"))
                .contains("A canary in the archive")
                .contains("Cousin Canary")
                .contains("Where you are signed in");
    }

    @Test
    void the_archive_says_how_one_signs_in_what_one_was_before_and_what_is_still_on_its_way() {
        var amina = newPerson("Amina Onpaper");
        amina.setUpApp();
        wear(amina, "carer");
        wear(amina, "manager");
        amina.get("/account")
                .form("/account")
                .with("contact", "post")
                .with("postal", "8 Harbour Row")
                .send();
        invite(amina, "Benedikta", "paper");
        var refused = invite(amina, "Cecily", "paper");
        Site.at(settings).get("/invitations/" + refused).button("Not this time").send();
        org.awaitility.Awaitility.await()
                .until(() -> administrator().get("/house/post").text().contains("8 Harbour Row"));

        var file = amina.archive();

        assertThat(file)
                .contains("Authenticator app")
                .contains("\"words\" : \"Carer")
                .contains("until")
                .contains("Benedikta")
                .contains("Your invitation was not taken up this time")
                .doesNotContain("Cecily");
    }

    private static void wear(Site site, String hat) {
        var token = site.token();
        site.post(
                "/account",
                Map.of("token", token, "name", "Amina Onpaper", "language", "en-GB", "contact", "email", "hat", hat));
    }

    /** Invites somebody with a printed code, which it returns. */
    private static String invite(Site site, String name, String way) {
        var invited = site.get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", name)
                .with("way", way)
                .send();
        return invited.document().selectFirst(".statement p").text().replace(" ", "");
    }

    @Test
    void a_helper_types_for_somebody_who_agreed_is_noted_on_their_pages_and_ends() {
        var amina = newPerson("Amina");
        var unsure = amina.get("/account")
                .form("/account/helper")
                .with("helper", "Cousin Zaynab")
                .send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.text()).contains("Tell us that you want them to type for you");
        assertThat(amina.get("/today").text()).doesNotContain("Zaynab");

        unsure.form("/account/helper").with("agreed", "true").send();

        assertThat(amina.get("/account").text())
                .contains("Cousin Zaynab helps you write, since")
                .contains("You agreed to it.");
        assertThat(amina.get("/today").text()).contains("Cousin Zaynab helps you write");

        amina.get("/account").button("I write by myself again").send();

        assertThat(amina.get("/account").text()).doesNotContain("Zaynab").contains("Who helps you");
        assertThat(amina.get("/today").text()).doesNotContain("Zaynab");
        assertThat(amina.archive()).contains("Cousin Zaynab, until");
    }

    @Test
    @Asvs("7.4.2")
    void who_is_erased_is_gone_from_every_table_and_can_begin_anew_as_a_stranger() throws Exception {
        var email = "erase." + UUID.randomUUID() + "@example.org";
        var amina = Site.at(settings).signIn(email, "Aminatou Unmistakable", letters);
        amina.get("/account")
                .form("/account")
                .with("postal", "1 Unmistakable Lane")
                .send();
        var backup = postalAddressAsStored(email);
        assertThat(backup.opened(vault)).contains("1 Unmistakable Lane");

        var unsure = amina.get("/account/erasure").form("/account/erasure").send();
        assertThat(unsure.text()).contains("Tell us that you are sure");
        amina.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();

        assertThat(amina.get("/today").path()).isEqualTo("/sign-in");
        assertThat(testDatabase.dump()).doesNotContain("Unmistakable").doesNotContain(email);
        assertThat(backup.opened(vault)).as("out of a backup made before").isEmpty();
        var again = Site.at(settings).signIn(email, "Somebody new", letters);
        assertThat(again.get("/today").heading()).isEqualTo("Hello, Somebody new");
    }

    private record Stored(UUID person, byte[] sealed) {
        Optional<String> opened(Vault vault) {
            return vault.openUnlessErased(person, new Place("people.person.postal", person, person), sealed);
        }
    }

    private Stored postalAddressAsStored(String email) {
        return testDatabase.keeper(
                db -> db.sql("""
                        select p.id as person, p.postal as sealed
                          from people.person p join people.address a on a.person = p.id
                         where a.email = ?
                        """).param(email).query(Stored.class).single());
    }

    @Test
    void words_about_oneself_lie_sealed_in_the_database() throws Exception {
        var amina = newPerson("Amina");
        amina.get("/account")
                .form("/account")
                .with("interests", "Canary interest")
                .with("phone", "01632 960999")
                .send();

        assertThat(testDatabase.dump()).doesNotContain("Canary interest", "01632 960999", "01632960999");
    }

    @Test
    void a_complaint_reaches_those_who_look_after_this_place_and_nobody_else() {
        var anybody = Site.at(settings);
        var unfinished = anybody.get("/complaints/new")
                .form("/complaints")
                .with("answer", "me@example.org")
                .send();
        assertThat(unfinished.text()).contains("Tell us what went wrong");
        unfinished.form("/complaints").with("words", "Canary complaint").send();

        assertThat(administrator().get("/today").text()).contains("Acknowledge a complaint");
        var page = administrator().get("/house/complaints");
        assertThat(page.text()).contains("Canary complaint").contains("Answer to: me@example.org");
        assertThat(page.button("Acknowledge it by letter").send().text()).contains("Acknowledged on");
        var ben = newPerson("Ben");
        ben.setUpApp();
        assertThat(ben.get("/house/complaints").status()).isEqualTo(404);
        assertThat(testDatabase.dump()).doesNotContain("Canary complaint");
    }

    @Test
    void a_complaint_left_too_long_is_overdue_and_who_made_it_hears_when_it_is_acknowledged() {
        var address = "complains." + UUID.randomUUID() + "@example.org";
        complain("The lift was broken", address);
        var administrator = administrator();
        passes("25 days");
        assertThat(administrator.get("/today").text()).contains("Acknowledge a complaint this week");
        passes("6 days");
        assertThat(administrator.get("/today").text())
                .contains("A complaint is overdue")
                .contains("We promise a word within 30 days");
        assertThat(administrator.get("/house/complaints").text()).contains("Overdue since");

        var page = administrator.get("/house/complaints");
        while (page.has("button:contains(Acknowledge it)")) {
            page = page.button("Acknowledge it by letter").send();
        }

        org.awaitility.Awaitility.await()
                .until(() -> letters.all().stream()
                        .anyMatch(letter -> letter.email().equals(address)
                                && letter.text().contains("We have read it")
                                && !letter.text().contains("lift")));
        assertThat(administrator.get("/today").text()).doesNotContain("A complaint is overdue");
    }

    private void complain(String words, String answer) {
        Site.at(settings)
                .get("/complaints/new")
                .form("/complaints")
                .with("words", words)
                .with("answer", answer)
                .send();
    }

    /** All complaints that wait are older by this much. */
    private void passes(String time) {
        testDatabase.keeper(db -> db.sql(
                        "update people.complaint set received_at = received_at - ?::interval where acknowledged_at is null")
                .param(time)
                .update());
    }

    @Test
    void who_reads_on_paper_gets_their_letters_by_hand() {
        var amina = newPerson("Amina Onpaper");
        amina.get("/account")
                .form("/account")
                .with("contact", "post")
                .with("postal", "7 Harbour Row")
                .send();
        var invited = amina.get("/pairs/new")
                .form("/invitations")
                .with("side", "lives")
                .with("name", "B")
                .with("way", "paper")
                .send();
        var code = invited.document().selectFirst(".statement p").text().replace(" ", "");
        Site.at(settings).get("/invitations/" + code).button("Not this time").send();
        var administrator = administrator();

        org.awaitility.Awaitility.await()
                .until(() -> administrator.get("/house/post").text().contains("7 Harbour Row"));
        var page = administrator.get("/house/post");
        assertThat(page.text())
                .contains("Hello Amina Onpaper,")
                .contains("This letter comes from")
                .contains("Your invitation was not taken up this time")
                .as("an address to go to, written out")
                .contains(settings.link("/pairs"));
        assertThat(administrator.get("/today").text()).contains("Bring a letter");
        assertThat(page.button("Done").send().text()).doesNotContain("7 Harbour Row");
    }

    @Test
    @Asvs({"7.3.1", "7.3.2"})
    void a_session_ends_after_half_an_hour_without_a_page_and_after_twelve_hours_in_any_case() {
        var idle = newPerson("Idle");
        age("seen_at", "40 minutes");
        assertThat(idle.get("/today").path()).isEqualTo("/sign-in");

        var busy = newPerson("Busy");
        age("began_at", "721 minutes");
        assertThat(busy.get("/today").path()).isEqualTo("/sign-in");

        var fresh = newPerson("Fresh");
        age("seen_at", "20 minutes");
        assertThat(fresh.get("/today").path()).isEqualTo("/today");
    }

    private void age(String column, String by) {
        jobs.db()
                .sql("update people.session set " + column + " = " + column + " - :by::interval where ended_at is null")
                .param("by", by)
                .update();
    }

    private Site administrator() {
        var site = Site.at(settings);
        site.get("/demo").button("Be Wendeline Okafor").send();
        return site;
    }

    private Map<String, String> unzip(Site site) throws Exception {
        var cookies = site.cookies().stream()
                .map(c -> c.getName() + "=" + c.getValue())
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(settings.link("/account/archive")))
                                .header("Cookie", cookies)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Site newPerson(String name) {
        return Site.at(settings).signIn(UUID.randomUUID() + "@example.org", name, letters);
    }
}
