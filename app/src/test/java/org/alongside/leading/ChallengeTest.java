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
import org.alongside.database.TestDatabase;
import org.alongside.language.Languages;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shared challenge: writing it, agreeing on its aim, what the two try next, and closing it. */
@AlongsideTest("alongside.command=demo")
class ChallengeTest {

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    private TheirPages pages;
    private Site hers;
    private Site his;

    @BeforeEach
    void meet() {
        pages = new TheirPages(database, settings, sessions);
        hers = pages.hers;
        his = pages.his;
    }

    // Writing

    @Test
    void either_half_writes_and_both_read_it() {
        pages.write(hers, "who", "People who cannot read the letter.");

        assertThat(his.get(challenge()).text()).contains("People who cannot read the letter.");
    }

    @Test
    void words_and_what_is_tried_are_read_in_the_hat_they_were_written_in() {
        agreeOnAnAim("Letters people can read");
        assertThat(hers.get(pages.writing("who")).text()).contains("You speak as yourself here.");
        pages.wear(hers, "carer");
        pages.write(hers, "who", "People who get letters");
        assertThat(hers.get(challenge() + "/commitments/new").text()).contains("You speak here as: Carer.");
        plan(hers, "Read one aloud", "lives");
        pages.wear(hers, "patient-leader");
        var path = commitment();
        assertThat(hers.get(path).text()).contains("You speak here as: Patient leader.");
        hers.get(path)
                .form(path + "/outcome")
                .with("outcome", "kept")
                .with("why", "It helped")
                .send();

        var read = his.get(challenge());

        assertThat(read.document().selectFirst("section[aria-labelledby=aim]").text())
                .contains("By Nasreen, ");
        assertThat(read.document().selectFirst("section[aria-labelledby=who]").text())
                .contains("By Nasreen (Carer), ");
        assertThat(read.document().selectFirst(".plans").text())
                .contains("By Nasreen (Carer), ", "Nasreen (Patient leader) said so on");
        assertThat(his.get(pages.writing("who")).text()).contains("Last changed by Nasreen (Carer), ");
    }

    @Test
    void words_keep_the_language_of_the_page_they_were_written_on() {
        pages.write(hers, "safety", "Nobody is blamed");
        System.setProperty(Languages.INVENTED, "true");
        try {
            hers.get("/language/en-XA");
            pages.write(hers, "who", "People who get letters");
        } finally {
            System.clearProperty(Languages.INVENTED);
        }

        var read = his.get(challenge()).document();

        assertThat(read.selectFirst("html").attr("lang")).isEqualTo("en-GB");
        assertThat(read.selectFirst("section[aria-labelledby=who] .text").attr("lang"))
                .isEqualTo("en-XA");
        assertThat(read.selectFirst("section[aria-labelledby=safety] .text").attr("lang"))
                .isEqualTo("en-GB");
    }

    @Test
    void when_both_have_changed_it_the_second_sees_what_the_first_wrote_and_neither_is_lost() {
        pages.write(hers, "who", "First.");
        var form = his.get(pages.writing("who")).form(pages.writing("who"));
        pages.write(hers, "who", "Hers, later.");

        var both = form.with("text", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Hers, later.");
        assertThat(both.form(pages.writing("who")).value("text")).isEqualTo("His, meanwhile.");
        both.form(pages.writing("who")).send();
        assertThat(his.get(challenge()).text()).contains("His, meanwhile.");
        assertThat(his.get(pages.writing("who")).text()).contains("One earlier version", "Hers, later.");
    }

    @Test
    void going_on_with_ones_own_words_leaves_no_trail_of_every_pause() {
        pages.write(hers, "who", "One");
        pages.write(hers, "who", "One two");
        pages.write(hers, "who", "One two three");

        assertThat(hers.get(pages.writing("who")).text()).doesNotContain("earlier version");
    }

    @Test
    void words_that_are_too_long_come_back_with_a_sentence() {
        var again = pages.write(hers, "who", "x".repeat(3_001));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Use at most 3,000 characters");
        assertThat(again.form(pages.writing("who")).value("text")).hasSize(3_001);
    }

    @Test
    void a_pair_that_pauses_changes_nothing_and_loses_nothing_that_was_typed() {
        pages.write(hers, "who", "Before.");
        var form = his.get(pages.writing("who")).form(pages.writing("who"));
        hers.post(pages.at("/pause"), Map.of("token", hers.token()));

        var again = form.with("text", "Too late.").send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form(pages.writing("who")).value("text")).isEqualTo("Too late.");
        assertThat(his.get(challenge()).text()).contains("Before.").doesNotContain("Too late.");
    }

