package org.alongside.leading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agreement: signing it, reading it again, and mending what is no longer true. */
@AlongsideTest("alongside.command=demo")
class AgreementTest {

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

    @Test
    void an_agreement_counts_once_both_have_signed_it_and_shows_what_is_new_since() {
        pages.write(hers, "time", "Tuesdays at 6pm by phone");
        pages.bothHands("sign-agreement", pages.document("agreement"));
        assertThat(his.get(agreement()).text()).contains("Signed by both of you");
        assertThat(his.get(agreement()).has("ins, del")).isFalse();

        pages.write(his, "time", "Tuesdays at 7pm by phone");

        var changed = hers.get(agreement()).document();
        assertThat(changed.select("del").text()).isEqualTo("6pm");
        assertThat(changed.select("ins").text()).isEqualTo("7pm");
    }

    @Test
    void nothing_is_signed_twice_in_the_same_words() {
        pages.write(hers, "time", "Tuesdays");
        pages.bothHands("sign-agreement", pages.document("agreement"));

        assertThat(hers.get(agreement()).text()).doesNotContain("Sign our agreement");
        assertThat(hers.get(pages.hands("sign-agreement", pages.document("agreement")))
                        .status())
                .isEqualTo(404);
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
    void the_half_that_is_asked_to_hear_cannot_call_it_mended_before() {
        signAnAgreement();
        var path = repair(hers, "I wait by the phone.");

        his.post(path + "/mending", Map.of("token", his.token()));
        assertThat(database.<Integer>as(
                        pages.two.works(),
                        db -> db.sql("update led.repair set ended_by = ?, ended_at = now() where pair = ?")
                                .params(pages.two.works(), pages.two.pair())
                                .update()))
                .isZero();

        assertThat(hers.get(path).text()).doesNotContain("Mended on");
        his.get(path).form(path + "/hearing").with("text", "You wait.").send();
        his.get(path).form(path + "/mending").send();
        assertThat(hers.get(path).text()).contains("Mended on");
    }

    @Test
    void what_was_said_and_what_was_heard_are_read_in_the_hat_they_were_written_in() {
        signAnAgreement();
        pages.wear(hers, "carer");
        pages.wear(his, "manager");
        assertThat(hers.get(agreement() + "/repairs/new").text()).contains("You speak here as: Carer.");
        var path = repair(hers, "I wait by the phone.");
        assertThat(his.get(path).text()).contains("Nasreen (Carer) says", "You speak here as: Manager.");

        his.get(path).form(path + "/hearing").with("text", "You wait.").send();

        assertThat(hers.get(path).text()).contains("Nasreen (Carer) says", "By Gareth (Manager), ");
        assertThat(his.get(agreement()).text()).as("signed before").contains("By Nasreen, ");
    }

    @Test
    void what_is_said_or_heard_too_late_comes_back() {
        signAnAgreement();
        var path = repair(hers, "I wait by the phone.");
        var second = his.get(path).form(path + "/hearing");
        his.get(path).form(path + "/hearing").with("text", "You wait.").send();
        var saying = his.get(agreement() + "/repairs/new").form(agreement() + "/repairs");

        var heard = second.with("text", "You wait, and I am late.").send();
        hers.post(pages.at("/pause"), Map.of("token", hers.token()));
        var said =
                saying.with("heading", "time").with("text", "I am never named.").send();

        assertThat(heard.status()).isEqualTo(422);
        assertThat(heard.text()).contains("Not kept", "decided already", "You wait, and I am late.");
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.text()).contains("your pair pauses or has ended", "I am never named.");
    }

    @Test
    void nobody_says_for_the_other_what_they_heard() {
        signAnAgreement();
        var path = repair(hers, "I wait by the phone.");

        var answer = hers.post(path + "/hearing", Map.of("token", hers.token(), "text", "He heard it."));

        assertThat(answer.text()).contains("decided already");
        assertThat(his.get(path).text()).contains("What did you hear?").doesNotContain("He heard it.");
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("""
                                insert into led.heard (repair, pair, heard_by, heard_at, heard)
                                select id, pair, ?, now(), 'x' from led.repair where pair = ?
                                """)
                                .params(pages.two.works(), pages.two.pair())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void around_a_day_of_the_cohort_the_challenge_opens_and_the_agreement_is_read_again() {
        signAnAgreement();
        assertThat(hers.get("/today").text()).doesNotContain("still true?", "Each day opens with it");

        pages.two.inACohortThatMeets("Power and role", 1);

        assertThat(hers.get("/today").text())
                .contains("Your shared challenge, for “Power and role”", "Your agreement: still true?");
        hers.get(agreement()).form(agreement() + "/readings").send();
        assertThat(hers.get("/today").text()).contains("Your shared challenge").doesNotContain("still true?");
        assertThat(his.get("/today").text()).as("he has not read it").contains("still true?");
    }

    // How they get there

    private void signAnAgreement() {
        pages.write(hers, "time", "Tuesdays at 6pm by phone");
        pages.bothHands("sign-agreement", pages.document("agreement"));
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
                        .params(pages.two.pair())
                        .query(UUID.class)
                        .single());
    }

    private String agreement() {
        return pages.at("/agreement");
    }
}
