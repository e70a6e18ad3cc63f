package org.alongside.learning;

import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.people.Sessions;
import org.alongside.programme.InventedCohort;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a pair introduces itself to the network. */
@AlongsideTest("alongside.command=demo")
class IntroductionsTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    /** Other tests introduce pairs to the same network. */
    private final String led = "Letters that people understand at the first reading. " + UUID.randomUUID();

    private InventedCohort cohort;
    private Two two;
    private Site rosa;
    private Site amir;
    private Site elsewhere;
    private String path;

    @BeforeEach
    void meet() {
        cohort = new InventedCohort(database, settings, sessions, 1, -1);
        two = cohort.pairs.getFirst();
        rosa = cohort.site(two.lives());
        amir = cohort.site(two.works());
        path = "/pairs/" + two.pair() + "/introduction";
        var another = new InventedCohort(database, settings, sessions, 1, -1);
        elsewhere = another.site(another.pairs.getFirst().works());
    }

    private Site.Page write(Site site, String words) {
        return site.get(path + "/words")
                .form(path + "/words")
                .with("led", words)
                .with("ask", "How we got the first letter changed.")
                .send();
    }

    private String hands() {
        var id = database.<UUID>keeper(db -> db.sql("select id from learn.introduction where pair = ?")
                .param(two.pair())
                .query(UUID.class)
                .single());
        return "/pairs/" + two.pair() + "/hands?act=introduce-pair&subject=" + id;
    }

    private void offer(Site site) {
        site.get(hands()).form("/pairs/" + two.pair() + "/hands").send();
    }

    private void agree(Site site) {
        var page = site.get(hands());
        page.form(page.path() + "/agreement").send();
    }

    private void shown() {
        write(rosa, led);
        offer(rosa);
        agree(amir);
    }

    @Test
    void the_network_reads_who_they_are_once_both_hands_are_given() {
        write(rosa, led);
        offer(rosa);
        assertThat(elsewhere.get("/network").text()).doesNotContain(led);

        agree(amir);

        assertThat(elsewhere.get("/network").text())
                .contains(led, "Rosa 1 and Amir 1", "How we got the first letter changed.");
        assertThat(elsewhere.get("/network").body()).doesNotContain(two.lives().toString());
    }

    @Test
    void who_was_never_in_a_cohort_sees_nobody_there() {
        shown();

        var saira = cohort.site(Two.person(database, "Saira"));

        assertThat(saira.get("/network").text()).contains("Not open to you yet").doesNotContain(led, "Rosa 1");
        assertThat(database.<Integer>as(Two.person(database, "Wilma"), IntroductionsTest::seen))
                .isZero();
        assertThat(database.<Integer>nobody(IntroductionsTest::seen)).isZero();
    }

    private static int seen(org.springframework.jdbc.core.simple.JdbcClient db) {
        return db.sql("select count(*)::int from learn.introduction")
                .query(Integer.class)
                .single();
    }

    @Test
    void what_they_would_do_is_said_and_found_by() {
        rosa.get(path + "/words")
                .form(path + "/words")
                .with("led", led)
                .with("offers", "mentors")
                .send();
        assertThat(rosa.get(hands()).text()).contains("We would go alongside a new pair");
        offer(rosa);
        agree(amir);

        assertThat(elsewhere.get("/network?that=mentors").text()).contains(led, "Would go alongside a new pair");
        assertThat(elsewhere.get("/network?that=looks").text()).doesNotContain(led);
    }

    @Test
    void one_hand_takes_it_back_and_what_is_shown_keeps_its_words() {
        shown();
        var late = post(amir, path + "/words", Map.of("led", "Other words.", "version", "1"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("This can’t be changed now");
        assertThat(elsewhere.get("/network").text()).contains(led);

        amir.get(path).form(path + "/withdrawal").send();

        assertThat(elsewhere.get("/network").text()).doesNotContain(led);
        write(rosa, "New words.");
        assertThat(amir.get(path).text()).contains("New words.", "Introduce us two to the network");
    }

    @Test
    void a_pair_that_ends_is_in_the_network_no_more() {
        shown();

        post(amir, "/pairs/" + two.pair() + "/ending", Map.of());

        assertThat(elsewhere.get("/network").text()).doesNotContain(led);
        assertThat(rosa.get(path).text()).contains(led);
    }

    @Test
    void when_both_have_changed_it_the_second_sees_both_versions() {
        write(rosa, led);
        var his = amir.get(path + "/words").form(path + "/words");
        write(rosa, "Hers, later.");

        var both = his.with("led", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Hers, later.");
        assertThat(both.form(path + "/words").value("led")).isEqualTo("His, meanwhile.");
        both.form(path + "/words").send();
        assertThat(rosa.get(path).text()).contains("His, meanwhile.", "What stood here before", "Hers, later.");
    }

    @Test
    void without_words_a_form_says_what_to_do() {
        var again = rosa.get(path + "/words").form(path + "/words").send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Say what you lead together");
    }

    @Test
    void in_the_database_too_no_half_alone_shows_it() {
        write(rosa, led);

        assertThatThrownBy(() -> database.as(
                        two.lives(),
                        db -> db.sql("update learn.introduction set shown_at = now() where pair = ?")
                                .param(two.pair())
                                .update()))
                .hasStackTraceContaining("row-level security");
    }
}
