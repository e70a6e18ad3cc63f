package org.alongside.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Tampered;
import org.alongside.vault.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AlongsideTest
class AssumptionsTest {

    private static final Question GUESS = new Question(Prompt.HARDEST, true);
    private static final Question OWN = new Question(Prompt.HARDEST, false);
    private static final String CANARY = "a heron on the roof of the clinic";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Assuming assuming;

    @Autowired
    private Vault vault;

    @Autowired
    private Kept kept;

    @Autowired
    private TransactionTemplate transaction;

    private Cast cast;

    @BeforeEach
    void meet() {
        cast = new Cast(database);
        cast.readTheLimits(cast.nasreen);
        cast.readTheLimits(cast.gareth);
    }

    @Test
    void before_the_opening_every_page_is_the_same_whatever_the_other_half_has_done() {
        var nasreen = guest(cast.nasreen);
        var gareth = guest(cast.gareth);
        var nothing = pagesOf(nasreen);

        gareth.post(path("/own-hardest"), "text", CANARY);
        assertThat(pagesOf(nasreen)).as("begun").isEqualTo(nothing);

        gareth.keep(path("/guess-hope"), "text", CANARY.repeat(90));
        assertThat(pagesOf(nasreen)).as("written much").isEqualTo(nothing);

        gareth.post(path("/readiness"));
        assertThat(pagesOf(nasreen)).as("ready").isEqualTo(nothing);

        gareth.post(path("/readiness/withdrawal"));
        assertThat(pagesOf(nasreen)).as("not ready any more").isEqualTo(nothing);
    }

