package org.alongside.leading;

import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
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

/** Stories of change: told by either half, signed by both, let go by both, taken back by one. */
@AlongsideTest("alongside.command=demo")
class StoriesTest {

    private static final String BEFORE = "The phone rang where nobody sat.";
    private static final String AFTER = "It rings where somebody sits.";

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    /** Of its own, because everyone reads what other tests have let go. */
    private final String title = "The phone by the window " + UUID.randomUUID();

    private InventedCohort cohort;
    private Two two;
    private Site rosa;
    private Site amir;
    private Site neighbour;
    private Site facilitator;
    private Site anybody;
    private String path;

    @BeforeEach
    void meet() {
        cohort = new InventedCohort(database, settings, sessions, 2, -1);
        two = cohort.pairs.getFirst();
        path = "/pairs/" + two.pair() + "/stories";
        rosa = cohort.site(two.lives());
        amir = cohort.site(two.works());
        neighbour = cohort.site(cohort.pairs.getLast().lives());
        facilitator = cohort.site(cohort.facilitators.works());
        anybody = Site.at(settings);
    }

    private String begun() {
        var page = rosa.get(path).form(path).with("title", title).send();
        assertThat(page.path()).endsWith("/words");
        return page.path().substring(0, page.path().length() - "/words".length());
    }

    private Site.Form words(Site site, String story) {
        return site.get(story + "/words").form(story + "/words");
    }

    private static Site.Form whole(Site.Form form) {
        return form.with("before", BEFORE)
                .with("beforeOn.month", "1")
                .with("beforeOn.year", "2026")
                .with("done", "We moved it.")
                .with("after", AFTER)
                .with("afterOn.day", "18")
                .with("afterOn.month", "3")
                .with("afterOn.year", "2026")
                .with("noticed", "The woman at the desk.");
    }

    /** Told, and not signed. */
    private String told() {
        var story = begun();
        whole(words(rosa, story)).send();
        return story;
    }

    private String signed() {
        var story = told();
        bothHands("sign-story", story);
        return story;
    }

    private static UUID id(String story) {
        return UUID.fromString(story.substring(story.lastIndexOf('/') + 1));
    }

    private String hands(String act, String story) {
        return "/pairs/" + two.pair() + "/hands?act=" + act + "&subject=" + id(story);
    }

    private void offer(Site site, String act, String story) {
        site.get(hands(act, story)).form("/pairs/" + two.pair() + "/hands").send();
    }

    private Site.Page agree(Site site, String act, String story) {
        var page = site.get(hands(act, story));
        return page.form(page.path() + "/agreement").send();
    }

    private Site.Page bothHands(String act, String story) {
        offer(rosa, act, story);
        return agree(amir, act, story);
    }

    private void out(String story, String to, String as) {
        var asked = rosa.get(story).form(story + "/way").with("to", to);
        var preview = as.isEmpty() ? asked.send() : asked.with("as", as).send();
        preview.form("/pairs/" + two.pair() + "/hands").send();
        var waiting = amir.get("/today").document().select("a[href*=/hands/]").attr("href");
        amir.get(waiting).form(waiting + "/agreement").send();
    }

    private String shown() {
        var story = signed();
        out(story, "cohort", "names");
        return story;
    }

    private static String open(String story) {
        return "/stories/" + id(story);
    }

    private String inCohort(String story) {
        return cohort.path(open(story));
    }

    private static String anew(String story) {
        return open(story) + "?" + UUID.randomUUID();
    }

    // Telling it

    @Test
    void a_page_without_a_story_says_what_is_wanted_and_shows_an_invented_one() {
        var page = rosa.get("/pairs/" + two.pair()).follow("Stories of change");

        assertThat(page.text()).contains("No story yet", "What a story may look like", "Invented.");
        assertThat(page.document().select("input[placeholder], textarea[placeholder]"))
                .isEmpty();
        assertThat(anybody.get("/stories").status()).isEqualTo(200);
    }

