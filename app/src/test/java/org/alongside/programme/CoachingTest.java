package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.pairing.Two;
import org.alongside.people.Began;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coaching calls: facilitators set them with a pair, which hears of them; no other pair, and no lead, sees when. */
@AlongsideTest("alongside.command=demo")
class CoachingTest {

    private static final Pattern CALENDAR = Pattern.compile("/calendar/\\S+\\.ics");
    private static final LocalDate SOON = LocalDate.now().plusDays(10);

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Autowired
    private DemoLetters letters;

    private InventedCohort cohort;
    private Two one;
    private Two other;
    private String path;
    private Site us;

    @BeforeEach
    void aCohortOfTwoPairs() {
        cohort = new InventedCohort(database, settings, sessions, 2);
        one = cohort.pairs.getFirst();
        other = cohort.pairs.getLast();
        path = cohort.path("/coaching");
        us = cohort.site(cohort.facilitators.lives());
        List.of(one.lives(), one.works(), cohort.facilitators.works()).forEach(this::reachedByEmail);
    }

    @Test
    void a_call_is_seen_by_its_pair_and_the_facilitators_and_nobody_else() {
        assertThat(us.get(path).text()).contains("A call is set with 0 of 2 pairs");

        long before = posted();
        set(one, "online", "https://meet.example/one");
        assertThat(posted()).as("both of the pair, and the other facilitator").isEqualTo(before + 3);
        Awaitility.await()
                .until(() -> letters.all().stream()
                        .anyMatch(
                                letter -> letter.email().startsWith(one.works().toString())
                                        && letter.text().contains("https://meet.example/one")));

        assertThat(us.get(path).text()).contains("A call is set with 1 of 2 pairs", "Join on");
        assertThat(cohort.site(cohort.facilitators.works()).get(path).text())
                .contains("A call is set with 1 of 2 pairs");
        for (var half : List.of(one.lives(), one.works())) {
            var page = cohort.site(half).get(path);
            assertThat(page.has("a[href='https://meet.example/one']")).isTrue();
            assertThat(page.text()).contains("Our shared challenge").doesNotContain("Set a call");
            assertThat(cohort.site(half).get("/today").text()).contains("A coaching call with your facilitators");
        }
        assertThat(cohort.site(other.lives()).get(path).text())
                .contains("No call is set")
                .doesNotContain("meet.example");
        assertThat(cohort.site(other.lives()).get("/today").text()).doesNotContain("A coaching call");
        assertThat(cohort.site(cohort.lead).get(path).status()).isEqualTo(404);
        assertThat(rows(other.works())).isZero();
        assertThat(rows(cohort.lead)).isZero();
        assertThat(rows(one.works())).isOne();
        assertThat(cohort.site(cohort.facilitators.works()).get("/today").text())
                .contains("A coaching call with Rosa 1 and Amir 1");
    }

    @Test
    void the_next_call_is_offered_right_after_the_last_one_and_in_the_same_way() {
        set(one, "online", "https://meet.example/both");

        var form = us.get(path + "/" + other.pair() + "/new").form(path + "/" + other.pair());

        assertThat(form.value("starts")).isEqualTo("17:45");
        assertThat(form.value("ends")).isEqualTo("18:30");
        assertThat(form.value("link")).isEqualTo("https://meet.example/both");
        assertThat(form.value("day.day")).isEqualTo(String.valueOf(SOON.getDayOfMonth()));
    }

