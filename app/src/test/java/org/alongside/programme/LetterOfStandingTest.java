package org.alongside.programme;

import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.pairing.Two;
import org.alongside.people.Secrets;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.Forgiving;
import org.alongside.web.Limits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters of standing: the records say what was, the two say what they led; both make it, and either takes it back. */
@AlongsideTest("alongside.command=demo")
class LetterOfStandingTest {

    private static final String LED = "Letters of the clinic that people understand at the first reading.";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Limits limits;

    private InventedCohort cohort;
    private Two two;
    private Site rosa;
    private Site amir;
    private Site anybody;
    private String path;

    @BeforeEach
    void aCohortThatIsOver() {
        Forgiving.all(limits);
        meets(-60, -30, -1);
        attended(0, "came", "came");
        attended(1, "came", "sent-word");
        attended(2, "came", "came");
    }

    private void meets(int... days) {
        cohort = new InventedCohort(database, settings, sessions, 2, days);
        keeper("update programme.cohort_pair set joined_at = now() - interval '90 days' where cohort = ?", cohort.id);
        two = cohort.pairs.getFirst();
        rosa = cohort.site(two.lives());
        amir = cohort.site(two.works());
        anybody = Site.at(settings);
        path = "/pairs/" + two.pair() + "/standing/" + cohort.id;
    }

    private void attended(int day, String lives, String works) {
        keeper(
                """
                insert into programme.attendance (day, pair, person, how, noted_by, noted_at)
                values (?, ?, ?, ?, ?, now()), (?, ?, ?, ?, ?, now())
                """,
                cohort.days.get(day),
                two.pair(),
                two.lives(),
                lives,
                cohort.facilitators.lives(),
                cohort.days.get(day),
                two.pair(),
                two.works(),
                works,
                cohort.facilitators.lives());
    }

    private int keeper(String sql, Object... values) {
        return database.<Integer>keeper(db -> db.sql(sql).params(values).update());
    }

    private Site.Page prepare(Site site, String led) {
        return site.get(path + "/words").form(path + "/words").with("led", led).send();
    }

    private UUID inTheMaking() {
        return database.<UUID>keeper(
                db -> db.sql("select id from programme.letter_of_standing where pair = ? and made_at is null")
                        .param(two.pair())
                        .query(UUID.class)
                        .single());
    }

    private String hands() {
        return "/pairs/" + two.pair() + "/hands?act=letter-of-standing&subject=" + inTheMaking();
    }

    private void offer(Site site) {
        site.get(hands()).form("/pairs/" + two.pair() + "/hands").send();
    }

    private Site.Page agree(Site site) {
        var page = site.get(hands());
        return page.form(page.path() + "/agreement").send();
    }

    /** Made by both; its code. */
    private String made(String led) {
        prepare(rosa, led);
        offer(rosa);
        return code(agree(amir));
    }

    private static String code(Site.Page page) {
        return Secrets.typed(page.document().select(".code").text());
    }

    /** All that somebody is answered, but for what is new each time and the code itself. */
    private static String answered(Site.Page page, String code) {
        return page.status() + "\n" + page.withoutTokens().replace(code, "…");
    }