    @Test
    void before_the_opening_the_database_shows_each_half_only_their_own_rows_and_nobody_else_any() {
        write(cast.gareth, OWN, CANARY);
        write(cast.nasreen, GUESS, "targets");

        for (var table : List.of("answer", "readiness")) {
            assertThat(rowsOf(table, cast.gareth)).containsOnly(cast.gareth);
            assertThat(rowsOf(table, cast.nasreen)).containsOnly(cast.nasreen);
            assertThat(rowsOf(table, cast.stranger)).isEmpty();
            assertThat(database.<Long>nobody(db -> db.sql("select count(*) from reflection." + table)
                            .query(Long.class)
                            .single()))
                    .isZero();
            assertThatThrownBy(() -> database.jobs(db ->
                            db.sql("select 1 from reflection." + table).query().listOfRows()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(database.<Long>owner(db -> db.sql("select count(*) from reflection.answer")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void in_the_database_a_question_left_out_looks_like_any_other() {
        write(cast.gareth, OWN, "Mondays.");

        var sizes = database.<List<Map<String, Object>>>keeper(db -> db.sql(
                        "select octet_length(sealed) as size, count(*) as n from reflection.answer where pair = ? group by 1")
                .params(cast.pair)
                .query()
                .listOfRows());

        assertThat(sizes).hasSize(1);
        assertThat(sizes.getFirst()).containsEntry("n", 8L);
    }

    @Test
    void both_ready_is_the_opening_for_both() {
        write(cast.nasreen, GUESS, "Keeping to targets.");
        write(cast.gareth, OWN, "Ringing people at seven.");

        assertThat(ready(cast.nasreen)).isEqualTo(Assuming.Outcome.DONE);
        assertThat(isOpen(cast.pair)).isFalse();
        assertThat(ready(cast.gareth)).isEqualTo(Assuming.Outcome.OPENED);

        for (var half : List.of(cast.nasreen, cast.gareth)) {
            assertThat(guest(half).get(path("")).body())
                    .contains("Keeping to targets.", "Ringing people at seven.", "left this one out.");
        }
        assertThat(cast.rows(cast.stranger, "answer")).isZero();
    }

    @Test
    void readers_see_the_hat_that_words_were_written_in_however_hats_change() {
        wear(cast.nasreen, "carer", "patient-leader");
        var nasreen = guest(cast.nasreen);
        var gareth = guest(cast.gareth);
        var hat = "/pairs/" + cast.pair + "/hat";
        assertThat(nasreen.get(path("/guess-hardest")).body()).contains("You speak as yourself here.");
        assertThat(nasreen.post(hat, "hat", "carer", "onward", path("/guess-hardest"))
                        .body())
                .contains("You speak here as: <bdi>Carer</bdi>.");
        write(cast.nasreen, GUESS, "Keeping to targets.");
        var page = nasreen.get("/pairs/" + cast.pair + "/journal/new");
        nasreen.post(page.action("/journal/"), "text", "We began.", "pair", cast.pair.toString());
        ready(cast.nasreen);
        ready(cast.gareth);
        assertThat(gareth.get(path("")).body()).contains("<bdi>Carer</bdi>, guessed");

        nasreen.post(hat, "hat", "patient-leader");
        nasreen.post(path("/guesses/" + guessOf(cast.nasreen) + "/lesson"), "text", "It is the phone calls.");

        assertThat(gareth.get(path("")).body())
                .as("what was guessed as a carer, and learned as a patient leader")
                .contains("<bdi>Carer</bdi>, guessed")
                .contains("(Patient leader)");
        assertThat(gareth.get(page.action("/journal/")).body()).contains("In this hat: <bdi>Carer</bdi>");
        assertThat(gareth.get("/pairs/" + cast.pair).body()).contains("Patient leader");
    }

    private void wear(UUID person, String... hats) {
        for (var hat : hats) {
            database.keeper(db -> db.sql("insert into people.hat (person, hat) values (?, ?)")
                    .params(person, hat)
                    .update());
        }
    }

    @Test
    void ready_freezes_the_words_until_it_is_taken_back_and_the_opening_for_good() {
        write(cast.nasreen, GUESS, "first");
        ready(cast.nasreen);
        assertThat(write(cast.nasreen, GUESS, "second")).isEqualTo(Assuming.Outcome.READY);
        assertThat(rawUpdate(cast.nasreen)).isZero();

        assertThat(notReady(cast.nasreen)).isEqualTo(Assuming.Outcome.DONE);
        assertThat(write(cast.nasreen, GUESS, "third")).isEqualTo(Assuming.Outcome.DONE);

        ready(cast.nasreen);
        ready(cast.gareth);
        assertThat(notReady(cast.nasreen)).isEqualTo(Assuming.Outcome.OPENED);
        assertThat(write(cast.nasreen, GUESS, "fourth")).isEqualTo(Assuming.Outcome.OPENED);
        assertThat(rawUpdate(cast.nasreen)).isZero();
        assertThat(guest(cast.gareth).get(path("")).body()).contains("third").doesNotContain("fourth");
    }

    @Test
    void two_ready_at_once_open_it_exactly_once_every_time() throws Exception {
        for (int round = 0; round < 50; round++) {
            var pair = cast.pair(cast.nasreen, cast.gareth);

            var outcomes = atOnce(() -> ready(cast.nasreen, pair), () -> ready(cast.gareth, pair));

            assertThat(isOpen(pair)).as("round %d", round).isTrue();
            assertThat(outcomes)
                    .as("round %d", round)
                    .containsExactlyInAnyOrder(Assuming.Outcome.DONE, Assuming.Outcome.OPENED);
        }
    }

    @Test
    void taking_ready_back_while_the_other_gets_ready_ends_one_way_or_the_other() throws Exception {
        for (int round = 0; round < 50; round++) {
            var pair = cast.pair(cast.nasreen, cast.gareth);
            ready(cast.nasreen, pair);

            var outcomes = atOnce(() -> notReady(cast.nasreen, pair), () -> ready(cast.gareth, pair));

            assertThat(outcomes)
                    .as("round %d", round)
                    .isIn(
                            List.of(Assuming.Outcome.DONE, Assuming.Outcome.DONE),
                            List.of(Assuming.Outcome.OPENED, Assuming.Outcome.OPENED));
            assertThat(isOpen(pair)).isEqualTo(outcomes.getFirst() == Assuming.Outcome.OPENED);
        }
    }

    @Test
    void words_moved_to_another_row_do_not_open() {
        write(cast.gareth, OWN, CANARY);
        var rows = database.<List<Map<String, Object>>>keeper(
                db -> db.sql("select id, guess, prompt, sealed from reflection.answer where pair = ?")
                        .params(cast.pair)
                        .query()
                        .listOfRows());
        var written = rows.stream()
                .filter(row ->
                        row.get("guess").equals(false) && row.get("prompt").equals("hardest"))
                .findFirst()
                .orElseThrow();
        var another = rows.stream().filter(row -> row != written).findFirst().orElseThrow();
        var sealed = (byte[]) written.get("sealed");

        var right = new Place("reflection.answer", (UUID) written.get("id"), cast.pair);
        assertThat(vault.open(cast.gareth, right, sealed)).isEqualTo(CANARY);
        for (var wrong : List.of(
                new Place("reflection.answer", (UUID) another.get("id"), cast.pair),
                new Place("reflection.lesson", (UUID) written.get("id"), cast.pair),
                new Place("reflection.answer", (UUID) written.get("id"), cast.gareth))) {
            assertThatThrownBy(() -> vault.open(cast.gareth, wrong, sealed)).isInstanceOf(Tampered.class);
        }
    }

    @Test
    void facilitators_learn_how_it_stands_and_a_half_learns_nothing_from_them() {
        var cohort = UUID.randomUUID();
        for (var person : List.of(cast.ifeoma, cast.nasreen, cast.gareth)) {
            cast.join(person, cohort);
        }
        assertThat(standing(cast.ifeoma)).containsExactly("not-begun");

        write(cast.gareth, OWN, CANARY);
        assertThat(standing(cast.ifeoma)).containsExactly("under-way");
        assertThat(standing(cast.nasreen)).isEmpty();
        assertThat(standing(cast.stranger)).isEmpty();

        ready(cast.gareth);
        assertThat(standing(cast.ifeoma)).containsExactly("under-way");
        ready(cast.nasreen);
        assertThat(standing(cast.ifeoma)).containsExactly("opened");
    }

    @Test
    void the_half_a_guess_is_about_says_whether_it_held_and_its_writer_what_they_learned() {
        write(cast.nasreen, GUESS, "Keeping to targets.");
        ready(cast.nasreen);
        ready(cast.gareth);
        var guess = guessOf(cast.nasreen);
        var nasreen = guest(cast.nasreen);
        var gareth = guest(cast.gareth);

        assertThat(nasreen.post(path("/guesses/" + guess + "/verdict"), "verdict", "held")
                        .status())
                .isEqualTo(404);
        assertThat(gareth.post(path("/guesses/" + guess + "/verdict"), "verdict", "partly")
                        .body())
                .contains("It held partly");
        assertThat(gareth.post(path("/guesses/" + guess + "/lesson"), "text", "no")
                        .status())
                .isEqualTo(404);
        assertThat(nasreen.post(path("/guesses/" + guess + "/lesson"), "text", "")
                        .status())
                .isEqualTo(422);
        nasreen.post(path("/guesses/" + guess + "/lesson"), "text", "That he is up before me.");
        assertThat(gareth.get(path("")).body()).contains("That he is up before me.");
    }

    @Test
    void what_one_window_assumes_is_never_written_over_by_an_older_one() {
        var nasreen = guest(cast.nasreen);
        nasreen.get(path("/guess-hardest"));
        nasreen.post(path("/guess-hardest"), "text", "A long guess, well thought of.", "version", "0");

        var autosaved = nasreen.keep(path("/guess-hardest"), "text", "Short.", "version", "0");
        var pressed = nasreen.post(path("/guess-hardest"), "text", "Short.", "version", "0");

        assertThat(autosaved.status()).isEqualTo(409);
        assertThat(pressed.status()).isEqualTo(422);
        assertThat(pressed.body())
                .contains(
                        "It was changed elsewhere in the meantime",
                        "A long guess, well thought of.",
                        "Short.</textarea>");
        assertThat(nasreen.get(path("/guess-hardest")).body()).contains("A long guess, well thought of.</textarea>");
        assertThat(nasreen.keep(path("/guess-hardest"), "text", "A long guess, well thought of. And", "version", "0")
                        .status())
                .as("whoever types on is not asked")
                .isEqualTo(200);
    }

    @Test
    void a_guess_one_has_left_out_or_cut_short_does_not_come_back_from_an_older_window() {
        var nasreen = guest(cast.nasreen);
        nasreen.post(path("/guess-hardest"), "text", "A guess, and more than I want to say.", "version", "0");
        nasreen.post(path("/guess-hardest"), "text", "", "version", "2");
        var leftOut =
                nasreen.keep(path("/guess-hardest"), "text", "A guess, and more than I want to say", "version", "2");
        assertThat(leftOut.status()).isEqualTo(409);

        nasreen.post(path("/guess-hardest"), "text", "A guess, and", "version", "3");
        nasreen.post(path("/guess-hardest"), "text", "A guess", "version", "4");
        var cutShort = nasreen.keep(path("/guess-hardest"), "text", "A guess, and more of it", "version", "2");
        assertThat(cutShort.status()).isEqualTo(409);
        assertThat(nasreen.get(path("/guess-hardest")).body()).contains("A guess</textarea>");
    }

    @Test
    void what_is_typed_too_late_stands_there_again() {
        write(cast.nasreen, GUESS, "Ringing people.");
        ready(cast.nasreen);

        var late = guest(cast.nasreen).post(path("/guess-hardest"), "text", "Ringing people at seven.", "version", "2");

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Ringing people at seven.</textarea>");
    }

    @Test
    void what_is_learned_twice_on_one_day_is_kept_twice() {
        write(cast.nasreen, GUESS, "Keeping to targets.");
        ready(cast.nasreen);
        ready(cast.gareth);
        var nasreen = guest(cast.nasreen);
        var lesson = path("/guesses/" + guessOf(cast.nasreen) + "/lesson");

        nasreen.post(lesson, "text", "It is the phone calls.");
        nasreen.post(lesson, "text", "And the forms.");

        assertThat(guest(cast.gareth).get(path("")).body())
                .containsSubsequence("It is the phone calls.", "And the forms.");
    }

    @Test
    void what_is_learned_while_the_pair_pauses_comes_back_and_what_was_learned_is_taken_along() {
        write(cast.nasreen, GUESS, "Keeping to targets.");
        ready(cast.nasreen);
        ready(cast.gareth);
        var nasreen = guest(cast.nasreen);
        var lesson = path("/guesses/" + guessOf(cast.nasreen) + "/lesson");
        nasreen.get(path(""));
        nasreen.post(lesson, "text", "It is the phone calls.");
        guest(cast.gareth).get(path(""));
        var gareth = guest(cast.gareth);
        gareth.get("/pairs/" + cast.pair + "/step-back");
        gareth.post("/pairs/" + cast.pair + "/pause");

        var late = nasreen.post(lesson, "text", "And the forms.");

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Not kept", "Your pair pauses or has ended", "And the forms.");
        assertThat(Site.of(settings, sessions, cast.nasreen).archive())
                .contains("It is the phone calls.")
                .doesNotContain("And the forms.");
        assertThat(Site.of(settings, sessions, cast.gareth).archive()).doesNotContain("It is the phone calls.");
    }

    @Test
    void when_one_half_is_erased_the_other_keeps_their_own_words_beside_an_empty_place() {
        write(cast.nasreen, GUESS, CANARY);
        write(cast.gareth, OWN, "Ringing people at seven.");
        var never = cast.pair(cast.nasreen, cast.gareth);
        Asking.as(cast.nasreen).call(() -> assuming.write(never, GUESS, CANARY, 0, new PersonId(cast.nasreen)));
        ready(cast.nasreen);
        ready(cast.gareth);

        Asking.as(cast.nasreen)
                .run(() -> transaction.executeWithoutResult(_ -> {
                    kept.erase(new PersonId(cast.nasreen));
                    vault.destroy(cast.nasreen);
                }));

        assertThat(guest(cast.gareth).get(path("")).body())
                .contains("Erased.", "Ringing people at seven.")
                .doesNotContain(CANARY);
        assertThat(database.<Long>keeper(db -> db.sql("select count(*) from reflection.answer where pair = ?")
                        .params(never)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void nobody_else_opens_the_page_and_absent_and_forbidden_look_the_same() {
        var tom = guest(cast.stranger);
        cast.readTheLimits(cast.stranger);

        for (var below : List.of("", "/own-hardest")) {
            var forbidden = tom.get(path(below));
            var absent = tom.get("/pairs/" + UUID.randomUUID() + "/assumptions" + below);
            assertThat(forbidden.status()).isEqualTo(404);
            assertThat(forbidden.body()).isEqualTo(absent.body());
        }
        assertThat(tom.post(path("/readiness")).status()).isEqualTo(404);
        assertThat(tom.post(path("/own-hardest"), "text", "x").status()).isEqualTo(404);
        assertThat(guest(cast.gareth).get(path("/own-something")).status()).isEqualTo(404);
    }

    @Test
    void the_limits_of_confidentiality_come_before_the_first_word() {
        var joe = cast.person("Joe");
        var pair = cast.pair(joe, cast.gareth);
        var guest = guest(joe);

        var first = guest.get("/pairs/" + pair + "/assumptions/own-hardest");
        assertThat(first.path()).startsWith("/journal/limits");
        var then = guest.post("/journal/limits", "onward", "/pairs/" + pair + "/assumptions/own-hardest");
        assertThat(then.body()).contains("Question 2 of 8");
        assertThat(guest.post("/journal/limits", "onward", "//elsewhere.example/")
                        .path())
                .isEqualTo("/today");
    }

    @Test
    void words_sent_before_the_limits_were_read_are_neither_saved_nor_lost() {
        var joe = cast.person("Joe");
        var pair = cast.pair(joe, cast.gareth);
        var question = "/pairs/" + pair + "/assumptions/own-hardest";
        var guest = guest(joe);

        assertThat(guest.keep(question, "text", CANARY).status()).isEqualTo(409);
        assertThat(guest.post("/pairs/" + pair + "/assumptions/readiness").path())
                .startsWith("/journal/limits");
        var limits = guest.post(question, "text", CANARY);
        assertThat(limits.body()).contains("Where it ends", "Your words are not lost");
        var back = guest.sendForm(limits, question);
        assertThat(back.body()).contains("Question 2 of 8", CANARY);
        assertThat(cast.rows(joe, "answer")).isZero();

        guest.sendForm(back, question);
        assertThat(guest.get(question).body()).contains(CANARY);
    }

    @Test
    void what_is_typed_is_kept_or_refused_with_a_sentence() {
        var nasreen = guest(cast.nasreen);
        assertThat(nasreen.keep(path("/guess-hope"), "text", "<b>\u202Eeverything</b>")
                        .status())
                .isEqualTo(200);
        assertThat(nasreen.get(path("")).body())
                .contains("&lt;b&gt;everything&lt;/b&gt;")
                .doesNotContain("<b>everything");
        assertThat(nasreen.keep(path("/guess-hope"), "text", "x".repeat(4_001)).status())
                .isEqualTo(409);
        var again = nasreen.post(path("/guess-hope"), "text", "x".repeat(4_001));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("Use at most 4,000 characters.", "x".repeat(4_001));
    }

    private List<String> pagesOf(Guest guest) {
        return List.of("/today", "/pairs", "/pairs/" + cast.pair, path(""), path("/guess-hardest"), path("/own-hope"))
                .stream()
                .map(page -> guest.get(page).body().replaceAll("name=\"token\" value=\"[^\"]+\"", "token"))
                .toList();
    }

    private List<UUID> rowsOf(String table, UUID asking) {
        return database.<List<UUID>>as(
                asking,
                db -> db.sql("select person from reflection." + table)
                        .query(UUID.class)
                        .list());
    }

    private List<String> standing(UUID asking) {
        return database.<List<String>>as(
                asking,
                db -> db.sql("select standing from reflection.standings(array[?::uuid])")
                        .params(cast.pair)
                        .query(String.class)
                        .list());
    }

    private int rawUpdate(UUID asking) {
        return database.<Integer>as(
                asking,
                db -> db.sql("update reflection.answer set sealed = '\\x00'").update());
    }

    private UUID guessOf(UUID person) {
        return database.<UUID>keeper(
                db -> db.sql("select id from reflection.answer where person = ? and guess and prompt = 'hardest'")
                        .params(person)
                        .query(UUID.class)
                        .single());
    }

    private boolean isOpen(UUID pair) {
        return database.<Boolean>keeper(db -> db.sql("select exists (select from reflection.opening where pair = ?)")
                .params(pair)
                .query(Boolean.class)
                .single());
    }

    /** In the window that was opened last: over whatever is kept. */
    private Assuming.Outcome write(UUID person, Question question, String text) {
        return Asking.as(person).call(() -> {
            var me = new PersonId(person);
            var wrote = assuming.write(cast.pair, question, text, 0, me);
            if (wrote instanceof Assuming.Wrote.Elsewhere elsewhere) {
                wrote = assuming.write(cast.pair, question, text, elsewhere.version(), me);
            }
            return wrote instanceof Assuming.Wrote.Refused(var why) ? why : Assuming.Outcome.DONE;
        });
    }

    private Assuming.Outcome ready(UUID person) {
        return ready(person, cast.pair);
    }

    private Assuming.Outcome ready(UUID person, UUID pair) {
        return Asking.as(person)
                .call(() -> assuming.ready(
                        pair, new CurrentPerson(new PersonId(person), "Somebody", "en-GB", UUID.randomUUID(), false)));
    }

    private Assuming.Outcome notReady(UUID person) {
        return notReady(person, cast.pair);
    }

    private Assuming.Outcome notReady(UUID person, UUID pair) {
        return Asking.as(person).call(() -> assuming.notReadyYet(pair, new PersonId(person)));
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(together(start, one));
            var second = threads.submit(together(start, other));
            return List.of(first.get(), second.get());
        }
    }

    private static <T> Callable<T> together(CyclicBarrier start, Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }

    private Guest guest(UUID person) {
        return new Guest(settings, sessions, person);
    }

    private String path(String below) {
        return "/pairs/" + cast.pair + "/assumptions" + below;
    }
}
