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
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shared challenge, what a pair tries next, and their agreement. */
@AlongsideTest("alongside.command=demo")
class LeadingTest {

    @Autowired
    private Settings settings;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Sessions sessions;

    private Two two;
    private UUID nasreen;
    private UUID gareth;
    private UUID pair;
    private Site hers;
    private Site his;

    @BeforeEach
    void meet() {
        two = Two.of(database, "Nasreen", "Gareth");
        nasreen = two.lives();
        gareth = two.works();
        pair = two.pair();
        hers = Site.of(settings, sessions, nasreen);
        his = Site.of(settings, sessions, gareth);
    }

    // Writing

    @Test
    void either_half_writes_and_both_read_it() {
        write(hers, "who", "People who cannot read the letter.");

        assertThat(his.get(challenge()).text()).contains("People who cannot read the letter.");
    }

    @Test
    void when_both_have_changed_it_the_second_sees_what_the_first_wrote_and_neither_is_lost() {
        write(hers, "who", "First.");
        var form = his.get(writing("who")).form(writing("who"));
        write(hers, "who", "Hers, later.");

        var both = form.with("text", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Hers, later.");
        assertThat(both.form(writing("who")).value("text")).isEqualTo("His, meanwhile.");
        both.form(writing("who")).send();
        assertThat(his.get(challenge()).text()).contains("His, meanwhile.");
        assertThat(his.get(writing("who")).text()).contains("One earlier version", "Hers, later.");
    }

    @Test
    void going_on_with_ones_own_words_leaves_no_trail_of_every_pause() {
        write(hers, "who", "One");
        write(hers, "who", "One two");
        write(hers, "who", "One two three");

        assertThat(hers.get(writing("who")).text()).doesNotContain("earlier version");
    }

    @Test
    void words_that_are_too_long_come_back_with_a_sentence() {
        var again = write(hers, "who", "x".repeat(3_001));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Use at most 3,000 characters");
        assertThat(again.form(writing("who")).value("text")).hasSize(3_001);
    }

    @Test
    void a_pair_that_pauses_changes_nothing_and_loses_nothing_that_was_typed() {
        write(hers, "who", "Before.");
        var form = his.get(writing("who")).form(writing("who"));
        hers.post("/pairs/" + pair + "/pause", Map.of("token", hers.token()));

        var again = form.with("text", "Too late.").send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form(writing("who")).value("text")).isEqualTo("Too late.");
        assertThat(his.get(challenge()).text()).contains("Before.").doesNotContain("Too late.");
    }

    // The aim

    @Test
    void an_aim_counts_once_both_have_agreed_to_exactly_these_words() {
        write(hers, "aim", "Nobody misses a visit.");
        offer(hers, "agree-aim", document("challenge"));
        assertThat(his.get(challenge()).text()).contains("Nasreen has agreed").doesNotContain("Agreed by both of you");

        agree(his, "agree-aim", document("challenge"));

        assertThat(hers.get(challenge()).text()).contains("Nobody misses a visit.", "Agreed by both of you");
    }

    @Test
    void another_word_takes_both_hands_off() {
        write(hers, "aim", "Nobody misses a visit.");
        offer(hers, "agree-aim", document("challenge"));
        var agreement = his.get(hands("agree-aim", document("challenge")));
        write(hers, "aim", "Nobody misses a first visit.");

        var answer = agreement.form(agreement.path() + "/agreement").send();

        assertThat(answer.text()).contains("already decided");
        assertThat(signings()).isZero();
    }

    @Test
    void words_elsewhere_in_the_challenge_leave_the_hand_where_it_is() {
        write(hers, "aim", "Nobody misses a visit.");
        offer(hers, "agree-aim", document("challenge"));
        write(hers, "who", "People who cannot read the letter.");

        agree(his, "agree-aim", document("challenge"));

        assertThat(signings()).isOne();
    }

    @Test
    void a_suggested_aim_stands_below_the_one_that_counts() {
        agreeOnAnAim("Nobody misses a visit.");
        write(his, "aim", "Half as many miss a visit.");

        var page = hers.get(challenge());

        assertThat(page.document().selectFirst(".statement").text()).contains("Nobody misses a visit.");
        assertThat(page.text()).contains("Suggested instead", "Half as many miss a visit.");
    }

