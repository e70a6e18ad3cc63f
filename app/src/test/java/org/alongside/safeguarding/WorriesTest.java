package org.alongside.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Sessions;
import org.alongside.programme.Eastmere;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Being worried about someone: who is told, who reads it, who hears that it waits, and what stays. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorriesTest {

    private static final String WORDS = "CANARY: she does not feel safe at home";
    private static final String REACH = "Siân, 01632 960777";
    private static final String DONE = "CANARY: rang, and spoke with her";

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Reminding reminding;

    @Autowired
    private Vault vault;

    @Autowired
    private MovingClock.Time time;

    private Eastmere town;

    @BeforeEach
    void arrive() {
        town = database.keeper(db -> Eastmere.with(db, 8, "10 days"));
    }

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    @Test
    void anybody_tells_two_people_who_are_told_without_a_word_and_open_it_by_name() {
        var page = Site.at(settings).get("/worried?programme=" + town.programme);
        assertThat(page.body().indexOf("116 123"))
                .as("whom to ring comes first")
                .isPositive()
                .isLessThan(page.body().indexOf("action=\"/worried\""));
        var sent =
                page.form("/worried").with("words", WORDS).with("reach", REACH).send();
        assertThat(sent.text()).contains("We have passed it on", "01632 960001").doesNotContain("CANARY");
        assertThat(sent.site().cookies())
                .as("a notice would wait for whoever opens the next page")
                .noneMatch(cookie -> cookie.getName().equals("notice"));
        var worry = worry();
        reminding.go();

        assertThat(lettersTo(town.guardian, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("There is something for you to read");
            assertThat(letter.link().getPath()).isEqualTo("/safeguarding");
            assertThat(letter.toString())
                    .doesNotContain("CANARY")
                    .doesNotContain("960777")
                    .doesNotContain("Harbour");
        });
        assertThat(lettersTo(town.deputy, 1)).hasSize(1);

        var guardian = as(town.guardian);
        var deputy = as(town.deputy);
        var path = "/safeguarding/" + worry;
        assertThat(guardian.get("/today").text()).contains("Somebody is worried");
        assertThat(guardian.get("/safeguarding").text()).contains("Not opened yet");
        assertThat(guardian.get(path).body()).doesNotContain("CANARY").doesNotContain("960777");
        var opened = guardian.get(path).form(path + "/opening").send();
        assertThat(opened.text()).contains(WORDS, REACH);
        assertThat(deputy.get(path).text()).contains("Joyce,").doesNotContain("CANARY");

        assertThat(opened.form(path + "/notes").send().text()).contains("Say what was done");
        var closed = opened.form(path + "/notes")
                .with("words", DONE)
                .with("closing", "true")
                .send();
        assertThat(closed.text()).contains("Noted and closed.", "It is destroyed here on");
        assertThat(deputy.get(path).body()).doesNotContain("CANARY");
        assertThat(deputy.get(path).form(path + "/opening").send().text()).contains(WORDS, DONE);
    }

    @Test
    void nobody_else_learns_that_there_is_one() {
        var worry = tell(Site.at(settings));
        var administrator = database.<UUID>keeper(db -> {
            var person = town.in(db).person("Wendeline");
            town.in(db).looksAfterThePlace(person);
            return person;
        });
        var elsewhere = database.keeper(db -> Eastmere.with(db, 8, "10 days"));

        for (var person : List.of(town.lead, administrator, elsewhere.guardian)) {
            var site = as(person);
            assertThat(site.get("/safeguarding/" + worry).status()).isEqualTo(404);
            assertThat(site.post("/safeguarding/" + worry + "/opening", Map.of("token", site.token()))
                            .status())
                    .isEqualTo(404);
            assertThat(site.post("/safeguarding/" + worry + "/notes", Map.of("token", site.token(), "words", "x"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(as(town.lead).get("/safeguarding").status()).isEqualTo(404);
    }

    @Test
    void the_database_shows_no_words_without_an_opening_of_ones_own() {
        var worry = tell(Site.at(settings));

        assertThat(wordsSeenBy(town.guardian, worry)).isZero();
        open(town.guardian, worry);
        assertThat(wordsSeenBy(town.guardian, worry)).isOne();
        assertThat(wordsSeenBy(town.deputy, worry)).isZero();
        assertThat(wordsSeenBy(town.lead, worry)).isZero();
    }

    @Test
    void unopened_after_a_working_day_the_leads_hear_that_and_never_what() {
        tell(Site.at(settings));
        time.goOn(Duration.ofHours(23));
        reminding.go();
        assertThat(lettersTo(town.lead, 0)).as("not a moment sooner").isEmpty();

        time.goOn(Duration.ofDays(4));
        reminding.go();
        reminding.go();

        assertThat(lettersTo(town.lead, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Something waits to be read in “Harbour and Hills”");
            assertThat(letter.text()).contains("Joyce: 01632 960001", "Dilip: 01632 960002");
            assertThat(letter.toString()).doesNotContain("CANARY").doesNotContain("960777");
        });
    }

    @Test
    void once_opened_the_leads_hear_nothing() {
        open(town.deputy, tell(Site.at(settings)));

        time.goOn(Duration.ofDays(5));
        reminding.go();

        assertThat(lettersTo(town.guardian, 1)).isNotEmpty();
        assertThat(lettersTo(town.lead, 0)).isEmpty();
    }

    @Test
    void whoever_wrote_it_sees_that_it_was_opened_and_erasing_them_leaves_it_with_the_two() {
        var nasreen = database.<UUID>keeper(db -> town.in(db).person("Nasreen"));
        var site = as(nasreen);
        assertThat(site.get("/worried").form("/worried").value("reach")).isEqualTo("Nasreen");
        var worry = tell(site);
        assertThat(site.get("/worried/sent").text()).contains("Not opened yet").doesNotContain("CANARY");

        open(town.guardian, worry);
        note(town.guardian, worry);

        assertThat(site.get("/worried/sent").text()).contains("Opened").doesNotContain("CANARY");
        assertThat(as(town.guardian).get("/safeguarding/" + worry).body()).doesNotContain(nasreen.toString());

        var page = site.get("/account/erasure");
        page.form("/account/erasure").with("sure", "true").send();
        assertThat(site.get("/account").path()).as("they are gone").isEqualTo("/sign-in");
        assertThat(as(town.guardian).get("/safeguarding/" + worry).text()).contains(WORDS, DONE);
        assertThat(senders(worry)).isZero();
    }

    @Test
    void whoever_takes_the_role_over_reads_on_and_whoever_had_it_does_not() {
        var worry = tell(Site.at(settings));
        open(town.guardian, worry);
        note(town.guardian, worry);
        var before = as(town.guardian);
        var next = database.<UUID>keeper(db -> {
            var person = town.in(db).person("Huda");
            db.sql("update programme.safeguarding set until = now() where person = ?")
                    .param(town.guardian)
                    .update();
            db.sql("update vault.membership set until = now() where person = ? and circle = ?")
                    .params(town.guardian, circle())
                    .update();
            db.sql("insert into vault.membership (person, circle, staff) values (?, ?, true)")
                    .params(person, circle())
                    .update();
            return person;
        });

        assertThat(before.get("/safeguarding/" + worry).status()).isEqualTo(404);
        assertThat(wordsSeenBy(town.guardian, worry)).isZero();
        open(next, worry);
        assertThat(as(next).get("/safeguarding/" + worry).text()).contains(WORDS, DONE);
    }

    @Test
    void a_year_after_it_was_closed_nothing_of_it_can_be_opened_from_any_backup() {
        var worry = tell(Site.at(settings));
        open(town.guardian, worry);
        var sealed = database.<byte[]>keeper(db -> db.sql("select words from safeguarding.words where worry = ?")
                .param(worry)
                .query(byte[].class)
                .single());
        var place = new Place("safeguarding.words.words", worry, circle());
        as(town.guardian)
                .get("/safeguarding/" + worry)
                .form("/safeguarding/" + worry + "/notes")
                .with("words", DONE)
                .with("closing", "true")
                .send();
        time.goOn(Duration.ofDays(364));
        reminding.go();
        assertThat(vault.openUnlessErased(worry, place, sealed)).contains(WORDS);

        time.goOn(Duration.ofDays(2));
        reminding.go();

        assertThat(vault.openUnlessErased(worry, place, sealed)).isEmpty();
        assertThat(as(town.guardian).get("/safeguarding/" + worry).status()).isEqualTo(404);
    }

    /** The last, because from here on nobody on this machine is let in for an hour. */
    @Test
    @Order(Integer.MAX_VALUE)
    void nothing_typed_is_lost_to_a_choice_left_out_or_to_a_limit() {
        var site = Site.at(settings);
        var token = site.token();
        var again = site.post("/worried", Map.of("token", token, "words", WORDS, "reach", REACH));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Choose whom we should tell");
        assertThat(again.form("/worried").value("words")).isEqualTo(WORDS);
        assertThat(again.form("/worried").value("reach")).isEqualTo(REACH);

        Site.Page last = again;
        for (int i = 0; i < 41; i++) {
            last = site.post("/worried", Map.of("token", token, "words", WORDS, "reach", REACH));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.form("/worried").value("words")).isEqualTo(WORDS);
        assertThat(last.text()).contains("116 123");
    }

    // What happens here often

    private UUID tell(Site site) {
        site.get("/worried?programme=" + town.programme)
                .form("/worried")
                .with("words", WORDS)
                .with("reach", REACH)
                .send();
        return worry();
    }

    private void open(UUID person, UUID worry) {
        var path = "/safeguarding/" + worry;
        assertThat(as(person).get(path).form(path + "/opening").send().status()).isEqualTo(200);
    }

    private void note(UUID person, UUID worry) {
        var path = "/safeguarding/" + worry;
        as(person).get(path).form(path + "/notes").with("words", DONE).send();
    }

    private UUID worry() {
        return database.keeper(db -> db.sql("select id from safeguarding.worry where circle = ?")
                .param(circle())
                .query(UUID.class)
                .single());
    }

    private UUID circle() {
        return database.keeper(db -> db.sql("select safeguarding from programme.programme where id = ?")
                .param(town.programme)
                .query(UUID.class)
                .single());
    }

    private int wordsSeenBy(UUID person, UUID worry) {
        return database.as(
                person,
                db -> db.sql("select count(*) from safeguarding.words where worry = ?")
                        .param(worry)
                        .query(Integer.class)
                        .single());
    }

    private int senders(UUID worry) {
        return database.keeper(db -> db.sql("select count(*) from safeguarding.sender where worry = ?")
                .param(worry)
                .query(Integer.class)
                .single());
    }

    private Site as(UUID person) {
        return Site.of(settings, sessions, person);
    }

    private List<DemoLetters.DemoLetter> lettersTo(UUID person, int many) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> letters.all().stream()
                                .filter(letter -> letter.email().equals("person-" + person + "@example.org"))
                                .toList(),
                        found -> found.size() >= many);
    }
}