    @Test
    void what_changes_is_told_and_calendars_follow_also_when_it_does_not_take_place() {
        set(one, "phone", "");
        var call = path + "/calls/" + id();
        assertThat(calendar(one.works()))
                .contains("SUMMARY:Harbour\\, first year: coaching call\r\n", "LOCATION:By phone", "SEQUENCE:0");
        assertThat(calendar(cohort.facilitators.works()))
                .contains("SUMMARY:Harbour\\, first year: coaching call with Rosa 1 and Amir 1");
        assertThat(calendar(other.works())).doesNotContain("coaching call");

        assertThat(calendar(Site.of(settings, sessions, cohort.facilitators.works(), Began.LETTER)))
                .as("made with one proof, an address shows nothing that goes with a role")
                .doesNotContain("Rosa", "coaching call", "Day 1");

        long before = posted();
        us.get(call).form(call).with("starts", "18:00").with("ends", "18:30").send();
        us.get(call).form(call).send();

        assertThat(posted()).as("saving what is the same tells nobody anything").isEqualTo(before + 3);
        assertThat(calendar(one.works())).contains("SEQUENCE:1", "T180000");

        us.get(call).form(call + "/cancellation").send();

        assertThat(posted()).isEqualTo(before + 6);
        assertThat(calendar(one.works())).contains("SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(cohort.site(one.lives()).get(path).text())
                .contains("Cancelled")
                .doesNotContain("Join");
        assertThat(cohort.site(one.lives()).get("/today").text()).doesNotContain("A coaching call");
        assertThat(us.get(call).text()).contains("This call is cancelled");
        assertThat(us.post(call, typed("17:00", "17:45", "phone", "")).status()).isEqualTo(422);
        assertThat(posted()).as("what is cancelled stays so").isEqualTo(before + 6);
    }

    @Test
    void what_the_other_facilitator_changed_or_cancelled_is_never_written_over_nor_said_to_be_changed() {
        set(one, "phone", "");
        var call = path + "/calls/" + id();
        var them = cohort.site(cohort.facilitators.works());
        var older = them.get(call).form(call).with("how", "online").with("link", "https://meet.example/older");
        us.get(call).form(call).with("starts", "18:00").with("ends", "18:30").send();
        long before = posted();

        var page = older.send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "What stands there now", "From 18:00", "To 18:30");
        assertThat(posted()).isEqualTo(before);
        var knowingly = page.form(call).send();
        assertThat(knowingly.text()).contains("The call is changed, and the pair is told.");
        assertThat(us.get(call).form(call).value("link")).isEqualTo("https://meet.example/older");

        var late = them.get(call).form(call).with("link", "https://meet.example/late");
        us.get(call).form(call + "/cancellation").send();
        var refused = late.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Not kept", "The call was cancelled in the meantime", "https://meet.example/late")
                .doesNotContain("the pair is told");
    }

    @Test
    void what_is_wrong_comes_back_with_a_sentence_and_as_it_was_typed() {
        var form = us.get(path + "/" + one.pair() + "/new").form(path + "/" + one.pair());

        var again = form.with("day.day", "31")
                .with("day.month", "2")
                .with("day.year", "2099")
                .with("starts", "18:00")
                .with("ends", "17:00")
                .with("how", "online")
                .with("link", "")
                .send();

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains(
                        "Give a day that exists",
                        "Give a time after the beginning",
                        "Give the link to join, or choose by phone");
        assertThat(again.form(path + "/" + one.pair()).value("day.day")).isEqualTo("31");
        assertThat(us.post(path + "/" + one.pair(), typed("17:00", "17:45", "online", "javascript:alert(1)"))
                        .text())
                .contains("Give a link that begins with https://");
        assertThat(rows(cohort.facilitators.lives())).isZero();
    }

    @Test
    void nobody_but_the_facilitators_sets_changes_or_cancels_one() {
        set(one, "phone", "");
        var call = path + "/calls/" + id();
        for (var person : List.of(one.lives(), one.works(), other.lives(), cohort.lead)) {
            var site = cohort.site(person);
            for (var act : List.of(path + "/" + one.pair(), call, call + "/cancellation")) {
                var fields = typed("19:00", "19:30", "phone", "");
                fields.put("token", site.token());
                assertThat(site.post(act, fields).status()).as(act).isEqualTo(404);
            }
            assertThat(site.get(call).status()).isEqualTo(404);
        }
        var elsewhere = new InventedCohort(database, settings, sessions, 1);
        var them = elsewhere.site(elsewhere.facilitators.lives());
        assertThat(them.get(elsewhere.path("/coaching/calls/") + id()).status())
                .as("by way of a cohort of their own")
                .isEqualTo(404);
        assertThat(them.get(elsewhere.path("/coaching/") + one.pair() + "/new").status())
                .isEqualTo(404);
        assertThat(calendar(one.works())).contains("SEQUENCE:0");
    }

