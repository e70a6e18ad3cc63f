package org.alongside.pairing;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.HandsModel.Act;
import org.alongside.pairing.HandsModel.Answer;
import org.alongside.pairing.HandsModel.Offered;
import org.alongside.pairing.HandsModel.Pairing;
import org.alongside.pairing.HandsModel.Seen;
import org.alongside.pairing.HandsModel.Step;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Sessions;
import org.alongside.programme.Eastmere;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * Never one hand, never other words. First every order of steps that two people and a clock can take is tried in the
 * {@link HandsModel}; then the real thing is walked beside the model, step by step and with two steps at once.
 */
@AlongsideTest("alongside.command=demo")
@Import(PairingTest.Acts.class)
class HandsModelTest {

    private static final List<Step> STEPS = Stream.of(Act.values())
            .flatMap(act -> act.compareTo(Act.CHANGE_BEHIND) < 0
                    ? Stream.of(new Step(act, 0), new Step(act, 1))
                    : Stream.of(new Step(act, 0)))
            .toList();

    private static final Predicate<Step> LEADS_ON =
            step -> List.of(Act.LOOK, Act.OFFER, Act.AGREE).contains(step.act());

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private BothHands hands;

    @Autowired
    private SteppingBack steppingBack;

    @Autowired
    private Closing closing;

    @Autowired
    private PairingTest.Publishing publishing;

    @Autowired
    private ScheduledTaskHolder scheduled;

    private Eastmere town;

