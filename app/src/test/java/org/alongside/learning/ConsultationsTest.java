package org.alongside.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.alongside.AlongsideTest;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.people.Sessions;
import org.alongside.programme.InventedCohort;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A pair asks its cohort: questions first, then thoughts, then what the pair takes from it. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class ConsultationsTest {

    private static final String SITUATION = "The ward sister says yes, and nothing changes.";
    private static final String QUESTION = "How do we begin without her?";
    private static final String ASKED_BACK = "What would she lose?";
    private static final String ANSWER = "Her Friday meeting, we think.";
    private static final String THOUGHT = "We began with the night shift.";
    private static final String TAKEN = "We ask the night shift first.";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private MovingClock.Time time;

    private InventedCohort cohort;
    private Two two;
    private Site rosa;
    private Site amir;
    private Site neighbour;
    private Site facilitator;
    private String path;

    @BeforeEach
    void meet() {
        cohort = new InventedCohort(database, settings, sessions, 3, -1);
        two = cohort.pairs.getFirst();
        path = "/pairs/" + two.pair() + "/consultations";
        comeIn();
    }

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    private void comeIn() {
        rosa = cohort.site(two.lives());
        amir = cohort.site(two.works());
        neighbour = cohort.site(cohort.pairs.get(1).lives());
        facilitator = cohort.site(cohort.facilitators.works());
    }

    private Site.Page write(String situation, String question) {
        return rosa.get(path + "/new")
                .form(path)
                .with("situation", situation)
                .with("question", question)
                .send();
    }

    private UUID written() {
        write(SITUATION, QUESTION);
        return only("select id from learn.consultation where pair = ?", two.pair());
    }

    private UUID only(String select, UUID of) {
        return database.<UUID>keeper(
                db -> db.sql(select).param(of).query(UUID.class).single());
    }

    private String hands(String act, UUID id) {
        return "/pairs/" + two.pair() + "/hands?act=" + act + "&subject=" + id;
    }

    private void offer(Site site, String act, UUID id) {
        site.get(hands(act, id)).form("/pairs/" + two.pair() + "/hands").send();
    }

    private Site.Page agree(Site site, String act, UUID id) {
        var page = site.get(hands(act, id));
        return page.form(page.path() + "/agreement").send();
    }

    private void bothHands(String act, UUID id) {
        offer(rosa, act, id);
        agree(amir, act, id);
    }

    private UUID shown() {
        var id = written();
        bothHands("ask-cohort", id);
        return id;
    }

    private String exchange(UUID id) {
        return cohort.path("/consultations/" + id);
    }

    private Site.Page ask(Site site, UUID id, String words) {
        return site.get(exchange(id) + "/replies/new")
                .form(exchange(id) + "/replies")
                .with("words", words)
                .send();
    }

    private UUID asked(UUID id) {
        ask(neighbour, id, ASKED_BACK);
        return only("select id from learn.reply where consultation = ? and kind = 'question'", id);
    }

    private Site.Page answer(Site site, UUID id, UUID question, String words) {
        var address = exchange(id) + "/replies/" + question + "/answer";
        return site.get(address).form(address).with("words", words).send();
    }

    private Site.Page openThoughts(Site site, UUID id) {
        return site.get(path + "/" + id).form(path + "/" + id + "/thoughts").send();
    }

    private Site.Page think(Site site, UUID id, String kind, String words) {
        return site.get(exchange(id) + "/replies/new")
                .form(exchange(id) + "/replies")
                .with("kind", kind)
                .with("words", words)
                .send();
    }

    private Site.Page take(Site site, UUID id, String words) {
        var address = path + "/" + id + "/takeaway";
        return site.get(address).form(address).with("words", words).send();
    }

    private Site.Page takeBack(Site site, UUID id) {
        return site.get(path + "/" + id).form(path + "/" + id + "/withdrawal").send();
    }

    private UUID ended() {
        var id = shown();
        answer(amir, id, asked(id), ANSWER);
        openThoughts(rosa, id);
        think(facilitator, id, "seen", THOUGHT);
        take(amir, id, TAKEN);
        bothHands("end-consultation", id);
        return id;
    }

    // Writing and showing

    @Test
    void either_half_writes_and_nobody_else_reads_before_both_have_agreed() {
        var id = written();
        amir.get(path + "/" + id + "/words")
                .form(path + "/" + id + "/words")
                .with("question", "And where?")
                .send();

        assertThat(rosa.get(path + "/" + id).text())
                .contains(SITUATION, "And where?", "Only you two", "What stood here before", QUESTION);
        assertThat(post(rosa, path + "/" + id + "/removal", Map.of()).text())
                .as("both have written in it")
                .contains("It stays");
        for (var other : List.of(neighbour, facilitator, cohort.site(cohort.lead))) {
            assertThat(other.get(path + "/" + id).status()).isEqualTo(404);
            assertThat(other.get(exchange(id)).status()).isEqualTo(404);
        }
        assertThat(neighbour.get(cohort.path("/consultations")).text()).contains("Nobody has asked yet");
        assertThat(rosa.get(exchange(id)).status()).isEqualTo(404);
    }

    @Test
    void a_removal_that_is_refused_leaves_the_hands_where_they_are() {
        var id = written();
        offer(rosa, "ask-cohort", id);

        assertThat(post(amir, path + "/" + id + "/removal", Map.of()).text()).contains("It stays");

        agree(amir, "ask-cohort", id);
        assertThat(neighbour.get(exchange(id)).text()).contains(SITUATION);
    }

    @Test
    void when_both_have_changed_it_the_second_sees_both_versions() {
        var words = path + "/" + written() + "/words";
        var his = amir.get(words).form(words);
        rosa.get(words).form(words).with("situation", "Hers, later.").send();

        var both = his.with("situation", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Rosa 1 has changed this in the meantime", "Hers, later.");
        assertThat(both.form(words).value("situation")).isEqualTo("His, meanwhile.");
    }

    @Test
    void a_form_without_words_or_with_too_many_says_what_to_do_and_loses_nothing() {
        var again = write(" ", "x".repeat(301));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Write where you are and what you have tried", "Use at most 300 characters");
        assertThat(again.form(path).value("question")).hasSize(301);
    }

    @Test
    void a_pair_in_no_cohort_is_told_so_and_keeps_its_words() {
        var alone = Two.of(database, "Bea", "Colin");
        var bea = cohort.site(alone.lives());
        var theirs = "/pairs/" + alone.pair() + "/consultations";

        assertThat(bea.get(theirs).text()).contains("Once your pair is in a cohort that has begun");
        var again = post(bea, theirs, Map.of("situation", SITUATION, "question", QUESTION));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form(theirs).value("situation")).isEqualTo(SITUATION);
    }

    @Test
    void both_agree_to_readers_by_name_and_then_the_cohort_reads_it_with_the_names_of_the_two() {
        var id = written();
        assertThat(rosa.get(hands("ask-cohort", id)).text())
                .contains("Rosa 2 and Amir 2; Rosa 3 and Amir 3; Ifeoma and Martin", SITUATION, QUESTION);
        offer(rosa, "ask-cohort", id);
        assertThat(neighbour.get(exchange(id)).status()).isEqualTo(404);

        agree(amir, "ask-cohort", id);

        for (var reader : List.of(neighbour, facilitator, amir)) {
            assertThat(reader.get(exchange(id)).text()).contains("Rosa 1 and Amir 1 ask", SITUATION, QUESTION);
        }
        assertThat(neighbour.get(cohort.path("/consultations")).text()).contains(QUESTION, "Questions first");
        assertThat(neighbour.get("/today").text()).contains("A pair asks your cohort something");
        assertThat(rosa.get("/today").text()).doesNotContain("asks your cohort");
        assertThat(cohort.site(cohort.lead).get(exchange(id)).status()).isEqualTo(404);
        assertThat(neighbour.get(path + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_edit_takes_the_first_hand_off() {
        var id = written();
        offer(rosa, "ask-cohort", id);
        var words = path + "/" + id + "/words";
        amir.get(words).form(words).with("question", "Other words?").send();

        assertThat(amir.get(path + "/" + id).text()).doesNotContain("has agreed. Yours is next");
        bothHands("ask-cohort", id);
        var late = post(rosa, words, Map.of("situation", "Still other.", "question", "?", "version", "2"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("This can’t be changed now");
        assertThat(neighbour.get(exchange(id)).text()).contains("Other words?").doesNotContain("Still other.");
    }

    @Test
    void in_the_database_too_no_half_alone_shows_it_and_what_others_read_stands_still() {
        var id = written();
        assertThatThrownBy(() -> as(two.lives(), "update learn.consultation set shown_at = now() where id = ?", id))
                .hasStackTraceContaining("row-level security");
        bothHands("ask-cohort", id);
        assertThatThrownBy(() -> as(
                        two.lives(),
                        "update learn.consultation set question = situation, still_since = now() where id = ?",
                        id))
                .hasStackTraceContaining("what others read keeps its words");
        var at = database.<java.time.OffsetDateTime>keeper(
                db -> db.sql("select shown_at from learn.consultation where id = ?")
                        .param(id)
                        .query(java.time.OffsetDateTime.class)
                        .single());
        takeBack(rosa, id);
        assertThatThrownBy(() -> database.as(
                        two.lives(),
                        db -> db.sql("update learn.consultation set shown_at = ? where id = ?")
                                .params(at, id)
                                .update()))
                .as("with the hands of before")
                .hasStackTraceContaining("row-level security");
    }

    private int as(UUID person, String update, Object... params) {
        return database.<Integer>as(person, db -> db.sql(update).params(params).update());
    }

    // Questions

    @Test
    void everybody_but_the_pair_asks_and_either_half_answers_in_their_own_name() {
        var id = shown();
        assertThat(neighbour.get(exchange(id) + "/replies/new").text())
                .contains("A question, and no advice in disguise");

        var question = asked(id);

        assertThat(neighbour.get("/today").text()).doesNotContain("asks your cohort");
        assertThat(amir.get("/today").text()).contains("Read a new question to what you asked");
        assertThat(facilitator.get(exchange(id)).text()).contains(ASKED_BACK, "By Rosa 2");
        answer(amir, id, question, ANSWER);
        answer(rosa, id, question, "I see it otherwise.");
        assertThat(neighbour.get(exchange(id)).text())
                .contains(ANSWER, "By Amir 1", "I see it otherwise.", "By Rosa 1");
        assertThat(amir.get("/today").text()).doesNotContain("a new question");
        assertThat(neighbour
                        .get(exchange(id) + "/replies/" + question + "/answer")
                        .status())
                .isEqualTo(404);
        assertThat(post(rosa, exchange(id) + "/replies", Map.of("kind", "question", "words", "Ours?"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void who_speaks_as_facilitator_or_in_another_hat_is_read_so() {
        var id = shown();
        database.keeper(db -> db.sql("insert into people.hat (person, hat) values (?, 'carer')")
                .param(cohort.facilitators.works())
                .update());
        post(facilitator, "/pairs/" + cohort.facilitators.pair() + "/hat", Map.of("hat", "carer"));

        ask(facilitator, id, ASKED_BACK);

        assertThat(rosa.get(exchange(id)).text()).contains("By Martin (Carer)");
    }

    @Test
    void before_the_second_round_nobody_sends_a_thought_not_even_to_the_database() {
        var id = shown();

        var early = post(neighbour, exchange(id) + "/replies", Map.of("kind", "try", "words", THOUGHT));

        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("This can’t be sent now");
        assertThat(early.form(exchange(id) + "/replies").value("words")).isEqualTo(THOUGHT);
        assertThatThrownBy(() -> reply(id, "try")).hasStackTraceContaining("row-level security");
        assertThat(reply(id, "question")).isEqualTo(1);
        openThoughts(amir, id);
        assertThatThrownBy(() -> reply(id, "question")).hasStackTraceContaining("row-level security");
        assertThat(reply(id, "try")).isEqualTo(1);
        assertThatThrownBy(() -> as(two.lives(), "update learn.consultation set thoughts_at = null where id = ?", id))
                .hasStackTraceContaining("no more questions");
    }

    /** As a neighbour would, past all pages. */
    private int reply(UUID id, String kind) {
        var person = cohort.pairs.get(2).works();
        return as(person, """
                insert into learn.reply (id, consultation, cohort, showing, kind, person, words, said_at)
                select gen_random_uuid(), c.id, c.cohort, c.shown_at, ?, ?, 'x', now() from learn.consultation c where c.id = ?
                """, kind, person, id);
    }

    @Test
    void a_question_sent_as_the_second_round_opens_comes_back_with_its_words() {
        var id = shown();
        var form = neighbour.get(exchange(id) + "/replies/new").form(exchange(id) + "/replies");
        openThoughts(rosa, id);

        var late = form.with("words", ASKED_BACK).send();

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.form(exchange(id) + "/replies").value("words")).isEqualTo(ASKED_BACK);
        assertThat(rosa.get(exchange(id)).text()).doesNotContain(ASKED_BACK).contains("Nobody asked.");
        assertThat(post(amir, path + "/" + id + "/thoughts", Map.of()).text()).contains("Nothing has changed");
    }

    @Test
    void ones_own_words_are_changed_until_they_are_answered_and_taken_back_always() {
        var id = shown();
        var question = asked(id);
        var words = exchange(id) + "/replies/" + question + "/words";
        var older = neighbour.get(words).form(words);
        neighbour.get(words).form(words).with("words", "What would she gain?").send();
        var elsewhere = older.with("words", "Something else?").send();
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.text()).contains("Changed elsewhere in the meantime", "What would she gain?");
        assertThat(rosa.get(exchange(id)).text()).contains("What would she gain?", "Changed since.");
        assertThat(facilitator.get(words).status()).isEqualTo(404);
        assertThat(post(facilitator, exchange(id) + "/replies/" + question + "/withdrawal", Map.of())
                        .status())
                .isEqualTo(404);

        answer(amir, id, question, ANSWER);
        assertThat(post(neighbour, words, Map.of("words", "Quite another?", "version", "2"))
                        .status())
                .isEqualTo(422);
        neighbour
                .get(exchange(id))
                .form(exchange(id) + "/replies/" + question + "/withdrawal")
                .send();

        assertThat(rosa.get(exchange(id)).text())
                .contains("A question was taken back.", ANSWER)
                .doesNotContain("What would she gain?");
        assertThat(rosa.get(cohort.path("/consultations")).text()).contains("No question yet");
        assertThatThrownBy(() -> as(
                        two.lives(),
                        "insert into learn.reply (id, consultation, cohort, showing, kind, answers, person, "
                                + "words, said_at) select gen_random_uuid(), consultation, cohort, showing, 'answer', id, ?, "
                                + "'x', now() from learn.reply where id = ?",
                        two.lives(),
                        question))
                .as("an answer to what was taken back")
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void an_answer_is_changed_over_ones_own_alone() {
        var id = shown();
        var question = asked(id);
        answer(amir, id, question, ANSWER);
        var address = exchange(id) + "/replies/" + question + "/answer";
        var older = amir.get(address).form(address);
        answer(amir, id, question, "Her Monday meeting.");

        assertThat(older.with("words", "None.").send().status()).isEqualTo(422);
        assertThat(rosa.get(address).form(address).value("words")).isEmpty();
        assertThat(neighbour.get(exchange(id)).text())
                .contains("Her Monday meeting.")
                .doesNotContain(ANSWER, "None.");
    }

    // Thoughts, and the end

    @Test
    void thoughts_come_after_and_both_end_it_with_what_they_take() {
        var id = shown();
        openThoughts(rosa, id);
        think(facilitator, id, "seen", THOUGHT);
        var chosen = ask(neighbour, id, "Ring her.");
        assertThat(chosen.status()).isEqualTo(422);
        assertThat(chosen.text()).contains("Choose what it is");
        think(neighbour, id, "try", "Ring her.");
        assertThat(amir.get(exchange(id)).text())
                .contains("What we have seen", THOUGHT, "What we would try", "Ring her.");

        take(amir, id, TAKEN);
        assertThat(neighbour.get(exchange(id)).text()).doesNotContain(TAKEN);
        offer(rosa, "end-consultation", id);
        take(amir, id, TAKEN + " Then her.");
        assertThat(neighbour.get(exchange(id)).text()).doesNotContain(TAKEN);
        bothHands("end-consultation", id);

        assertThat(neighbour.get(exchange(id)).text())
                .contains(TAKEN + " Then her.", "Nothing is added any more", THOUGHT, "print it from your browser");
        assertThat(post(neighbour, exchange(id) + "/replies", Map.of("kind", "try", "words", "Late."))
                        .status())
                .isEqualTo(422);
        assertThatThrownBy(() -> reply(id, "try")).hasStackTraceContaining("row-level security");
        assertThat(post(rosa, path + "/" + id + "/takeaway", Map.of("words", "Other.", "version", "2"))
                        .status())
                .isEqualTo(422);
        assertThat(neighbour.get(exchange(id) + "/replies/new").path()).isEqualTo(exchange(id));
        var own = only("select id from learn.reply where consultation = ? and kind = 'try'", id);
        neighbour
                .get(exchange(id))
                .form(exchange(id) + "/replies/" + own + "/withdrawal")
                .send();
        assertThat(rosa.get(exchange(id)).text())
                .as("one's own words go also then")
                .contains("A thought was taken back.", THOUGHT)
                .doesNotContain("Ring her.");
    }

    @Test
    void in_the_database_too_one_hand_does_not_end_it_and_what_has_ended_does_not_go_on() {
        var id = shown();
        openThoughts(rosa, id);
        take(amir, id, TAKEN);
        var neighbours = cohort.pairs.get(1).lives();
        assertThat(database.<Long>as(
                        neighbours,
                        db -> db.sql("select count(*) from learn.takeaway")
                                .query(Long.class)
                                .single()))
                .as("a draft is the pair's")
                .isZero();
        assertThatThrownBy(
                        () -> as(two.lives(), "update learn.takeaway set shown_at = now() where consultation = ?", id))
                .hasStackTraceContaining("row-level security");
        bothHands("end-consultation", id);
        assertThatThrownBy(() -> as(
                        two.lives(),
                        "update learn.takeaway set shown_at = null, still_since = now() where consultation = ?",
                        id))
                .hasStackTraceContaining("what has ended does not go on");
    }

    @Test
    void when_both_write_what_they_take_the_second_sees_both_versions() {
        var id = shown();
        openThoughts(rosa, id);
        var address = path + "/" + id + "/takeaway";
        take(amir, id, TAKEN);
        var his = amir.get(address).form(address);
        take(rosa, id, "Hers, later.");

        var both = his.with("words", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Rosa 1 has changed this in the meantime", "Hers, later.");
        assertThat(both.form(address).value("words")).isEqualTo("His, meanwhile.");
    }

    // Stepping back

    @Test
    void one_hand_takes_all_of_it_back_and_nobody_reads_the_replies_any_more() throws IOException {
        var id = ended();
        assertThat(amir.get(path + "/" + id).text()).contains("People in your cohort may have read it since");

        takeBack(amir, id);

        assertThat(neighbour.get(exchange(id)).status()).isEqualTo(404);
        assertThat(rosa.get(exchange(id)).status()).isEqualTo(404);
        assertThat(neighbour.get(cohort.path("/consultations")).text()).doesNotContain(QUESTION);
        assertThat(rosa.get(path + "/" + id).text()).contains(SITUATION, TAKEN).doesNotContain(ASKED_BACK);
        assertThat(database.<Long>as(
                        two.lives(),
                        db -> db.sql("select count(*) from learn.reply")
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(archive(neighbour)).contains(ASKED_BACK).doesNotContain(SITUATION, TAKEN);
        assertThat(archive(rosa)).contains(SITUATION, QUESTION, TAKEN).doesNotContain(ASKED_BACK, THOUGHT);

        bothHands("ask-cohort", id);
        assertThat(neighbour.get(exchange(id)).text())
                .as("it begins anew")
                .contains(QUESTION, "No question yet")
                .doesNotContain(ASKED_BACK, TAKEN);
    }

    @Test
    void what_one_half_wrote_alone_it_removes_and_the_others_keep_their_words() throws IOException {
        var id = shown();
        asked(id);
        takeBack(rosa, id);
        assertThat(post(amir, path + "/" + id + "/removal", Map.of()).text()).contains("It stays");

        rosa.get(path + "/" + id).form(path + "/" + id + "/removal").send();

        assertThat(rosa.get(path + "/" + id).status()).isEqualTo(404);
        assertThat(archive(neighbour)).contains(ASKED_BACK);
    }

    @Test
    void while_the_pair_pauses_or_once_it_has_ended_nothing_is_added_and_either_takes_it_back() {
        var id = shown();
        asked(id);
        post(rosa, "/pairs/" + two.pair() + "/pause", Map.of());

        var paused = post(neighbour, exchange(id) + "/replies", Map.of("kind", "question", "words", "More?"));
        assertThat(paused.status()).isEqualTo(422);
        assertThatThrownBy(() -> reply(id, "question")).hasStackTraceContaining("row-level security");
        assertThat(neighbour.get(exchange(id)).text()).contains("Nothing is added here for now", ASKED_BACK);
        assertThat(post(amir, path + "/" + id + "/thoughts", Map.of()).text()).contains("Nothing has changed");

        post(rosa, "/pairs/" + two.pair() + "/ending", Map.of());
        assertThat(neighbour.get(exchange(id)).text()).contains(SITUATION, "Rosa 1 and Amir 1 ask");
        assertThat(rosa.get(exchange(id)).status()).as("they have left").isEqualTo(404);
        takeBack(amir, id);
        assertThat(neighbour.get(exchange(id)).status()).isEqualTo(404);
    }

    @Test
    void whoever_leaves_the_cohort_sees_no_more_and_their_words_go() {
        var id = shown();
        var question = asked(id);
        answer(rosa, id, question, ANSWER);
        var left = cohort.pairs.get(1).pair();

        post(neighbour, cohort.path("/pairs/" + left + "/leaving"), Map.of());

        assertThat(neighbour.get(exchange(id)).status()).isEqualTo(404);
        assertThat(rosa.get(exchange(id)).text())
                .contains("A question of somebody who has left.", ANSWER)
                .doesNotContain(ASKED_BACK);
    }

    @Test
    void whoever_comes_in_later_sees_only_what_is_asked_from_then_on() {
        var id = shown();
        time.goOn(Duration.ofHours(1));
        comeIn();
        var newcomer = cohort.pairs.get(2).works();
        database.keeper(db -> db.sql("update vault.membership set since = now() + interval '30 minutes' "
                        + "where person = ? and circle = ?")
                .params(newcomer, cohort.id)
                .update());
        var site = cohort.site(newcomer);

        assertThat(site.get(exchange(id)).status()).isEqualTo(404);
        assertThat(site.get("/today").text()).doesNotContain("asks your cohort");
        takeBack(rosa, id);
        bothHands("ask-cohort", id);
        assertThat(site.get(exchange(id)).text()).contains(QUESTION);
    }

    @Test
    void other_cohorts_see_nothing_of_it() {
        var id = shown();
        var elsewhere = new InventedCohort(database, settings, sessions, 1, -1);
        var far = elsewhere.site(elsewhere.pairs.getFirst().lives());

        assertThat(far.get(exchange(id)).status()).isEqualTo(404);
        assertThat(far.get(elsewhere.path("/consultations/" + id)).status()).isEqualTo(404);
        assertThat(far.get(elsewhere.path("/consultations")).text()).contains("Nobody has asked yet");
        assertThat(post(far, exchange(id) + "/replies", Map.of("kind", "question", "words", "?"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_erases_themselves_takes_their_words_along() {
        var id = shown();
        asked(id);
        var page = neighbour.get("/account/erasure");
        page.form("/account/erasure").with("sure", "true").send();

        assertThat(rosa.get(exchange(id)).text()).doesNotContain(ASKED_BACK);
        assertThat(database.<Long>keeper(
                        db -> db.sql("select count(*) from learn.reply where person = ? and words is not null")
                                .param(cohort.pairs.get(1).lives())
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private static String archive(Site site) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(site.bytes("/account/archive")))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), UTF_8));
            }
        }
        return all.toString();
    }
}
