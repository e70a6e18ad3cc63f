package org.alongside.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.database.Asking;
import org.alongside.database.Jobs;
import org.alongside.database.TestDatabase;
import org.alongside.language.Languages;
import org.alongside.language.Written;
import org.alongside.pairing.BothHands;
import org.alongside.people.Belongings;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.programme.CohortCircles;
import org.alongside.settings.Settings;
import org.alongside.vault.Place;
import org.alongside.vault.Tampered;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@AlongsideTest
@Import(JournalTest.Cohorts.class)
@ExtendWith(OutputCaptureExtension.class)
class JournalTest {

    private static final String CANARY = "Seven herons stood on the roof of the clinic.";
    private static final Pattern NEW = Pattern.compile("action=\"/journal/([0-9a-f-]{36})\"");

    /** Cohorts as these tests need them: whatever circles a test puts around a pair. */
    @TestConfiguration
    static class Cohorts {
        @Bean
        Around around() {
            return new Around(new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>());
        }
    }

    /** @param meanwhile what happens elsewhere as soon as it was asked once more, and then the next */
    record Around(List<Circle> circles, Queue<Runnable> meanwhile) implements CohortCircles {
        @Override
        public List<Circle> around(PersonId person) {
            var now = List.copyOf(circles);
            var next = meanwhile.poll();
            if (next != null) {
                next.run();
            }
            return now;
        }
    }

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Journaling journaling;

    @Autowired
    private Sharing sharing;

    @Autowired
    private Entries entries;

    @Autowired
    private Ladders ladders;

    @Autowired
    private BothHands hands;

    @Autowired
    private Kept kept;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Around around;

    private Cast cast;
    private UUID amina;
    private UUID facilitators;
    private UUID cohort;

    @BeforeEach
    void meet() {
        cast = new Cast(database);
        amina = cast.person("Amina");
        for (var person : List.of(cast.nasreen, cast.gareth, cast.ifeoma, cast.stranger, amina)) {
            cast.readTheLimits(person);
        }
        var circles = cast.cohort(amina);
        facilitators = circles[0].circle();
        cohort = circles[1].circle();
        around.meanwhile.clear();
        around.circles.clear();
        around.circles.addAll(List.of(circles));
    }

    @Test
    void an_entry_is_its_authors_until_they_choose_and_then_of_those_they_named() {
        var entry = write(cast.nasreen, CANARY);
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);