    // The aim

    @Test
    void an_aim_counts_once_both_have_agreed_to_exactly_these_words() {
        pages.write(hers, "aim", "Nobody misses a visit.");
        pages.offer(hers, "agree-aim", pages.document("challenge"));
        assertThat(his.get(challenge()).text()).contains("Nasreen has agreed").doesNotContain("Agreed by both of you");

        pages.agree(his, "agree-aim", pages.document("challenge"));

        assertThat(hers.get(challenge()).text()).contains("Nobody misses a visit.", "Agreed by both of you");
    }

    @Test
    void another_word_takes_both_hands_off() {
        pages.write(hers, "aim", "Nobody misses a visit.");
        pages.offer(hers, "agree-aim", pages.document("challenge"));
        var agreement = his.get(pages.hands("agree-aim", pages.document("challenge")));
        pages.write(hers, "aim", "Nobody misses a first visit.");

        var answer = agreement.form(agreement.path() + "/agreement").send();

        assertThat(answer.text()).contains("already decided");
        assertThat(signings()).isZero();
    }

    @Test
    void words_elsewhere_in_the_challenge_leave_the_hand_where_it_is() {
        pages.write(hers, "aim", "Nobody misses a visit.");
        pages.offer(hers, "agree-aim", pages.document("challenge"));
        pages.write(hers, "who", "People who cannot read the letter.");

        pages.agree(his, "agree-aim", pages.document("challenge"));

        assertThat(signings()).isOne();
    }

    @Test
    void a_suggested_aim_stands_below_the_one_that_counts() {
        agreeOnAnAim("Nobody misses a visit.");
        pages.write(his, "aim", "Half as many miss a visit.");

        var page = hers.get(challenge());

        assertThat(page.document().selectFirst(".statement").text()).contains("Nobody misses a visit.");
        assertThat(page.text()).contains("Suggested instead", "Half as many miss a visit.");
    }

    @Test
    void the_database_takes_no_signing_that_only_one_hand_was_given_to() {
        pages.write(hers, "aim", "Nobody misses a visit.");
        pages.offer(hers, "agree-aim", pages.document("challenge"));

        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("""
                                insert into led.signing (id, document, pair, act, signed_at)
                                values (gen_random_uuid(), ?, ?, 'agree-aim', now())
                                """)
                                .params(pages.document("challenge"), pages.two.pair())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("update led.document set closed_at = now() where id = ?")
                                .params(pages.document("challenge"))
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void hands_that_signed_once_sign_no_other_words_later_in_the_database() {
        agreeOnAnAim("Nobody misses a visit.");
        pages.write(hers, "aim", "Half as many miss a visit.");

        assertThatThrownBy(
                        () -> database.as(pages.two.lives(), db -> db.sql("""
                                insert into led.signing (id, document, pair, act, signed_at)
                                select gen_random_uuid(), document, pair, act, signed_at from led.signing
                                """).update()))
                .rootCause()
                .hasMessageContaining("signed_once");
    }

    @Test
    void signed_words_stand_still_in_the_database() {
        agreeOnAnAim("Nobody misses a visit.");

        assertThat(database.<Integer>as(
                        pages.two.lives(),
                        db -> db.sql("update led.passage set words = 'x'").update()))
                .isZero();
    }

    // What they try next

    @Test
    void what_one_takes_on_for_themself_counts_at_once() {
        pages.write(hers, "who", "Begun.");

        plan(hers, "Read the letter aloud in the waiting room", "lives");

        assertThat(his.get(challenge()).text())
                .contains("Read the letter aloud in the waiting room", "Nasreen · by")
                .doesNotContain("Waits for");
    }

    @Test
    void nobody_takes_anything_on_for_the_other() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Ask the booking office", "works");
        assertThat(hers.get(challenge()).text()).contains("Waits for Gareth");
        var path = commitment();

        assertThat(his.get("/today").text()).contains("Nasreen asks you to take something on");
        hers.post(path + "/acceptance", Map.of("token", hers.token()));
        assertThat(hers.get(challenge()).text()).as("she said yes for him").contains("Waits for Gareth");
        his.get(path).form(path + "/acceptance").send();
        assertThat(hers.get(challenge()).text()).doesNotContain("Waits for Gareth");
    }