    /** What has lapsed is closed by a step here, and not by the clock of the program between two others. */
    @BeforeEach
    void closeNothingByTheClock() {
        scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().contains(Closing.class.getName()))
                .forEach(ScheduledTask::cancel);
    }

    @BeforeEach
    void found() {
        town = database.keeper(db -> Eastmere.with(db, 6, "10 days"));
    }

    // In the model

    /** What the promise itself says of hands, kept beside the model and knowing nothing of offers or pages. */
    private record Promise(boolean hand0, boolean hand1) {

        Promise after(HandsModel before, Step step, Answer answer) {
            return switch (answer) {
                case OFFERED -> step.who() == 0 ? new Promise(true, hand1) : new Promise(hand0, true);
                case DONE, DECLINED, TAKEN_BACK -> NO_HANDS;
                default -> takesHandsOff(step.act()) ? NO_HANDS : this;
            };
        }

        private static boolean takesHandsOff(Act act) {
            return switch (act) {
                case EDIT, CHANGE_BEHIND, PAUSE, END, LAPSE -> true;
                default -> false;
            };
        }

        boolean lets(HandsModel before, int who) {
            return (who == 0 ? hand1 : hand0) && before.seen(who) == Seen.THESE_WORDS && before.pair() == Pairing.OPEN;
        }
    }

    private static final Promise NO_HANDS = new Promise(false, false);

    private record Reached(HandsModel state, Promise promise) {}

    @Test
    void in_whatever_order_two_people_and_a_clock_step_nothing_happens_with_one_hand_or_to_other_words() {
        var reached = new HashSet<Reached>();
        var next = new ArrayDeque<>(List.of(new Reached(HandsModel.BEGINNING, NO_HANDS)));
        int done = 0;
        while (!next.isEmpty()) {
            var here = next.remove();
            if (!reached.add(here)) {
                continue;
            }
            for (var step : possible(here.state)) {
                var after = here.state.after(step);
                if (after.answer() == Answer.DONE) {
                    done++;
                    assertThat(here.promise.lets(here.state, step.who()))
                            .as("%s in %s", step, here)
                            .isTrue();
                }
                next.add(new Reached(after.state(), here.promise.after(here.state, step, after.answer())));
            }
        }
        assertThat(reached).hasSizeGreaterThan(200);
        assertThat(done).isPositive();
    }

    @Test
    void both_hands_on_the_same_words_make_it_happen_from_every_state_of_an_open_pair() {
        for (var state : states()) {
            if (state.pair() == Pairing.OPEN) {
                var offered = state.after(new Step(Act.LOOK, 0)).state().after(new Step(Act.OFFER, 0));
                // Words that were changed behind an offer close it first.
                var again = offered.answer() == Answer.OTHER_WORDS
                        ? offered.state().after(new Step(Act.OFFER, 0))
                        : offered;
                var agreed = again.state().after(new Step(Act.LOOK, 1)).state().after(new Step(Act.OFFER, 1));
                assertThat(List.of(again.answer(), agreed.answer()))
                        .as("%s", state)
                        .contains(Answer.DONE);
            }
        }
    }

    private static List<Step> possible(HandsModel state) {
        return STEPS.stream().filter(state::allows).toList();
    }

    private static Set<HandsModel> states() {
        var reached = new HashSet<HandsModel>();
        var next = new ArrayDeque<>(List.of(HandsModel.BEGINNING));
        while (!next.isEmpty()) {
            var here = next.remove();
            if (reached.add(here)) {
                possible(here).forEach(step -> next.add(here.after(step).state()));
            }
        }
        return reached;
    }

    // The real thing, beside the model

    @Test
    void the_real_hands_do_what_the_model_says() {
        walk(new Random(20_260_101), 250, this::byTheAct);
    }

    @Test
    void the_pages_do_what_the_model_says() {
        walk(new Random(20_260_102), 60, this::byPages);
    }

    @Test
    @Tag("all")
    void the_real_hands_do_what_the_model_says_for_long() {
        walk(new Random(20_260_103), 10_000, this::byTheAct);
        walk(new Random(20_260_104), 1_000, this::byPages);
    }

    @Test
    void of_two_steps_at_once_one_comes_first() throws Exception {
        race(new Random(20_260_105), 20);
    }

    @Test
    @Tag("all")
    void of_two_steps_at_once_one_comes_first_for_long() throws Exception {
        race(new Random(20_260_106), 500);
    }

    private interface Way {
        Real begin();
    }

    private Real byTheAct() {
        return new ByTheAct();
    }

    private Real byPages() {
        return new ByPages();
    }

    /**
     * Every other step leads towards an act. Of the rest, those not taken yet from where it stands come first. A pair that
     * has ended is left behind soon.
     */
    private void walk(Random random, int steps, Way way) {
        var taken = new HashSet<String>();
        var real = way.begin();
        var state = HandsModel.BEGINNING;
        int done = 0;
        for (int i = 0; i < steps; i++) {
            var here = state;
            var preferred = possible(here).stream()
                    .filter(random.nextBoolean() ? LEADS_ON : step -> !taken.contains(here + " " + step))
                    .toList();
            var step = oneOf(preferred.isEmpty() ? possible(here) : preferred, random);
            taken.add(here + " " + step);
            var expected = here.after(step);
            real.does(step, expected, here);
            done += expected.answer() == Answer.DONE ? 1 : 0;
            state = expected.state();
            if (state.pair() == Pairing.ENDED && random.nextInt(6) == 0) {
                real = way.begin();
                state = HandsModel.BEGINNING;
            }
        }
        assertThat(done).as("so often it happened").isPositive();
    }

    private static <T> T oneOf(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    /** Both people do something at the same moment: it comes out as if one had been first. */
    private void race(Random random, int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            var real = new ByTheAct();
            var state = HandsModel.BEGINNING;
            for (int i = 0; i < 5; i++) {
                var step = oneOf(
                        possible(state).stream()
                                .filter(s -> s.act() != Act.END && s.act() != Act.PAUSE)
                                .toList(),
                        random);
                var after = state.after(step);
                real.does(step, after, state);
                state = after.state();
            }
            race(real, state, oneOfTheirs(state, 0, random), oneOfTheirs(state, 1, random));
        }
    }

    private static Step oneOfTheirs(HandsModel state, int who, Random random) {
        return oneOf(
                possible(state).stream()
                        .filter(step -> step.who() == who
                                && step.act() != Act.LOOK
                                && step.act().compareTo(Act.CHANGE_BEHIND) < 0)
                        .toList(),
                random);
    }

    private void race(ByTheAct real, HandsModel state, Step one, Step other) throws Exception {
        int before = real.happened;
        var answers = atOnce(List.<Callable<Answer>>of(() -> real.step(one), () -> real.step(other)));
        var came = new Raced(answers.get(0), answers.get(1), real.stands(), publishing.happened(real.subject) - before);
        assertThat(came)
                .as("%s with %s at once, from %s", one, other, state)
                .isIn(inTurn(state, one, other, false), inTurn(state, other, one, true));
    }

    private record Raced(Answer one, Answer other, Stands then, int happened) {}

    private static Raced inTurn(HandsModel state, Step first, Step second, boolean turned) {
        var then = state.after(first);
        var last = then.state().after(second);
        int done = (then.answer() == Answer.DONE ? 1 : 0) + (last.answer() == Answer.DONE ? 1 : 0);
        return turned
                ? new Raced(last.answer(), then.answer(), Stands.of(last.state()), done)
                : new Raced(then.answer(), last.answer(), Stands.of(last.state()), done);
    }

    /** What the database knows of a state: not what people have on their pages. */
    private record Stands(
            @Nullable Integer offeredBy, @Nullable Boolean lapsed, Pairing pair) {
        static Stands of(HandsModel state) {
            Offered offer = state.offer();
            return new Stands(offer == null ? null : offer.by(), offer == null ? null : offer.lapsed(), state.pair());
        }
    }

    /** A pair in the real Alongside, with words they might act on. */
    private abstract class Real {
        final Eastmere.Two two = database.keeper(db -> town.in(db).couple());
        final UUID subject = publishing.write("These words");
        final Map<Integer, String> seen = new HashMap<>();
        final Map<Integer, UUID> offer = new HashMap<>();
        int happened;

        void does(Step step, HandsModel.Next expected, HandsModel from) {
            var answer = step(step);
            happened += expected.answer() == Answer.DONE ? 1 : 0;
            if (answer != null) {
                assertThat(answer).as("%s from %s", step, from).isEqualTo(expected.answer());
            }
            assertThat(publishing.happened(subject))
                    .as("happened after %s from %s", step, from)
                    .isEqualTo(happened);
            assertThat(stands()).as("%s from %s", step, from).isEqualTo(Stands.of(expected.state()));
        }

        /** How it was answered; null if that cannot be told. */
        @Nullable
        Answer step(Step step) {
            int who = step.who();
            switch (step.act()) {
                case EDIT ->
                    publishing.rewrite(new PersonId(person(who)), two.pair(), subject, "Words " + UUID.randomUUID());
                case CHANGE_BEHIND -> publishing.words.put(subject, "Words " + UUID.randomUUID());
                case LAPSE ->
                    keep(
                            "update pairing.offer set lapses_at = now() - interval '1 second' where pair = ? and closed_at is null");
                case CLOSE_LAPSED -> closing.close();
                default -> {
                    return by(who, step.act());
                }
            }
            return Answer.NONE;
        }

        abstract @Nullable Answer by(int who, Act act);

        UUID person(int who) {
            return who == 0 ? two.lives() : two.works();
        }

        private void keep(String sql) {
            database.keeper(db -> db.sql(sql).param(two.pair()).update());
        }

        Stands stands() {
            return database.keeper(db -> db.sql("""
                            select o.offered_by, o.lapses_at <= now() as lapsed,
                                   p.ended_at is not null as ended, p.paused_at is not null as paused
                              from pairing.pair p
                              left join pairing.offer o on o.pair = p.id and o.closed_at is null
                             where p.id = ?
                            """)
                    .param(two.pair())
                    .query((row, _) -> {
                        var by = row.getObject("offered_by", UUID.class);
                        return new Stands(
                                by == null ? null : by.equals(two.lives()) ? 0 : 1,
                                by == null ? null : row.getBoolean("lapsed"),
                                row.getBoolean("ended")
                                        ? Pairing.ENDED
                                        : row.getBoolean("paused") ? Pairing.PAUSED : Pairing.OPEN);
                    })
                    .single());
        }
    }

    private final class ByTheAct extends Real {

        @Override
        Answer by(int who, Act act) {
            var me = new PersonId(person(who));
            var current = new CurrentPerson(me, "Somebody", "en-GB", UUID.randomUUID(), false);
            try {
                return Asking.as(me.value()).call(() -> by(me, current, who, act));
            } catch (NotHere _) {
                return Answer.NOT_HERE;
            }
        }

        private Answer by(PersonId me, CurrentPerson current, int who, Act act) {
            return switch (act) {
                case LOOK -> {
                    seen.put(
                            who,
                            hands.preview(two.pair(), "test-publish", subject, me)
                                    .seen());
                    offer.remove(who);
                    hands.openOffer(two.pair(), "test-publish", subject).ifPresent(o -> offer.put(who, o.id()));
                    yield Answer.NONE;
                }
                case OFFER -> answer(hands.offer(two.pair(), "test-publish", subject, mine(seen, who), me));
                case AGREE -> answer(hands.agree(mine(offer, who), mine(seen, who), me));
                case DECLINE -> answer(hands.decline(mine(offer, who), me));
                case TAKE_BACK -> answer(hands.takeBack(mine(offer, who), me));
                case PAUSE -> none(() -> steppingBack.pause(two.pair(), "", current));
                case GO_ON -> none(() -> steppingBack.goOn(two.pair(), current));
                case END -> none(() -> steppingBack.end(two.pair(), "", current));
                default -> throw new IllegalArgumentException(act.toString());
            };
        }

        private static Answer answer(BothHands.Outcome outcome) {
            return Answer.valueOf(outcome.name());
        }

        private static Answer none(Runnable work) {
            work.run();
            return Answer.NONE;
        }
    }

    private final class ByPages extends Real {
        private final Map<Integer, Site> sites = Map.of(
                0, Site.of(settings, sessions, two.lives()),
                1, Site.of(settings, sessions, two.works()));
        private final Map<Integer, String> tokens = new HashMap<>();

        @Override
        @Nullable
        Answer by(int who, Act act) {
            var hands = "/pairs/" + two.pair() + "/hands";
            switch (act) {
                case LOOK -> look(who, hands);
                case OFFER -> {
                    return send(
                            who,
                            hands,
                            Map.of("act", "test-publish", "subject", subject.toString(), "seen", mine(seen, who)));
                }
                case AGREE -> {
                    return send(who, hands + "/" + mine(offer, who) + "/agreement", Map.of("seen", mine(seen, who)));
                }
                case DECLINE -> {
                    return send(who, hands + "/" + mine(offer, who) + "/refusal", Map.of());
                }
                case TAKE_BACK -> {
                    return send(who, hands + "/" + mine(offer, who) + "/withdrawal", Map.of());
                }
                case PAUSE -> send(who, "/pairs/" + two.pair() + "/pause", Map.of());
                case GO_ON -> send(who, "/pairs/" + two.pair() + "/going-on", Map.of());
                case END -> send(who, "/pairs/" + two.pair() + "/ending", Map.of());
                default -> throw new IllegalArgumentException(act.toString());
            }
            return Answer.NONE;
        }

        /** One's own offer has no digest on its page: what was seen then is what stands there now. */
        private void look(int who, String address) {
            var page = Objects.requireNonNull(sites.get(who)).get(address + "?act=test-publish&subject=" + subject);
            assertThat(page.status()).isEqualTo(200);
            var fingerprint = Asking.as(person(who))
                    .call(() -> hands.preview(two.pair(), "test-publish", subject, new PersonId(person(who))))
                    .seen();
            var shown = page.document().select("input[name=seen]");
            shown.forEach(input -> assertThat(input.val()).isEqualTo(fingerprint));
            seen.put(who, fingerprint);
            offer.remove(who);
            if (!page.path().equals(address)) {
                offer.put(who, UUID.fromString(page.path().substring(address.length() + 1)));
            }
        }

        /** A page that is not there says so; any other answer is told by what stands afterwards. */
        private @Nullable Answer send(int who, String address, Map<String, String> fields) {
            var site = Objects.requireNonNull(sites.get(who));
            var all = new HashMap<>(fields);
            all.put("token", tokens.computeIfAbsent(who, _ -> site.token()));
            int status = site.knock(address, all).status();
            assertThat(status).isIn(302, 303, 404);
            return status == 404 ? Answer.NOT_HERE : null;
        }
    }

    private static <T> T mine(Map<Integer, T> of, int who) {
        return Objects.requireNonNull(of.get(who));
    }
}
