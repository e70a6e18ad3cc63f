package org.alongside.programme;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.alongside.AlongsideTest;
import org.alongside.MovingClock;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.BothHands;
import org.alongside.people.CurrentPerson;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Applying, deciding and taking places, when things happen at once or late. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class PlacesTest {

    private static final int MOST_ROUNDS = 40;

    @Autowired
    private TestDatabase database;

    @Autowired
    private MovingClock.Time time;

    @Autowired
    private Applying applying;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Offering offering;

    @Autowired
    private BothHands hands;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Applications applications;

    @Autowired
    private Telling telling;

    @Autowired
    private org.alongside.vault.Vault vault;

    @AfterEach
    void backToNow() {
        time.backToNow();
    }

    @Test
    void two_leads_at_once_never_give_more_places_than_there_are() throws Exception {
        var town = town(3, "-1 day");
        var other = within(town, t -> {
            var person = t.person("Dilip");
            t.leads(person);
            return person;
        });
        var pairs = new ArrayList<Eastmere.Two>();
        for (int i = 0; i < 8; i++) {
            pairs.add(within(town, Eastmere::sent));
        }

        var results = atOnce(pairs.stream()
                .<Callable<Deciding.Result>>map(two ->
                        () -> decide(town, pairs.indexOf(two) % 2 == 0 ? town.lead : other, two, Outcome.PLACE))
                .toList());

        assertThat(results).filteredOn(r -> r == Deciding.Result.DECIDED).hasSize(3);
        assertThat(results).filteredOn(r -> r == Deciding.Result.NO_PLACE_LEFT).hasSize(5);
        assertThat(held(town)).isEqualTo(3);
    }

    @Test
    void deciding_anew_frees_the_place_for_another_pair_until_they_are_told() {
        var town = town(1, "-1 day");
        var one = within(town, Eastmere::sent);
        var two = within(town, Eastmere::sent);

        assertThat(decide(town, town.lead, one, Outcome.PLACE)).isEqualTo(Deciding.Result.DECIDED);
        assertThat(decide(town, town.lead, two, Outcome.PLACE)).isEqualTo(Deciding.Result.NO_PLACE_LEFT);
        assertThat(decide(town, town.lead, one, Outcome.NO)).isEqualTo(Deciding.Result.DECIDED);
        assertThat(decide(town, town.lead, two, Outcome.PLACE)).isEqualTo(Deciding.Result.DECIDED);
        assertThat(tell(town)).isEqualTo(2);
        assertThat(decide(town, town.lead, one, Outcome.PLACE)).isEqualTo(Deciding.Result.TOLD);
    }

    @Test
    void nobody_decides_while_the_call_is_open_nor_as_a_lead_of_something_else() {
        var town = town(1, "2 days");
        var elsewhere = town(1, "2 days");
        var two = within(town, Eastmere::sent);

        assertThat(decide(town, town.lead, two, Outcome.NO)).isEqualTo(Deciding.Result.TOO_EARLY);
        time.goOn(Duration.ofDays(3));
        assertThat(decide(town, town.lead, two, Outcome.NO)).isEqualTo(Deciding.Result.DECIDED);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> decide(town, elsewhere.lead, two, Outcome.PLACE))
                .isInstanceOf(org.alongside.web.NotHere.class);
    }

    @Test
    void a_place_not_taken_in_time_goes_to_the_first_reserve_and_no_further() {
        var town = town(1, "-1 day");
        var chosen = within(town, Eastmere::sent);
        var first = within(town, Eastmere::sent);
        var second = within(town, Eastmere::sent);
        decide(town, town.lead, chosen, Outcome.PLACE);
        decide(town, town.lead, first, Outcome.RESERVE);
        decide(town, town.lead, second, Outcome.RESERVE);
        tell(town);
        offering.handOn();
        assertThat(place(first)).isEqualTo("none");

        time.goOn(Duration.ofDays(90));
        offering.handOn();

        assertThat(place(chosen)).isEqualTo("lapsed");
        assertThat(place(first)).isEqualTo("offered");
        assertThat(place(second)).isEqualTo("none");
        assertThat(held(town)).isOne();
    }

    @Test
    void a_place_is_taken_by_both_hands_and_not_after_its_day() {
        var town = town(2, "-1 day");
        var prompt = within(town, Eastmere::sent);
        var late = within(town, Eastmere::sent);
        decide(town, town.lead, prompt, Outcome.PLACE);
        decide(town, town.lead, late, Outcome.PLACE);
        tell(town);

        assertThat(offer(prompt, prompt.lives(), TakePlace.NAME)).isEqualTo(BothHands.Outcome.OFFERED);
        assertThat(place(prompt)).isEqualTo("offered");
        assertThat(offer(prompt, prompt.works(), TakePlace.NAME)).isEqualTo(BothHands.Outcome.DONE);
        assertThat(place(prompt)).isEqualTo("taken");

        assertThat(offer(late, late.lives(), TakePlace.NAME)).isEqualTo(BothHands.Outcome.OFFERED);
        var open = as(late.works(), () -> hands.openOffer(late.pair(), TakePlace.NAME, late.application()))
                .orElseThrow();
        var seen = seen(late, late.works(), TakePlace.NAME);
        time.goOn(Duration.ofDays(90));
        assertThat(as(late.works(), () -> hands.agree(open.id(), seen, new PersonId(late.works()))))
                .isEqualTo(BothHands.Outcome.CLOSED);
        assertThat(place(late)).isEqualTo("offered");
        offering.handOn();
        assertThat(place(late)).isEqualTo("lapsed");
        assertThat(place(prompt)).isEqualTo("taken");
    }

    @Test
    void leads_read_in_which_hats_it_was_sent_and_another_hat_takes_the_hand_off() {
        var town = town(2, "1 day");
        var two = within(town, Eastmere::pair);
        complete(town, two);
        assertThat(offer(two, two.lives(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.OFFERED);
        var seen = seen(two, two.works(), SendApplication.NAME);

        speak(two, two.works(), "clinician");
        assertThat(give(two, two.works(), SendApplication.NAME, seen)).isEqualTo(BothHands.Outcome.OTHER_WORDS);
        assertThat(offer(two, two.lives(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.OTHER_WORDS);
        assertThat(offer(two, two.lives(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.OFFERED);
        assertThat(offer(two, two.works(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.DONE);
        time.goOn(Duration.ofMinutes(1));
        speak(two, two.works(), "manager");

        var read = Objects.requireNonNull(as(
                town.lead,
                () -> transaction
                        .execute(_ -> decisions.of(town.call, two.application()))
                        .orElseThrow()));
        assertThat(read.worksHat()).isEqualTo(Hat.CLINICIAN);
        assertThat(read.livesHat()).isNull();
    }

    @Test
    void one_hand_gives_a_place_back_and_the_reserve_is_asked() {
        var town = town(1, "-1 day");
        var chosen = within(town, Eastmere::sent);
        var reserve = within(town, Eastmere::sent);
        decide(town, town.lead, chosen, Outcome.PLACE);
        decide(town, town.lead, reserve, Outcome.RESERVE);
        tell(town);

        giveBack(town, chosen);
        offering.handOn();

        assertThat(place(chosen)).isEqualTo("declined");
        assertThat(place(reserve)).isEqualTo("offered");
    }

    @Test
    void an_application_taken_back_frees_a_place_its_pair_had_not_heard_of() {
        var town = town(1, "-1 day");
        var chosen = within(town, Eastmere::sent);
        decide(town, town.lead, chosen, Outcome.PLACE);

        as(chosen.lives(), () -> {
            applying.takeBack(chosen.pair(), slug(town), person(chosen.lives()));
            return true;
        });

        assertThat(held(town)).isZero();
        assertThat(tell(town)).isZero();
    }

    @Test
    void both_send_it_together_and_one_hand_sends_nothing() throws Exception {
        for (int round = 0; round < 5; round++) {
            var town = town(1, "2 days");
            var two = within(town, Eastmere::pair);
            complete(town, two);
            var one = seen(two, two.lives(), SendApplication.NAME);

            var outcomes = atOnce(List.<Callable<BothHands.Outcome>>of(
                    () -> give(two, two.lives(), SendApplication.NAME, one),
                    () -> give(two, two.works(), SendApplication.NAME, one),
                    () -> give(two, two.lives(), SendApplication.NAME, one)));

            assertThat(outcomes).contains(BothHands.Outcome.DONE);
            assertThat(sent(two)).isTrue();
        }
    }

    @Test
    void an_edit_and_the_second_hand_at_once_never_send_words_that_were_not_agreed() throws Exception {
        for (int round = 0; round < 10; round++) {
            var town = town(1, "2 days");
            var two = within(town, Eastmere::pair);
            complete(town, two);
            assertThat(offer(two, two.lives(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.OFFERED);
            var seen = seen(two, two.works(), SendApplication.NAME);

            var outcomes = atOnce(List.<Callable<Object>>of(
                    () -> answer(town, two, two.lives(), 2, "Changed at the last moment", 1),
                    () -> give(two, two.works(), SendApplication.NAME, seen)));

            if (sent(two)) {
                assertThat(outcomes.get(0)).isInstanceOf(Applying.Outcome.Refused.class);
                assertThat(outcomes.get(1)).isEqualTo(BothHands.Outcome.DONE);
            } else {
                assertThat(outcomes.get(0)).isInstanceOf(Applying.Outcome.Saved.class);
                assertThat(outcomes.get(1)).isEqualTo(BothHands.Outcome.OTHER_WORDS);
            }
        }
    }

    @Test
    void late_is_refused_with_the_way_to_ask() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        complete(town, two);
        offer(two, two.lives(), SendApplication.NAME);
        var seen = seen(two, two.works(), SendApplication.NAME);

        time.goOn(Duration.ofDays(3));

        assertThat(give(two, two.works(), SendApplication.NAME, seen)).isEqualTo(BothHands.Outcome.CLOSED);
        assertThat(sent(two)).isFalse();
        assertThat(answer(town, two, two.works(), 2, "Too late", 1))
                .isInstanceOfSatisfying(
                        Applying.Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence()).contains("Siân").contains("01632 960417"));
    }

    @Test
    void two_who_change_one_answer_at_once_lose_neither_version() throws Exception {
        for (int round = 0; round < 5; round++) {
            var town = town(1, "2 days");
            var two = within(town, Eastmere::pair);

            var outcomes = atOnce(List.<Callable<Applying.Outcome>>of(
                    () -> answer(town, two, two.lives(), 2, "Letters people can read", 0),
                    () -> answer(town, two, two.works(), 2, "Calls people can make", 0)));

            assertThat(outcomes)
                    .filteredOn(Applying.Outcome.Saved.class::isInstance)
                    .hasSize(1);
            var changed = outcomes.stream()
                    .filter(Applying.Outcome.Changed.class::isInstance)
                    .map(Applying.Outcome.Changed.class::cast)
                    .toList();
            assertThat(changed).hasSize(1);
            var second = outcomes.get(0) instanceof Applying.Outcome.Changed ? two.lives() : two.works();
            var mine = second.equals(two.lives()) ? "Letters people can read" : "Calls people can make";
            assertThat(changed.getFirst().answer().text()).isNotEqualTo(mine);

            var chosen = as(
                    second,
                    () -> applying.choose(
                            two.pair(), slug(town), 2, new Answer("", mine), 1, Applying.Keep.MINE, person(second)));

            assertThat(chosen).isEqualTo(new Applying.Outcome.Saved(2, 4));
            var aside = database.as(
                    second,
                    db -> db.sql("select count(*) from programme.set_aside where application = ?")
                            .param(two.application())
                            .query(Integer.class)
                            .single());
            assertThat(aside.intValue()).isOne();
        }
    }

    @Test
    void saving_the_same_words_again_takes_no_hand_off_and_other_words_do() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        complete(town, two);
        offer(two, two.lives(), SendApplication.NAME);

        answer(town, two, two.works(), 2, "Clinic letters", 1);
        assertThat(open(two)).isTrue();
        as(two.works(), () -> applying.answerAlone(two.pair(), slug(town), "Only mine", 0, person(two.works())));
        assertThat(open(two)).isTrue();
        answer(town, two, two.works(), 2, "Clinic letters in plain words", 1);
        assertThat(open(two)).isFalse();
    }

    @Test
    void a_private_answer_that_was_emptied_goes_on_counting_its_versions() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        var me = person(two.lives());
        as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "First", 0, me));
        as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "", 1, me));
        as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "Much longer, later", 2, me));

        var stale = as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "First, still", 1, me));

        assertThat(stale).isInstanceOf(Applying.Outcome.Changed.class);
        assertThat(takenAlong(two.lives()))
                .extracting(org.alongside.people.Belongings.Item::words)
                .contains("Much longer, later")
                .doesNotContain("First, still");
    }

    @Test
    void what_both_read_before_sending_says_nothing_of_what_either_wrote_alone() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        complete(town, two);
        var before = as(
                two.works(),
                () -> hands.preview(two.pair(), SendApplication.NAME, two.application(), new PersonId(two.works())));

        as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "canary", 0, person(two.lives())));

        var after = as(
                two.works(),
                () -> hands.preview(two.pair(), SendApplication.NAME, two.application(), new PersonId(two.works())));
        assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void a_person_has_one_place_of_a_call_though_they_apply_with_two_pairs() throws Exception {
        for (int round = 0; round < 5; round++) {
            var town = town(3, "-1 day");
            var one = within(town, Eastmere::sent);
            var other = within(town, t -> t.sentWith(one.lives()));

            var results = atOnce(List.<Callable<Deciding.Result>>of(
                    () -> decide(town, town.lead, one, Outcome.PLACE),
                    () -> decide(town, town.lead, other, Outcome.PLACE)));

            assertThat(results).containsExactlyInAnyOrder(Deciding.Result.DECIDED, Deciding.Result.WITH_ANOTHER_PAIR);
            assertThat(held(town)).isOne();
            assertThat(decide(town, town.lead, one, Outcome.NO)).isEqualTo(Deciding.Result.DECIDED);
            assertThat(decide(town, town.lead, other, Outcome.PLACE)).isEqualTo(Deciding.Result.DECIDED);
        }
    }

    @Test
    void a_free_place_goes_past_a_reserve_of_which_one_is_in_with_another_pair() {
        var town = town(2, "-1 day");
        var in = within(town, Eastmere::sent);
        var declining = within(town, Eastmere::sent);
        var sameAgain = within(town, t -> t.sentWith(in.lives()));
        var reserve = within(town, Eastmere::sent);
        decide(town, town.lead, in, Outcome.PLACE);
        decide(town, town.lead, declining, Outcome.PLACE);
        decide(town, town.lead, sameAgain, Outcome.RESERVE);
        decide(town, town.lead, reserve, Outcome.RESERVE);
        tell(town);

        giveBack(town, declining);
        offering.handOn();

        assertThat(place(sameAgain)).isEqualTo("none");
        assertThat(place(reserve)).isEqualTo("offered");
    }

    @Test
    void no_place_is_taken_by_a_pair_of_which_one_sits_in_the_cohort_with_another() {
        var town = town(2, "-1 day");
        var two = within(town, Eastmere::sent);
        decide(town, town.lead, two, Outcome.PLACE);
        tell(town);
        offer(two, two.lives(), TakePlace.NAME);
        within(town, t -> {
            var cohort = t.cohort(UUID.randomUUID());
            return t.brought(cohort, t.couple(two.lives()));
        });

        var read = as(
                two.works(),
                () -> hands.preview(two.pair(), TakePlace.NAME, two.application(), new PersonId(two.works())));
        assertThat(read.words().effect().plain()).contains("with another pair");
        assertThat(give(two, two.works(), TakePlace.NAME, read.seen())).isEqualTo(BothHands.Outcome.OVERTAKEN);
        assertThat(place(two)).isEqualTo("offered");
    }

    @Test
    void the_second_hand_at_the_closing_time_sends_it_before_or_not_at_all() throws Exception {
        int sent = 0;
        int rounds = 0;
        for (; rounds < MOST_ROUNDS && (rounds < 12 || sent == 0 || sent == rounds); rounds++) {
            time.backToNow();
            var town = town(1, "2 days");
            var two = within(town, Eastmere::pair);
            complete(town, two);
            offer(two, two.lives(), SendApplication.NAME);
            var seen = seen(two, two.works(), SendApplication.NAME);
            time.goOn(Duration.ofDays(2).minusSeconds(1));
            int ahead = aheadIn(rounds);

            var outcomes =
                    atOnce(List.<Callable<Object>>of(() -> give(two, two.works(), SendApplication.NAME, seen), () -> {
                        Thread.sleep(ahead);
                        time.goOn(Duration.ofSeconds(5));
                        return true;
                    }));

            assertThat(outcomes.getFirst()).isIn(BothHands.Outcome.DONE, BothHands.Outcome.CLOSED);
            assertThat(sent(two)).isEqualTo(outcomes.getFirst() == BothHands.Outcome.DONE);
            assertThat(sentInTime(two)).isTrue();
            sent += sent(two) ? 1 : 0;
        }
        assertThat(sent).as("now one, now the other comes first").isBetween(1, rounds - 1);
    }

    @Test
    void the_second_hand_while_the_lead_gives_more_time_sends_it_by_the_old_closing_time_or_the_new() throws Exception {
        for (int round = 0; round < 12; round++) {
            time.backToNow();
            var town = town(1, "2 days");
            var two = within(town, Eastmere::pair);
            complete(town, two);
            offer(two, two.lives(), SendApplication.NAME);
            var seen = seen(two, two.works(), SendApplication.NAME);
            time.goOn(Duration.ofDays(2).minusSeconds(1));

            var outcomes = atOnce(List.<Callable<Object>>of(
                    () -> give(two, two.works(), SendApplication.NAME, seen), () -> closesLater(town), () -> {
                        time.goOn(Duration.ofSeconds(5));
                        return true;
                    }));

            // After the old closing time and before the new, it may be the first hand of a new offer.
            assertThat(outcomes.getFirst())
                    .isIn(BothHands.Outcome.DONE, BothHands.Outcome.CLOSED, BothHands.Outcome.OFFERED);
            assertThat(sent(two)).isEqualTo(outcomes.getFirst() == BothHands.Outcome.DONE);
            assertThat(sentInTime(two)).isTrue();
            if (!sent(two) && offer(two, two.lives(), SendApplication.NAME) != BothHands.Outcome.DONE) {
                assertThat(offer(two, two.works(), SendApplication.NAME)).isEqualTo(BothHands.Outcome.DONE);
            }
            assertThat(sent(two)).as("there was time enough for both").isTrue();
        }
    }

    @Test
    void a_place_handed_on_while_the_second_hand_takes_it_is_one_pair_s_and_never_two() throws Exception {
        int taken = 0;
        int rounds = 0;
        for (; rounds < MOST_ROUNDS && (rounds < 12 || taken == 0 || taken == rounds); rounds++) {
            time.backToNow();
            var town = town(1, "-1 day");
            var chosen = within(town, Eastmere::sent);
            var reserve = within(town, Eastmere::sent);
            decide(town, town.lead, chosen, Outcome.PLACE);
            decide(town, town.lead, reserve, Outcome.RESERVE);
            tell(town);
            offer(chosen, chosen.lives(), TakePlace.NAME);
            var seen = seen(chosen, chosen.works(), TakePlace.NAME);
            time.goOn(untilLapse(chosen).minusSeconds(1));
            int ahead = aheadIn(rounds);

            var outcomes = atOnce(List.<Callable<Object>>of(
                    () -> give(chosen, chosen.works(), TakePlace.NAME, seen),
                    () -> {
                        Thread.sleep(ahead);
                        time.goOn(Duration.ofSeconds(5));
                        offering.handOn();
                        return true;
                    },
                    () -> {
                        offering.handOn();
                        return true;
                    }));

            assertThat(held(town)).isOne();
            boolean took = place(chosen).equals("taken");
            assertThat(place(reserve)).isEqualTo(took ? "none" : "offered");
            assertThat(place(chosen)).isIn("taken", "lapsed");
            assertThat(outcomes.getFirst() == BothHands.Outcome.DONE).isEqualTo(took);
            assertThat(outcomes.getFirst())
                    .isIn(BothHands.Outcome.DONE, BothHands.Outcome.CLOSED, BothHands.Outcome.OVERTAKEN);
            taken += took ? 1 : 0;
        }
        assertThat(taken).as("now one, now the other comes first").isBetween(1, rounds - 1);
    }

    @Test
    void the_words_set_aside_of_whoever_is_erased_are_gone_for_the_other_too() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        answer(town, two, two.works(), 2, "Letters people can read", 0);
        answer(town, two, two.lives(), 2, "Calls people can make", 0);
        as(
                two.lives(),
                () -> applying.choose(
                        two.pair(),
                        slug(town),
                        2,
                        new Answer("", "Calls people can make"),
                        1,
                        Applying.Keep.THEIRS,
                        person(two.lives())));
        assertThat(setAside(two)).containsExactly("Calls people can make");
        byte[] sealed = database.keeper(db -> db.sql("select words from programme.set_aside where application = ?")
                .param(two.application())
                .query(byte[].class)
                .single());
        var id = database.<UUID>keeper(db -> db.sql("select id from programme.set_aside where application = ?")
                .param(two.application())
                .query(UUID.class)
                .single());
        assertThat(sealed).isNotEmpty();

        as(
                two.lives(),
                () -> transaction.execute(_ -> {
                    belongings.erase(new PersonId(two.lives()));
                    vault.destroy(two.lives());
                    return true;
                }));

        assertThat(setAside(two)).isEmpty();
        database.keeper(db -> db.sql("""
                insert into programme.set_aside (id, application, question, words, key, under_two, written_by, set_aside_at)
                select ?, ?, id, ?, ?, true, ?, now() from programme.question where call = ? and kind = 'challenge'
                """)
                .params(id, two.application(), sealed, two.lives(), two.lives(), town.call)
                .update());
        assertThat(setAside(two))
                .as("brought back from a backup, without its key")
                .isEmpty();
    }

    @Test
    void a_pair_that_ends_applies_for_nothing() {
        var town = town(1, "-1 day");
        var two = within(town, Eastmere::sent);
        decide(town, town.lead, two, Outcome.PLACE);
        tell(town);

        as(
                two.lives(),
                () -> transaction.execute(_ -> {
                    events.publishEvent(new org.alongside.pairing.PairEnded(two.pair()));
                    return true;
                }));

        assertThat(place(two)).isEqualTo("stepped-back");
        assertThat(held(town)).isZero();
    }

    @Autowired
    private org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    private org.springframework.context.ApplicationEventPublisher events;

    @Test
    void whoever_is_erased_leaves_no_name_no_words_of_their_own_and_no_place() {
        var town = town(1, "2 days");
        var two = within(town, Eastmere::pair);
        complete(town, two);
        as(two.lives(), () -> applying.answerAlone(two.pair(), slug(town), "Only mine", 0, person(two.lives())));
        offer(two, two.lives(), SendApplication.NAME);
        offer(two, two.works(), SendApplication.NAME);
        time.goOn(Duration.ofDays(3));
        decide(town, town.lead, two, Outcome.PLACE);
        tell(town);
        assertThat(takenAlong(two.lives()))
                .extracting(org.alongside.people.Belongings.Item::words)
                .contains("Only mine", "Clinic letters")
                .anyMatch(words -> words.contains("Well done"));
        assertThat(takenAlong(two.works()))
                .extracting(org.alongside.people.Belongings.Item::words)
                .doesNotContain("Only mine");

        as(
                two.lives(),
                () -> transaction.execute(_ -> {
                    belongings.erase(new PersonId(two.lives()));
                    return true;
                }));

        assertThat(place(two)).isEqualTo("stepped-back");
        String left = database.keeper(
                db -> db.sql("""
                        select concat(lives_name, '|', works_name, '|', (select count(*) from programme.own_answer o
                                                                          where o.application = a.id))
                          from programme.application a where id = ?
                        """).param(two.application()).query(String.class).single());
        assertThat(left).isEqualTo("|Gareth|0");
    }

    private List<org.alongside.people.Belongings.Item> takenAlong(UUID person) {
        return as(person, () -> transaction.execute(_ -> belongings.handOver(new PersonId(person))));
    }

    @Autowired
    private ProgrammeBelongings belongings;

    /** Everything that has to be answered, by the half that lives with it. */
    private void complete(Eastmere town, Eastmere.Two two) {
        as(
                two.lives(),
                () -> applying.answer(two.pair(), slug(town), 1, new Answer("manager", ""), 0, person(two.lives())));
        answer(town, two, two.lives(), 2, "Clinic letters", 0);
        as(two.lives(), () -> applying.answer(two.pair(), slug(town), 3, new Answer("no", ""), 0, person(two.lives())));
    }

    private Applying.Outcome answer(Eastmere town, Eastmere.Two two, UUID by, int number, String text, int version) {
        return as(by, () -> applying.answer(two.pair(), slug(town), number, new Answer("", text), version, person(by)));
    }

    /** As somebody does who chooses another hat. */
    private void speak(Eastmere.Two two, UUID who, String hat) {
        var now = OffsetDateTime.now(time);
        database.keeper(db -> {
            db.sql("update pairing.speaking set until = ? where person = ? and until is null")
                    .params(now, who)
                    .update();
            return db.sql("insert into pairing.speaking (pair, person, hat, since) values (?, ?, ?, ?)")
                    .params(two.pair(), who, hat, now)
                    .update();
        });
    }

    private BothHands.Outcome offer(Eastmere.Two two, UUID by, String act) {
        return give(two, by, act, seen(two, by, act));
    }

    private BothHands.Outcome give(Eastmere.Two two, UUID by, String act, String seen) {
        return as(by, () -> hands.offer(two.pair(), act, two.application(), seen, new PersonId(by)));
    }

    private String seen(Eastmere.Two two, UUID by, String act) {
        return as(by, () -> hands.preview(two.pair(), act, two.application(), new PersonId(by)))
                .seen();
    }

    private boolean open(Eastmere.Two two) {
        return as(two.lives(), () -> hands.openOffer(two.pair(), SendApplication.NAME, two.application()))
                .isPresent();
    }

    private Deciding.Result decide(Eastmere town, UUID lead, Eastmere.Two two, Outcome outcome) {
        var from = as(
                lead,
                () -> transaction.execute(_ -> decisions
                        .of(town.call, two.application())
                        .map(Decisions.Row::mark)
                        .orElse("")));
        return as(
                lead,
                () -> deciding.decide(
                        town.programme,
                        town.call,
                        two.application(),
                        outcome,
                        "Because",
                        "Well done",
                        from,
                        new PersonId(lead)));
    }

    private int tell(Eastmere town) {
        return as(town.lead, () -> deciding.tell(town.programme, town.call, null, new PersonId(town.lead)));
    }

    private List<String> setAside(Eastmere.Two two) {
        return as(
                two.works(),
                () -> transaction.execute(_ -> {
                    var applied =
                            applications.applied(two.pair(), two.application()).orElseThrow();
                    var question = applications.answers(applied.call().id(), two.application(), two.pair()).stream()
                            .filter(answered -> answered.question().kind() == Question.Kind.CHALLENGE)
                            .findFirst()
                            .orElseThrow()
                            .question();
                    return applications.setAside(applied.begun(), question).stream()
                            .map(aside -> aside.answer().text())
                            .toList();
                }));
    }

    /** As a lead does who gives everybody two days more, and the jobs that follow. */
    private boolean closesLater(Eastmere town) {
        database.as(town.lead, db -> {
            db.sql("update programme.call set closes_at = closes_at + interval '2 days' where id = ?")
                    .param(town.call)
                    .update();
            return db.sql("""
                    insert into programme.change (id, call, words, said_at, closes_at)
                    select gen_random_uuid(), id, 'Two days more', now(), closes_at from programme.call where id = ?
                    """).param(town.call).update();
        });
        telling.changed();
        return true;
    }

    private Duration untilLapse(Eastmere.Two two) {
        OffsetDateTime lapses =
                database.keeper(db -> db.sql("select accept_by from programme.place where application = ?")
                        .param(two.application())
                        .query(OffsetDateTime.class)
                        .single());
        return Duration.between(time.instant(), lapses.toInstant());
    }

    /** True also of what was not sent. */
    private boolean sentInTime(Eastmere.Two two) {
        return database.keeper(
                db -> db.sql("""
                        select a.sent_at is null or a.sent_at < c.closes_at
                          from programme.application a join programme.call c on c.id = a.call where a.id = ?
                        """).param(two.application()).query(Boolean.class).single());
    }

    private boolean sent(Eastmere.Two two) {
        return database.keeper(db -> db.sql("select sent_at is not null from programme.application where id = ?")
                .param(two.application())
                .query(Boolean.class)
                .single());
    }

    private int held(Eastmere town) {
        return database.keeper(
                db -> db.sql("select count(*) from programme.place where call = ? and given_up_at is null")
                        .param(town.call)
                        .query(Integer.class)
                        .single());
    }

    private String place(Eastmere.Two two) {
        return database.keeper(db -> db.sql("""
                        select coalesce(given_up_as, case when taken_at is not null then 'taken'
                                                          when accept_by is not null then 'offered' else 'held' end)
                          from programme.place where application = ?
                        """)
                .param(two.application())
                .query(String.class)
                .optional()
                .orElse("none"));
    }

    private static String slug(Eastmere town) {
        return "call-" + town.call.toString().substring(0, 8);
    }

    private Eastmere town(int places, String closes) {
        return database.keeper(db -> Eastmere.with(db, places, closes));
    }

    private <T> T within(Eastmere town, java.util.function.Function<Eastmere, T> work) {
        return database.keeper(db -> work.apply(town.in(db)));
    }

    private static CurrentPerson person(UUID id) {
        return new CurrentPerson(new PersonId(id), "Somebody", "en-GB", UUID.randomUUID(), false);
    }

    private static <T> T as(UUID person, Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }

    /** With one hand. */
    private void giveBack(Eastmere town, Eastmere.Two two) {
        as(two.works(), () -> {
            applying.declinePlace(two.pair(), slug(town), person(two.works()));
            return true;
        });
    }

    /** Milliseconds by which the hand is ahead of the clock: more each time, until on any machine it comes first. */
    private static int aheadIn(int round) {
        return round * round;
    }
}
