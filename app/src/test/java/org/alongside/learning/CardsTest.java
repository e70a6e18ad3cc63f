package org.alongside.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
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

/** Learning cards: what a pair learned, for others to use, without who said it. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class CardsTest {

    private static final String LEARNED = "We had both been waiting to be asked.";

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
    private String path;

    @BeforeEach
    void meet() {
        cohort = new InventedCohort(database, settings, sessions, 2, -1);
        two = cohort.pairs.getFirst();
        path = "/pairs/" + two.pair() + "/cards";
        comeIn();
    }

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    private void comeIn() {
        rosa = cohort.site(two.lives());
        amir = cohort.site(two.works());
        neighbour = cohort.site(cohort.pairs.getLast().lives());
    }

    private void later(Duration by) {
        time.goOn(by);
        comeIn();
    }

    private Site.Page write(String learned) {
        return rosa.get(path + "/new")
                .form(path)
                .with("learned", learned)
                .with("idea", "Ask first.")
                .with("content", "equals")
                .send();
    }

    private UUID written() {
        write(LEARNED);
        return database.<UUID>keeper(db -> db.sql("select id from learn.card where pair = ?")
                .param(two.pair())
                .query(UUID.class)
                .single());
    }

    private void offer(Site site, String act, UUID card) {
        site.get(hands(act, card)).form("/pairs/" + two.pair() + "/hands").send();
    }

    private Site.Page agree(Site site, String act, UUID card) {
        var page = site.get(hands(act, card));
        return page.form(page.path() + "/agreement").send();
    }

    private Site.Page bothHands(String act, UUID card) {
        offer(rosa, act, card);
        return agree(amir, act, card);
    }

    private String hands(String act, UUID card) {
        return "/pairs/" + two.pair() + "/hands?act=" + act + "&subject=" + card;
    }

    private UUID shown() {
        var card = written();
        bothHands("show-card", card);
        return card;
    }

    private UUID inTheNetwork() {
        var card = shown();
        later(Duration.ofDays(8));
        bothHands("card-to-network", card);
        return card;
    }

    // Writing

    @Test
    void either_half_writes_and_nobody_else_reads() {
        var card = written();

        assertThat(amir.get(path).text()).contains(LEARNED, "Only you two");
        amir.get(path + "/" + card + "/words")
                .form(path + "/" + card + "/words")
                .with("learned", "Ask before you are asked.")
                .send();
        assertThat(rosa.get(path + "/" + card).text()).contains("Ask before you are asked.", "Ask first.");
        assertThat(neighbour.get(cohort.path("/cards")).text()).contains("No card yet");
        assertThat(neighbour.get(path + "/" + card).status()).isEqualTo(404);
    }

    @Test
    void when_both_have_changed_it_the_second_sees_both_versions() {
        var card = written();
        var words = path + "/" + card + "/words";
        var his = amir.get(words).form(words);
        rosa.get(words).form(words).with("learned", "Hers, later.").send();

        var both = his.with("learned", "His, meanwhile.").send();

        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text()).contains("Rosa 1 has changed this in the meantime", "Hers, later.");
        assertThat(both.form(words).value("learned")).isEqualTo("His, meanwhile.");
        both.form(words).send();
        var page = rosa.get(path + "/" + card);
        assertThat(page.text()).contains("His, meanwhile.", "What stood here before", "Hers, later.");
        assertThat(page.document().select(".card").text()).doesNotContain("Hers, later.");
    }

    @Test
    void what_one_half_writes_over_of_the_others_stays_with_the_two_and_nobody_else_reads_it() throws IOException {
        var card = written();
        change(rosa, card, "She goes on with her own.");
        change(amir, card, "He has it otherwise.");
        change(amir, card, "He goes on with his own.");

        for (var half : List.of(rosa, amir)) {
            assertThat(half.get(path + "/" + card).document().select("details").text())
                    .contains("What stood here before", "She goes on with her own.", "By Rosa 1")
                    .doesNotContain(LEARNED, "He has it otherwise.");
        }
        assertThat(archive(rosa)).contains("She goes on with her own.");
        bothHands("show-card", card);
        assertThat(neighbour.get(cohort.path("/cards")).text())
                .contains("He goes on with his own.")
                .doesNotContain("She goes on");
    }

    @Test
    void whoever_wrote_all_of_a_card_removes_it_alone_and_what_both_wrote_goes_by_both_hands() {
        var hers = written();
        var removal = path + "/" + hers + "/removal";
        assertThat(post(amir, removal, Map.of()).text()).contains("so it goes only when you both agree");
        rosa.get(path + "/" + hers).form(removal).send();
        assertThat(rosa.get(path + "/" + hers).status()).isEqualTo(404);

        var both = written();
        change(amir, both, LEARNED + " Both of us.");
        for (var half : List.of(rosa, amir)) {
            var page = post(half, path + "/" + both + "/removal", Map.of());
            assertThat(page.text()).contains("your partner has written in it too");
            assertThat(half.get(path + "/" + both).text()).contains("has written in it too. So it goes when you both");
        }
        bothHands("remove-card", both);
        assertThat(amir.get(path + "/" + both).status()).isEqualTo(404);
        assertThat(database.<Integer>keeper(db -> db.sql("select count(*) from pairing.earlier where subject = ?")
                        .param(both)
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    private void change(Site site, UUID card, String learned) {
        var words = path + "/" + card + "/words";
        site.get(words).form(words).with("learned", learned).send();
    }

    @Test
    void what_names_somebody_who_was_there_comes_back_and_what_only_looks_like_it_is_kept() {
        var again = write("Ifeoma’s question opened it.");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("This seems to name somebody: Ifeoma. Say it without");
        assertThat(again.form(path).value("learned")).isEqualTo("Ifeoma’s question opened it.");
        assertThat(write("Martinis are for later, and amir is a title.").status())
                .isEqualTo(200);
        again.form(path).with("noNames", "yes").send();
        assertThat(rosa.get(path).text()).contains("Ifeoma’s question opened it.");
    }

    @Test
    void a_form_without_words_says_what_to_do() {
        var again = rosa.get(path + "/new").form(path).with("learned", " ").send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Write what you learned", "Choose what it is about");
    }

    @Test
    void a_pair_in_no_cohort_is_told_where_cards_begin() {
        var alone = Two.of(database, "Bea", "Colin");
        var bea = cohort.site(alone.lives());
        var theirs = "/pairs/" + alone.pair() + "/cards";

        assertThat(bea.get(theirs).text()).contains("A learning card begins in a cohort");
        var again = post(bea, theirs, Map.of("learned", LEARNED, "content", "equals"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.form(theirs).value("learned")).isEqualTo(LEARNED);
    }

    // Going further

    @Test
    void the_cohort_reads_it_once_both_hands_are_given_and_no_name_stands_on_it() {
        var card = written();
        offer(rosa, "show-card", card);
        assertThat(neighbour.get(cohort.path("/cards")).text()).doesNotContain(LEARNED);

        agree(amir, "show-card", card);

        var read = neighbour.get(cohort.path("/cards"));
        assertThat(read.text()).contains(LEARNED, "Ask first.").doesNotContain("Rosa 1", "Amir 1");
        assertThat(read.body())
                .doesNotContain(two.pair().toString(), two.lives().toString());
        assertThat(neighbour.get("/today").text()).contains("Look at a new learning card");
        assertThat(cohort.site(cohort.facilitators.lives())
                        .get(cohort.path("/cards"))
                        .text())
                .contains(LEARNED);
        assertThat(cohort.site(cohort.lead).get(cohort.path("/cards")).status()).isEqualTo(404);
        assertThat(Site.at(settings).get("/learning-cards").text()).doesNotContain(LEARNED);
    }

    @Test
    void an_edit_takes_both_hands_off_and_what_others_read_keeps_its_words() {
        var card = written();
        offer(rosa, "show-card", card);
        var words = path + "/" + card + "/words";
        amir.get(words).form(words).with("learned", "Other words.").send();

        assertThat(neighbour.get(cohort.path("/cards")).text()).contains("No card yet");
        bothHands("show-card", card);
        var late = post(rosa, words, Map.of("learned", "Still other.", "content", "equals", "version", "2"));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("This can’t be changed now");
        assertThat(neighbour.get(cohort.path("/cards")).text()).contains("Other words.");
    }

    @Test
    void anybody_who_was_there_keeps_it_in_the_room_and_who_it_was_is_written_nowhere() {
        var card = shown();
        var holding = cohort.path("/cards/" + card + "/holding");

        var told = neighbour.get(cohort.path("/cards")).form(holding).send();

        assertThat(told.text()).contains("It stays in the room.").doesNotContain(LEARNED);
        assertThat(cohort.site(cohort.facilitators.works())
                        .get(cohort.path("/cards"))
                        .text())
                .doesNotContain(LEARNED);
        assertThat(rosa.get(path + "/" + card).text()).contains("Somebody wants this to stay in the room");
        assertThat(amir.get("/today").text()).contains("A learning card of yours stays in the room");
        assertThat(database.<String>keeper(db -> db.sql("select to_jsonb(c)::text from learn.card c where id = ?")
                        .param(card)
                        .query(String.class)
                        .single()))
                .doesNotContain(cohort.pairs.getLast().lives().toString());
        bothHands("show-card", card);
        assertThat(neighbour.get(cohort.path("/cards")).text()).contains(LEARNED);
    }

    @Test
    void it_goes_to_the_network_only_when_everybody_had_a_week_to_look() {
        var card = shown();
        var stranger = cohort.site(Two.person(database, "Saira"));
        var elsewhere = new InventedCohort(database, settings, sessions, 1, -1);
        assertThat(bothHandsGo("card-to-network", card)).isFalse();
        later(Duration.ofDays(8));

        assertThat(bothHandsGo("card-to-network", card)).isTrue();

        var fromElsewhere = elsewhere.site(elsewhere.pairs.getFirst().works());
        var read = fromElsewhere.get("/network/cards");
        assertThat(read.text()).contains(LEARNED).doesNotContain("Rosa 1", "Harbour");
        assertThat(read.body()).doesNotContain(two.pair().toString(), cohort.id.toString());
        var notYet = cohort.site(Two.person(database, "Saira")).get("/network/cards");
        assertThat(notYet.text()).contains("The network is everybody who is or was in a cohort here");
        assertThat(notYet.text()).doesNotContain(LEARNED);
        assertThat(stranger.get("/learning-cards").text()).doesNotContain(LEARNED);
        var late = post(neighbour, cohort.path("/cards/" + card + "/holding"), Map.of());
        assertThat(late.text()).contains("Nothing has happened");
    }

    @Test
    void a_hand_given_before_it_was_kept_in_the_room_counts_no_more() {
        var card = shown();
        later(Duration.ofDays(8));
        offer(rosa, "card-to-network", card);
        neighbour
                .get(cohort.path("/cards"))
                .form(cohort.path("/cards/" + card + "/holding"))
                .send();
        bothHands("show-card", card);
        later(Duration.ofDays(8));

        var late = agree(amir, "card-to-network", card);

        assertThat(late.text()).contains("The words were changed in the meantime");
        assertThat(neighbour.get("/network/cards").text()).doesNotContain(card.toString());
        assertThat(rosa.get(path + "/" + card).text()).contains("Let it go to the network");
    }

    /** Whether it goes, once both have given their hands. */
    private boolean bothHandsGo(String act, UUID card) {
        offer(rosa, act, card);
        var open = rosa.get(hands(act, card));
        if (!open.path().contains("/hands/")) {
            return false;
        }
        return agree(amir, act, card).text().contains("You have both agreed");
    }

    @Test
    void everyone_reads_it_once_both_want_that_and_one_hand_takes_it_back() {
        var card = inTheNetwork();
        bothHands("publish-card", card);
        var anybody = Site.at(settings);
        assertThat(anybody.get("/learning-cards/" + card).text())
                .contains(LEARNED)
                .doesNotContain("Rosa 1");

        amir.get(path + "/" + card).form(path + "/" + card + "/withdrawal").send();

        assertThat(anybody.get("/learning-cards/" + card + "?now").status()).isEqualTo(404);
        assertThat(anybody.get("/learning-cards?about=equals").text()).doesNotContain(LEARNED);
        assertThat(neighbour.get(cohort.path("/cards")).text()).doesNotContain(LEARNED);
        assertThat(rosa.get(path + "/" + card).text()).contains(LEARNED, "the two of you");
    }

    // What the database allows

    @Test
    void in_the_database_too_no_half_alone_lets_it_go_nor_once_it_was_taken_back() {
        var card = written();
        assertThatThrownBy(() -> let("shown_at", card)).hasStackTraceContaining("row-level security");
        bothHands("show-card", card);
        var shown = database.<OffsetDateTime>keeper(db -> db.sql("select shown_at from learn.card where id = ?")
                .param(card)
                .query(OffsetDateTime.class)
                .single());
        rosa.get(path + "/" + card).form(path + "/" + card + "/withdrawal").send();

        assertThatThrownBy(() -> database.as(
                        two.lives(),
                        db -> db.sql("update learn.card set shown_at = ? where id = ?")
                                .params(shown, card)
                                .update()))
                .as("with the hands of before")
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> database.as(
                        two.lives(),
                        db -> db.sql("update learn.card set still_since = still_since - interval '1 day' where id = ?")
                                .param(card)
                                .update()))
                .hasStackTraceContaining("hands given before");
    }

    @Test
    void in_the_database_too_neither_half_makes_words_of_the_other_go() {
        var card = written();
        change(amir, card, "He has it otherwise.");

        for (var half : List.of(two.lives(), two.works())) {
            assertThatThrownBy(() -> database.as(
                            half,
                            db -> db.sql("update learn.card set by_both = false where id = ?")
                                    .param(card)
                                    .update()))
                    .hasStackTraceContaining("permission denied");
            for (var table : List.of("learn.card where id = ?", "pairing.earlier where subject = ?")) {
                assertThat(database.<Integer>as(
                                half,
                                db -> db.sql("delete from " + table).param(card).update()))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void in_the_database_too_words_that_others_read_stand_still() {
        var card = shown();

        assertThatThrownBy(() -> database.as(
                        two.lives(),
                        db -> db.sql("update learn.card set learned = idea, still_since = now() where id = ?")
                                .param(card)
                                .update()))
                .hasStackTraceContaining("what others read keeps its words");
    }

    private void let(String column, UUID card) {
        database.as(
                two.lives(),
                db -> db.sql("update learn.card set " + column + " = now() where id = ?")
                        .param(card)
                        .update());
    }

    // What stays

    @Test
    void what_a_pair_learned_is_in_the_archive_of_both_and_stays_when_the_pair_ends() throws IOException {
        var card = shown();
        for (var half : List.of(rosa, amir)) {
            assertThat(archive(half)).contains(LEARNED);
        }

        post(rosa, "/pairs/" + two.pair() + "/ending", Map.of());

        assertThat(neighbour.get(cohort.path("/cards")).text()).contains(LEARNED);
        amir.get(path + "/" + card).form(path + "/" + card + "/withdrawal").send();
        assertThat(neighbour.get(cohort.path("/cards")).text()).doesNotContain(LEARNED);
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