    private void opensNothing(String code) {
        var never = Secrets.longCode();
        var answer = anybody.get("/standing/" + code);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answered(answer, code)).isEqualTo(answered(anybody.get("/standing/" + never), never));
        assertThat(answered(post(anybody, "/standing", Map.of("code", code)), code))
                .isEqualTo(answered(post(anybody, "/standing", Map.of("code", never)), never));
    }

    // Making

    @Test
    void what_is_on_record_and_what_they_say_they_led_stand_under_a_code_once_both_have_made_it() {
        prepare(rosa, LED);
        offer(rosa);
        assertThat(rosa.get(path).text()).contains(LED).doesNotContain("It stands");

        var code = code(agree(amir));

        assertThat(code).hasSize(16);
        var letter = anybody.get("/standing/" + code);
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.text())
                .contains(
                        "This letter stands.",
                        "Rosa 1",
                        "Amir 1",
                        "“Harbour, first year” of Harbour",
                        "3 days were held in that time, and both were there on 2 of them.",
                        LED,
                        "These words are the pair’s own.",
                        Secrets.shown(code));
        assertThat(letter.has("svg.qr")).isTrue();
        assertThat(letter.header("X-Robots-Tag")).contains("noindex");
        assertThat(letter.body())
                .as("nobody's id, and no form that carries a token")
                .doesNotContain(two.pair().toString(), two.lives().toString(), "name=\"token\"");
        var typed = post(
                anybody, "/standing", Map.of("code", " " + Secrets.shown(code).toLowerCase() + ". "));
        assertThat(typed.path()).isEqualTo("/standing/" + code);
    }

    @Test
    void hats_stand_there_only_if_they_are_shown_and_days_only_if_they_leave_them() {
        keeper(
                "insert into pairing.speaking (pair, person, hat, since) values (?, ?, 'carer', now())",
                two.pair(),
                two.lives());
        assertThat(anybody.get("/standing/" + made("")).text())
                .doesNotContain("Carer")
                .contains("both were there on 2");

        post(rosa, path + "/words", Map.of("led", "", "shown", "lives"));
        assertThat(amir.get(hands()).text()).contains("The hat that stands with Rosa 1: Carer");
        offer(amir);
        var next = code(agree(rosa));

        assertThat(anybody.get("/standing/" + next).text())
                .contains("Carer", "3 days were held in that time.")
                .doesNotContain("both were there");
    }

    @Test
    void what_was_not_noted_for_both_on_every_day_is_not_said() {
        keeper("delete from programme.attendance where day = ? and person = ?", cohort.days.getFirst(), two.works());

        assertThat(rosa.get(path + "/words").text()).doesNotContain("both there");
        assertThat(anybody.get("/standing/" + made(LED)).text())
                .contains("3 days were held in that time.")
                .doesNotContain("both were there");
    }

    @Test
    void before_the_last_day_nothing_can_be_made_and_a_pair_that_ended_early_was_there_from_then_to_then() {
        meets(-20, 3);
        assertThat(rosa.get(path).text()).contains("once the last day of your cohort is over");
        var early = post(rosa, path + "/words", Map.of("led", LED));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.text()).contains("a day is still to come");
        assertThat(early.form(path + "/words").value("led")).isEqualTo(LED);

        post(rosa, "/pairs/" + two.pair() + "/ending", Map.of());

        var letter = anybody.get("/standing/" + made(LED)).text();
        assertThat(letter).contains("One day was held in that time.", "This letter stands.");
        assertThat(letter).doesNotContain("ended", "left");
    }

    @Test
    void a_pair_of_which_no_day_is_on_record_has_nothing_to_say() {
        meets(5);
        post(rosa, "/pairs/" + two.pair() + "/ending", Map.of());

        assertThat(rosa.get(path).text()).contains("there is nothing a letter could say");
        assertThat(post(rosa, path + "/words", Map.of("led", LED)).status()).isEqualTo(422);
    }

    @Test
    void when_the_words_change_both_hands_come_off() {
        prepare(rosa, LED);
        offer(rosa);
        var his = amir.get(hands());

        prepare(rosa, "Other words.");

        assertThat(his.form(his.path() + "/agreement").send().text()).contains("This was already decided");
        assertThat(amir.get(path).text()).doesNotContain("It stands");
    }

    @Test
    void when_who_came_is_corrected_it_is_prepared_again_before_anybody_agrees() {
        prepare(rosa, LED);
        offer(rosa);
        var his = amir.get(hands());
        keeper(
                "update programme.attendance set how = 'did-not' where day = ? and person = ?",
                cohort.days.getFirst(),
                two.works());

        his.form(his.path() + "/agreement").send();

        assertThat(amir.get(path).text()).contains("Something is different now").doesNotContain("It stands");
        assertThat(anybody.get("/standing/" + made(LED)).text()).contains("both were there on 1 of them");
    }

    @Test
    void an_older_window_never_writes_over_a_newer_one_nor_over_the_next_letter() {
        prepare(rosa, LED);
        var his = amir.get(path + "/words").form(path + "/words");
        prepare(rosa, "Hers, later.");

        var both = his.with("led", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Rosa 1 has changed this in the meantime", "Hers, later.");
        assertThat(both.form(path + "/words").value("led")).isEqualTo("His, meanwhile.");
        both.form(path + "/words").send();
        assertThat(rosa.get(path).document().select(".attest").text())
                .contains("His, meanwhile.")
                .doesNotContain("Hers, later.");
        assertThat(rosa.get(path).document().select("details").text())
                .as("what he wrote over stays with the two")
                .contains("Hers, later.");

        var old = rosa.get(path + "/words").form(path + "/words");
        offer(rosa);
        agree(amir);
        var late = old.with("led", "From before.").send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("You have both made the letter in the meantime");
        late.form(path + "/words").send();
        assertThat(amir.get(path).text()).contains("It stands", "From before.");
    }

    @Test
    void what_is_wrong_comes_back_with_a_sentence_and_what_is_typed_stays_text() {
        var again = prepare(rosa, "x".repeat(401));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Use at most 400 characters");
        assertThat(again.form(path + "/words").value("led")).hasSize(401);

        var code = made("<script>alert(1)</script> & “so”");
        assertThat(anybody.get("/standing/" + code).text()).contains("<script>alert(1)</script> & “so”");
        assertThat(anybody.get("/standing/" + code).has("main script")).isFalse();
        assertThat(anybody.get("/standing/" + "A".repeat(3000)).status()).isEqualTo(404);
        assertThat(post(anybody, "/standing", Map.of()).status()).isEqualTo(422);
    }

    // In the database

    @Test
    void in_the_database_too_nobody_claims_what_was_not() {
        prepare(rosa, LED);
        var wrong = List.of(
                "held = held + 1, both_there = null",
                "both_there = held",
                "since = since - 1",
                "until = until + 1",
                "prepared_at = prepared_at - interval '10 days'");
        for (var claim : wrong) {
            assertThatThrownBy(() -> asRosa("update programme.letter_of_standing set " + claim + " where pair = ?"))
                    .as(claim)
                    .hasStackTraceContaining("says what is on record");
        }
        assertThat(asRosa("update programme.letter_of_standing set both_there = null where pair = ?"))
                .as("less may be said")
                .isOne();
    }

    @Test
    void in_the_database_too_no_half_alone_makes_it() {
        prepare(rosa, LED);
        offer(rosa);

        assertThatThrownBy(
                        () -> asRosa(
                                "update programme.letter_of_standing set made_at = now(), code = led, code_hash = grain where pair = ?"))
                .hasStackTraceContaining("letter-of-standing takes both hands");
        assertThatThrownBy(() -> database.as(
                        two.lives(), db -> db.sql("""
                                insert into programme.letter_of_standing
                                    (id, pair, cohort, since, until, held, language, named, led, grain, prepared_by,
                                     prepared_at, made_at, code, code_hash)
                                select gen_random_uuid(), pair, cohort, since, until, held, language, named, led, grain,
                                       prepared_by, prepared_at, now(), code, grain
                                  from programme.letter_of_standing where pair = ?
                                """).param(two.pair()).update()))
                .hasStackTraceContaining("letter_of_standing");
        assertThat(rosa.get(path).text()).doesNotContain("It stands");
    }

    @Test
    void what_both_have_made_says_the_same_whatever_is_called_otherwise_later() {
        var code = made(LED);
        var before = letter(code);

        keeper("update people.person set name = 'Rosalind' where id = ?", two.lives());
        keeper("update programme.cohort set name = 'Another' where id = ?", cohort.id);
        keeper("update programme.attendance set how = 'did-not' where pair = ?", two.pair());

        assertThat(letter(code)).isEqualTo(before).contains("Rosa 1", "Harbour, first year", "on 2 of them");
        for (var change : List.of("led = named", "both_there = null", "made_at = now()", "code_hash = grain")) {
            assertThatThrownBy(() -> asRosa("update programme.letter_of_standing set " + change + " where pair = ?"))
                    .as(change)
                    .isInstanceOf(RuntimeException.class);
        }
        asRosa("update programme.letter_of_standing set taken_back_at = now() where pair = ?");
        assertThatThrownBy(() -> asRosa("update programme.letter_of_standing set taken_back_at = null where pair = ?"))
                .hasStackTraceContaining("says the same for good");
    }

    private String letter(String code) {
        return anybody.get("/standing/" + code).document().select(".attest").text();
    }

    private int asRosa(String sql) {
        return database.<Integer>as(
                two.lives(), db -> db.sql(sql).param(two.pair()).update());
    }

    @Test
    void nobody_but_the_two_finds_it_without_its_code() {
        made(LED);
        prepare(amir, "The next one.");
        Function<JdbcClient, Integer> seen =
                db -> db.sql("select count(*)::int from programme.letter_of_standing where pair = ?")
                        .param(two.pair())
                        .query(Integer.class)
                        .single();

        assertThat(database.as(two.works(), seen)).isEqualTo(2);
        var neighbour = cohort.pairs.getLast();
        for (var person : List.of(neighbour.lives(), cohort.facilitators.lives(), cohort.lead)) {
            assertThat(database.as(person, seen)).isZero();
            assertThat(cohort.site(person).get(path).status()).isEqualTo(404);
            assertThat(cohort.site(person).get(path + "/words").status()).isEqualTo(404);
            assertThat(post(cohort.site(person), path + "/words", Map.of("led", "Mine"))
                            .status())
                    .isEqualTo(404);
            assertThat(post(cohort.site(person), path + "/withdrawal", Map.of()).status())
                    .isEqualTo(404);
        }
        assertThat(database.nobody(seen)).isZero();
        assertThat(database.owner(seen)).isZero();
        assertThat(rosa.get("/pairs/" + two.pair() + "/standing/" + UUID.randomUUID())
                        .status())
                .as("a cohort they were never in")
                .isEqualTo(404);
    }

    @Test
    void of_who_came_a_half_learns_no_more_than_the_count_and_nobody_else_that() {
        Function<JdbcClient, Integer> way = db -> db.sql("select count(*)::int from programme.way_through(?, ?, now())")
                .params(cohort.id, two.pair())
                .query(Integer.class)
                .single();

        assertThat(database.as(two.lives(), way)).isOne();
        assertThat(database.as(cohort.pairs.getLast().lives(), way)).isZero();
        assertThat(database.as(cohort.facilitators.lives(), way)).isZero();
        assertThat(database.nobody(way)).isZero();
        assertThat(database.<Integer>as(
                        two.lives(),
                        db -> db.sql("select count(*)::int from programme.attendance where person = ?")
                                .param(two.works())
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    // Taking back

    @Test
    void one_hand_takes_it_back_and_the_other_half_hears_of_it() {
        keeper(
                "insert into people.address (person, email, confirmed_at) values (?, ?, now())",
                two.lives(),
                two.lives() + "@example.org");
        var code = made(LED);
        opensSomething(code);

        var page = amir.get(path).form(path + "/withdrawal").send();

        assertThat(page.text()).contains("It is taken back", "Taken back on", "Prepare our letter");
        opensNothing(code);
        Awaitility.await()
                .until(() -> letters.all().stream()
                        .anyMatch(
                                letter -> letter.email().startsWith(two.lives().toString())
                                        && letter.text().contains("Amir 1 has taken your letter of standing back")));
        assertThat(letters.all()).noneMatch(letter -> letter.text().contains(LED));
    }

    private void opensSomething(String code) {
        assertThat(anybody.get("/standing/" + code).text()).contains("This letter stands.");
    }

    @Test
    void another_takes_its_place_and_taking_that_back_leaves_nothing() {
        var first = made(LED);
        var second = made("What we led later.");

        assertThat(anybody.get("/standing/" + first).text())
                .contains("This letter was replaced")
                .doesNotContain(LED, "Rosa 1");
        assertThat(anybody.get("/standing/" + second).text()).contains("What we led later.");
        assertThat(rosa.get(path).text()).contains("Replaced by another on");

        rosa.get(path).form(path + "/withdrawal").send();

        opensNothing(first);
        opensNothing(second);
    }

    @Test
    void it_stands_while_they_pause_and_after_they_have_ended_and_is_taken_back_then_too() {
        var code = made(LED);
        post(amir, "/pairs/" + two.pair() + "/pause", Map.of());
        opensSomething(code);
        post(amir, "/pairs/" + two.pair() + "/going-on", Map.of());
        post(amir, "/pairs/" + two.pair() + "/ending", Map.of());
        opensSomething(code);

        rosa.get(path).form(path + "/withdrawal").send();

        opensNothing(code);
    }

    @Test
    void who_is_erased_takes_their_letters_along_and_their_key_goes() {
        var code = made(LED);
        var archive = amir.archive();
        assertThat(archive).contains(LED, Secrets.shown(code));

        rosa.get("/account/erasure")
                .form("/account/erasure")
                .with("sure", "true")
                .send();

        opensNothing(code);
        goneWithItsKey();
        assertThat(amir.get(path).text()).contains("one of you is no longer here");
        assertThat(post(amir, path + "/words", Map.of("led", LED)).status()).isEqualTo(422);
    }

    @Test
    void what_both_have_erased_together_goes_also_from_a_letter() {
        var code = made(LED);
        var together = "/pairs/" + two.pair() + "/hands?act=erase-together&subject=" + two.pair();
        rosa.get(together).form("/pairs/" + two.pair() + "/hands").send();
        var page = amir.get(together);
        page.form(page.path() + "/agreement").send();

        opensNothing(code);
        goneWithItsKey();
        assertThat(post(amir, path + "/words", Map.of("led", LED)).status()).isEqualTo(422);
    }

    private void goneWithItsKey() {
        assertThat(database.<Integer>keeper(
                        db -> db.sql("select count(*)::int from programme.letter_of_standing where pair = ?")
                                .param(two.pair())
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThat(database.<Integer>keeper(
                        db -> db.sql("""
                        select count(*)::int from vault.destroyed_key k
                         where k.key not in (select id from pairing.pair)
                           and k.key not in (select id from people.person)
                           and k.decided_at > now() - interval '1 minute'
                        """).query(Integer.class).single()))
                .isPositive();
    }

    // Ending well

    @Test
    void after_the_last_day_the_two_are_shown_what_they_may_still_want_to_do() {
        var ending = "/pairs/" + two.pair() + "/ending";
        assertThat(rosa.get("/today").text()).contains("The days of “Harbour, first year” are behind you");
        assertThat(rosa.get("/pairs/" + two.pair()).text()).contains("Ending well", "Our letter of standing");
        assertThat(rosa.get("/pairs/" + two.pair() + "/step-back")
                        .follow("What pairs often still want to do")
                        .path())
                .isEqualTo(ending);
        var before = rosa.get(ending);
        assertThat(before.document().select(".last-steps h2").eachText())
                .containsExactly(
                        "Our last pair check",
                        "A learning card",
                        "Our letter of standing: Harbour, first year",
                        "Us two in the network",
                        "Pause or end our pair");
        assertThat(before.document().select(".last-steps .tag").eachText()).doesNotContain("Done");

        made(LED);

        assertThat(rosa.get(ending).document().select(".last-steps .tag").eachText())
                .containsExactly("Not done", "Not done", "Done", "Not done");
        assertThat(rosa.get("/today").text()).doesNotContain("are behind you");
        assertThat(cohort.site(cohort.facilitators.lives()).get(ending).status())
                .isEqualTo(404);
        post(rosa, ending, Map.of());
        assertThat(amir.get(ending).text()).contains("It ended on");
    }

    @Test
    void a_pair_half_way_through_finds_nothing_of_it_on_its_page() {
        meets(-1, 20);

        assertThat(rosa.get("/pairs/" + two.pair()).document().select("main").text())
                .doesNotContain("Ending well", "letter of standing");
        assertThat(rosa.get("/today").text()).doesNotContain("are behind you");
        assertThat(rosa.get("/pairs/" + two.pair() + "/ending").text()).contains("You can make it after the last day");
    }
}
