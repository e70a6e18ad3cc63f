package org.alongside.learning;

import static org.alongside.AtOnce.atOnce;
import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.language.Languages;
import org.alongside.people.Sessions;
import org.alongside.programme.InventedCohort;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A day under way: everybody follows the facilitators' screen, and what two answer blind opens for the two. */
@AlongsideTest("alongside.command=demo")
class RunningDayTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    private InventedCohort cohort;
    private Site ifeoma;
    private Site martin;
    private Site rosa;
    private Site amir;

    private void aDayOf(String... kinds) {
        cohort = new InventedCohort(database, settings, sessions, 3, 0);
        ifeoma = cohort.site(cohort.facilitators.lives());
        martin = cohort.site(cohort.facilitators.works());
        rosa = cohort.site(cohort.pairs.getFirst().lives());
        amir = cohort.site(cohort.pairs.getFirst().works());
        var path = cohort.today("/plan/exercises");
        for (int i = 0; i < kinds.length; i++) {
            ifeoma.get(path + "/new")
                    .form(path)
                    .with("title", "Exercise " + (i + 1))
                    .with("minutes", "30")
                    .with("kind", kinds[i])
                    .with("question", kinds[i].equals("blind") ? "What do you hope for?" : "")
                    .with("words", "Words for the two of us")
                    .with("steps", "Do this")
                    .send();
        }
    }

    private Site.Page move(Site site, String move) {
        var page = site.get(cohort.today("/host"));
        return post(site, cohort.today("/host/moves"), Map.of("move", move, "seen", step(page)));
    }

    private static String step(Site.Page page) {
        return page.document().selectFirst("[data-live]").attr("data-step");
    }

    private void begin() {
        ifeoma.get(cohort.today("/plan")).form(cohort.today("/host")).send();
    }

    @Test
    void everybody_sees_where_the_day_is_and_only_facilitators_see_the_words_to_say() {
        aDayOf("together", "together");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Not begun yet");

        begin();

        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 1");
        assertThat(ifeoma.get(cohort.today("/host")).text()).contains("Words for the two of us");
        assertThat(rosa.get(cohort.today("/now")).text()).contains("Do this").doesNotContain("Words for the two of us");
        move(ifeoma, "onward");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 2");
        assertThat(move(ifeoma, "onward").text()).contains("There is nothing there");
        move(ifeoma, "back");
        assertThat(amir.get(cohort.today("/now")).heading()).isEqualTo("Exercise 1");
        move(ifeoma, "end");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("The day is over");
        assertThat(move(ifeoma, "onward").text()).contains("There is nothing there");
    }

    @Test
    void a_press_counts_only_from_where_the_one_who_pressed_was() throws Exception {
        aDayOf("together", "together", "together", "together");
        begin();
        var seen = step(ifeoma.get(cohort.today("/host")));

        atOnce(IntStream.range(0, 6)
                .mapToObj(_ -> (java.util.concurrent.Callable<Integer>)
                        () -> post(ifeoma, cohort.today("/host/moves"), Map.of("move", "onward", "seen", seen))
                                .status())
                .toList());

        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 2");
        var late = post(ifeoma, cohort.today("/host/moves"), Map.of("move", "onward", "seen", seen));
        assertThat(late.text()).contains("Somebody moved on a moment ago");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 2");
    }

    @Test
    void facilitators_hand_the_screen_to_each_other_and_one_alone_holds_it() {
        aDayOf("together", "together");
        begin();

        assertThat(move(martin, "onward").text()).contains("Your partner holds the screen");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 1");
        martin.get(cohort.today("/host")).form(cohort.today("/host/hand")).send();
        move(martin, "onward");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 2");
        assertThat(move(ifeoma, "back").text()).contains("Your partner holds the screen");
        martin.get(cohort.today("/host")).form(cohort.today("/host/hand")).send();
        move(ifeoma, "back");
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 1");
        assertThat(post(
                                martin,
                                cohort.today("/host/hand"),
                                Map.of("to", cohort.pairs.getFirst().lives().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pair_by_pair_each_has_its_turn_once_and_another_begins_each_time() {
        aDayOf("turns", "turns");
        begin();
        var first = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            first.add(ifeoma.get(cohort.today("/host"))
                    .document()
                    .selectFirst(".turn b")
                    .text());
            move(ifeoma, "onward");
        }

        assertThat(first).doesNotHaveDuplicates().hasSize(3);
        assertThat(ifeoma.get(cohort.today("/host")).heading()).isEqualTo("Exercise 2");
        assertThat(ifeoma.get(cohort.today("/host"))
                        .document()
                        .selectFirst(".turn b")
                        .text())
                .isNotEqualTo(first.getFirst());
        assertThat(rosa.get(cohort.today("/now")).text()).contains("may speak first");
    }

    @Test
    void in_action_learning_a_pair_presents_in_each_set_and_the_others_only_ask() {
        aDayOf("action-learning");
        var sets = ifeoma.get(cohort.today("/plan")).form(cohort.today("/plan/sets"));
        cohort.pairs.forEach(pair -> sets.with("set-" + pair.pair(), "1"));
        sets.send();
        begin();
        var said = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            said.add(ifeoma.get(cohort.today("/host"))
                    .document()
                    .selectFirst(".turn")
                    .text());
            move(ifeoma, "onward");
        }

        assertThat(said.get(0)).contains("Round 1 of 3").contains("The pair presents");
        assertThat(said.get(1)).contains("Only questions");
        assertThat(said.get(11)).contains("Round 3 of 3").contains("What the pair takes with it");
        assertThat(said).doesNotHaveDuplicates();
        assertThat(ifeoma.get(cohort.today("/host")).heading()).isEqualTo("Exercise 1");
    }

    @Test
    void what_two_answer_blind_opens_for_the_two_at_once_and_stays_with_them() {
        aDayOf("blind", "together");
        begin();
        var others = cohort.site(cohort.pairs.get(1).lives());

        answer(rosa, "To be heard", "ready");
        assertThat(rosa.get(cohort.today("/now")).text()).contains("You are ready");
        assertThat(amir.get(cohort.today("/now")).text()).doesNotContain("To be heard");
        assertThat(ifeoma.get(cohort.today("/host")).text()).contains("0 of 3 pairs have opened");
        answer(amir, "To be useful", "ready");

        for (var half : List.of(rosa, amir)) {
            assertThat(half.get(cohort.today("/now")).text())
                    .contains("To be heard")
                    .contains("To be useful");
        }
        assertThat(ifeoma.get(cohort.today("/host")).text())
                .contains("1 of 3 pairs have opened")
                .doesNotContain("To be heard");
        assertThat(ifeoma.get(cohort.today("/now")).text()).doesNotContain("To be useful");
        assertThat(others.get(cohort.today("/now")).text()).doesNotContain("To be heard");
        move(ifeoma, "onward");
        assertThat(rosa.get("/pairs/" + cohort.pairs.getFirst().pair() + "/opened")
                        .text())
                .contains("Exercise 1")
                .contains("What do you hope for?")
                .contains("To be useful");
    }

    @Test
    void what_one_window_answers_is_never_written_over_by_an_older_one() {
        aDayOf("blind", "together");
        begin();
        var stale = rosa.get(cohort.today("/now")).form(cohort.today("/now/answer"));
        answer(rosa, "A long answer, written in peace.", "");

        var saved = stale.with("text", "Short.").send("X-Autosave", "1");
        var pressed = stale.with("text", "Short.").send();

        assertThat(saved.status()).isEqualTo(409);
        assertThat(pressed.status()).isEqualTo(422);
        assertThat(pressed.text())
                .contains("It was changed elsewhere in the meantime", "A long answer, written in peace.");
        assertThat(rosa.get(cohort.today("/now"))
                        .form(cohort.today("/now/answer"))
                        .value("text"))
                .isEqualTo("A long answer, written in peace.");
        var both = pressed.form(cohort.today("/now/answer"));
        assertThat(both.value("text")).isEqualTo("Short.");
        both.with("text", "Both of it.").send();
        assertThat(rosa.get(cohort.today("/now"))
                        .form(cohort.today("/now/answer"))
                        .value("text"))
                .isEqualTo("Both of it.");
    }

    @Test
    void an_answer_one_has_emptied_does_not_come_back_from_an_older_window() {
        aDayOf("blind", "together");
        begin();
        answer(rosa, "More than I want to say.", "");
        var older = rosa.get(cohort.today("/now")).form(cohort.today("/now/answer"));
        answer(rosa, "", "");

        var saved = older.with("text", "More than I want to say. Yes").send("X-Autosave", "1");

        assertThat(saved.status()).isEqualTo(409);
    }

    @Test
    void saving_while_one_types_on_is_no_quarrel_with_oneself() {
        aDayOf("blind", "together");
        begin();
        var page = rosa.get(cohort.today("/now"));

        assertThat(page.form(cohort.today("/now/answer"))
                        .with("text", "To be")
                        .send("X-Autosave", "1")
                        .body())
                .isEqualTo("{\"version\":1}");
        var pressed = page.form(cohort.today("/now/answer"))
                .with("text", "To be asked")
                .send();

        assertThat(pressed.text()).contains("Saved. Only you can see it.");
    }

    @Test
    void what_is_not_kept_never_says_that_it_is_and_stands_there_again() {
        aDayOf("blind", "together");
        begin();
        var form = rosa.get(cohort.today("/now")).form(cohort.today("/now/answer"));
        var pair = "/pairs/" + cohort.pairs.getFirst().pair();
        post(amir, pair + "/pause", Map.of());

        var page =
                form.with("text", "Something hard to say").with("then", "ready").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Not kept", "Something hard to say").doesNotContain("Your words are kept");
    }

    @Test
    void what_is_put_aside_as_the_day_ends_comes_back_with_the_reason() {
        aDayOf("together");
        begin();
        var form = rosa.get(cohort.today("/now")).form(cohort.today("/parked"));
        move(ifeoma, "end");

        for (var line : List.of("Who pays?", "Who pays? ".repeat(50).strip())) {
            var page = form.with("parked", line).send();

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).contains("Not kept", "The day is not under way", line);
        }
    }

    @Test
    void an_answer_that_comes_back_never_stands_in_the_box_of_the_next_question() {
        aDayOf("blind", "blind");
        begin();
        var form = rosa.get(cohort.today("/now")).form(cohort.today("/now/answer"));
        move(ifeoma, "onward");
        var tooLong = "To be asked first. ".repeat(150).strip();

        var page = form.with("text", tooLong).send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Not kept", "Use at most 2,000 characters", tooLong);
        assertThat(page.has("textarea")).isFalse();
    }

    @Test
    void words_to_a_day_that_has_ended_for_their_pair_come_back_and_nobody_else_learns_that_it_is_there() {
        aDayOf("blind");
        begin();
        var answer = rosa.get(cohort.today("/now")).form(cohort.today("/now/answer"));
        var parked = rosa.get(cohort.today("/now")).form(cohort.today("/parked"));
        post(amir, "/pairs/" + cohort.pairs.getFirst().pair() + "/ending", Map.of());

        var page = answer.with("text", "Something hard to say").send();

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text())
                .contains("it has ended, pauses, or was taken away", "We have not kept it", "Something hard to say");
        assertThat(parked.with("parked", "Who pays?").send().text()).contains("Who pays?");
        var fields = Map.of(
                "text", "Something hard to say", "block", UUID.randomUUID().toString());
        var stranger = cohort.site(cohort.lead);
        var there = post(stranger, cohort.today("/now/answer"), fields);
        var nowhere = post(
                stranger,
                cohort.today("/now/answer")
                        .replace(cohort.id.toString(), UUID.randomUUID().toString()),
                fields);
        assertThat(there.status()).isEqualTo(404);
        assertThat(there.text()).isEqualTo(nowhere.text()).doesNotContain(fields.get("block"));
    }

    @Test
    void a_word_to_all_comes_back_when_somebody_has_moved_on_before() {
        aDayOf("together", "together");
        begin();
        var host = ifeoma.get(cohort.today("/host"));
        var second = host.document().select("input[name=block]").last().val();
        move(ifeoma, "onward");

        var page = post(
                ifeoma,
                cohort.today("/host/moves"),
                Map.of("move", "to", "block", second, "note", "We left this unfinished.", "seen", step(host)));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Somebody moved on a moment ago", "We left this unfinished.");
    }

    @Test
    void what_two_answer_blind_is_read_in_the_hat_it_was_opened_in_and_shown_to_nobody_else() {
        aDayOf("blind");
        begin();
        var pair = "/pairs/" + cohort.pairs.getFirst().pair();
        assertThat(rosa.get(cohort.today("/now")).text()).contains("You speak as yourself here.");
        post(rosa, pair + "/hat", Map.of("hat", "carer"));
        assertThat(rosa.get(cohort.today("/now")).text()).contains("You speak here as: Carer.");
        answer(rosa, "To be heard", "ready");
        assertThat(amir.get(cohort.today("/now")).text()).doesNotContain("Carer");
        answer(amir, "To be useful", "ready");
        post(rosa, pair + "/hat", Map.of("hat", "patient-leader"));

        for (var page : List.of(amir.get(cohort.today("/now")), amir.get(pair + "/opened"))) {
            assertThat(page.text()).contains("Carer, answered").doesNotContain("Patient leader");
        }
        for (var page : List.of("/now", "/host")) {
            assertThat(ifeoma.get(cohort.today(page)).text()).doesNotContain("Carer", "Patient leader");
        }
    }

    @Test
    void what_is_answered_blind_keeps_the_language_of_the_page_it_was_written_on() {
        aDayOf("blind");
        begin();
        System.setProperty(Languages.INVENTED, "true");
        try {
            rosa.get("/language/ar-XB");
            answer(rosa, "To be heard", "ready");
        } finally {
            System.clearProperty(Languages.INVENTED);
        }
        answer(amir, "To be useful", "ready");

        for (var page : List.of(
                cohort.today("/now"), "/pairs/" + cohort.pairs.getFirst().pair() + "/opened")) {
            var read = amir.get(page).document();
            assertThat(read.selectFirst(".say-a .text").attr("lang")).isEqualTo("ar-XB");
            assertThat(read.selectFirst(".say-b .text").attr("lang")).isEqualTo("en-GB");
        }
    }

    @Test
    void before_it_opens_the_page_of_the_other_half_stays_byte_for_byte_the_same() {
        aDayOf("blind");
        begin();
        var before = withoutChance(amir.get(cohort.today("/now")));

        answer(rosa, "Something long, and rather telling, about hope", "");
        assertThat(withoutChance(amir.get(cohort.today("/now")))).isEqualTo(before);
        answer(rosa, "", "ready");

        assertThat(withoutChance(amir.get(cohort.today("/now")))).isEqualTo(before);
    }

    @Test
    void an_exercise_left_unfinished_keeps_what_was_written_and_is_opened_again_with_a_word_to_all() {
        aDayOf("blind", "together");
        begin();
        answer(rosa, "Half a thought", "");
        var block = rosa.get(cohort.today("/now"))
                .document()
                .selectFirst("input[name=block]")
                .val();
        move(ifeoma, "onward");

        var kept = post(rosa, cohort.today("/now/answer"), Map.of("block", block, "text", "Half a thought, and more"));
        assertThat(kept.text()).contains("Saved. Only you can see it.");
        var late = post(
                rosa,
                cohort.today("/now/answer"),
                Map.of("block", block, "text", "Half a thought, and more", "then", "ready"));
        assertThat(late.text()).contains("Everybody has moved on");
        post(
                ifeoma,
                cohort.today("/host/moves"),
                Map.of(
                        "move",
                        "to",
                        "block",
                        block,
                        "note",
                        "We go on with what we left",
                        "seen",
                        step(ifeoma.get(cohort.today("/host")))));

        move(ifeoma, "end");
        post(
                rosa,
                cohort.today("/now/answer"),
                Map.of("block", block, "text", "Half a thought, and more, and the end of it", "version", "2"));
        post(
                ifeoma,
                cohort.today("/host/moves"),
                Map.of(
                        "move",
                        "to",
                        "block",
                        block,
                        "note",
                        "Once more",
                        "seen",
                        step(ifeoma.get(cohort.today("/host")))));
        assertThat(rosa.get(cohort.today("/now")).text())
                .as("typed after the day was over, and kept")
                .contains("Half a thought, and more, and the end of it");
        answer(rosa, "Half a thought, and more", "");
        var again = rosa.get(cohort.today("/now"));
        assertThat(again.text()).contains("Once more").contains("Half a thought, and more");
        answer(rosa, "Half a thought, and more", "ready");
        answer(amir, "Mine", "ready");
        assertThat(amir.get(cohort.today("/now")).text()).contains("Half a thought, and more");
    }

    @Test
    void a_word_to_all_that_is_too_long_comes_back_and_nobody_moves() {
        aDayOf("together", "together");
        begin();
        var host = ifeoma.get(cohort.today("/host"));
        var second = host.document().select("input[name=block]").last().val();
        var word = "A word. ".repeat(40);

        var again = post(
                ifeoma,
                cohort.today("/host/moves"),
                Map.of("move", "to", "block", second, "note", word, "seen", step(host)));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.document().selectFirst("[name=note]").val()).isEqualTo(word);
        assertThat(rosa.get(cohort.today("/now")).heading()).isEqualTo("Exercise 1");
    }

    @Test
    void what_is_put_aside_is_seen_by_the_cohort_and_taken_back_by_who_said_it() {
        aDayOf("together");
        begin();
        var others = cohort.site(cohort.pairs.get(2).works());

        post(rosa, cohort.today("/parked"), Map.of("parked", "Who pays the interpreter?"));
        post(ifeoma, cohort.today("/parked"), Map.of("parked", "From a card\n\n  From another  ", "from", "host"));

        assertThat(others.get(cohort.today("/now")).text())
                .contains("Who pays the interpreter? Rosa 1")
                .contains("From a card")
                .contains("From another");
        assertThat(others.get(cohort.today("/now")).text()).doesNotContain("Take it back");
        ifeoma.get(cohort.today("/host"))
                .form(actionEnding(ifeoma.get(cohort.today("/host")), "/ending"))
                .send();
        assertThat(others.get(cohort.today("/now")).text()).contains("Done with");
        rosa.get(cohort.today("/now"))
                .form(actionEnding(rosa.get(cohort.today("/now")), "/withdrawal"))
                .send();
        assertThat(others.get(cohort.today("/now")).text()).doesNotContain("interpreter");
    }

    @Test
    void whoever_joins_or_leaves_sees_nothing_of_what_was_put_aside_while_they_were_not_there() {
        aDayOf("together");
        begin();
        post(rosa, cohort.today("/parked"), Map.of("parked", "Said before she came"));
        var late = cohort.pairs.get(1).lives();
        database.keeper(db -> db.sql(
                        "update vault.membership set since = now() + interval '1 second' where person = ? and circle = ?")
                .params(late, cohort.id)
                .update());

        assertThat(cohort.site(late).get(cohort.today("/now")).text()).doesNotContain("Said before she came");
        database.keeper(db -> {
            db.sql(
                            "update vault.membership set since = now() - interval '1 hour', until = now() where person = ? and circle = ?")
                    .params(late, cohort.id)
                    .update();
            return db.sql("update programme.cohort_pair set left_at = now() where pair = ?")
                    .params(cohort.pairs.get(1).pair())
                    .update();
        });
        assertThat(cohort.site(late).get(cohort.today("/now")).status()).isEqualTo(404);
    }

    @Test
    void stopping_the_clock_keeps_the_time_that_was_left() {
        aDayOf("together");
        begin();
        move(ifeoma, "more");
        move(ifeoma, "pause");

        var stands = rosa.get(cohort.today("/now"));
        assertThat(stands.text()).contains("The clock stands still");
        assertThat(stands.has("[data-seconds]")).isFalse();
        assertThat(stands.document().selectFirst(".time").text()).startsWith("34:");
        move(ifeoma, "pause");
        assertThat(Integer.parseInt(rosa.get(cohort.today("/now"))
                        .document()
                        .selectFirst("[data-seconds]")
                        .attr("data-seconds")))
                .isBetween(34 * 60, 35 * 60);
    }

    @Test
    void every_screen_hears_of_a_step_and_one_that_was_cut_off_hears_where_the_day_is() throws Exception {
        aDayOf("together", "together", "together");
        begin();
        var first = listen(rosa);
        assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("data:1");

        move(ifeoma, "onward");
        assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("data:2");
        move(ifeoma, "onward");

        assertThat(listen(amir).poll(10, TimeUnit.SECONDS))
                .as("from the beginning of a new line")
                .isEqualTo("data:3");
        assertThat(first.poll(10, TimeUnit.SECONDS)).isEqualTo("data:3");
        assertThat(cohort.site(org.alongside.pairing.Two.person(database, "Stranger"))
                        .get(cohort.today("/steps"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void both_halves_of_every_pair_being_ready_at_once_opens_each_pair_once() throws Exception {
        aDayOf("blind");
        begin();
        var halves = new ArrayList<Site>();
        cohort.pairs.forEach(pair -> {
            halves.add(cohort.site(pair.lives()));
            halves.add(cohort.site(pair.works()));
        });
        var block = UUID.fromString(rosa.get(cohort.today("/now"))
                .document()
                .selectFirst("input[name=block]")
                .val());

        atOnce(halves.stream()
                .map(half -> (java.util.concurrent.Callable<Integer>) () -> post(
                                half,
                                cohort.today("/now/answer"),
                                Map.of("block", block.toString(), "text", "Ready", "then", "ready"))
                        .status())
                .toList());

        assertThat(ifeoma.get(cohort.today("/host")).text()).contains("3 of 3 pairs have opened");
    }

    private void answer(Site half, String text, String then) {
        half.get(cohort.today("/now"))
                .form(cohort.today("/now/answer"))
                .with("text", text)
                .with("then", then)
                .send();
    }

    private static String actionEnding(Site.Page page, String end) {
        return page.document().selectFirst("form[action$=" + end + "]").attr("action");
    }

    private static String withoutChance(Site.Page page) {
        page.document().select("input[name=token]").forEach(input -> input.val(""));
        page.document().select(".time").forEach(time -> {
            time.text("");
            time.removeAttr("data-seconds");
        });
        return page.document().outerHtml();
    }

    private LinkedBlockingQueue<String> listen(Site site) {
        var lines = new LinkedBlockingQueue<String>();
        var cookies = site.cookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(settings.publicAddress() + cohort.today("/steps")))
                .header("Cookie", cookies)
                .timeout(Duration.ofSeconds(60))
                .build();
        Thread.ofVirtual().start(() -> {
            try {
                var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
                answer.body().filter(line -> line.startsWith("data:")).forEach(lines::add);
            } catch (java.io.IOException | InterruptedException _) {
                lines.add("cut off");
            }
        });
        return lines;
    }
}