    @Test
    void a_call_opens_with_the_shared_challenge_and_is_gone_with_the_cohort() {
        var today = LocalDate.now();
        us.post(path + "/" + one.pair(), on(today.plusDays(1), "17:00", "17:45"));
        assertThat(cohort.site(one.lives()).get("/today").text())
                .contains("Your shared challenge, for your coaching call");
        assertThat(cohort.site(other.lives()).get("/today").text()).doesNotContain("for your coaching call");

        var half = cohort.site(one.lives());
        half.post(cohort.path("/pairs/") + one.pair() + "/leaving", Map.of("token", half.token()));

        assertThat(half.get(path).status()).isEqualTo(404);
        assertThat(half.get("/today").text()).doesNotContain("coaching call");
        assertThat(calendar(one.works())).doesNotContain("coaching call");
        assertThat(us.get(path).text()).contains("A call is set with 0 of one pair");
    }

    @Test
    void where_a_plan_says_that_calls_follow_facilitators_are_reminded_until_all_are_set() {
        var met = new InventedCohort(database, settings, sessions, 2, -3);
        us = met.site(met.facilitators.lives());
        path = met.path("/coaching");
        var reminder = "Set the coaching calls after “Day 1”";
        assertThat(us.get("/today").text()).doesNotContain(reminder);

        InventedCohort.post(us, met.today("/plan"), Map.of("aim", "We know each other", "coaching", "true"));

        assertThat(us.get("/today").text()).contains(reminder);
        assertThat(met.site(met.pairs.getFirst().lives()).get("/today").text()).doesNotContain(reminder);
        set(met.pairs.getFirst(), "phone", "");
        assertThat(us.get("/today").text()).contains(reminder);
        set(met.pairs.getLast(), "phone", "");
        assertThat(us.get("/today").text()).doesNotContain(reminder);
    }

    private void set(Two pair, String how, String link) {
        var answer = us.post(path + "/" + pair.pair(), typed("17:00", "17:45", how, link));
        assertThat(answer.text()).contains("The call is set, and the pair is told.");
    }

    private Map<String, String> typed(String from, String to, String how, String link) {
        var fields = on(SOON, from, to);
        fields.put("how", how);
        fields.put("link", link);
        return fields;
    }

    private Map<String, String> on(LocalDate day, String from, String to) {
        return new java.util.HashMap<>(Map.of(
                "token", us.token(),
                "day.day", String.valueOf(day.getDayOfMonth()),
                "day.month", String.valueOf(day.getMonthValue()),
                "day.year", String.valueOf(day.getYear()),
                "starts", from,
                "ends", to,
                "how", "phone"));
    }

    private UUID id() {
        return database.keeper(db -> db.sql("select id from programme.coaching_call where cohort = ?")
                .param(cohort.id)
                .query(UUID.class)
                .single());
    }

    private int rows(UUID person) {
        return database.as(
                person,
                db -> db.sql("select count(*) from programme.coaching_call where cohort = ?")
                        .param(cohort.id)
                        .query(Integer.class)
                        .single());
    }

    private String calendar(UUID person) {
        return calendar(cohort.site(person));
    }

    private static String calendar(Site site) {
        var page = site.post("/calendar", Map.of("token", site.token()));
        var address = CALENDAR.matcher(page.text());
        assertThat(address.find()).isTrue();
        return site.get(address.group()).body().replace("\r\n ", "");
    }

    private long posted() {
        return database.keeper(db ->
                db.sql("select count(*) from mail.letter").query(Long.class).single());
    }

    private void reachedByEmail(UUID person) {
        database.keeper(db -> db.sql("insert into people.address (person, email, confirmed_at) values (?, ?, now())")
                .params(person, person + "@example.org")
                .update());
    }
}