    @Test
    void either_half_tells_it_goes_on_from_the_others_words_and_nobody_else_reads_it() {
        var story = told();
        words(amir, story).with("unchanged", "The wait is as long.").send();

        var page = rosa.get(story);
        assertThat(page.text())
                .containsSubsequence(
                        title, "January 2026", BEFORE, "What we did", "18 March 2026", "2 months later", AFTER)
                .contains("The wait is as long.", "Only you and Amir 1", "By Amir 1");
        for (var other : List.of(neighbour, facilitator, cohort.site(cohort.lead), cohort.site(stranger()))) {
            for (var address : List.of(path, story, story + "/words", open(story), inCohort(story))) {
                assertThat(other.get(address).status()).as(address).isEqualTo(404);
            }
            assertThat(post(other, story + "/words", Map.of("title", "Theirs")).status())
                    .isEqualTo(404);
            assertThat(post(other, story + "/way", Map.of("to", "everyone", "as", "names"))
                            .status())
                    .isEqualTo(404);
            for (var act : List.of("withdrawal", "removal")) {
                assertThat(post(other, story + "/" + act, Map.of()).status()).isEqualTo(404);
            }
        }
        assertThat(anybody.get(open(story)).status()).isEqualTo(404);
        assertThat(rosa.get(story).text()).contains(BEFORE);
    }

    private UUID stranger() {
        return Two.person(database, "Saira");
    }

    @Test
    void it_can_be_saved_half_done_and_says_what_is_still_to_be_answered() {
        var story = begun();
        words(rosa, story).with("before", BEFORE).send();

        assertThat(rosa.get(story).text())
                .contains(
                        BEFORE,
                        "this is still to be answered:",
                        "What did you do?",
                        "When was “before”?",
                        "When was “after”?")
                .doesNotContain("What has not changed?", "Sign our story");
        assertThat(rosa.get(hands("sign-story", story)).status()).isEqualTo(404);
    }