    @Test
    void the_database_takes_a_yes_only_from_who_gives_it() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Ask the booking office", "works");
        var id = UUID.fromString(commitment().substring(commitment().lastIndexOf('/') + 1));

        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("insert into led.taken_on (commitment, person, at) values (?, ?, now())")
                                .params(id, pages.two.works())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void what_both_do_waits_for_the_yes_of_the_other() {
        pages.write(hers, "who", "Begun.");
        plan(his, "Meet the porters", "both");

        assertThat(his.get(challenge()).text()).contains("Waits for Nasreen");
        assertThat(hers.get(challenge()).text()).contains("Waits for your yes");
    }

    @Test
    void what_is_asked_can_be_left_without_a_word() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Ask the booking office", "works");

        his.get(commitment()).form(commitment() + "/outcome").send();

        assertThat(hers.get(challenge()).text()).contains("What we tried", "Not taken on");
    }

    @Test
    void what_was_taken_on_is_kept_changed_or_let_go_with_a_word_why() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        var path = commitment();

        var without =
                his.get(path).form(path + "/outcome").with("outcome", "let-go").send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("Say why in a few words");
        without.form(path + "/outcome").with("why", "The letter is gone.").send();

        assertThat(hers.get(challenge()).text()).contains("Let go", "The letter is gone.", "Gareth said so");
    }

    @Test
    void what_is_said_of_a_plan_while_the_pair_pauses_comes_back() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        var path = commitment();
        var planning = his.get(challenge() + "/commitments/new").form(challenge() + "/commitments");
        var ending = his.get(path).form(path + "/outcome");
        hers.post(pages.at("/pause"), Map.of("token", hers.token()));

        var plan = planning.with("text", "Ask at the desk")
                .with("leads", "works")
                .with("due.day", "18")
                .with("due.month", "1")
                .with("due.year", "2099")
                .send();
        var outcome = ending.with("outcome", "let-go")
                .with("why", "The letter is gone.")
                .send();

        assertThat(plan.status()).isEqualTo(422);
        assertThat(plan.text()).contains("your pair pauses or has ended");
        assertThat(plan.form(challenge() + "/commitments").value("text")).isEqualTo("Ask at the desk");
        assertThat(outcome.status()).isEqualTo(422);
        assertThat(outcome.text()).contains("Not kept", "your pair pauses or has ended", "The letter is gone.");
    }

    @Test
    void what_is_changed_leads_to_what_takes_its_place() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        var path = commitment();

        var next = hers.get(path)
                .form(path + "/outcome")
                .with("outcome", "changed")
                .with("why", "Too loud there.")
                .send();

        assertThat(next.heading()).isEqualTo("What we try instead");
        assertThat(next.form(challenge() + "/commitments").value("text")).isEqualTo("Read the letter aloud");
    }

    @Test
    void what_came_of_it_is_said_once_whoever_is_quicker() throws Exception {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        var path = commitment();
        var forms = List.of(hers, his).stream()
                .map(site -> site.get(path).form(path + "/outcome").with("outcome", "kept"))
                .toList();

        var pages = atOnce(forms.stream()
                .<Callable<String>>map(form -> () -> form.send().text())
                .toList());

        assertThat(pages)
                .filteredOn(text -> text.contains("Noted, with today’s date"))
                .hasSize(1);
        assertThat(pages).filteredOn(text -> text.contains("decided already")).hasSize(1);
    }

    @Test
    void what_is_due_within_the_week_stands_on_the_first_page_of_whoever_does_it() {
        pages.write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        assertThat(hers.get("/today").text()).doesNotContain("What you took on");

        database.keeper(db -> db.sql("update led.commitment set due = current_date + 3 where pair = ?")
                .params(pages.two.pair())
                .update());

        assertThat(hers.get("/today").text()).contains("What you took on").doesNotContain("aloud");
        assertThat(his.get("/today").text()).doesNotContain("What you took on");
    }

    // Closing

    @Test
    void a_window_of_a_challenge_that_is_closed_writes_over_nothing_in_the_next_one() {
        agreeOnAnAim("Letters people can read");
        var old = hers.get(pages.writing("aim")).form(pages.writing("aim"));
        database.keeper(db -> db.sql("update led.document set closed_at = now() where pair = ? and kind = 'challenge'")
                .param(pages.two.pair())
                .update());
        var withoutNext = old.with("text", "Typed on an old page").send();
        pages.write(hers, "aim", "A bus that waits");

        var page = old.with("text", "Typed on an old page").send();

        for (var shown : List.of(withoutNext, page)) {
            assertThat(shown.status()).isEqualTo(422);
            assertThat(shown.text()).contains("What you wrote this for is closed.");
            assertThat(shown.form(pages.writing("aim")).value("text")).isEqualTo("Typed on an old page");
        }
        assertThat(his.get(challenge()).text()).contains("A bus that waits").doesNotContain("Typed on an old page");
    }

    @Test
    void a_challenge_closes_with_both_hands_and_another_can_begin() {
        agreeOnAnAim("Nobody misses a visit.");
        plan(hers, "Read the letter aloud", "lives");
        pages.write(his, "outcome", "Half as many missed one.");
        var document = pages.document("challenge");
        pages.offer(his, "close-challenge", document);
        pages.agree(hers, "close-challenge", document);

        var closed = hers.get(challenge());
        assertThat(closed.text()).contains("You closed it together", "Half as many missed one.", "Let go");
        assertThat(closed.has("a[href$=/commitments/new]")).isFalse();

        pages.write(hers, "who", "The next one.");
        assertThat(his.get(challenge()).text()).contains("The next one.").doesNotContain("Half as many missed one.");
    }

    @Test
    void nothing_that_stands_for_good_was_unseen_by_one_of_the_two_as_it_closes() {
        agreeOnAnAim("Nobody misses a visit.");
        pages.write(his, "outcome", "Half as many missed one.");
        var document = pages.document("challenge");

        pages.offer(his, "close-challenge", document);
        pages.write(hers, "safety", "Written after his hand.");
        assertThat(his.get(challenge()).text()).doesNotContain("It waits for");

        pages.offer(his, "close-challenge", document);
        plan(hers, "Taken on after his hand.", "lives");
        pages.agree(hers, "close-challenge", document);
        assertThat(his.get(challenge()).text()).doesNotContain("You closed it together");
    }

    @Test
    void what_both_had_erased_is_gone_from_both_pages() {
        agreeOnAnAim("Nobody misses a visit.");
        pages.bothHands("erase-together", pages.two.pair());

        assertThat(hers.get(challenge()).text()).contains("was erased").doesNotContain("Nobody misses a visit.");
        assertThat(hers.get(pages.at("/agreement")).status()).isEqualTo(200);
    }

    // How they get there

    private void agreeOnAnAim(String aim) {
        pages.write(hers, "aim", aim);
        pages.bothHands("agree-aim", pages.document("challenge"));
    }

    private void plan(Site site, String text, String leads) {
        site.get(challenge() + "/commitments/new")
                .form(challenge() + "/commitments")
                .with("text", text)
                .with("leads", leads)
                .with("due.day", "18")
                .with("due.month", "1")
                .with("due.year", "2099")
                .send();
    }

    private String challenge() {
        return pages.at("/challenge");
    }

    /** The page of the only commitment there is. */
    private String commitment() {
        return challenge() + "/commitments/"
                + database.<UUID>keeper(db -> db.sql("select id from led.commitment where pair = ?")
                        .params(pages.two.pair())
                        .query(UUID.class)
                        .single());
    }

    private int signings() {
        return database.<Integer>keeper(db -> db.sql("select count(*)::int from led.signing where pair = ?")
                .params(pages.two.pair())
                .query(Integer.class)
                .single());
    }
}
