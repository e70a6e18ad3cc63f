package org.alongside.leading;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Hat;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where each half places a decision: blind, until both have. */
@AlongsideTest("alongside.command=demo")
class PlacingTest {

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    private TheirPages pages;
    private TheirDecisions decisions;
    private Site hers;
    private Site his;

    @BeforeEach
    void meet() {
        pages = new TheirPages(database, settings, sessions);
        decisions = new TheirDecisions(pages, database);
        hers = pages.hers;
        his = pages.his;
    }

    @Test
    void why_it_was_placed_there_comes_back_from_an_older_window() {
        var decision = decisions.decide(hers, "One page.", "both", "tlap", "3");
        var path = decisions.at(decision);
        var older = hers.get(path).form(path + "/placing").with("step", "6").with("why", "They wrote it.");
        decisions.place(hers, decision, "5", "They were asked.");

        var placed = older.send();
        decisions.place(his, decision, "3", "");
        var open = older.send();

        assertThat(placed.status()).isEqualTo(422);
        assertThat(placed.text()).contains("Not kept", "You have placed it.", "They wrote it.");
        assertThat(open.status()).isEqualTo(422);
        assertThat(open.text()).contains("Not kept", "You have both placed it", "They wrote it.");
    }

    @Test
    void both_places_open_once_both_have_placed_it_and_how_far_apart_they_are_is_said_in_words() {
        wears(pages.two.works(), Hat.MANAGER);
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "We drew it at my table.");
        his.get(decisions.at(decision))
                .form(decisions.at(decision) + "/placing")
                .with("step", "3")
                .with("hat", "manager")
                .with("why", "I had the template.")
                .send();

        for (var site : List.of(hers, his)) {
            var page = site.get(decisions.at(decision));
            assertThat(page.text()).contains("You placed it 3 steps apart: Nasreen on Co-design, Gareth on Informing.");
            assertThat(page.document()
                            .select(".ladder > li:contains(Co-design)")
                            .text())
                    .contains("Nasreen", "We drew it at my table.");
            assertThat(page.document()
                            .select(".ladder > li:contains(Informing)")
                            .text())
                    .contains("in the hat: Manager", "I had the template.");
            assertThat(site.get(decisions.list())
                            .document()
                            .select("table.gaps tbody td")
                            .eachText())
                    .startsWith("Co-design", "Informing");
        }
    }

    @Test
    void where_both_have_placed_it_is_one_table_a_ladder_oldest_first() {
        var later = decisions.decide(hers, "Later", "both", "tlap", "9");
        var first = decisions.decide(hers, "First", "both", "tlap", "2");
        var other = decisions.decide(hers, "On another", "both", "arnstein", "5");
        decisions.both(later, "5", "5");
        decisions.both(first, "1", "7");
        decisions.both(other, "8", "6");

        var page = hers.get(decisions.list());

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
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        var theirs = List.of(decisions.list(), decisions.at(decision), pages.at(""), "/today");
        var before = theirs.stream().map(his::get).map(Site.Page::withoutTokens).toList();

        for (var why : List.of("", "Because. ".repeat(50))) {
            decisions.place(hers, decision, "6", why);
            assertThat(theirs.stream().map(his::get).map(Site.Page::withoutTokens))
                    .isEqualTo(before);
            decisions.takeMineBack(hers, decision);
        }
        decisions.place(hers, decision, "2", "");

        assertThat(theirs.stream().map(his::get).map(Site.Page::withoutTokens)).isEqualTo(before);
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
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "");
        decisions.takeMineBack(hers, decision);
        decisions.both(decision, "6", "3");

        Awaitility.await().until(() -> !lettersAbout(decision).isEmpty());
        assertThat(lettersAbout(decision)).singleElement().satisfies(letter -> {
            assertThat(letter.email()).isEqualTo(email);
            assertThat(letter.text()).doesNotContain("one page", "Co-design");
        });
    }

    @RepeatedTest(3)
    void both_placing_it_at_once_opens_it_once_for_both() throws Exception {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        var tokens = Map.of(hers, hers.token(), his, his.token());
        atOnce(List.of(hers, his, hers, his).stream()
                .<Callable<Integer>>map(site -> () -> site.post(
                                decisions.at(decision) + "/placing",
                                Map.of("token", tokens.get(site), "version", "1", "ladder", "tlap", "step", "4"))
                        .status())
                .toList());

        for (var site : List.of(hers, his)) {
            assertThat(site.get(decisions.at(decision)).text())
                    .contains("You both placed it on the same step: Consultation.");
        }
    }

    @Test
    void one_places_it_anew_until_it_is_open_and_never_after() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "Before.");
        assertThat(hers.get(decisions.at(decision)).text()).contains("You placed it: Co-design");
        var form = decisions.takeMineBack(hers, decision).form(decisions.at(decision) + "/placing");
        assertThat(form.value("step")).isEqualTo("6");
        assertThat(form.value("why")).isEqualTo("Before.");
        form.with("step", "5").send();
        decisions.place(his, decision, "3", "");

        decisions.takeMineBack(hers, decision);
        hers.post(
                decisions.at(decision) + "/placing",
                Map.of("token", hers.token(), "version", "1", "ladder", "tlap", "step", "1"));

        assertThat(his.get(decisions.at(decision)).text()).contains("2 steps apart: Nasreen on Engagement");
    }

    @Test
    void a_decision_waits_on_the_first_page_of_each_until_they_have_placed_it() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        for (var site : List.of(hers, his)) {
            assertThat(site.get("/today").has("a[href$=/decisions/" + decision + "]"))
                    .isTrue();
        }

        decisions.place(hers, decision, "6", "");

        assertThat(hers.get("/today").text()).doesNotContain("waits for your place");
        assertThat(his.get("/today").text()).contains("A decision waits for your place");
        decisions.decide(his, "Two clinics begin.", "both", "tlap", "4");
        assertThat(his.get("/today").text()).contains("Decisions wait for your place");
    }

    @Test
    void who_chooses_no_step_is_asked_for_one_and_keeps_what_was_typed() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");

        var again = decisions.place(hers, decision, "", "I don’t know yet.");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Choose the step that fits best");
        assertThat(again.form(decisions.at(decision) + "/placing").value("why")).isEqualTo("I don’t know yet.");
    }

    private void wears(UUID person, Hat hat) {
        database.keeper(db -> db.sql("insert into people.hat (person, hat) values (?, ?)")
                .params(person, hat.key())
                .update());
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
}