    @Test
    void the_database_takes_no_signing_that_only_one_hand_was_given_to() {
        write(hers, "aim", "Nobody misses a visit.");
        offer(hers, "agree-aim", document("challenge"));

        assertThatThrownBy(() -> database.as(
                        nasreen,
                        db -> db.sql("""
                                insert into led.signing (id, document, pair, act, signed_at)
                                values (gen_random_uuid(), ?, ?, 'agree-aim', now())
                                """).params(document("challenge"), pair).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.as(
                        nasreen,
                        db -> db.sql("update led.document set closed_at = now() where id = ?")
                                .params(document("challenge"))
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void hands_that_signed_once_sign_no_other_words_later_in_the_database() {
        agreeOnAnAim("Nobody misses a visit.");
        write(hers, "aim", "Half as many miss a visit.");

        assertThatThrownBy(() -> database.as(nasreen, db -> db.sql("""
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
                        nasreen,
                        db -> db.sql("update led.passage set words = 'x'").update()))
                .isZero();
    }

    // What they try next

    @Test
    void what_one_takes_on_for_themself_counts_at_once() {
        write(hers, "who", "Begun.");

        plan(hers, "Read the letter aloud in the waiting room", "lives");

        assertThat(his.get(challenge()).text())
                .contains("Read the letter aloud in the waiting room", "Nasreen · by")
                .doesNotContain("Waits for");
    }

    @Test
    void nobody_takes_anything_on_for_the_other() {
        write(hers, "who", "Begun.");
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
        write(hers, "who", "Begun.");
        plan(hers, "Ask the booking office", "works");
        var id = UUID.fromString(commitment().substring(commitment().lastIndexOf('/') + 1));

        assertThatThrownBy(() -> database.as(
                        nasreen,
                        db -> db.sql("insert into led.taken_on (commitment, person, at) values (?, ?, now())")
                                .params(id, gareth)
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void what_both_do_waits_for_the_yes_of_the_other() {
        write(hers, "who", "Begun.");
        plan(his, "Meet the porters", "both");

        assertThat(his.get(challenge()).text()).contains("Waits for Nasreen");
        assertThat(hers.get(challenge()).text()).contains("Waits for your yes");
    }

    @Test
    void what_is_asked_can_be_left_without_a_word() {
        write(hers, "who", "Begun.");
        plan(hers, "Ask the booking office", "works");

        his.get(commitment()).form(commitment() + "/outcome").send();

        assertThat(hers.get(challenge()).text()).contains("What we tried", "Not taken on");
    }

    @Test
    void what_was_taken_on_is_kept_changed_or_let_go_with_a_word_why() {
        write(hers, "who", "Begun.");
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
    void what_is_changed_leads_to_what_takes_its_place() {
        write(hers, "who", "Begun.");
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
        write(hers, "who", "Begun.");
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
        write(hers, "who", "Begun.");
        plan(hers, "Read the letter aloud", "lives");
        assertThat(hers.get("/today").text()).doesNotContain("What you took on");

        database.keeper(db -> db.sql("update led.commitment set due = current_date + 3 where pair = ?")
                .params(pair)
                .update());

        assertThat(hers.get("/today").text()).contains("What you took on").doesNotContain("aloud");
        assertThat(his.get("/today").text()).doesNotContain("What you took on");
    }

    // Closing

    @Test
    void a_challenge_closes_with_both_hands_and_another_can_begin() {
        agreeOnAnAim("Nobody misses a visit.");
        plan(hers, "Read the letter aloud", "lives");
        write(his, "outcome", "Half as many missed one.");
        var document = document("challenge");
        offer(his, "close-challenge", document);
        agree(hers, "close-challenge", document);

        var closed = hers.get(challenge());
        assertThat(closed.text()).contains("You closed it together", "Half as many missed one.", "Let go");
        assertThat(closed.has("a[href$=/commitments/new]")).isFalse();

        write(hers, "who", "The next one.");
        assertThat(his.get(challenge()).text()).contains("The next one.").doesNotContain("Half as many missed one.");
    }

    // The agreement

    @Test
    void an_agreement_counts_once_both_have_signed_it_and_shows_what_is_new_since() {
        write(hers, "time", "Tuesdays at 6pm by phone");
        offer(hers, "sign-agreement", document("agreement"));
        agree(his, "sign-agreement", document("agreement"));
        assertThat(his.get(agreement()).text()).contains("Signed by both of you");
        assertThat(his.get(agreement()).has("ins, del")).isFalse();

        write(his, "time", "Tuesdays at 7pm by phone");

        var changed = hers.get(agreement()).document();
        assertThat(changed.select("del").text()).isEqualTo("6pm");
        assertThat(changed.select("ins").text()).isEqualTo("7pm");
    }

    @Test
    void nothing_is_signed_twice_in_the_same_words() {
        write(hers, "time", "Tuesdays");
        offer(hers, "sign-agreement", document("agreement"));
        agree(his, "sign-agreement", document("agreement"));

        assertThat(hers.get(agreement()).text()).doesNotContain("Sign our agreement");
        assertThat(hers.get(hands("sign-agreement", document("agreement"))).status())
                .isEqualTo(404);
    }

    @Test
    void what_both_had_erased_is_gone_from_both_pages() {
        agreeOnAnAim("Nobody misses a visit.");
        offer(hers, "erase-together", pair);
        agree(his, "erase-together", pair);

        assertThat(hers.get(challenge()).text()).contains("was erased").doesNotContain("Nobody misses a visit.");
        assertThat(hers.get(agreement()).status()).isEqualTo(200);
    }

    @Test
    void still_true_is_said_by_each_for_themselves_with_its_date() {
        signAnAgreement();

        hers.get(agreement()).form(agreement() + "/readings").send();

        assertThat(hers.get(agreement()).text()).contains("You found it true on");
        assertThat(his.get(agreement()).text())
                .contains("Nasreen found it true on")
                .doesNotContain("You found it");
    }

    @Test
    void what_is_no_longer_true_is_heard_before_anything_changes() {
        signAnAgreement();
        var path = repair(hers, "I wait by the phone and it is seven.");
        assertThat(hers.get(path).text()).contains("Until then nothing changes");
        assertThat(his.get("/today").text()).contains("Nasreen finds something in your agreement no longer true");

        his.get(path)
                .form(path + "/hearing")
                .with("text", "You wait, and I am late.")
                .send();

        assertThat(hers.get(path).text()).contains("You wait, and I am late.", "Change the words together");
        hers.get(path).form(path + "/mending").send();
        assertThat(his.get(path).text()).contains("Mended on");
        assertThat(his.get("/today").text()).doesNotContain("no longer true");
    }

    @Test
    void nobody_says_for_the_other_what_they_heard() {
        signAnAgreement();
        var path = repair(hers, "I wait by the phone.");

        var answer = hers.post(path + "/hearing", Map.of("token", hers.token(), "text", "He heard it."));

        assertThat(answer.text()).contains("decided already");
        assertThat(his.get(path).text()).contains("What did you hear?").doesNotContain("He heard it.");
        assertThatThrownBy(() -> database.as(
                        nasreen, db -> db.sql("""
                                insert into led.heard (repair, pair, heard_by, heard_at, heard)
                                select id, pair, ?, now(), 'x' from led.repair where pair = ?
                                """).params(gareth, pair).update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void around_a_day_of_the_cohort_the_challenge_opens_and_the_agreement_is_read_again() {
        signAnAgreement();
        assertThat(hers.get("/today").text()).doesNotContain("still true?", "Each day opens with it");

        two.inACohortThatMeets("Power and role", 1);

        assertThat(hers.get("/today").text())
                .contains("Your shared challenge, for “Power and role”", "Your agreement: still true?");
        hers.get(agreement()).form(agreement() + "/readings").send();
        assertThat(hers.get("/today").text()).contains("Your shared challenge").doesNotContain("still true?");
        assertThat(his.get("/today").text()).as("he has not read it").contains("still true?");
    }

    // How they get there

    private void signAnAgreement() {
        write(hers, "time", "Tuesdays at 6pm by phone");
        offer(hers, "sign-agreement", document("agreement"));
        agree(his, "sign-agreement", document("agreement"));
    }

    private String repair(Site site, String text) {
        var path = agreement() + "/repairs";
        site.get(path + "/new")
                .form(path)
                .with("heading", "time")
                .with("text", text)
                .send();
        return path + "/"
                + database.<UUID>keeper(db -> db.sql("select id from led.repair where pair = ?")
                        .params(pair)
                        .query(UUID.class)
                        .single());
    }

    private void agreeOnAnAim(String aim) {
        write(hers, "aim", aim);
        offer(hers, "agree-aim", document("challenge"));
        agree(his, "agree-aim", document("challenge"));
    }

    private Site.Page write(Site site, String heading, String text) {
        return site.get(writing(heading))
                .form(writing(heading))
                .with("text", text)
                .send();
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

    private void offer(Site site, String act, UUID subject) {
        site.get(hands(act, subject)).form("/pairs/" + pair + "/hands").send();
    }

    private void agree(Site site, String act, UUID subject) {
        var page = site.get(hands(act, subject));
        page.form(page.path() + "/agreement").send();
    }

    private String hands(String act, UUID subject) {
        return "/pairs/" + pair + "/hands?act=" + act + "&subject=" + subject;
    }

    private String challenge() {
        return "/pairs/" + pair + "/challenge";
    }

    private String agreement() {
        return "/pairs/" + pair + "/agreement";
    }

    private String writing(String heading) {
        return "/pairs/" + pair + "/writing/" + heading;
    }

    /** The page of the only commitment there is. */
    private String commitment() {
        return challenge() + "/commitments/"
                + database.<UUID>keeper(db -> db.sql("select id from led.commitment where pair = ?")
                        .params(pair)
                        .query(UUID.class)
                        .single());
    }

    private UUID document(String kind) {
        return database.<UUID>keeper(
                db -> db.sql("select id from led.document where pair = ? and kind = ? and closed_at is null")
                        .params(pair, kind)
                        .query(UUID.class)
                        .single());
    }

    private int signings() {
        return database.<Integer>keeper(db -> db.sql("select count(*)::int from led.signing where pair = ?")
                .params(pair)
                .query(Integer.class)
                .single());
    }
}
