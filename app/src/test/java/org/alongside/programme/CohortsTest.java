package org.alongside.programme;

import static org.alongside.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.alongside.AlongsideTest;
import org.alongside.Asvs;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.Asking;
import org.alongside.database.TestDatabase;
import org.alongside.database.Times;
import org.alongside.database.Together;
import org.alongside.language.Languages;
import org.alongside.mail.DemoLetters;
import org.alongside.pairing.BothHands;
import org.alongside.pairing.Pairs;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.people.Secrets;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.alongside.web.NotHere;
import org.alongside.web.TypedDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cohorts: who opens them, who is in them and since when, their days, and who sees what. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class CohortsTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Meeting meeting;

    @Autowired
    private Cohorts cohorts;

    @Autowired
    private CohortDays days;

    @Autowired
    private Facilitating facilitating;

    @Autowired
    private Facilitations facilitations;

    @Autowired
    private LeavingCohort leaving;

    @Autowired
    private CohortsAround around;

    @Autowired
    private CohortToday today;

    @Autowired
    private Together together;

    @Autowired
    private CohortBelongings belongings;

    @Autowired
    private Calendars calendars;

    @Autowired
    private BothHands hands;

    @Autowired
    private Pairs pairs;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    @Test
    void twelve_pairs_and_five_days_wait_until_two_facilitators_have_both_said_yes() {
        var town = town(12);
        var twelve = new ArrayList<Eastmere.Two>();
        for (int i = 0; i < 12; i++) {
            twelve.add(placed(town));
        }
        var cohort = cohort(town);
        var two = pair(town);
        assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).hasSize(12);
        assertThat(in(town.lead, () -> days.of(cohort))).hasSize(5);
        assertThat(inside(twelve.getFirst().lives(), cohort)).isFalse();
        assertThat(in(
                        twelve.getFirst().lives(),
                        () -> around.around(id(twelve.getFirst().lives()))))
                .isEmpty();

        var asked = ask(town, cohort, two);
        long before = lettersPosted();
        assertThat(offer(two, two.lives(), asked)).isEqualTo(BothHands.Outcome.OFFERED);
        assertThat(inside(two.lives(), cohort)).isFalse();
        assertThat(in(town.lead, () -> cohorts.find(cohort)).orElseThrow().isOpen())
                .isFalse();

        assertThat(offer(two, two.works(), asked)).isEqualTo(BothHands.Outcome.DONE);

        assertThat(in(town.lead, () -> cohorts.find(cohort)).orElseThrow().isOpen())
                .isTrue();
        assertThat(twelve).allSatisfy(pair -> {
            assertThat(inside(pair.lives(), cohort)).isTrue();
            assertThat(inside(pair.works(), cohort)).isTrue();
        });
        // One letter when the first hand was given, one when the second was, and one to each of twenty-four.
        assertThat(lettersPosted() - before).isEqualTo(26);
        var circles = in(
                twelve.getFirst().works(),
                () -> around.around(id(twelve.getFirst().works())));
        assertThat(circles)
                .extracting(CohortCircles.Circle::kind)
                .containsExactlyInAnyOrder(CohortCircles.Kind.FACILITATORS, CohortCircles.Kind.COHORT);
        assertThat(circles)
                .allSatisfy(circle ->
                        assertThat(circle.people()).hasSize(circle.kind() == CohortCircles.Kind.COHORT ? 26 : 2));
    }

    @Test
    @Asvs("8.3.2")
    void a_pair_that_takes_its_place_later_joins_with_it_and_a_pair_that_leaves_sees_nothing_at_once() {
        var town = town(3);
        var early = placed(town);
        var cohort = opened(town);
        var late = placed(town);
        in(late.lives(), () -> {
            events.publishEvent(new PlaceTaken(town.call, late.application(), late.pair()));
            return true;
        });
        assertThat(inside(late.works(), cohort)).isTrue();
        assertThat(in(late.works(), () -> cohorts.pairsOf(cohort))).hasSize(2);

        as(late.works(), () -> {
            leaving.leave(cohort, late.pair(), id(late.works()));
            return true;
        });

        assertThat(inside(late.lives(), cohort)).isFalse();
        assertThat(inside(late.works(), cohort)).isFalse();
        assertThat(in(late.lives(), () -> days.of(cohort))).isEmpty();
        assertThat(in(late.lives(), () -> around.around(id(late.lives())))).isEmpty();
        assertThat(in(early.lives(), () -> cohorts.pairsOf(cohort))).hasSize(1);
        String place = database.keeper(db -> db.sql("select given_up_as from programme.place where application = ?")
                .param(late.application())
                .query(String.class)
                .single());
        assertThat(place).isEqualTo("stepped-back");
        assertThatThrownBy(() -> as(late.works(), () -> {
                    leaving.leave(cohort, early.pair(), id(late.works()));
                    return true;
                }))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void a_new_facilitator_pair_is_in_only_from_now_on_and_the_old_one_no_longer() {
        var town = town(2);
        var member = placed(town);
        var first = pair(town);
        var cohort = cohort(town);
        facilitate(town, cohort, first);
        var facilitators =
                in(town.lead, () -> cohorts.find(cohort)).orElseThrow().facilitators();
        var shared = Instant.now();
        var second = pair(town);

        // Nobody takes it over while somebody does it.
        var tooEarly = ask(town, cohort, second);
        assertThat(offer(second, second.lives(), tooEarly)).isEqualTo(BothHands.Outcome.OVERTAKEN);

        in(town.lead, () -> {
            facilitating.end(cohorts.find(cohort).orElseThrow(), current(cohort));
            return true;
        });
        assertThat(inside(first.lives(), facilitators)).isFalse();
        assertThat(inside(first.works(), cohort)).isFalse();
        assertThat(inside(member.lives(), cohort)).isTrue();
        offer(second, second.lives(), tooEarly);
        assertThat(offer(second, second.works(), tooEarly)).isEqualTo(BothHands.Outcome.DONE);

        assertThat(inside(second.works(), facilitators)).isTrue();
        var since = database.keeper(
                db -> db.sql("select since from vault.membership where person = ? and circle = ? and until is null")
                        .params(second.lives(), facilitators)
                        .query(java.time.OffsetDateTime.class)
                        .single());
        assertThat(since.toInstant()).isAfter(shared);
    }

    @Test
    void two_pairs_that_say_yes_at_once_never_both_facilitate() throws Exception {
        var town = town(1);
        var cohort = cohort(town);
        var one = pair(town);
        var other = pair(town);
        var first = ask(town, cohort, one);
        var second = ask(town, cohort, other);
        offer(one, one.lives(), first);
        offer(other, other.lives(), second);

        var results = atOnce(List.<Callable<Object>>of(
                () -> said(() -> offer(one, one.works(), first)),
                () -> said(() -> offer(other, other.works(), second))));

        assertThat(results).containsExactlyInAnyOrder(BothHands.Outcome.DONE, BothHands.Outcome.OVERTAKEN);
        assertThat(in(town.lead, () -> facilitations.of(cohort)))
                .filteredOn(Facilitations.Facilitation::isNow)
                .hasSize(1);
    }

    @Test
    void a_cohort_made_while_a_place_is_taken_misses_nobody() throws Exception {
        for (int round = 0; round < 3; round++) {
            var town = town(4);
            var taking = new ArrayList<Eastmere.Two>();
            for (int i = 0; i < 4; i++) {
                taking.add(database.keeper(db -> held(town.in(db))));
            }
            var works = new ArrayList<Callable<Object>>();
            taking.forEach(two -> works.add(() -> in(two.lives(), () -> {
                take(two);
                events.publishEvent(new PlaceTaken(town.call, two.application(), two.pair()));
                return true;
            })));
            works.add(() -> cohort(town));
            var results = atOnce(works);

            var cohort = (UUID) results.getLast();
            assertThat(in(town.lead, () -> cohorts.pairsOf(cohort))).hasSize(4);
        }
    }

    @Test
    void a_call_has_one_cohort_and_nobody_else_makes_or_sees_it() {
        var town = town(1);
        var elsewhere = town(1);
        var cohort = cohort(town);

        assertThat(as(town.lead, () -> meeting.make(town.programme, town.call, "Again", "", id(town.lead))))
                .isNull();
        assertThatThrownBy(() ->
                        as(elsewhere.lead, () -> meeting.make(town.programme, null, "Mine", "UTC", id(elsewhere.lead))))
                .isInstanceOf(NotHere.class);
        assertThat(in(elsewhere.lead, () -> cohorts.seen(cohort, id(elsewhere.lead))))
                .isEmpty();
        assertThat(in(elsewhere.lead, () -> days.of(cohort))).isEmpty();
        assertThat(in(elsewhere.lead, () -> facilitations.of(cohort))).isEmpty();
    }

    @Test
    void a_day_that_changes_is_told_once_and_one_that_does_not_is_not() {
        var town = town(1);
        var member = placed(town);
        var cohort = opened(town);
        var day = in(member.lives(), () -> days.of(cohort)).getFirst();
        long before = lettersPosted();

        change(town, cohort, day, day.place());
        assertThat(lettersPosted()).isEqualTo(before);
        change(town, cohort, day, "Another room");
        assertThat(lettersPosted() - before).isEqualTo(4);

        var changed = in(member.lives(), () -> days.of(cohort)).getFirst();
        assertThat(changed.place()).isEqualTo("Another room");
        assertThat(changed.sequence()).isEqualTo(1);
        assertThatThrownBy(() -> as(member.lives(), () -> {
                    meeting.change(cohort, day.id(), CohortDayForm.of(day), id(member.lives()));
                    return true;
                }))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void facilitators_note_who_came_and_each_person_sees_their_own_alone() {
        var town = town(2);
        var one = placed(town);
        var other = placed(town);
        var two = pair(town);
        var cohort = cohort(town);
        facilitate(town, cohort, two);
        var day = in(one.lives(), () -> days.of(cohort)).getFirst().id();

        note(
                two,
                cohort,
                day,
                Map.of(
                        "p-" + one.pair() + "-" + one.lives(), "came",
                        "p-" + one.pair() + "-" + one.works(), "sent-word",
                        "p-" + other.pair() + "-" + other.lives(), "nonsense",
                        "p-" + UUID.randomUUID() + "-" + UUID.randomUUID(), "came"));

        assertThat(in(two.lives(), () -> days.attendance(cohort))).hasSize(2);
        var works = one.pair() + "-" + one.works();
        note(two, cohort, day, Map.of("rest", "came", "p-" + works, "nothing", "was-" + works, "sent-word"));
        assertThat(in(two.lives(), () -> days.attendance(cohort)))
                .as("everybody else came, and one is not noted any more")
                .hasSize(3)
                .allMatch(noted -> noted.how() == Attendance.CAME);
        assertThat(in(one.lives(), () -> days.attendance(cohort)))
                .singleElement()
                .extracting(CohortDays.Attended::how)
                .isEqualTo(Attendance.CAME);
        assertThat(in(town.lead, () -> days.attendance(cohort))).isEmpty();
        assertThatThrownBy(() -> as(one.lives(), () -> {
                    meeting.note(cohort, day, Map.of(), person(one.lives()));
                    return true;
                }))
                .isInstanceOf(NotHere.class);
    }

    @Test
    void a_calendar_has_the_days_of_its_person_until_its_address_is_replaced() {
        var town = town(1);
        var member = placed(town);
        var cohort = opened(town);
        var address = as(member.lives(), () -> calendars.renew(id(member.lives())));
        var anybody = Site.at(settings);

        var feed = anybody.get("/calendar/" + address + ".ics");
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("Content-Type")).startsWith("text/calendar");
        assertThat(feed.body().split("BEGIN:VEVENT")).hasSize(6);
        assertThat(feed.body()).contains("BEGIN:VTIMEZONE").contains("STATUS:CONFIRMED");
        var given = Map.of("me", member.lives(), "now", Times.at(Instant.now()));
        assertThat(in(member.lives(), () -> together.all(given, List.of(today.waitingFor(member.lives())))))
                .singleElement()
                .satisfies(item -> assertThat(item.path()).isEqualTo("/cohorts/" + cohort));

        database.keeper(db -> db.sql("update people.person set language = 'en-XA' where id = ?")
                .param(member.lives())
                .update());
        database.keeper(db -> db.sql("update programme.cohort_day set place = '', online = true where cohort = ?")
                .param(cohort)
                .update());
        System.setProperty(Languages.INVENTED, "true");
        try {
            assertThat(anybody.get("/calendar/" + address + ".ics").body())
                    .as("in the language of whose calendar it is")
                    .contains("LOCATION:Óñł")
                    .doesNotContain("LOCATION:Online");
        } finally {
            System.clearProperty(Languages.INVENTED);
        }

        var newer = as(member.lives(), () -> calendars.renew(id(member.lives())));
        assertThat(anybody.get("/calendar/" + address + ".ics").status()).isEqualTo(404);
        assertThat(anybody.get("/calendar/" + newer + ".ics").status()).isEqualTo(200);
        in(member.lives(), () -> {
            assertThat(belongings.handOver(id(member.lives()))).hasSize(1);
            belongings.erase(id(member.lives()));
            return true;
        });
        assertThat(anybody.get("/calendar/" + newer + ".ics").status()).isEqualTo(404);
        assertThat(inside(member.works(), cohort)).isFalse();
    }

    @Test
    void a_pair_whose_half_is_the_only_lead_waits_for_another_lead_and_is_told_so() {
        var town = town(2);
        var two = database.keeper(db -> {
            var there = town.in(db);
            var pair = there.sent();
            db.sql("update programme.lead set until = now() where programme = ?")
                    .param(town.programme)
                    .update();
            db.sql("update vault.membership set until = now() where circle = ?")
                    .param(town.programme)
                    .update();
            there.leads(pair.works());
            return pair;
        });
        var administrator = database.keeper(db -> {
            var person = town.in(db).person("Wendeline");
            town.in(db).looksAfterThePlace(person);
            return person;
        });

        assertThat(site(two.works()).get("/today").text())
                .contains("Another lead is needed")
                .contains("“Harbour and Hills”");
        assertThat(site(administrator).get("/today").text()).contains("Another lead is needed");
        assertThat(site(two.lives()).get("/today").text()).doesNotContain("Another lead");

        var joyce = database.keeper(db -> {
            var person = town.in(db).person("Another Joyce");
            town.in(db).leads(person);
            return person;
        });

        assertThat(site(two.works()).get("/today").text()).doesNotContain("Another lead");
        assertThat(site(administrator).get("/today").text()).doesNotContain("Another lead");
        assertThat(site(joyce).get("/today").text()).contains("Decide, and tell the pairs");
    }

    @Test
    void everybody_finds_on_the_page_what_is_theirs() {
        var town = town(1);
        var member = placed(town);
        var two = pair(town);
        var cohort = cohort(town);
        var stranger = site(database.keeper(db -> town.in(db).person("Kofi")));
        var lead = site(town.lead);
        var path = "/cohorts/" + cohort;

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(lead.get("/lead/" + town.programme + "/cohorts").text()).contains("Autumn cohort");
        var asked = lead.get(path)
                .form(path + "/facilitators")
                .with("name", "Ifeoma")
                .with("email", "nobody")
                .send();
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Check the email address");
        var email = "ifeoma-" + UUID.randomUUID() + "@example.org";
        assertThat(asked.form(path + "/facilitators")
                        .with("email", email)
                        .send()
                        .text())
                .contains("The letter is on its way.")
                .contains("Ifeoma: asked");

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> letters.all().stream().anyMatch(l -> l.email().equals(email)));
        var link = letters.all().stream()
                .filter(l -> l.email().equals(email))
                .findFirst()
                .orElseThrow()
                .link()
                .getPath();
        var one = site(two.lives());
        var other = site(two.works());
        assertThat(Site.at(settings).get(link).text()).contains("sign in first");
        var handed = one.get(link).button("Go on with Gareth").send();
        assertThat(handed.text()).contains("Autumn cohort");
        assertThat(handed.onlyForm("/pairs/" + two.pair() + "/hands").send().status())
                .isEqualTo(200);
        var waiting = other.get("/pairs/" + two.pair() + "/hands?act=facilitate-cohort&subject=" + facilitation(two));
        var done = waiting.onlyForm(waiting.path() + "/agreement").send();
        assertThat(done.text()).contains("It is done");

        var facilitated = one.get(path);
        assertThat(facilitated.text())
                .contains("Dates and ticks. Never the words.")
                .contains("Days both came");
        assertThat(site(member.works()).get(path).text())
                .contains("Nasreen and Gareth")
                .contains("Leave this cohort")
                .doesNotContain("Days both came")
                .doesNotContain("Set a day");
        assertThat(one.get(facilitated.follow("Set a day").path()).heading()).isEqualTo("Set a day");
        assertThat(site(member.works()).get(path + "/days/new").status()).isEqualTo(404);
    }

    @Test
    void who_says_yes_to_facilitating_gives_two_proofs_first_and_comes_back_to_the_same_words() {
        var town = town(1);
        var cohort = cohort(town);
        var two = pair(town);
        var asked = ask(town, cohort, two);
        var hands = "/pairs/" + two.pair() + "/hands";
        var one = Site.of(settings, sessions, two.lives(), org.alongside.people.Began.LETTER);
        var other = Site.of(settings, sessions, two.works(), org.alongside.people.Began.LETTER);

        var words = hands + "?act=facilitate-cohort&subject=" + asked;
        var stronger = one.get(words);
        assertThat(stronger.path()).isEqualTo("/sign-in/stronger");
        assertThat(stronger.follow("Set up an app").form("/account/ways/app").value("onward"))
                .isEqualTo(words);
        var seen = as(two.works(), () -> hands(two, asked, two.works()));
        var giving =
                Map.of("token", one.token(), "act", FacilitateCohort.NAME, "subject", asked.toString(), "seen", seen);
        assertThat(one.post(hands, giving).path()).isEqualTo("/sign-in/stronger");
        assertThat(site(two.lives()).get(words).onlyForm(hands).send().path()).isEqualTo("/pairs/" + two.pair());

        var offer = database.<UUID>keeper(db -> db.sql("select id from pairing.offer where pair = ?")
                .param(two.pair())
                .query(UUID.class)
                .single());
        assertThat(other.get(hands + "/" + offer).path()).isEqualTo("/sign-in/stronger");
        assertThat(other.post(hands + "/" + offer + "/agreement", Map.of("token", other.token(), "seen", seen))
                        .path())
                .isEqualTo("/sign-in/stronger");
        assertThat(in(town.lead, () -> cohorts.find(cohort)).orElseThrow().isOpen())
                .isFalse();
    }

    @Test
    void nobody_facilitates_the_cohort_in_which_they_are_half_of_a_pair() {
        var town = town(1);
        var cohort = cohort(town);
        var two = pair(town);
        database.keeper(db -> db.sql("""
                insert into programme.cohort_pair
                    (cohort, programme, pair, lives, works, lives_name, works_name, joined_at)
                values (?, ?, ?, ?, ?, 'One', 'Other', now())
                """)
                .params(cohort, town.programme, two.pair(), two.lives(), two.works())
                .update());

        var secret = invite(town, cohort);
        var choosing = "/facilitations/" + secret + "/pair";
        var again =
                site(two.lives()).get("/facilitations/" + secret).form(choosing).send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("One of you two is half of a pair in this cohort.");

        var asked = ask(town, cohort, two);
        offer(two, two.lives(), asked);
        assertThat(offer(two, two.works(), asked)).as("if it is past that page").isEqualTo(BothHands.Outcome.OVERTAKEN);
    }

    private String hands(Eastmere.Two two, UUID subject, UUID person) {
        return hands.preview(two.pair(), FacilitateCohort.NAME, subject, id(person))
                .seen();
    }

    private static Object said(Supplier<BothHands.Outcome> act) {
        try {
            return act.get();
        } catch (NotHere refused) {
            return refused;
        }
    }

    private void change(Eastmere town, UUID cohort, CohortDay day, String place) {
        var form = new CohortDayForm(
                day.title(),
                TypedDate.of(day.day()),
                "10:00",
                "15:30",
                day.zone().getId(),
                "meet",
                place,
                day.link(),
                day.sequence());
        as(town.lead, () -> {
            meeting.change(cohort, day.id(), form, id(town.lead));
            return true;
        });
    }

    private Eastmere town(int places) {
        return database.keeper(db -> {
            var town = Eastmere.with(db, places, "-1 day");
            db.sql("delete from programme.day where call = ?").param(town.call).update();
            for (int i = 0; i < 5; i++) {
                db.sql("""
                        insert into programme.day (id, call, title, day, starts, ends, online, place)
                        values (?, ?, ?, ?, '10:00', '15:30', false, 'Harbour Room')
                        """)
                        .params(
                                UUID.randomUUID(),
                                town.call,
                                "Day " + (i + 1),
                                LocalDate.now(ZoneId.of("Europe/London")).plusDays(20 + 36L * i))
                        .update();
            }
            return town;
        });
    }

    /** A pair that holds a place it has been told of. */
    private static Eastmere.Two held(Eastmere town) {
        var two = town.sent();
        town.hold(two);
        return two;
    }

    private Eastmere.Two placed(Eastmere town) {
        var two = database.keeper(db -> held(town.in(db)));
        in(two.lives(), () -> {
            take(two);
            return true;
        });
        return two;
    }

    private void take(Eastmere.Two two) {
        database.keeper(db -> db.sql("update programme.place set taken_at = now() where application = ?")
                .param(two.application())
                .update());
    }

    private Eastmere.Two pair(Eastmere town) {
        return database.keeper(db -> town.in(db).pair());
    }

    private UUID cohort(Eastmere town) {
        return Objects.requireNonNull(
                as(town.lead, () -> meeting.make(town.programme, town.call, "Autumn cohort", "", id(town.lead))));
    }

    private UUID opened(Eastmere town) {
        var cohort = cohort(town);
        facilitate(town, cohort, pair(town));
        return cohort;
    }

    private void facilitate(Eastmere town, UUID cohort, Eastmere.Two two) {
        var asked = ask(town, cohort, two);
        offer(two, two.lives(), asked);
        assertThat(offer(two, two.works(), asked)).isEqualTo(BothHands.Outcome.DONE);
    }

    private String invite(Eastmere town, UUID cohort) {
        var secret = Secrets.secret();
        in(town.lead, () -> {
            facilitations.ask(
                    cohorts.find(cohort).orElseThrow(), "Somebody", "somebody@example.org", Secrets.digest(secret));
            return true;
        });
        return secret;
    }

    private UUID ask(Eastmere town, UUID cohort, Eastmere.Two two) {
        var secret = invite(town, cohort);
        var pair =
                in(two.lives(), () -> pairs.with(id(two.lives()), two.pair())).orElseThrow();
        return facilitating.choose(secret, pair).orElseThrow();
    }

    private void note(Eastmere.Two two, UUID cohort, UUID day, Map<String, String> typed) {
        as(two.works(), () -> {
            meeting.note(cohort, day, typed, person(two.works()));
            return true;
        });
    }

    private BothHands.Outcome offer(Eastmere.Two two, UUID person, UUID subject) {
        return as(person, () -> {
            var seen = hands.preview(two.pair(), FacilitateCohort.NAME, subject, id(person))
                    .seen();
            return hands.offer(two.pair(), FacilitateCohort.NAME, subject, seen, id(person));
        });
    }

    private UUID current(UUID cohort) {
        return database.keeper(db -> db.sql(
                        "select id from programme.facilitation where cohort = ? and accepted_at is not null and ended_at is null")
                .param(cohort)
                .query(UUID.class)
                .single());
    }

    private UUID facilitation(Eastmere.Two two) {
        return database.keeper(db -> db.sql("select id from programme.facilitation where pair = ?")
                .param(two.pair())
                .query(UUID.class)
                .single());
    }

    private boolean inside(UUID person, UUID circle) {
        return database.keeper(db -> db.sql(
                        "select exists (select from vault.membership where person = ? and circle = ? and until is null)")
                .params(person, circle)
                .query(Boolean.class)
                .single());
    }

    private long lettersPosted() {
        return database.keeper(db ->
                db.sql("select count(*) from mail.letter").query(Long.class).single());
    }

    private Site site(UUID person) {
        return Site.of(settings, sessions, person);
    }

    private <T> T in(UUID person, Supplier<T> work) {
        return as(person, () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }

    private static <T extends @org.jspecify.annotations.Nullable Object> T as(UUID person, Supplier<T> work) {
        return Asking.as(person).call(work::get);
    }

    private static PersonId id(UUID person) {
        return new PersonId(person);
    }

    private static CurrentPerson person(UUID id) {
        return new CurrentPerson(new PersonId(id), "Somebody", "en-GB", UUID.randomUUID(), false);
    }
}
