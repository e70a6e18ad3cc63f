package org.alongside.leading;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.pairing.Two;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a pair decided: who led, and where each half places it, blind, until both have. */
@AlongsideTest("alongside.command=demo")
class DecisionsTest {

    private static final String CREDIT =
            "Ladder of co-production: Think Local Act Personal (TLAP) and the National Co-production Advisory Group";

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private LeadingBelongings belongings;

    @Autowired
    private TransactionTemplate transaction;

    private TheirPages pages;
    private Site hers;
    private Site his;

    @BeforeEach
    void meet() {
        pages = new TheirPages(database, settings, sessions);
        hers = pages.hers;
        his = pages.his;
    }

    // Writing it down

    @Test
    void a_page_without_a_decision_says_what_it_is_for() {
        assertThat(hers.get(pages.at("")).follow("Decisions we made").text())
                .contains("No decision is written down yet", "who led");
    }

    @Test
    void either_half_writes_down_what_was_decided_and_who_led_and_both_read_it_newest_first() {
        decide(hers, "The letter has one page.", "lives", "tlap", "3");
        decide(his, "Two clinics begin.", "lives", "tlap", "7");

        assertThat(hers.get(list()).text())
                .containsSubsequence("Two clinics begin.", "You led, Gareth followed.", "The letter has one page.");
        assertThat(his.get(list()).text()).contains("Nasreen led, you followed.");
        assertThat(his.get(pages.at("")).text()).contains("The last one of 7 January 2026.");
    }

    @Test
    void what_is_missing_is_asked_for_and_nothing_typed_is_lost() {
        var again = hers.get(list() + "/new")
                .form(list())
                .with("text", "x".repeat(1_001))
                .with("day.year", "2099")
                .send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Use at most 1,000 characters", "Give a day that exists and has come", "Choose who led");
        assertThat(again.form(list()).value("text")).hasSize(1_001);
        assertThat(again.form(list()).value("day.year")).isEqualTo("2099");
        assertThat(again.form(list()).value("ladder")).isEqualTo("tlap");
    }

    @Test
    void the_ladder_of_co_production_is_the_first_choice_and_its_authors_are_credited_wherever_it_stands() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");

