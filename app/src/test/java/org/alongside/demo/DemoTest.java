package org.alongside.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Began;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The demo as somebody meets it who has read nothing else. What it shows is left as it is: other tests look at it too. */
@AlongsideTest("alongside.command=demo")
class DemoTest {

    @Autowired
    private Settings settings;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Inventing inventing;

    @Autowired
    private Sessions sessions;

    @Test
    void the_town_is_whole_before_its_first_page_is_served() {
        assertThat(inventing.isRunning()).isTrue();
        assertThat(inventing.getPhase()).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void every_invented_person_can_be_somebody_and_finds_something_to_do() {
        var idle = new ArrayList<String>();
        for (var player : Cast.players()) {
            var today = be(player).get("/today");
            assertThat(today.text()).contains("Hello, " + player.name());
            if (!today.has("main .ruled li") && !today.has("main a[href=/administration]")) {
                idle.add(player.name());
            }
        }

        assertThat(idle).isEmpty();
    }

    @Test
    void whoever_stands_on_the_page_can_be_chosen_there() {
        var page = Site.at(settings).get("/demo");

        for (var group : WhoToBe.groups()) {
            for (var two : group.pairs()) {
                two.people()
                        .forEach(role -> assertThat(
                                        page.button("Be " + role.name()).send().path())
                                .isEqualTo("/today"));
            }
        }
        assertThat(WhoToBe.others()).hasSize(9);
    }

    @Test
    void the_walk_leads_from_the_call_to_what_nobody_else_can_read() {
        var visitor = Site.at(settings);

        for (var step : Walk.values()) {
            var there = visitor.get("/demo").form("/demo/walk/" + step.number()).send();
            assertThat(there.path()).isEqualTo(step.path());
            assertThat(there.text()).contains(step.arriving().now().plain());
            assertThat(there.status()).as(step.name()).isEqualTo(step == Walk.PRIVATE ? 404 : 200);
        }

        assertThat(visitor.get("/demo").document().select(".walk .past")).hasSize(Walk.values().length);
    }

    @Test
    void each_step_of_the_walk_has_what_it_speaks_of() {
        var visitor = Site.at(settings);

        assertThat(walk(visitor, Walk.CALL)).contains("Harbour and Hills", "Eastmere Library");
        assertThat(walk(visitor, Walk.APPLY)).contains("Yusuf’s mother", "Read it all and send it");
        assertThat(walk(visitor, Walk.DECIDE)).contains("Mei Chen and Ruth Abbott", "Reserve, number 1");
        assertThat(walk(visitor, Walk.TAKE)).contains("Read it and take the place", "night sister");
        assertThat(walk(visitor, Walk.COHORT)).contains("12 pairs", "Siân Morgan and Fatima Rahman");
        assertThat(walk(visitor, Walk.OPEN)).contains("I am ready").doesNotContain("four in the afternoon");
        assertThat(walk(visitor, Walk.SHARE)).contains("ask her, not me", "Yes, I agree");
        assertThat(walk(visitor, Walk.PRIVATE)).doesNotContain("spreadsheet");
    }

    @Test
    void on_any_day_of_any_year_the_cohort_has_three_of_five_days_over_six_months_behind_it() {
        for (int i = 0; i < 800; i++) {
            var today = LocalDate.of(2027, 1, 1).plusDays(i);
            var days = InventedCohorts.days(new Ago(at(today.atTime(12, 0).toInstant(ZoneOffset.UTC))));

            assertThat(days).hasSize(5).isSorted().doesNotHaveDuplicates();
            assertThat(days).allMatch(day -> day.equals(today) || day.getDayOfWeek() == DayOfWeek.THURSDAY);
            assertThat(days.stream().filter(day -> day.isBefore(today.minusWeeks(3))))
                    .as("behind " + today)
                    .hasSize(3);
            assertThat(days.get(3)).as("today one can be run").isEqualTo(today);
            assertThat(ChronoUnit.DAYS.between(days.getFirst(), days.getLast())).isBetween(165L, 185L);
        }
    }

    @Test
    void twelve_pairs_came_to_three_days_and_a_facilitator_pair_opened_the_cohort() {
        var cohort = InventedCohorts.TWELVE.id();

        assertThat(count("select count(*) from programme.cohort_pair where cohort = ? and left_at is null", cohort))
                .isEqualTo(12);
        assertThat(count(
                        "select count(*) from programme.attendance a join programme.cohort_day d on d.id = a.day where d.cohort = ?",
                        cohort))
                .isEqualTo(72);
        assertThat(count("select count(*) from vault.membership where circle = ? and until is null", cohort))
                .isEqualTo(26);
        assertThat(count(
                        "select count(*) from programme.cohort where id = ? and opened_at < now() - interval '120 days'",
                        cohort))
                .isEqualTo(1);
    }

    @Test
    void with_one_proof_a_facilitator_sees_nothing_of_the_cohort_here_either() {
        var ifeoma = Site.of(settings, sessions, Cast.FACILITATORS.lives().id(), Began.LETTER);

        assertThat(ifeoma.get("/cohorts/" + InventedCohorts.TWELVE.id()).status())
                .isEqualTo(404);
    }

    @Test
    void reflections_are_read_by_those_they_are_shared_with_and_nobody_else() {
        var nasreen = be(Cast.FIRST.lives()).get("/journal").text();
        var gareth = be(Cast.FIRST.works()).get("/journal").text();
        var ifeoma = be(Cast.FACILITATORS.lives()).get("/journal").text();
        var dilip = be(Cast.LEAD).get("/journal").text();

        assertThat(nasreen).contains("spreadsheet", "only a carer", "Week three", "who our new colleague is");
        assertThat(nasreen).contains("Written together by Grace Adeyemi, Peter Lang");
        assertThat(gareth).contains("eleven words", "quiet hour").doesNotContain("spreadsheet");
        assertThat(ifeoma)
                .contains("quiet hour", "the best hour so far")
                .doesNotContain("eleven words", "spreadsheet", "ask her, not me");
        assertThat(dilip).doesNotContain("only a carer", "quiet hour", "Week three");
        assertThat(be(Cast.FACILITATORS.works()).get("/journal/words").text()).contains("sit beside him");
        assertThat(be(Cast.COHORT.get(5).works()).get("/journal/words").text()).doesNotContain("sit beside him");
    }

    @Test
    void one_goes_on_as_the_other_half_where_one_stands() {
        var visitor = be(Cast.FIRST.lives());
        var here = "/pairs/" + Cast.FIRST.id() + "/assumptions";

        var there = visitor.get(here).button("Go on as Gareth Pugh").send();

        assertThat(there.path()).isEqualTo(here);
        assertThat(there.has(".demo button:contains(Go on as Nasreen Akhtar)")).isTrue();
        assertThat(visitor.get("/account")
                        .button("Go on as Nasreen Akhtar")
                        .send()
                        .path())
                .isEqualTo("/today");
        assertThat(be(Cast.LEAD).get("/today").has(".demo form")).isFalse();
    }

    @Test
    void whoever_begins_here_can_be_gone_back_to() {
        Site.at(settings).signIn("newcomer@example.org", "Nell Newcomer", letters);

        var anybody = Site.at(settings).get("/demo");

        assertThat(anybody.button("Be Nell Newcomer").send().text()).contains("Hello, Nell Newcomer");
    }

    @Test
    void letters_have_arrived_over_time_and_one_waits() {
        var page = Site.at(settings).get("/demo/letters");

        assertThat(page.text()).contains("One letter still waits in the outbox", "Would you join “Market Towns”?");
        assertThat(letters.all().stream()
                        .filter(letter -> letter.sent().isBefore(Instant.now().minusSeconds(3_600))))
                .hasSizeGreaterThan(10);
        var brought = letters.all().stream()
                .filter(letter -> letter.email().startsWith("tunde"))
                .findFirst()
                .orElseThrow();
        assertThat(Site.at(settings)
                        .get(java.util.Objects.requireNonNull(brought.link()).getPath())
                        .text())
                .contains("Agnes Kowalska");
    }

    private String walk(Site visitor, Walk step) {
        return visitor.get("/demo").form("/demo/walk/" + step.number()).send().text();
    }

    private Site be(Cast.Player player) {
        var site = Site.at(settings);
        site.post("/demo/people/" + player.id(), java.util.Map.of("token", site.token()));
        return site;
    }

    private long count(String sql, Object about) {
        return database.keeper(db -> db.sql(sql).param(about).query(Long.class).single());
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