    @Test
    void dates_that_cannot_be_are_said_each_in_a_sentence_and_nothing_typed_is_lost() {
        var story = begun();
        assertThat(dated(story, "31", "2", "2026", "", "3", "2026").text())
                .contains("Give a day or a month that exists, like 18 1 2026, or 1 2026 without the day");
        assertThat(dated(story, "", "1", "2199", "", "", "").text()).contains("This lies ahead.");
        assertThat(dated(story, "", "1", "2026", "", "1", "2199").text()).contains("This lies ahead.");
        assertThat(dated(story, "2", "3", "2026", "", "2", "2026").text())
                .contains("“After” can’t come before “before”. Look at both dates again");
        var again = dated(story, "2", "3", "2026", "1", "3", "2026");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form(story + "/words").value("before")).isEqualTo(BEFORE);
        assertThat(again.form(story + "/words").value("beforeOn.day")).isEqualTo("2");
        assertThat(dated(story, "2", "3", "2026", "", "3", "2026").path())
                .as("within the month, as far as anybody knows")
                .isEqualTo(story);
        assertThat(rosa.get(path).text()).contains("2 March 2026 to March 2026", "Being written");
    }

    private Site.Page dated(String story, String... boxes) {
        return words(rosa, story)
                .with("before", BEFORE)
                .with("beforeOn.day", boxes[0])
                .with("beforeOn.month", boxes[1])
                .with("beforeOn.year", boxes[2])
                .with("afterOn.day", boxes[3])
                .with("afterOn.month", boxes[4])
                .with("afterOn.year", boxes[5])
                .send();
    }

    @Test
    void what_is_too_long_or_has_no_title_comes_back_as_it_was_typed() {
        var story = begun();
        var again = words(rosa, story)
                .with("title", " ")
                .with("noticed", "x".repeat(501))
                .send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Say in a few words what it is about", "Use at most 500 characters");
        assertThat(again.form(story + "/words").value("noticed")).hasSize(501);
        var nothing = rosa.get(path).form(path).with("title", " ").send();
        assertThat(nothing.status()).isEqualTo(422);
    }

    @Test
    void what_one_writes_over_stays_with_the_two_and_goes_by_no_half_alone() {
        var story = told();
        words(amir, story).with("before", "It rang in the hall.").send();

        var page = rosa.get(story);
        assertThat(page.text())
                .contains("It rang in the hall.", "What stood here before", BEFORE)
                .doesNotContain("Remove this story");
        for (var half : List.of(rosa, amir)) {
            post(half, story + "/removal", Map.of());
            assertThat(half.get(story).text()).contains("It rang in the hall.");
        }
        assertThat(database.<Integer>as(
                        two.works(),
                        db -> db.sql("delete from led.story where id = ?")
                                .param(id(story))
                                .update()))
                .isZero();
    }

    // Two windows

    @Test
    void when_both_have_changed_it_the_second_sees_both_and_nothing_is_written_over() {
        var story = told();
        var his = words(amir, story);
        words(rosa, story).with("before", "Hers, later.").send();

        var both = his.with("before", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Rosa 1 has changed this in the meantime", "Hers, later.");
        assertThat(both.form(story + "/words").value("before")).isEqualTo("His, meanwhile.");
        assertThat(rosa.get(story).text()).contains("Hers, later.");
        both.form(story + "/words").send();
        assertThat(rosa.get(story).text())
                .containsSubsequence("His, meanwhile.", "What stood here before", "Hers, later.");
    }

    @Test
    void an_older_window_of_ones_own_never_writes_over_a_newer_one() {
        var story = told();
        var older = words(rosa, story);
        words(rosa, story).with("before", "From the newer window.").send();

        var both = older.with("before", "From the older window.").send();

        assertThat(both.text()).contains("You changed this in another window", "From the newer window.");
        assertThat(amir.get(story).text()).contains("From the newer window.");
    }

    @Test
    void whoever_types_on_while_it_is_being_saved_has_no_quarrel_with_themselves() {
        var story = told();
        var window = words(rosa, story);
        var kept = kept(window, "before", BEFORE + " And");

        assertThat(kept.body()).contains("\"version\":\"3\"");
        assertThat(window.with("before", BEFORE + " And rang.").send().path()).isEqualTo(story);
        assertThat(amir.get(story).text()).contains(BEFORE + " And rang.");
    }

    @Test
    void what_is_kept_as_it_is_typed_minds_no_half_a_date_and_never_writes_over_the_other_half() {
        var story = begun();
        var window = words(rosa, story).with("beforeOn.month", "1");
        assertThat(kept(window, "before", BEFORE).status()).isEqualTo(200);
        assertThat(amir.get(story).text()).contains(BEFORE, "No date yet");
        words(amir, story).with("before", "His.").send();

        assertThat(kept(window, "before", "Hers.").status()).isEqualTo(409);
        assertThat(rosa.get(story).text()).contains("His.").doesNotContain("Hers.");
    }

    private static Site.Page kept(Site.Form form, String name, String value) {
        return form.with(name, value).send("X-Autosave", "1");
    }

    // Signing it

    @Test
    void both_sign_exactly_these_words_and_today_tells_the_other_half() {
        var story = told();
        offer(rosa, "sign-story", story);
        assertThat(amir.get("/today").text()).contains("Sign our story of change");
        words(amir, story).with("after", "Other words.").send();
        assertThat(amir.get("/today").text()).doesNotContain("Sign our story of change");

        var done = bothHands("sign-story", story);

        assertThat(done.path()).isEqualTo(story);
        assertThat(done.text()).contains("Signed by both on ", "Other words.", "Tell it anew");
        assertThat(done.text()).doesNotContain("Remove this story");
        post(rosa, story + "/removal", Map.of());
        assertThat(amir.get(story).text()).contains("Other words.");
    }

    @Test
    void told_anew_it_shows_what_is_other_and_the_earlier_telling_stays_as_it_was_signed() {
        var story = signed();
        words(amir, story).with("after", "It rings where two people sit.").send();

        var page = rosa.get(story);
        assertThat(page.text()).contains("Told anew", AFTER);
        assertThat(page.document().select("ins").text()).contains("two people");
        assertThat(page.document().select("del").text()).contains("somebody");
        bothHands("sign-story", story);
        assertThat(rosa.get(story).text())
                .contains("It rings where two people sit.", "One earlier telling", AFTER)
                .doesNotContain("Told anew");
    }

    @Test
    void what_is_told_anew_can_be_removed_and_the_signed_one_stays() {
        var story = signed();
        words(amir, story).with("after", "Not this.").send();
        post(rosa, story + "/removal", Map.of());
        assertThat(rosa.get(story).text()).contains("Not this.").doesNotContain("Remove what is told anew");
        amir.get(story).form(story + "/removal").send();

        assertThat(rosa.get(story).text()).contains(AFTER).doesNotContain("Not this.");
    }

    @Test
    void a_window_from_before_the_signing_writes_over_nothing() {
        var story = told();
        var older = words(rosa, story);
        bothHands("sign-story", story);

        var both = older.with("after", "Typed before the signing.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("You both signed this in the meantime", AFTER);
        assertThat(rosa.get(story).text()).contains(AFTER).doesNotContain("Typed before");
        both.form(story + "/words").send();
        assertThat(rosa.get(story).text()).contains("Told anew", "Typed before the signing.");
    }

    // Going out

    @Test
    void the_cohort_reads_it_once_both_hands_are_given_with_the_names_they_chose() {
        var story = signed();
        var preview = rosa.get(story)
                .form(story + "/way")
                .with("to", "cohort")
                .with("as", "names")
                .send();
        assertThat(preview.text()).contains("With your names", "Rosa 1", BEFORE);
        preview.form("/pairs/" + two.pair() + "/hands").send();
        assertThat(neighbour.get(inCohort(story)).status()).isEqualTo(404);

        agree(amir, "story-to-cohort", story);

        for (var reader : List.of(neighbour, facilitator)) {
            assertThat(reader.get(cohort.path("/cards")).follow(title).text())
                    .contains(title, "By Rosa 1 and Amir 1", "January 2026", BEFORE, "18 March 2026", AFTER);
        }
        for (var other : List.of(cohort.site(cohort.lead), cohort.site(stranger()))) {
            assertThat(other.get(inCohort(story)).status()).isEqualTo(404);
        }
        for (var other : List.of(anybody, neighbour)) {
            assertThat(other.get(anew(story)).status()).isEqualTo(404);
        }
        var elsewhere = new InventedCohort(database, settings, sessions, 1, -1);
        var far = elsewhere.site(elsewhere.pairs.getFirst().lives());
        assertThat(far.get(inCohort(story)).status()).isEqualTo(404);
        assertThat(far.get("/network" + open(story)).status()).isEqualTo(404);
        assertThat(far.get("/network/cards").text()).doesNotContain(title);
        assertThat(seesRow(cohort.pairs.getLast().lives(), story)).isTrue();
        for (var other : List.of(elsewhere.pairs.getFirst().lives(), cohort.lead, stranger())) {
            assertThat(seesRow(other, story)).as("in the database too").isFalse();
        }
        assertThat(neighbour.get(story).status()).isEqualTo(404);
    }

    private boolean seesRow(UUID person, String story) {
        return database.<Boolean>as(
                person,
                db -> db.sql("select exists (select from led.story where id = ?)")
                        .param(id(story))
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void without_names_it_is_by_a_pair_of_the_cohort_and_no_id_says_which() {
        var story = signed();
        out(story, "cohort", "pair");

        var read = neighbour.get(inCohort(story));
        assertThat(read.text())
                .contains("By a pair of the cohort Harbour, first year")
                .doesNotContain("Rosa 1");
        assertThat(read.body())
                .doesNotContain(two.pair().toString(), two.lives().toString());
    }

    @Test
    void whoever_joins_the_cohort_later_sees_what_was_shown_after_they_came() {
        var story = shown();
        var late = Two.of(database, "Late", "Later");
        database.keeper(db -> db.sql(
                        "insert into vault.membership (person, circle, since) values (?, ?, now() + interval '1 second')")
                .params(late.lives(), cohort.id)
                .update());
        assertThat(cohort.site(late.lives()).get(inCohort(story)).status()).isEqualTo(404);
        assertThat(seesRow(late.lives(), story)).isFalse();
    }

    @Test
    void it_goes_to_the_network_and_to_everyone_and_one_hand_takes_it_back() {
        var story = shown();
        var elsewhere = new InventedCohort(database, settings, sessions, 1, -1);
        var far = elsewhere.site(elsewhere.pairs.getFirst().works());
        out(story, "network", "");
        assertThat(far.get("/network/cards").follow(title).text()).contains(BEFORE, "By Rosa 1 and Amir 1");
        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);

        out(story, "everyone", "");
        assertThat(anybody.get("/stories?" + UUID.randomUUID()).follow(title).text())
                .contains(BEFORE, "By Rosa 1 and Amir 1");
        var back = amir.get(story).form(story + "/withdrawal").send();

        assertThat(back.text()).contains("It is yours alone again. We can’t undo what somebody has read.");
        for (var other : List.of(far, neighbour)) {
            assertThat(other.get(anew(story)).status()).isEqualTo(404);
            assertThat(other.get("/network" + open(story)).status()).isEqualTo(404);
        }
        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);
        assertThat(neighbour.get(inCohort(story)).status()).isEqualTo(404);
        assertThat(rosa.get(story).text()).contains(AFTER, "the two of you");
    }

    @Test
    void a_pair_in_no_cohort_can_still_let_everyone_read_and_need_not_say_who_it_is() {
        var alone = Two.of(database, "Bea", "Colin");
        two = alone;
        rosa = cohort.site(alone.lives());
        amir = cohort.site(alone.works());
        path = "/pairs/" + alone.pair() + "/stories";
        var story = signed();
        assertThat(rosa.get(story).text()).doesNotContain("To our cohort");

        out(story, "everyone", "pair");

        assertThat(anybody.get(open(story)).text())
                .contains("By a pair who lead together", BEFORE)
                .doesNotContain("Bea");
    }

    @Test
    void a_newer_telling_takes_the_place_of_the_earlier_one_only_when_both_let_it_go() {
        var story = signed();
        out(story, "everyone", "names");
        words(rosa, story).with("after", "It rings twice.").send();
        bothHands("sign-story", story);
        assertThat(anybody.get(anew(story)).text()).contains(AFTER).doesNotContain("rings twice");
        assertThat(rosa.get(story).text()).contains("They read an earlier telling");

        out(story, "cohort", "pair");

        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);
        assertThat(neighbour.get(inCohort(story)).text())
                .contains("rings twice", "By a pair of the cohort")
                .doesNotContain(AFTER);
    }

    @Test
    void to_go_out_somebody_says_how_far_and_as_whom() {
        var story = signed();

        var again = post(rosa, story + "/way", Map.of("to", "moon"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Choose how far it goes", "Choose as whom others read you");
    }

    @Test
    void what_is_changed_about_who_goes_out_takes_the_hands_off() {
        var story = signed();
        var preview = rosa.get(story)
                .form(story + "/way")
                .with("to", "everyone")
                .with("as", "pair")
                .send();
        preview.form("/pairs/" + two.pair() + "/hands").send();
        var asked = amir.get(hands("publish-story", story));
        post(rosa, story + "/way", Map.of("to", "everyone", "as", "names"));

        var late = asked.form(asked.path() + "/agreement").send();

        assertThat(late.text()).contains("This was already decided, or its time is over.");
        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);
    }

    // What the database allows

    @Test
    void in_the_database_too_no_half_alone_signs_or_shows_it() {
        var story = told();
        assertThatThrownBy(() -> set(story, "signed_at = now()"))
                .hasStackTraceContaining("sign-story takes both hands");
        bothHands("sign-story", story);
        var credited = "credit = grain, cohort = '" + cohort.id + "'";
        set(story, credited);

        assertThatThrownBy(() -> set(story, "shown_at = now()"))
                .hasStackTraceContaining("story-to-cohort takes both hands");
        assertThatThrownBy(() -> set(story, "network_at = now()"))
                .hasStackTraceContaining("story-to-network takes both hands");
        assertThatThrownBy(() -> set(story, "public_at = now()"))
                .hasStackTraceContaining("publish-story takes both hands");
    }

    @Test
    void in_the_database_too_the_hands_of_before_let_nothing_go_that_was_taken_back() {
        var story = shown();
        var since = database.<OffsetDateTime>keeper(db -> db.sql("select shown_at from led.story where id = ?")
                .param(id(story))
                .query(OffsetDateTime.class)
                .single());
        rosa.get(story).form(story + "/withdrawal").send();

        assertThatThrownBy(() -> set(story, "shown_at = '" + since + "'"))
                .hasStackTraceContaining("story-to-cohort takes both hands");
    }

    @Test
    void in_the_database_too_signed_words_stand_and_so_does_who_it_says_they_are_while_others_read() {
        var story = shown();

        for (var words : List.of("after = before", "after_on = before_on", "signed_at = null", "version = 9")) {
            assertThatThrownBy(() -> set(story, words))
                    .as(words)
                    .hasStackTraceContaining("what both have signed stays");
        }
        assertThatThrownBy(() -> set(story, "named = false")).hasStackTraceContaining("how a story names the two");
        assertThat(database.<Integer>as(
                        two.lives(),
                        db -> db.sql("delete from led.story where id = ?")
                                .param(id(story))
                                .update()))
                .isZero();
    }

    @Test
    void in_the_database_too_nobody_writes_for_another_pair_or_begins_what_is_signed() {
        var story = signed();
        var other = cohort.pairs.getLast();

        assertThat(database.<Integer>as(
                        other.lives(),
                        db -> db.sql("update led.story set version = 7 where id = ?")
                                .param(id(story))
                                .update()))
                .isZero();
        for (var pair : List.of(two.pair(), other.pair())) {
            assertThatThrownBy(() -> database.as(other.lives(), db -> insert(db, pair, id(story))))
                    .hasStackTraceContaining("row-level security");
        }
    }

    /** Beside a story of somebody else. */
    private static int insert(org.springframework.jdbc.core.simple.JdbcClient db, UUID pair, UUID story) {
        return db.sql("""
                insert into led.story (id, pair, story, told, title, before, done, after, noticed, unchanged, grain,
                                       written_by, written_at)
                values (gen_random_uuid(), ?, ?, 9, '', '', '', '', '', '', '', vault.me(), now())
                """).params(pair, story).update();
    }

    private int set(String story, String what) {
        return database.<Integer>as(
                two.lives(),
                db -> db.sql("update led.story set " + what + " where id = ?")
                        .param(id(story))
                        .update());
    }

    // What stays

    @Test
    void pausing_freezes_it_and_taking_back_stays_possible() {
        var story = shown();
        var window = words(rosa, story);
        post(amir, "/pairs/" + two.pair() + "/pause", Map.of());

        var again = window.with("after", "While we pause.").send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Your pair pauses or has ended, so nothing changes here now.");
        assertThat(again.form(story + "/words").value("after")).isEqualTo("While we pause.");
        assertThat(rosa.get(path).text()).doesNotContain("Begin a story");
        assertThat(post(rosa, path, Map.of("title", "Another")).status()).isEqualTo(422);
        assertThat(neighbour.get(inCohort(story)).text()).contains(AFTER);
        rosa.get(story).form(story + "/withdrawal").send();
        assertThat(neighbour.get(inCohort(story)).status()).isEqualTo(404);
    }

    @Test
    void what_two_told_stays_when_their_pair_ends_and_either_still_takes_it_back() {
        var story = shown();
        post(rosa, "/pairs/" + two.pair() + "/ending", Map.of());

        assertThat(neighbour.get(inCohort(story)).text()).contains(AFTER);
        amir.get(story).form(story + "/withdrawal").send();
        assertThat(neighbour.get(inCohort(story)).status()).isEqualTo(404);
    }

    @Test
    void it_is_in_the_archive_of_both_with_its_dates_and_in_nobody_elses() {
        told();

        for (var half : List.of(rosa, amir)) {
            assertThat(half.archive()).contains(title, "Before: January 2026", BEFORE, "After: 18 March 2026", AFTER);
        }
        assertThat(neighbour.archive()).doesNotContain(BEFORE);
    }

    @Test
    void who_erases_themselves_is_named_in_no_story_any_more() {
        var story = signed();
        out(story, "everyone", "names");

        var page = rosa.get("/account/erasure");
        page.form("/account/erasure").with("sure", "true").send();

        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);
        assertThat(anybody.get("/stories?" + UUID.randomUUID()).text()).doesNotContain(title);
        assertThat(amir.get(story).text()).contains(AFTER).doesNotContain("Rosa 1");
    }

    @Test
    void what_both_have_erased_is_gone_for_everybody() {
        var story = signed();
        out(story, "everyone", "names");
        var erasing = "/pairs/" + two.pair() + "/hands?act=erase-together&subject=" + two.pair();
        rosa.get(erasing).form("/pairs/" + two.pair() + "/hands").send();
        var asked = amir.get(erasing);
        asked.form(asked.path() + "/agreement").send();

        assertThat(anybody.get(anew(story)).status()).isEqualTo(404);
        assertThat(rosa.get(story).text()).doesNotContain(title).contains("erased, as you both asked");
        assertThat(amir.get(path).text()).doesNotContain(title);
    }

    // Where it is asked for

    @Test
    void the_shared_challenge_leads_to_it_and_closing_it_offers_to_tell_one() {
        var challenge = "/pairs/" + two.pair() + "/challenge";
        var writing = "/pairs/" + two.pair() + "/writing/";
        for (var heading : Map.of("aim", "That it rings where somebody sits.", "outcome", "It does.")
                .entrySet()) {
            rosa.get(writing + heading.getKey())
                    .form(writing + heading.getKey())
                    .with("text", heading.getValue())
                    .send();
        }
        assertThat(rosa.get(challenge).follow("our stories of change").path()).isEqualTo(path);
        var document = database.<UUID>keeper(db -> db.sql("select id from led.document where pair = ?")
                .param(two.pair())
                .query(UUID.class)
                .single());
        bothHands("close-challenge", "/" + document);

        assertThat(rosa.get(challenge)
                        .follow("Tell what has changed as a story")
                        .path())
                .isEqualTo(path);
    }

    @Test
    void what_looks_like_markup_in_a_title_stays_text_for_everyone() {
        var story = told();
        words(rosa, story).with("title", "<b>Loud</b> & clear").send();
        bothHands("sign-story", story);
        out(story, "everyone", "names");

        var page = anybody.get(open(story));
        assertThat(page.heading()).isEqualTo("<b>Loud</b> & clear");
        assertThat(page.has("h1 b")).isFalse();
    }
}