        share(entry, Reach.PAIR);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth);

        share(entry, Reach.FACILITATORS);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth, cast.ifeoma);

        share(entry, Reach.COHORT);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth, cast.ifeoma, amina);

        takeBack(cast.nasreen, entry, Reach.FACILITATORS);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth, cast.ifeoma);

        takeBack(cast.nasreen, entry, Reach.ME);
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);
    }

    @Test
    @Asvs("8.3.2")
    void who_leaves_loses_sight_and_who_joins_or_comes_back_sees_only_what_is_shared_after() {
        var entry = write(cast.nasreen, CANARY);
        share(entry, Reach.FACILITATORS);

        cast.join(cast.stranger, facilitators);
        assertThat(readersOf(entry)).doesNotContain(cast.stranger).contains(cast.ifeoma);

        cast.leave(cast.ifeoma, facilitators);
        assertThat(readersOf(entry)).doesNotContain(cast.ifeoma);
        cast.join(cast.ifeoma, facilitators);
        assertThat(readersOf(entry)).doesNotContain(cast.ifeoma);

        takeBack(cast.nasreen, entry, Reach.ME);
        share(entry, Reach.FACILITATORS);
        assertThat(readersOf(entry)).contains(cast.ifeoma).doesNotContain(cast.stranger);
    }

    @Test
    void nobody_takes_back_or_changes_what_another_wrote_and_jobs_see_nothing() {
        var entry = write(cast.nasreen, CANARY);
        share(entry, Reach.COHORT);

        for (var other : List.of(cast.gareth, cast.ifeoma, amina, cast.stranger)) {
            assertThatThrownBy(() -> takeBack(other, entry, Reach.ME)).hasMessageNotContaining("permission");
            for (var sql : List.of(
                    "update reflection.entry set sealed = '\\x00'",
                    "delete from reflection.entry",
                    "update reflection.sharing set until = now(), ended_by = vault.me()")) {
                assertThat(database.<Integer>as(other, db -> db.sql(sql).update()))
                        .as(sql)
                        .isZero();
            }
        }
        assertThat(readersOf(entry)).contains(amina);
        for (var table : List.of("entry", "sharing", "proposal", "word")) {
            assertThatThrownBy(() -> database.jobs(db ->
                            db.sql("select 1 from reflection." + table).query().listOfRows()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThat(database.<Long>owner(db -> db.sql("select count(*) from reflection." + table)
                            .query(Long.class)
                            .single()))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void what_is_about_the_other_half_goes_further_only_with_both_hands_and_they_read_it_first() {
        var entry = write(cast.nasreen, CANARY);
        var another = write(cast.nasreen, "something else");
        var proposal = propose(entry, Reach.FACILITATORS, true);
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);

        var offer = offer(cast.nasreen, proposal);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth);
        assertThat(readersOf(another)).containsExactly(cast.nasreen);
        assertThat(guest(cast.gareth)
                        .get("/pairs/" + cast.pair + "/hands/" + offer)
                        .body())
                .contains(CANARY, "Ifeoma");

        assertThat(agree(cast.gareth, offer)).isEqualTo(BothHands.Outcome.DONE);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth, cast.ifeoma);

        takeBack(cast.gareth, entry, Reach.PAIR);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth);
    }

    @Test
    void that_it_is_about_the_other_half_can_be_said_of_what_they_read_already() {
        var entry = write(cast.nasreen, CANARY);
        share(entry, Reach.PAIR);

        var offer = offer(cast.nasreen, propose(entry, Reach.COHORT, true));
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth);
        as(cast.gareth, () -> hands.decline(offer, new PersonId(cast.gareth)));

        propose(entry, Reach.COHORT, false);
        assertThat(readersOf(entry))
                .as("said once, it stays said")
                .containsExactlyInAnyOrder(cast.nasreen, cast.gareth);
    }

    @Test
    void what_is_shared_keeps_its_words_also_past_the_program() {
        var entry = write(cast.nasreen, CANARY);
        share(entry, Reach.PAIR);

        assertThatThrownBy(() -> database.as(
                        cast.nasreen,
                        db -> db.sql("update reflection.entry set about = ?, sealed = 'other words' where id = ?")
                                .params(cast.pair, entry)
                                .update()))
                .rootCause()
                .hasMessageContaining("What is shared keeps its words");
    }

    @Test
    void an_offer_that_is_declined_or_taken_back_closes_the_words_again() {
        var entry = write(cast.nasreen, CANARY);
        var offer = offer(cast.nasreen, propose(entry, Reach.COHORT, true));
        as(cast.gareth, () -> hands.decline(offer, new PersonId(cast.gareth)));
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);

        var second = offer(cast.nasreen, propose(entry, Reach.COHORT, true));
        assertThat(readersOf(entry)).contains(cast.gareth);
        as(cast.nasreen, () -> hands.takeBack(second, new PersonId(cast.nasreen)));
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);
    }

    @Test
    void one_hand_cannot_share_what_needs_two_not_even_past_the_program() {
        var about = write(cast.nasreen, CANARY);
        var aboutProposal = propose(about, Reach.COHORT, true);
        var together = writeTogether(cast.nasreen, "Both of us.");
        var togetherProposal = propose(together, Reach.COHORT, false);
        offer(cast.nasreen, aboutProposal);
        offer(cast.nasreen, togetherProposal);

        for (var entry : List.of(about, together)) {
            for (var proposal : Arrays.asList(null, entry.equals(about) ? aboutProposal : togetherProposal)) {
                assertThatThrownBy(() -> database.as(
                                cast.nasreen,
                                db -> db.sql("""
                                insert into reflection.sharing
                                       (id, entry, owner, pair, reach, circle, named, consent, proposal, by)
                                select gen_random_uuid(), id, owner, ?, 'cohort', ?, array[?::uuid], 'x', ?, vault.me()
                                  from reflection.entry where id = ?
                                """)
                                        .params(Arrays.asList(cast.pair, cohort, amina, proposal, entry))
                                        .update()))
                        .rootCause()
                        .hasMessageContaining("row-level security");
            }
        }
    }

    @Test
    void what_was_shared_and_taken_back_is_shared_again_only_by_a_new_proposal() {
        var entry = write(cast.nasreen, CANARY);
        var proposal = propose(entry, Reach.FACILITATORS, true);
        var offer = offer(cast.nasreen, proposal);
        var seen = seen(cast.gareth, offer);
        assertThat(as(cast.gareth, () -> hands.agree(offer, seen, new PersonId(cast.gareth))))
                .isEqualTo(BothHands.Outcome.DONE);
        takeBack(cast.gareth, entry, Reach.PAIR);

        var me = new PersonId(cast.nasreen);
        var again = as(
                cast.nasreen,
                () -> hands.offer(
                        cast.pair,
                        ShareEntry.NAME,
                        proposal,
                        hands.preview(cast.pair, ShareEntry.NAME, proposal, me).seen(),
                        me));

        assertThat(again).isEqualTo(BothHands.Outcome.OVERTAKEN);
        assertThat(offer(cast.nasreen, propose(entry, Reach.FACILITATORS, true)))
                .isNotEqualTo(offer);
    }

    @Test
    void an_edit_takes_both_hands_off_and_what_is_shared_stands_still() {
        var entry = write(cast.nasreen, CANARY);
        var offer = offer(cast.nasreen, propose(entry, Reach.FACILITATORS, true));
        var seen = seen(cast.gareth, offer);

        assertThat(change(cast.nasreen, entry, "Other words.", 1)).isEqualTo(new Journaling.Outcome.Kept(2));
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);
        assertThat(as(cast.gareth, () -> hands.agree(offer, seen, new PersonId(cast.gareth))))
                .isIn(BothHands.Outcome.CLOSED, BothHands.Outcome.OTHER_WORDS);
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);

        var simple = write(cast.nasreen, "first");
        share(simple, Reach.PAIR);
        assertThat(change(cast.nasreen, simple, "second", 1)).isInstanceOf(Journaling.Outcome.Shared.class);
    }

    @Test
    void an_entry_thrown_away_never_begins_again_under_its_id_and_nothing_typed_is_lost() {
        var nasreen = guest(cast.nasreen);
        var id = newId(nasreen);
        nasreen.post("/journal/" + id, "text", "Once.", "version", "0");
        nasreen.post("/journal/" + id + "/removal", "version", "1");

        for (var version : List.of("0", "1")) {
            var page = nasreen.post("/journal/" + id, "text", "Twice.", "version", version);

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body())
                    .contains("You have thrown this entry away", "Twice.</textarea>")
                    .doesNotContain(id.toString());
            assertThat(nasreen.keep("/journal/" + id, "text", "Twice.", "version", version)
                            .status())
                    .isEqualTo(409);
        }
        assertThat(nasreen.get("/journal/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_emptied_box_and_an_older_window_throw_nothing_away() {
        var nasreen = guest(cast.nasreen);
        var id = newId(nasreen);
        nasreen.post("/journal/" + id, "text", "An evening.", "version", "0");

        assertThat(nasreen.keep("/journal/" + id, "text", " ", "version", "1").status())
                .isEqualTo(409);
        nasreen.post("/journal/" + id, "text", "An evening, and what came after.", "version", "1");
        var page = nasreen.post("/journal/" + id + "/removal", "version", "1");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("It was changed in another window", "An evening, and what came after.");
        assertThat(nasreen.get("/journal/" + id).body()).contains("what came after.");
        nasreen.post("/journal/" + id + "/removal", "version", "2");
        assertThat(nasreen.get("/journal/" + id).status()).isEqualTo(404);
    }

    @Test
    void nobody_finds_out_whether_an_entry_is_there_by_beginning_one_of_the_same_id() {
        var entry = write(cast.nasreen, CANARY);
        var gareth = guest(cast.gareth);
        newId(gareth);

        for (var id : List.of(entry, UUID.randomUUID())) {
            for (var version : List.of("0", "1")) {
                assertThat(gareth.keep("/journal/" + id, "text", "p", "version", version)
                                .status())
                        .isEqualTo(404);
                assertThat(gareth.post("/journal/" + id, "text", "p", "version", version)
                                .status())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void an_entry_begun_twice_at_once_is_kept_once_and_both_versions_are_shown() throws Exception {
        for (int round = 0; round < 20; round++) {
            var id = UUID.randomUUID();
            var outcomes = Collections.synchronizedList(new ArrayList<Journaling.Outcome>());

            atOnce(
                    () -> outcomes.add(change(cast.nasreen, id, "as typed", 0)),
                    () -> outcomes.add(change(cast.nasreen, id, "as typed, and a word", 0)));

            assertThat(outcomes)
                    .hasOnlyElementsOfTypes(Journaling.Outcome.Kept.class, Journaling.Outcome.Elsewhere.class)
                    .contains(new Journaling.Outcome.Kept(1));
        }
    }

    @Test
    void agreeing_while_the_words_are_edited_never_shares_other_words() throws Exception {
        for (int round = 0; round < 20; round++) {
            var entry = write(cast.nasreen, "agreed");
            var offer = offer(cast.nasreen, propose(entry, Reach.FACILITATORS, true));
            var seen = seen(cast.gareth, offer);

            atOnce(
                    () -> change(cast.nasreen, entry, "other", 1),
                    () -> as(cast.gareth, () -> hands.agree(offer, seen, new PersonId(cast.gareth))));

            var read = reading(cast.ifeoma, () -> entries.find(entry));
            assertThat(read.map(Entries.Entry::text).orElse("agreed"))
                    .as("round %d", round)
                    .isEqualTo("agreed");
        }
    }

    @Test
    void a_consent_is_to_the_people_who_were_named() {
        var entry = write(cast.nasreen, CANARY);
        var seen = fingerprint();
        tomFacilitatesToo();

        var outcome = as(
                cast.nasreen,
                () -> sharing.share(
                        entry,
                        new Sharing.Choice(cast.pair, Reach.FACILITATORS, facilitators, false, seen),
                        new PersonId(cast.nasreen)));

        assertThat(outcome).isInstanceOf(Sharing.Outcome.OtherPeople.class);
        assertThat(readersOf(entry)).containsExactly(cast.nasreen);
    }

    @Test
    void who_joins_just_as_the_second_hand_is_given_reads_nothing() {
        var entry = write(cast.nasreen, CANARY);
        var offer = offer(cast.nasreen, propose(entry, Reach.FACILITATORS, true));
        var seen = seen(cast.gareth, offer);
        around.meanwhile.add(this::tomFacilitatesToo);

        var outcome = as(cast.gareth, () -> hands.agree(offer, seen, new PersonId(cast.gareth)));

        assertThat(outcome).isEqualTo(BothHands.Outcome.OTHER_WORDS);
        assertThat(readersOf(entry)).doesNotContain(cast.stranger, cast.ifeoma);
    }

    @Test
    void in_two_cohorts_at_once_only_those_of_the_chosen_one_read() {
        var elsewhere = cast.person("Mo");
        var others = UUID.randomUUID();
        cast.join(elsewhere, others);
        around.circles.add(new CohortCircles.Circle(
                cast.pair,
                CohortCircles.Kind.FACILITATORS,
                others,
                "Spring",
                List.of(new CohortCircles.Member(elsewhere, "Mo"))));
        var entry = write(cast.nasreen, CANARY);

        share(entry, Reach.FACILITATORS);

        assertThat(readersOf(entry)).contains(cast.ifeoma);
        assertThat(cast.rows(elsewhere, "entry")).isZero();
        assertThat(guest(cast.nasreen).get("/journal/" + entry + "/sharing").body())
                .contains("Amina")
                .doesNotContain("Mo.");
    }

    @Test
    void words_of_both_lie_under_the_pairs_key_and_go_with_it() {
        var entry = writeTogether(cast.nasreen, CANARY);
        assertThat(readersOf(entry)).containsExactlyInAnyOrder(cast.nasreen, cast.gareth);
        assertThat(change(cast.gareth, entry, "Gareth’s turn.", 1)).isEqualTo(new Journaling.Outcome.Kept(2));
        assertThat(change(cast.nasreen, entry, "Nasreen’s, at once.", 1))
                .isEqualTo(new Journaling.Outcome.Elsewhere(Written.here("Gareth’s turn."), 2));
        assertThatThrownBy(() -> as(cast.nasreen, () -> {
                    return journaling.throwAway(entry, 2, new PersonId(cast.nasreen));
                }))
                .isInstanceOf(org.alongside.web.NotHere.class);

        jobs.inTransaction(() -> vault.destroy(cast.pair));

        assertThat(guest(cast.gareth).get("/journal/" + entry).body())
                .contains("Erased.")
                .doesNotContain("turn");
    }

    @Test
    void what_one_half_writes_over_of_the_others_stays_with_the_two_until_both_throw_it_away() {
        var entry = writeTogether(cast.nasreen, CANARY);
        change(cast.nasreen, entry, "Nasreen’s.", 1);
        change(cast.gareth, entry, "Gareth’s turn.", 2);
        change(cast.gareth, entry, "Gareth’s, again.", 3);

        for (var half : List.of(cast.nasreen, cast.gareth)) {
            assertThat(guest(half).get("/journal/" + entry).body())
                    .contains("What stood here before", "Nasreen’s.", "Gareth’s, again.")
                    .doesNotContain(CANARY, "turn");
        }
        assertThat(earlierOf(entry)).isOne();
        throwAwayTogether(entry);
        assertThat(earlierOf(entry)).isZero();
    }

    @Test
    void words_written_over_go_with_whoever_wrote_them_and_with_what_the_two_wrote() {
        var entry = writeTogether(cast.nasreen, "Nasreen’s.");
        change(cast.gareth, entry, "Gareth’s turn.", 1);
        change(cast.nasreen, entry, "Nasreen’s, again.", 2);

        jobs.inTransaction(() -> vault.destroy(cast.nasreen));
        assertThat(guest(cast.gareth).get("/journal/" + entry).body())
                .contains("Gareth’s turn.")
                .doesNotContain("Nasreen’s.");
        jobs.inTransaction(() -> vault.destroy(cast.pair));
        assertThat(guest(cast.gareth).get("/journal/" + entry).body()).doesNotContain("turn");
    }

    private void throwAwayTogether(UUID entry) {
        var seen = as(cast.nasreen, () -> hands.preview(cast.pair, EraseEntry.NAME, entry, new PersonId(cast.nasreen)))
                .seen();
        as(cast.nasreen, () -> hands.offer(cast.pair, EraseEntry.NAME, entry, seen, new PersonId(cast.nasreen)));
        assertThat(readersOf(entry)).hasSize(2);
        as(cast.gareth, () -> hands.offer(cast.pair, EraseEntry.NAME, entry, seen, new PersonId(cast.gareth)));
    }

    private long earlierOf(UUID entry) {
        return database.<Long>keeper(db -> db.sql("select count(*) from pairing.earlier where subject = ?")
                .params(entry)
                .query(Long.class)
                .single());
    }

    @Test
    void both_hands_throw_away_what_both_wrote() {
        var entry = writeTogether(cast.nasreen, CANARY);

        throwAwayTogether(entry);

        assertThat(database.<Long>keeper(db -> db.sql("select count(*) from reflection.entry where id = ?")
                        .params(entry)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void sealed_words_moved_to_another_row_or_table_do_not_open() {
        var entry = write(cast.nasreen, CANARY);
        var another = write(cast.nasreen, "x");
        var sealed = database.<byte[]>keeper(db -> db.sql("select sealed from reflection.entry where id = ?")
                .params(entry)
                .query(byte[].class)
                .single());
        database.keeper(db -> db.sql("update reflection.entry set sealed = ? where id = ?")
                .params(sealed, another)
                .update());

        assertThat(reading(cast.nasreen, () -> entries.find(entry))
                        .orElseThrow()
                        .text())
                .isEqualTo(CANARY);
        assertThatThrownBy(() -> reading(cast.nasreen, () -> entries.find(another)))
                .isInstanceOf(Tampered.class);
        assertThatThrownBy(() -> vault.open(cast.nasreen, new Place("reflection.word", entry, cast.nasreen), sealed))
                .isInstanceOf(Tampered.class);
    }

    @Test
    void a_private_line_is_found_nowhere_else(CapturedOutput output) {
        var nasreen = guest(cast.nasreen);
        var id = newId(nasreen);
        nasreen.keep("/journal/" + id, "text", CANARY, "version", "0");
        nasreen.post("/journal/" + id, "text", CANARY, "version", "1");
        assertThat(nasreen.get("/journal/" + id).body()).contains(CANARY);
        offer(cast.nasreen, propose(id, Reach.COHORT, true));
        nasreen.get("/journal/not-an-id");

        for (var other : List.of(cast.ifeoma, cast.stranger, amina)) {
            var guest = guest(other);
            for (var page : List.of(
                    "/today",
                    "/journal",
                    "/pairs",
                    "/journal/words",
                    "/journal/" + id,
                    "/journal/" + id + "/writing",
                    "/journal/" + id + "/sharing",
                    "/journal/" + id + "/report",
                    "/pairs/" + cast.pair,
                    "/pairs/" + cast.pair + "/journal")) {
                assertThat(guest.get(page).body()).as(page).doesNotContain("heron");
            }
        }
        var tables = database.<List<String>>keeper(
                db -> db.sql("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list());
        assertThat(tables).contains("reflection.entry", "mail.letter");
        for (var table : tables) {
            var rows = database.<List<String>>keeper(db -> db.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list());
            assertThat(String.join("\n", rows))
                    .as(table)
                    .doesNotContain("heron")
                    .doesNotContain(java.util.HexFormat.of()
                            .formatHex("heron".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(output.getAll()).doesNotContain("heron");
    }

    @Test
    void writing_sharing_reading_and_taking_back_over_http() {
        var nasreen = guest(cast.nasreen);
        var gareth = guest(cast.gareth);
        var id = newId(nasreen);
        assertThat(nasreen.keep("/journal/" + id, "text", "A li", "version", "0")
                        .body())
                .isEqualTo("{\"version\":\"1\"}");
        assertThat(nasreen.keep("/journal/" + id, "text", "A line.", "version", "1")
                        .body())
                .isEqualTo("{\"version\":\"2\"}");
        assertThat(nasreen.keep("/journal/" + id, "text", "Another tab.", "version", "1")
                        .status())
                .isEqualTo(409);
        var both = nasreen.post("/journal/" + id, "text", "Another tab.", "version", "1");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.body()).contains("A line.", "Another tab.", "name=\"version\" value=\"2\"");
        assertThat(nasreen.post("/journal/" + id, "text", " ", "version", "2").status())
                .isEqualTo(422);

        var choose = nasreen.get("/journal/" + id + "/sharing");
        assertThat(choose.body()).contains("Gareth", "Ifeoma", "Amina");
        var seen = between(choose.body(), "name=\"seen\" value=\"", "\"");
        var to = cast.pair + "/pair/" + cast.pair;
        assertThat(nasreen.post("/journal/" + id + "/sharing", "to", to, "seen", seen)
                        .status())
                .isEqualTo(422);
        assertThat(nasreen.post("/journal/" + id + "/sharing", "to", to, "seen", seen, "consent", "yes")
                        .body())
                .contains("people in this circle may have read it since");

        assertThat(gareth.get("/journal").body()).contains("A line.", "Nasreen");
        assertThat(gareth.get("/journal/" + id).body())
                .contains("A line.", "A reflection from <bdi>Nasreen</bdi>", "Report this");
        assertThat(gareth.get("/journal/" + id + "/writing").status()).isEqualTo(404);
        assertThat(gareth.post("/journal/" + id, "text", "mine", "version", "2").status())
                .isEqualTo(404);
        assertThat(gareth.post("/journal/" + id + "/removal").status()).isEqualTo(404);

        assertThat(nasreen.post("/journal/" + id + "/sharing/withdrawal", "to", "me")
                        .body())
                .contains("may have read it between");
        var gone = gareth.get("/journal/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body())
                .isEqualTo(gareth.get("/journal/" + UUID.randomUUID()).body());
        assertThat(gareth.get("/journal").body()).doesNotContain("A line.");
        var mine = nasreen.get("/journal/" + id);
        assertThat(nasreen.sendForm(mine, "/journal/" + id + "/removal").path()).isEqualTo("/journal");
        assertThat(nasreen.get("/journal/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_entry_keeps_the_language_of_the_page_it_was_written_on_here_and_in_what_is_taken_along() {
        var nasreen = guest(cast.nasreen);
        var entry = nasreen.get("/pairs/" + cast.pair + "/journal/new").action("/journal/");
        System.setProperty(Languages.INVENTED, "true");
        try {
            nasreen.get("/language/ar-XB");
            nasreen.post(entry, "text", "We began.", "pair", cast.pair.toString());
        } finally {
            System.clearProperty(Languages.INVENTED);
        }

        assertThat(guest(cast.gareth).get(entry).body()).contains("lang=\"ar-XB\" dir=\"auto\">We began.");
        as(cast.gareth, () -> {
            transaction.executeWithoutResult(_ -> assertThat(kept.handOver(new PersonId(cast.gareth)))
                    .extracting(Belongings.Item::written)
                    .contains(new Written("We began.", "ar-XB")));
            return true;
        });
    }

    @Test
    void a_word_is_between_one_half_and_the_facilitators() {
        var nasreen = guest(cast.nasreen);
        nasreen.post("/pairs/" + cast.pair + "/hat", "hat", "carer");
        nasreen.post("/pairs/" + cast.pair + "/word", "text", CANARY);

        var ifeoma = guest(cast.ifeoma);
        assertThat(ifeoma.get("/journal/words").body()).contains(CANARY, "Nasreen", "Carer");
        for (var other : List.of(cast.gareth, amina, cast.stranger)) {
            assertThat(guest(other).get("/journal/words").body()).doesNotContain("heron");
            assertThat(cast.rows(other, "word")).isZero();
        }
        assertThat(guest(cast.gareth).get("/pairs/" + cast.pair).body()).doesNotContain("asked");
        cast.join(cast.stranger, facilitators);
        assertThat(cast.rows(cast.stranger, "word")).isZero();

        var word = between(ifeoma.get("/journal/words").body(), "/journal/words/", "/hearing");
        assertThat(nasreen.post("/journal/words/" + word + "/hearing").status()).isEqualTo(404);
        assertThat(guest(cast.gareth)
                        .post("/journal/words/" + word + "/removal")
                        .status())
                .isEqualTo(404);
        ifeoma.post("/journal/words/" + word + "/hearing");
        assertThat(nasreen.get("/journal/words").body()).contains("took it up");
    }

    @Test
    void something_shared_can_be_reported_and_its_author_is_not_told() {
        var entry = write(cast.nasreen, "A line.");
        share(entry, Reach.PAIR);
        var gareth = guest(cast.gareth);
        gareth.post("/journal/" + entry + "/report", "text", CANARY);

        var ifeoma = guest(cast.ifeoma);
        assertThat(ifeoma.get("/journal/words").body()).contains(CANARY, "is worried about something");
        assertThat(ifeoma.get("/journal/" + entry).status()).isEqualTo(404);
        assertThat(cast.rows(cast.nasreen, "word")).isZero();
        assertThat(guest(cast.nasreen).get("/journal/" + entry + "/report").status())
                .isEqualTo(404);
    }

    @Test
    void a_word_and_a_report_never_reach_whom_they_are_about() {
        facilitates(cast.gareth, "Gareth");
        var nasreen = guest(cast.nasreen);
        assertThat(nasreen.get("/pairs/" + cast.pair + "/word").body())
                .contains("Ifeoma")
                .doesNotContain("<bdi>Gareth</bdi> will", "Ifeoma and <bdi>Gareth");
        nasreen.post("/pairs/" + cast.pair + "/word", "text", CANARY);
        assertThat(cast.rows(cast.gareth, "word")).isZero();
        assertThat(cast.rows(cast.ifeoma, "word")).isOne();

        facilitates(cast.nasreen, "Nasreen");
        var entry = write(cast.nasreen, "A line.");
        share(entry, Reach.PAIR);
        guest(cast.gareth).post("/journal/" + entry + "/report", "text", CANARY);
        assertThat(cast.rows(cast.nasreen, "word")).as("her own, asked before").isOne();
        assertThat(cast.rows(cast.ifeoma, "word")).isEqualTo(2);
    }

    @Test
    void where_nobody_else_facilitates_it_is_said_who_can_be_told_instead() {
        around.circles.set(0, facilitators(List.of(new CohortCircles.Member(cast.gareth, "Gareth"))));

        var page = guest(cast.nasreen).get("/pairs/" + cast.pair + "/word");

        assertThat(page.body())
                .contains("Tell the two people for safeguarding instead")
                .doesNotContain("<textarea");
        guest(cast.nasreen).post("/pairs/" + cast.pair + "/word", "text", CANARY);
        assertThat(cast.rows(cast.gareth, "word")).isZero();
    }

    @Test
    @Asvs("2.3.1")
    void words_sent_before_the_limits_were_read_are_neither_saved_nor_lost() {
        var joe = cast.person("Joe");
        var pair = cast.pair(joe, cast.gareth);
        var guest = guest(joe);
        var id = UUID.randomUUID();
        var entry = "/journal/" + id;
        var given = entries.given(id, new PersonId(joe));

        assertThat(guest.keep(entry, "text", CANARY).status()).isEqualTo(409);
        var limits =
                guest.post(entry, "text", CANARY, "pair", pair.toString(), "hat", "", "prompt", "2", "given", given);
        assertThat(limits.status()).isEqualTo(422);
        assertThat(limits.body()).contains("Where it ends", "Your words are not lost");
        var back = guest.sendForm(limits, entry);
        assertThat(back.body()).contains("Write together", CANARY);
        assertThat(cast.rows(joe, "entry")).isZero();

        assertThat(guest.sendForm(back, entry).body()).contains(CANARY);
        assertThat(cast.rows(cast.gareth, "entry")).isOne();
    }

    @Test
    void who_erases_themselves_leaves_the_other_half_their_own_words() {
        var entry = write(cast.nasreen, CANARY);
        share(entry, Reach.COHORT);
        as(cast.nasreen, () -> {
            transaction.executeWithoutResult(_ -> {
                kept.erase(new PersonId(cast.nasreen));
                vault.destroy(cast.nasreen);
            });
            return true;
        });

        assertThat(readersOf(entry)).isEmpty();
        assertThat(cast.rows(cast.nasreen, "limits_read")).isZero();
    }

    private List<UUID> readersOf(UUID entry) {
        return List.of(cast.nasreen, cast.gareth, cast.ifeoma, amina, cast.stranger).stream()
                .filter(person -> database.<Boolean>as(
                        person,
                        db -> db.sql("select exists (select from reflection.entry where id = ?)")
                                .params(entry)
                                .query(Boolean.class)
                                .single()))
                .toList();
    }

    private UUID circle(Reach reach) {
        return switch (reach) {
            case COHORT -> cohort;
            case FACILITATORS -> facilitators;
            default -> cast.pair;
        };
    }

    private void tomFacilitatesToo() {
        facilitates(cast.stranger, "Tom");
    }

    private void facilitates(UUID person, String name) {
        var people = new ArrayList<>(around.circles.getFirst().people());
        people.add(new CohortCircles.Member(person, name));
        around.circles.set(0, facilitators(people));
    }

    private CohortCircles.Circle facilitators(List<CohortCircles.Member> people) {
        var before = around.circles.getFirst();
        return new CohortCircles.Circle(before.pair(), before.kind(), before.circle(), before.cohort(), people);
    }

    private String fingerprint() {
        return reading(cast.nasreen, () -> Ladder.fingerprint(ladders.of(new PersonId(cast.nasreen))));
    }

    private Journaling.Draft draft(UUID entry, @Nullable UUID pair, String text, int version, UUID person) {
        return new Journaling.Draft(entry, pair, null, text, version, entries.given(entry, new PersonId(person)));
    }

    private UUID write(UUID person, String text) {
        var id = UUID.randomUUID();
        as(person, () -> journaling.keep(draft(id, null, text, 0, person), new PersonId(person)));
        return id;
    }

    private UUID writeTogether(UUID person, String text) {
        var id = UUID.randomUUID();
        as(person, () -> journaling.keep(draft(id, cast.pair, text, 0, person), new PersonId(person)));
        return id;
    }

    private Journaling.Outcome change(UUID person, UUID entry, String text, int version) {
        return as(person, () -> journaling.keep(draft(entry, null, text, version, person), new PersonId(person)));
    }

    private void share(UUID entry, Reach reach) {
        assertThat(shared(entry, reach, false)).isInstanceOf(Sharing.Outcome.Done.class);
    }

    private UUID propose(UUID entry, Reach reach, boolean about) {
        return ((Sharing.Outcome.NeedsBoth) shared(entry, reach, about)).proposal();
    }

    private Sharing.Outcome shared(UUID entry, Reach reach, boolean about) {
        var me = new PersonId(cast.nasreen);
        return as(
                cast.nasreen,
                () -> sharing.share(
                        entry, new Sharing.Choice(cast.pair, reach, circle(reach), about, fingerprint()), me));
    }

    private void takeBack(UUID person, UUID entry, Reach to) {
        as(person, () -> {
            sharing.takeBack(entry, to, new PersonId(person));
            return true;
        });
    }

    private UUID offer(UUID person, UUID proposal) {
        var me = new PersonId(person);
        return as(person, () -> {
            var preview = hands.preview(cast.pair, ShareEntry.NAME, proposal, me);
            assertThat(hands.offer(cast.pair, ShareEntry.NAME, proposal, preview.seen(), me))
                    .isEqualTo(BothHands.Outcome.OFFERED);
            return hands.openOffer(cast.pair, ShareEntry.NAME, proposal)
                    .orElseThrow()
                    .id();
        });
    }

    private String seen(UUID person, UUID offer) {
        var subject = database.<UUID>keeper(db -> db.sql("select subject from pairing.offer where id = ?")
                .params(offer)
                .query(UUID.class)
                .single());
        return as(person, () -> hands.preview(cast.pair, ShareEntry.NAME, subject, new PersonId(person)))
                .seen();
    }

    private BothHands.Outcome agree(UUID person, UUID offer) {
        var seen = seen(person, offer);
        return as(person, () -> hands.agree(offer, seen, new PersonId(person)));
    }

    private <T> T as(UUID person, Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }

    /** Plain reading, in the transaction that a page would open. */
    private <T> T reading(UUID person, Supplier<T> work) {
        return as(person, () -> transaction.execute(_ -> work.get()));
    }

    private static void atOnce(Callable<?> one, Callable<?> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            first.get();
            second.get();
        }
    }

    private static UUID newId(Guest guest) {
        var found = NEW.matcher(guest.get("/journal/new").body());
        assertThat(found.find()).isTrue();
        return UUID.fromString(found.group(1));
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before);
        assertThat(start).as(before).isNotNegative();
        return text.substring(start + before.length(), text.indexOf(after, start + before.length()));
    }

    private Guest guest(UUID person) {
        return new Guest(settings, sessions, person);
    }
}
