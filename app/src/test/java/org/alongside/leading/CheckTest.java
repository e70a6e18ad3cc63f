package org.alongside.leading;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.leading.Check.Degree;
import org.alongside.leading.Check.Item;
import org.alongside.pairing.Two;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pair check: answered blind, opened for both at once, and what the gap says. */
@AlongsideTest
class CheckTest {

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
    void an_older_window_with_fewer_answers_takes_none_away() {
        var path = pages.at("/check/start");
        var older = hers.get(path).form(path);
        hers.get(path).form(path).with("heard", "5").with("worth", "4").send();

        older.with("credit", "3").send();

        var now = hers.get(path).form(path);
        assertThat(now.value("heard")).isEqualTo("5");
        assertThat(now.value("credit")).isEqualTo("3");
        assertThat(now.value("worth")).isEqualTo("4");
    }

    @Test
    void an_older_window_undoes_no_newer_answer() {
        var path = pages.at("/check/start");
        hers.get(path).form(path).with("heard", "1").with("worth", "4").send();
        var older = hers.get(path).form(path);
        hers.get(path).form(path).with("heard", "4").send();

        var page = older.with("safe", "2").with("then", "ready").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("It was changed elsewhere in the meantime", "What was saved in the meantime: Mostly");
        var again = page.form(path);
        assertThat(again.value("heard")).isEqualTo("1");
        assertThat(again.value("safe")).isEqualTo("2");
        assertThat(hers.get(path).form(path).value("heard")).isEqualTo("4");
        again.with("heard", "3").send();
        var now = hers.get(path).form(path);
        assertThat(now.value("heard")).isEqualTo("3");
        assertThat(now.value("safe")).isEqualTo("2");
        assertThat(now.value("worth")).isEqualTo("4");
    }

    @Test
    void answers_open_for_both_when_both_are_ready_and_the_gap_is_said_in_words() {
        answer(hers, "start", Map.of("heard", "4", "credit", "1"), "ready");
        assertThat(hers.get(path()).text()).contains("You are ready").doesNotContain("opened on");

        answer(his, "start", Map.of("heard", "4", "credit", "5"), "ready");

        for (var site : List.of(hers, his)) {
            var page = site.get(path());
            assertThat(page.text()).contains("You see 1 of 2 much the same way. Talk about: Credit.");
            assertThat(page.document()
                            .select("table.gaps tr:contains(Credit) td")
                            .eachText())
                    .startsWith("Not at all", "Fully");
        }
    }

    @Test
    void before_the_opening_the_other_half_sees_no_row_and_no_difference() {
        var before = his.get(path()).withoutTokens();

        answer(hers, "start", Map.of("heard", "4"), "ready");

        assertThat(his.get(path()).withoutTokens()).isEqualTo(before);
        assertThat(database.<Integer>as(
                        pages.two.works(),
                        db -> db.sql("""
                        select (select count(*) from pairing.blind_answer) + (select count(*) from pairing.blind_readiness)
                             + (select count(*) from pairing.blind_opening)
                        """).query(Integer.class).single()))
                .isZero();
    }

    @Test
    void whoever_is_ready_takes_it_back_until_it_is_open_and_never_after() {
        answer(hers, "start", Map.of("heard", "4"), "ready");
        answer(hers, "start", Map.of("heard", "1"), "");
        assertThat(hers.get(path() + "/start").text()).contains("You are ready");

        hers.post(path() + "/start/readiness/withdrawal", Map.of("token", hers.token()));
        answer(hers, "start", Map.of("heard", "1"), "ready");
        answer(his, "start", Map.of("heard", "2"), "ready");
        hers.post(path() + "/start/readiness/withdrawal", Map.of("token", hers.token()));
        answer(hers, "start", Map.of("heard", "5"), "");

        assertThat(his.get(path())
                        .document()
                        .select("table.gaps tr:contains(Heard) td")
                        .eachText())
                .startsWith("Not at all", "A little");
    }