        credited(hers.get(list() + "/new"));
        var form = credited(hers.get(at(decision)));
        assertThat(form.document().select("input[name=step] + span b").eachText())
                .containsExactly(
                        "Co-production",
                        "Co-design",
                        "Engagement",
                        "Consultation",
                        "Informing",
                        "Educating",
                        "Coercion");
        place(hers, decision, "6", "");
        credited(hers.get(at(decision)));
        place(his, decision, "3", "");
        credited(hers.get(at(decision)));
        credited(hers.get(list()));
    }

    @Test
    void arnsteins_ladder_has_eight_steps_and_names_its_author() {
        var decision = decide(hers, "The letter has one page.", "both", "arnstein", "3");

        var form = hers.get(at(decision));

        assertThat(form.document().select("input[name=step] + span b").eachText())
                .containsExactly(
                        "Citizen control",
                        "Delegated power",
                        "Partnership",
                        "Placation",
                        "Consultation",
                        "Informing",
                        "Therapy",
                        "Manipulation");
        assertThat(form.text()).contains("Arnstein, “A Ladder of Citizen Participation”, 1969");
        assertThat(place(hers, decision, "9", "").status()).isEqualTo(422);
    }

    // Placing it

    @Test
    void both_places_open_once_both_have_placed_it_and_how_far_apart_they_are_is_said_in_words() {
        wears(pages.two.works(), Hat.MANAGER);
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "We drew it at my table.");
        his.get(at(decision))
                .form(at(decision) + "/placing")
                .with("step", "3")
                .with("hat", "manager")
                .with("why", "I had the template.")
                .send();

        for (var site : List.of(hers, his)) {
            var page = site.get(at(decision));
            assertThat(page.text()).contains("You placed it 3 steps apart: Nasreen on Co-design, Gareth on Informing.");
            assertThat(page.document()
                            .select(".ladder > li:contains(Co-design)")
                            .text())
                    .contains("Nasreen", "We drew it at my table.");
            assertThat(page.document()
                            .select(".ladder > li:contains(Informing)")
                            .text())
                    .contains("in the hat: Manager", "I had the template.");
            assertThat(site.get(list()).document().select("table.gaps tbody td").eachText())
                    .startsWith("Co-design", "Informing");
        }
    }

    @Test
    void where_both_have_placed_it_is_one_table_a_ladder_oldest_first() {
        var later = decide(hers, "Later", "both", "tlap", "9");
        var first = decide(hers, "First", "both", "tlap", "2");
        var other = decide(hers, "On another", "both", "arnstein", "5");
        both(later, "5", "5");
        both(first, "1", "7");
        both(other, "8", "6");

        var page = hers.get(list());

        assertThat(page.document().select("table.gaps")).hasSize(2);
        assertThat(page.document()
                        .select("table.gaps")
                        .first()
                        .select("tbody th")
                        .eachText())
                .containsExactly("2 January 2026", "9 January 2026");
        assertThat(page.text())
                .contains("You both placed it on the same step: Engagement.", "Over time: Ladder of co-production");
    }

    @Test
    void before_both_have_placed_it_the_other_half_sees_no_row_and_no_difference() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        var theirs = List.of(list(), at(decision), pages.at(""), "/today");
        var before =
                theirs.stream().map(his::get).map(DecisionsTest::withoutTokens).toList();

        for (var why : List.of("", "Because. ".repeat(50))) {
            place(hers, decision, "6", why);
            assertThat(theirs.stream().map(his::get).map(DecisionsTest::withoutTokens))
                    .isEqualTo(before);
            takeMineBack(hers, decision);
        }
        place(hers, decision, "2", "");

        assertThat(theirs.stream().map(his::get).map(DecisionsTest::withoutTokens))
                .isEqualTo(before);
        assertThat(database.<Integer>as(
                        pages.two.works(),
                        db -> db.sql("""
                        select (select count(*) from pairing.blind_answer) + (select count(*) from pairing.blind_readiness)
                             + (select count(*) from pairing.blind_opening)
                        """).query(Integer.class).single()))
                .isZero();
    }

    @Test
    void one_letter_goes_out_as_it_opens_to_whoever_placed_it_first_with_no_word_of_it() {
        var email = reachable(pages.two.lives());
        reachable(pages.two.works());
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "");
        takeMineBack(hers, decision);
        both(decision, "6", "3");

        Awaitility.await().until(() -> !lettersAbout(decision).isEmpty());
        assertThat(lettersAbout(decision)).singleElement().satisfies(letter -> {
            assertThat(letter.email()).isEqualTo(email);
            assertThat(letter.text()).doesNotContain("one page", "Co-design");
        });
    }

    @RepeatedTest(3)
    void both_placing_it_at_once_opens_it_once_for_both() throws Exception {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        var tokens = Map.of(hers, hers.token(), his, his.token());
        atOnce(List.of(hers, his, hers, his).stream()
                .<Callable<Integer>>map(site -> () -> site.post(
                                at(decision) + "/placing",
                                Map.of("token", tokens.get(site), "version", "1", "ladder", "tlap", "step", "4"))
                        .status())
                .toList());

        for (var site : List.of(hers, his)) {
            assertThat(site.get(at(decision)).text()).contains("You both placed it on the same step: Consultation.");
        }
    }

    @Test
    void one_places_it_anew_until_it_is_open_and_never_after() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "Before.");
        assertThat(hers.get(at(decision)).text()).contains("You placed it: Co-design");
        var form = takeMineBack(hers, decision).form(at(decision) + "/placing");
        assertThat(form.value("step")).isEqualTo("6");
        assertThat(form.value("why")).isEqualTo("Before.");
        form.with("step", "5").send();
        place(his, decision, "3", "");

        takeMineBack(hers, decision);
        hers.post(
                at(decision) + "/placing",
                Map.of("token", hers.token(), "version", "1", "ladder", "tlap", "step", "1"));

        assertThat(his.get(at(decision)).text()).contains("2 steps apart: Nasreen on Engagement");
    }

    @Test
    void a_decision_waits_on_the_first_page_of_each_until_they_have_placed_it() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        for (var site : List.of(hers, his)) {
            assertThat(site.get("/today").has("a[href$=/decisions/" + decision + "]"))
                    .isTrue();
        }

        place(hers, decision, "6", "");

        assertThat(hers.get("/today").text()).doesNotContain("waits for your place");
        assertThat(his.get("/today").text()).contains("A decision waits for your place");
        decide(his, "Two clinics begin.", "both", "tlap", "4");
        assertThat(his.get("/today").text()).contains("Decisions wait for your place");
    }

    @Test
    void who_chooses_no_step_is_asked_for_one_and_keeps_what_was_typed() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");

        var again = place(hers, decision, "", "I don’t know yet.");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Choose the step that fits best");
        assertThat(again.form(at(decision) + "/placing").value("why")).isEqualTo("I don’t know yet.");
    }

    // Correcting it, taking it back

    @Test
    void a_correction_asks_both_again_by_the_new_words_and_loses_nothing_that_was_placed() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "");
        place(hers, decide(hers, "Another", "both", "tlap", "3"), "6", "");
        var late = his.get(at(decision)).form(at(decision) + "/placing");

        correct(hers, decision, "The letter has two pages.");

        var refused = late.with("step", "2").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("It was corrected meanwhile", "two pages");
        assertThat(refused.form(at(decision) + "/placing").value("step")).isEqualTo("2");
        refused.form(at(decision) + "/placing").send();
        assertThat(his.get(at(decision)).text()).contains("You placed it: Educating");
        var hersAgain = hers.get(at(decision));
        assertThat(hersAgain.text()).contains("Corrected since you placed it");
        hersAgain.form(at(decision) + "/placing").send();
        assertThat(his.get(at(decision)).text()).contains("4 steps apart: Nasreen on Co-design, Gareth on Educating");
    }

    @Test
    void a_correction_is_the_same_whether_the_other_half_has_placed_it_or_not() {
        var one = decide(hers, "One", "both", "tlap", "3");
        var other = decide(hers, "One", "both", "tlap", "3");
        place(his, one, "6", "");

        var after = List.of(one, other).stream()
                .map(decision ->
                        withoutTokens(correct(hers, decision, "Corrected")).replace(decision.toString(), ""))
                .distinct();

        assertThat(after).hasSize(1);
    }

    @Test
    void what_both_have_placed_is_corrected_no_more_not_even_in_the_database() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        var form = hers.get(at(decision) + "/correction").form(at(decision) + "/correction");
        both(decision, "6", "3");

        assertThat(form.with("text", "Something else").send().text())
                .contains("You have both placed it, so it stands as it is.", "one page")
                .doesNotContain("Something else");
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("update led.decision set words = 'x', version = version + 1")
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void whoever_wrote_it_takes_it_back_alone_and_its_words_are_gone() {
        var waiting = decide(hers, "The letter has one page.", "both", "tlap", "3");
        var opened = decide(hers, "Two clinics begin.", "both", "tlap", "3");
        both(opened, "6", "3");
        assertThat(hers.get(at(waiting))
                        .form(at(waiting) + "/withdrawal")
                        .send()
                        .status())
                .isEqualTo(422);

        takeBack(hers, waiting);
        takeBack(hers, opened);

        assertThat(his.get(at(waiting)).status()).isEqualTo(404);
        assertThat(his.get(at(opened)).text())
                .contains("Its words were taken back", "3 steps apart")
                .doesNotContain("Two clinics");
        assertThat(his.get(list()).text()).doesNotContain("one page", "Two clinics");
        assertThat(his.get("/today").text()).doesNotContain("waits for your place");
        assertThat(database.<Integer>keeper(db -> db.sql("select count(words) from led.decision where pair = ?")
                        .param(pages.two.pair())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void nobody_corrects_or_takes_back_what_the_other_half_wrote() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");

        assertThat(his.get(at(decision) + "/correction").status()).isEqualTo(404);
        assertThat(his.post(at(decision) + "/withdrawal", Map.of("token", his.token(), "sure", "true"))
                        .status())
                .isEqualTo(404);
        assertThat(database.<Integer>as(
                        pages.two.works(),
                        db -> db.sql("update led.decision set words = null, taken_back_at = now()")
                                .update()))
                .isZero();
        assertThat(hers.get(at(decision)).text()).contains("one page");
    }

    @Test
    void while_a_pair_pauses_nothing_changes_but_what_somebody_takes_back() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(his, decision, "3", "");
        var placing = hers.get(at(decision)).form(at(decision) + "/placing");
        var writing = hers.get(list() + "/new").form(list());
        his.post(pages.at("/pause"), Map.of("token", his.token()));

        var notPlaced = placing.with("step", "6").with("why", "Kept").send();
        var notWritten = writing.with("text", "Too late.").with("ledBy", "both").send();

        assertThat(notPlaced.status()).isEqualTo(422);
        assertThat(notPlaced.form(at(decision) + "/placing").value("why")).isEqualTo("Kept");
        assertThat(notWritten.status()).isEqualTo(422);
        assertThat(notWritten.form(list()).value("text")).isEqualTo("Too late.");
        assertThat(hers.get("/today").text()).doesNotContain("waits for your place");
        takeMineBack(his, decision);
        takeBack(hers, decision);
        assertThat(his.get(list()).text()).doesNotContain("one page", "Too late.");
    }

    // Who sees it

    @Test
    void somebody_else_finds_nothing_and_makes_nothing_open() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "");
        var tom = Two.person(database, "Tom");
        var site = Site.of(settings, sessions, tom);

        for (var path : List.of(list(), list() + "/new", at(decision), at(decision) + "/correction")) {
            assertThat(site.get(path).status()).as(path).isEqualTo(404);
        }
        for (var act : List.of("/placing", "/placing/withdrawal", "/correction", "/withdrawal")) {
            assertThat(site.post(
                                    at(decision) + act,
                                    Map.of(
                                            "token",
                                            site.token(),
                                            "version",
                                            "1",
                                            "ladder",
                                            "tlap",
                                            "step",
                                            "3",
                                            "sure",
                                            "true"))
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(database.<Integer>as(
                        tom,
                        db -> db.sql("select count(*)::int from led.decision")
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThat(his.get(at(decision)).has("form[action$=/placing]")).isTrue();
    }

    @Test
    void those_alongside_a_pair_cannot_even_tell_from_the_database_that_it_decided_something() {
        both(decide(hers, "The letter has one page.", "both", "tlap", "3"), "6", "3");
        var facilitator = Two.person(database, "Ifeoma");
        var circle = UUID.randomUUID();
        database.keeper(db -> db.sql("insert into vault.membership (person, circle) values (?, ?), (?, ?)")
                .params(facilitator, circle, pages.two.lives(), circle)
                .update());

        assertThat(openings(facilitator)).isZero();
        for (var site : List.of(hers, his)) {
            site.post(pages.at("/check/start"), Map.of("token", site.token(), "heard", "4", "then", "ready"));
        }
        assertThat(openings(facilitator)).as("that a check was opened").isOne();
    }

    @Test
    void one_takes_along_what_one_wrote_and_where_one_placed_it_and_nothing_of_the_other_half() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        place(hers, decision, "6", "We drew it at my table.");
        place(his, decision, "3", "I had the template.");

        assertThat(takenAlong(pages.two.lives()))
                .contains("one page", "Co-design", "We drew it at my table.")
                .doesNotContain("template");
        assertThat(takenAlong(pages.two.works()))
                .contains("Informing", "I had the template.")
                .doesNotContain("one page", "at my table");
    }

    @Test
    void whoever_erases_themselves_leaves_an_empty_place_beside_the_other_half() {
        var decision = decide(hers, "The letter has one page.", "both", "tlap", "3");
        both(decision, "6", "3");

        hers.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();

        var page = his.get(at(decision));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Its words went with whoever wrote them.", "What one of you placed has gone with them.")
                .doesNotContain("one page");
        assertThat(his.get(list()).document().select("table.gaps tbody td").eachText())
                .startsWith("Gone", "Informing");
    }

    private int openings(UUID person) {
        return database.<Integer>as(
                person,
                db -> db.sql("select count(*)::int from pairing.blind_openings(array[?]::uuid[], '')")
                        .param(pages.two.pair())
                        .query(Integer.class)
                        .single());
    }

    private String takenAlong(UUID person) {
        return Asking.as(person)
                .call(() -> transaction.execute(
                        _ -> belongings.handOver(new PersonId(person)).toString()));
    }

    private void wears(UUID person, Hat hat) {
        database.keeper(db -> db.sql("insert into people.hat (person, hat) values (?, ?)")
                .params(person, hat.key())
                .update());
    }

    /** On a day of January 2026. */
    private UUID decide(Site site, String text, String ledBy, String ladder, String day) {
        var before = database.<List<UUID>>keeper(
                db -> db.sql("select id from led.decision").query(UUID.class).list());
        site.get(list() + "/new")
                .form(list())
                .with("text", text)
                .with("ledBy", ledBy)
                .with("ladder", ladder)
                .with("day.day", day)
                .with("day.month", "1")
                .with("day.year", "2026")
                .send();
        return database
                .<List<UUID>>keeper(db ->
                        db.sql("select id from led.decision").query(UUID.class).list())
                .stream()
                .filter(id -> !before.contains(id))
                .findFirst()
                .orElseThrow();
    }

    private Site.Page place(Site site, UUID decision, String step, String why) {
        return site.get(at(decision))
                .form(at(decision) + "/placing")
                .with("step", step)
                .with("why", why)
                .send();
    }

    private void both(UUID decision, String lives, String works) {
        place(hers, decision, lives, "");
        place(his, decision, works, "");
    }

    private Site.Page takeMineBack(Site site, UUID decision) {
        return site.post(at(decision) + "/placing/withdrawal", Map.of("token", site.token()));
    }

    private Site.Page correct(Site site, UUID decision, String text) {
        return site.get(at(decision) + "/correction")
                .form(at(decision) + "/correction")
                .with("text", text)
                .send();
    }

    private void takeBack(Site site, UUID decision) {
        site.get(at(decision))
                .form(at(decision) + "/withdrawal")
                .with("sure", "true")
                .send();
    }

    private static Site.Page credited(Site.Page page) {
        assertThat(page.document()
                        .select("a[href=https://www.thinklocalactpersonal.org.uk]")
                        .text())
                .isEqualTo(CREDIT);
        return page;
    }

    private List<DemoLetters.DemoLetter> lettersAbout(UUID decision) {
        return letters.all().stream()
                .filter(letter -> letter.text().contains(decision.toString()))
                .toList();
    }

    private String reachable(UUID person) {
        var email = person + "@example.org";
        database.keeper(db -> db.sql("insert into people.address (email, person, confirmed_at) values (?, ?, now())")
                .params(email, person)
                .update());
        return email;
    }

    private String list() {
        return pages.at("/decisions");
    }

    private String at(UUID decision) {
        return list() + "/" + decision;
    }

    private static String withoutTokens(Site.Page page) {
        return page.body().replaceAll("name=\"token\" value=\"[^\"]+\"", "");
    }
}
