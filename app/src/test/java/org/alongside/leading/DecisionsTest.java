package org.alongside.leading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a pair decided and who led: written down, corrected, taken back, and seen by the two alone. */
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
    private LeadingBelongings belongings;

    @Autowired
    private TransactionTemplate transaction;

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

    // Writing it down

    @Test
    void a_decision_is_read_in_the_hat_it_was_written_in_and_a_correction_in_the_hat_of_then() {
        pages.wear(hers, "carer");
        assertThat(hers.get(decisions.list() + "/new").text()).contains("You speak here as: Carer.");
        var decision = decisions.decide(hers, "Ring after nine", "both", "tlap", "6");
        assertThat(his.get(decisions.list()).text()).contains("By Nasreen (Carer), ");
        pages.wear(hers, "patient-leader");
        assertThat(his.get(decisions.at(decision)).text()).contains("By Nasreen (Carer), ");

        decisions.correct(hers, decision, "Ring after ten");

        assertThat(his.get(decisions.at(decision)).text()).contains("By Nasreen (Patient leader), ");
    }

    @Test
    void a_page_without_a_decision_says_what_it_is_for() {
        assertThat(hers.get(pages.at("")).follow("Decisions we made").text())
                .contains("No decision is written down yet", "who led");
    }

    @Test
    void either_half_writes_down_what_was_decided_and_who_led_and_both_read_it_newest_first() {
        decisions.decide(hers, "The letter has one page.", "lives", "tlap", "3");
        decisions.decide(his, "Two clinics begin.", "lives", "tlap", "7");

        assertThat(hers.get(decisions.list()).text())
                .containsSubsequence("Two clinics begin.", "You led, Gareth followed.", "The letter has one page.");
        assertThat(his.get(decisions.list()).text()).contains("Nasreen led, you followed.");
        assertThat(his.get(pages.at("")).text()).contains("The last one of 7 January 2026.");
    }

    @Test
    void what_is_missing_is_asked_for_and_nothing_typed_is_lost() {
        var again = hers.get(decisions.list() + "/new")
                .form(decisions.list())
                .with("text", "x".repeat(1_001))
                .with("day.year", "2099")
                .send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Use at most 1,000 characters", "Give a day that exists and has come", "Choose who led");
        assertThat(again.form(decisions.list()).value("text")).hasSize(1_001);
        assertThat(again.form(decisions.list()).value("day.year")).isEqualTo("2099");
        assertThat(again.form(decisions.list()).value("ladder")).isEqualTo("tlap");
    }

    @Test
    void the_ladder_of_co_production_is_the_first_choice_and_its_authors_are_credited_wherever_it_stands() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");

        credited(hers.get(decisions.list() + "/new"));
        var form = credited(hers.get(decisions.at(decision)));
        assertThat(form.document().select("input[name=step] + span b").eachText())
                .containsExactly(
                        "Co-production",
                        "Co-design",
                        "Engagement",
                        "Consultation",
                        "Informing",
                        "Educating",
                        "Coercion");
        decisions.place(hers, decision, "6", "");
        credited(hers.get(decisions.at(decision)));
        decisions.place(his, decision, "3", "");
        credited(hers.get(decisions.at(decision)));
        credited(hers.get(decisions.list()));
    }

    @Test
    void arnsteins_ladder_has_eight_steps_and_names_its_author() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "arnstein", "3");

        var form = hers.get(decisions.at(decision));

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
        assertThat(decisions.place(hers, decision, "9", "").status()).isEqualTo(422);
    }

    // Correcting it, taking it back

    @Test
    void a_correction_asks_both_again_by_the_new_words_and_loses_nothing_that_was_placed() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "");
        decisions.place(hers, decisions.decide(hers, "Another", "both", "tlap", "3"), "6", "");
        var late = his.get(decisions.at(decision)).form(decisions.at(decision) + "/placing");

        decisions.correct(hers, decision, "The letter has two pages.");

        var refused = late.with("step", "2").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("It was corrected meanwhile", "two pages");
        assertThat(refused.form(decisions.at(decision) + "/placing").value("step"))
                .isEqualTo("2");
        refused.form(decisions.at(decision) + "/placing").send();
        assertThat(his.get(decisions.at(decision)).text()).contains("You placed it: Educating");
        var hersAgain = hers.get(decisions.at(decision));
        assertThat(hersAgain.text()).contains("Corrected since you placed it");
        hersAgain.form(decisions.at(decision) + "/placing").send();
        assertThat(his.get(decisions.at(decision)).text())
                .contains("4 steps apart: Nasreen on Co-design, Gareth on Educating");
    }

    @Test
    void an_older_window_neither_corrects_nor_takes_back_words_it_has_not_shown() {
        var decision = decisions.decide(hers, "One page.", "both", "tlap", "3");
        var path = decisions.at(decision);
        var older = hers.get(path + "/correction").form(path + "/correction");
        var takingBack = hers.get(path).form(path + "/withdrawal").with("sure", "true");
        decisions.correct(hers, decision, "One page, and the clinics choose the words.");

        var page = older.with("text", "One page, in big letters.").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("It was changed elsewhere in the meantime", "the clinics choose the words")
                .contains("One page, in big letters.");
        var refused = takingBack.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("It was corrected in the meantime", "the clinics choose the words");
        assertThat(his.get(path).text())
                .contains("the clinics choose the words")
                .doesNotContain("in big letters");
        page.form(path + "/correction").send();
        assertThat(his.get(path).text()).contains("in big letters");
    }

    @Test
    void a_correction_of_what_was_taken_back_elsewhere_comes_back() {
        var decision = decisions.decide(hers, "One page.", "both", "tlap", "3");
        var path = decisions.at(decision);
        var older = hers.get(path + "/correction").form(path + "/correction");
        decisions.takeBack(hers, decision);

        var page = older.with("text", "One page, in big letters.").send();

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("We have not kept it", "One page, in big letters.");
    }

    @Test
    void a_correction_is_the_same_whether_the_other_half_has_placed_it_or_not() {
        var one = decisions.decide(hers, "One", "both", "tlap", "3");
        var other = decisions.decide(hers, "One", "both", "tlap", "3");
        decisions.place(his, one, "6", "");

        var after = List.of(one, other).stream()
                .map(decision -> decisions
                        .correct(hers, decision, "Corrected")
                        .withoutTokens()
                        .replace(decision.toString(), "")
                        .replaceAll("<time.*?</time>", ""))
                .distinct();

        assertThat(after).hasSize(1);
    }

    @Test
    void what_both_have_placed_is_corrected_no_more_not_even_in_the_database() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        var form = hers.get(decisions.at(decision) + "/correction").form(decisions.at(decision) + "/correction");
        decisions.both(decision, "6", "3");

        var late = form.with("text", "Something else").send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text())
                .contains("Not kept", "You have both placed it, so it stands as it is.", "Something else");
        assertThat(hers.get(decisions.at(decision)).text()).contains("one page").doesNotContain("Something else");
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("update led.decision set words = 'x', version = version + 1")
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void whoever_wrote_it_takes_it_back_alone_and_its_words_are_gone() {
        var waiting = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        var opened = decisions.decide(hers, "Two clinics begin.", "both", "tlap", "3");
        decisions.both(opened, "6", "3");
        assertThat(hers.get(decisions.at(waiting))
                        .form(decisions.at(waiting) + "/withdrawal")
                        .send()
                        .status())
                .isEqualTo(422);

        decisions.takeBack(hers, waiting);
        decisions.takeBack(hers, opened);

        assertThat(his.get(decisions.at(waiting)).status()).isEqualTo(404);
        assertThat(his.get(decisions.at(opened)).text())
                .contains("Its words were taken back", "3 steps apart")
                .doesNotContain("Two clinics");
        assertThat(his.get(decisions.list()).text()).doesNotContain("one page", "Two clinics");
        assertThat(his.get("/today").text()).doesNotContain("waits for your place");
        assertThat(database.<Integer>keeper(db -> db.sql("select count(words) from led.decision where pair = ?")
                        .param(pages.two.pair())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void nobody_corrects_or_takes_back_what_the_other_half_wrote() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");

        assertThat(his.get(decisions.at(decision) + "/correction").status()).isEqualTo(404);
        assertThat(his.post(decisions.at(decision) + "/withdrawal", Map.of("token", his.token(), "sure", "true"))
                        .status())
                .isEqualTo(404);
        assertThat(database.<Integer>as(
                        pages.two.works(),
                        db -> db.sql("update led.decision set words = null, taken_back_at = now()")
                                .update()))
                .isZero();
        assertThat(hers.get(decisions.at(decision)).text()).contains("one page");
    }

    @Test
    void while_a_pair_pauses_nothing_changes_but_what_somebody_takes_back() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(his, decision, "3", "");
        var placing = hers.get(decisions.at(decision)).form(decisions.at(decision) + "/placing");
        var writing = hers.get(decisions.list() + "/new").form(decisions.list());
        his.post(pages.at("/pause"), Map.of("token", his.token()));

        var notPlaced = placing.with("step", "6").with("why", "Kept").send();
        var notWritten = writing.with("text", "Too late.").with("ledBy", "both").send();

        assertThat(notPlaced.status()).isEqualTo(422);
        assertThat(notPlaced.form(decisions.at(decision) + "/placing").value("why"))
                .isEqualTo("Kept");
        assertThat(notWritten.status()).isEqualTo(422);
        assertThat(notWritten.form(decisions.list()).value("text")).isEqualTo("Too late.");
        assertThat(hers.get("/today").text()).doesNotContain("waits for your place");
        decisions.takeMineBack(his, decision);
        decisions.takeBack(hers, decision);
        assertThat(his.get(decisions.list()).text()).doesNotContain("one page", "Too late.");
    }

    // Who sees it

    @Test
    void somebody_else_finds_nothing_and_makes_nothing_open() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "");
        var tom = Two.person(database, "Tom");
        var site = Site.of(settings, sessions, tom);

        for (var path : List.of(
                decisions.list(),
                decisions.list() + "/new",
                decisions.at(decision),
                decisions.at(decision) + "/correction")) {
            assertThat(site.get(path).status()).as(path).isEqualTo(404);
        }
        for (var act : List.of("/placing", "/placing/withdrawal", "/correction", "/withdrawal")) {
            assertThat(site.post(
                                    decisions.at(decision) + act,
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
        assertThat(his.get(decisions.at(decision)).has("form[action$=/placing]"))
                .isTrue();
    }

    @Test
    void those_alongside_a_pair_cannot_even_tell_from_the_database_that_it_decided_something() {
        decisions.both(decisions.decide(hers, "The letter has one page.", "both", "tlap", "3"), "6", "3");
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
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.place(hers, decision, "6", "We drew it at my table.");
        decisions.place(his, decision, "3", "I had the template.");

        assertThat(takenAlong(pages.two.lives()))
                .contains("one page", "Co-design", "We drew it at my table.")
                .doesNotContain("template");
        assertThat(takenAlong(pages.two.works()))
                .contains("Informing", "I had the template.")
                .doesNotContain("one page", "at my table");
    }

    @Test
    void whoever_erases_themselves_leaves_an_empty_place_beside_the_other_half() {
        var decision = decisions.decide(hers, "The letter has one page.", "both", "tlap", "3");
        decisions.both(decision, "6", "3");

        hers.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();

        var page = his.get(decisions.at(decision));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Its words went with whoever wrote them.", "What one of you placed has gone with them.")
                .doesNotContain("one page");
        assertThat(his.get(decisions.list())
                        .document()
                        .select("table.gaps tbody td")
                        .eachText())
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

    private static Site.Page credited(Site.Page page) {
        assertThat(page.document()
                        .select("a[href=https://www.thinklocalactpersonal.org.uk]")
                        .text())
                .isEqualTo(CREDIT);
        return page;
    }
}