    @Test
    void the_database_takes_no_answer_after_being_ready_and_none_for_the_other_half() {
        answer(hers, "start", Map.of("heard", "4"), "ready");

        assertThat(database.<Integer>as(
                        pages.two.lives(),
                        db -> db.sql("update pairing.blind_answer set sealed = 'x'")
                                .update()))
                .isZero();
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("""
                        insert into pairing.blind_answer (id, pair, what, person, sealed)
                        values (gen_random_uuid(), ?, 'check start', ?, 'x')
                        """)
                                .params(pages.two.pair(), pages.two.works())
                                .update()))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.as(
                        pages.two.lives(),
                        db -> db.sql("""
                        insert into pairing.blind_opening (pair, what) values (?, 'check start')
                        """).params(pages.two.pair()).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_stranger_makes_nobody_ready_and_opens_nothing() {
        answer(hers, "start", Map.of("heard", "4"), "ready");
        var tom = Two.person(database, "Tom");

        assertThat(database.<Boolean>as(
                        tom,
                        db -> db.sql("select pairing.blind_ready(?, 'check start')")
                                .params(pages.two.pair())
                                .query(Boolean.class)
                                .single()))
                .isFalse();
        assertThat(his.get(path()).text()).doesNotContain("opened on");
    }

    @RepeatedTest(3)
    void both_pressing_at_once_opens_it_once_for_both() throws Exception {
        var tokens = Map.of(hers, hers.token(), his, his.token());
        atOnce(List.of(hers, his, hers, his).stream()
                .<Callable<Integer>>map(site -> () -> site.post(
                                path() + "/start", Map.of("token", tokens.get(site), "heard", "3", "then", "ready"))
                        .status())
                .toList());

        assertThat(hers.get(path()).text()).contains("You see it much the same way");
        assertThat(his.get(path()).text()).contains("You see it much the same way");
    }

    @Test
    void a_later_check_says_where_they_have_come_closer_and_where_apart() {
        both("start", Map.of("heard", "1", "credit", "3"), Map.of("heard", "5", "credit", "3"));
        both("middle", Map.of("heard", "4", "credit", "1"), Map.of("heard", "5", "credit", "5"));

        assertThat(hers.get(path()).text())
                .contains("You have come closer in this: Heard.", "You are further apart in this: Credit.");
    }

    @Test
    void where_a_cohort_says_when_a_check_is_taken_once_its_time_has_come() {
        pages.two.inACohortThatMeets("A day", -60, -10, 40);

        var page = hers.get(path());
        assertThat(page.has("a[href$=/check/middle]")).isTrue();
        assertThat(page.has("a[href$=/check/start], a[href$=/check/end]")).isFalse();
        assertThat(hers.get("/today").has("a[href$=/check/middle]")).isTrue();

        both("middle", Map.of("heard", "4"), Map.of("heard", "4"));

        assertThat(hers.get(path()).has("a[href$=/check/start]"))
                .as("the one they missed")
                .isTrue();
        assertThat(hers.get("/today").text()).doesNotContain("Take the pair check");
    }

    @Test
    void what_is_left_out_is_no_gap() {
        both("start", Map.of("heard", "1"), Map.of("credit", "5"));

        assertThat(hers.get(path()).text()).contains("There is nothing yet that you both answered.", "Left out");
    }

    @Test
    void what_was_opened_leaves_an_empty_place_when_one_half_erases_themselves() {
        both("start", Map.of("heard", "1"), Map.of("heard", "5"));

        hers.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();

        var page = his.get(path());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("table.gaps tr:contains(Heard) td").eachText())
                .startsWith("Left out", "Fully");
    }

    @Test
    void whatever_is_chosen_a_check_is_as_long_as_any_other_and_comes_back_as_it_was() {
        var random = new Random(11);
        for (int i = 0; i < 500; i++) {
            var answers = new EnumMap<Item, Degree>(Item.class);
            for (var item : Item.values()) {
                Degree.of(random.nextInt(7)).ifPresent(degree -> answers.put(item, degree));
            }
            assertThat(Check.packed(answers)).hasSize(Item.values().length);
            assertThat(Check.unpacked(Check.packed(answers))).isEqualTo(answers);
        }
    }

    private void both(String moment, Map<String, String> lives, Map<String, String> works) {
        answer(hers, moment, lives, "ready");
        answer(his, moment, works, "ready");
    }

    private void answer(Site site, String moment, Map<String, String> chosen, String then) {
        var fields = new HashMap<>(chosen);
        fields.put("token", site.token());
        fields.put("then", then);
        fields.put(
                "version",
                site.get(path() + "/" + moment)
                        .document()
                        .select("input[name=version]")
                        .val());
        site.post(path() + "/" + moment, fields);
    }

    private String path() {
        return pages.at("/check");
    }
}
