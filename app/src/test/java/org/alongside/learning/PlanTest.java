package org.alongside.learning;

import static org.alongside.programme.InventedCohort.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.people.Sessions;
import org.alongside.programme.InventedCohort;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The plan of a cohort: begun from a template, changed day by day, given away as a file. */
@AlongsideTest("alongside.command=demo")
class PlanTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Test
    void our_five_days_become_the_plan_of_a_cohort_and_overwrite_nothing() {
        var cohort = new InventedCohort(database, settings, sessions, 3, 0, 20, 40);
        var facilitator = cohort.site(cohort.facilitators.lives());
        write(facilitator, cohort.today("/plan/exercises"), "Our own beginning", "25");

        var plan = begin(facilitator, cohort);

        assertThat(plan.text()).contains("Day 1").contains("one exercise, 25 minutes");
        assertThat(plan.text()).contains("We know something about each other that no job title tells.");
        assertThat(plan.document().select(".ruled > li")).hasSize(3);
        assertThat(begin(facilitator, cohort).has("form[action$=/plan]")).isFalse();
        var second = facilitator.get("/cohorts/" + cohort.id + "/days/" + cohort.days.get(1) + "/plan");
        assertThat(second.document().select(".agenda h2").eachText())
                .startsWith("Arriving", "Still true?", "What we tried")
                .endsWith("Leaving the day");
        assertThat(second.document().select(".agenda .when").first().text()).startsWith("10am");
        assertThat(second.text()).contains("30 minutes to spare");
    }

    @Test
    void a_plan_travels_as_one_file_and_comes_out_as_it_went_in() {
        var here = new InventedCohort(database, settings, sessions, 3, 0, 20);
        var facilitator = here.site(here.facilitators.works());
        begin(facilitator, here);
        var file = facilitator.get(here.path("/plan/file"));
        var there = new InventedCohort(database, settings, sessions, 2, 5, 9, 14);
        var others = there.site(there.facilitators.lives());

        var taken = others.upload(there.path("/plan/file"), "file", file.body().getBytes(StandardCharsets.UTF_8));

        assertThat(taken.text()).contains("The days have their plan now").contains("Not planned yet");
        var again = others.get(there.path("/plan/file")).body();
        var titles = java.util.regex.Pattern.compile("\"(title|words|question|work|aim)\" : \"(.*)\"");
        assertThat(titles.matcher(again).results().map(found -> found.group(2)).filter(t -> !t.startsWith("Day ")))
                .filteredOn(text -> !text.isEmpty())
                .isEqualTo(titles.matcher(file.body())
                        .results()
                        .map(found -> found.group(2))
                        .filter(text -> !text.isEmpty() && !text.startsWith("Day "))
                        .toList());
    }

    @Test
    void a_file_that_is_something_else_gets_a_sentence_and_changes_nothing() {
        var cohort = new InventedCohort(database, settings, sessions, 2, 0);
        var facilitator = cohort.site(cohort.facilitators.lives());
        var wrong = Map.of(
                "not json at all",
                "This is not a file of a programme.",
                "{\"format\": \"something-else\", \"days\": []}",
                "This is not a file of a programme.",
                "{\"format\": \"alongside-template-1\", \"days\": [{\"blocks\": [{\"minutes\": 5, \"exercise\": {}}]}]}",
                "Day 1 has an exercise without a title",
                "{\"format\": \"alongside-template-1\", \"days\": [{\"blocks\": [{\"exercise\": {\"title\": \"Ask\"}}]}]}",
                "In day 1, “Ask” has no minutes",
                "{\"format\": \"alongside-template-1\", \"days\": [{\"aim\": \"" + "a".repeat(2001) + "\"}]}",
                "Something about day 1 is longer than 2000 characters");

        wrong.forEach((content, sentence) -> {
            var page = facilitator.upload(cohort.path("/plan/file"), "file", content.getBytes(StandardCharsets.UTF_8));
            assertThat(page.status()).as(content).isEqualTo(422);
            assertThat(page.text().replace(",", "")).as(content).contains(sentence.replace(",", ""));
        });

        assertThat(facilitator.get(cohort.path("/plan")).text()).contains("Not planned yet");
    }

    @Test
    void an_exercise_is_moved_changed_and_taken_out_for_its_day_alone() {
        var cohort = new InventedCohort(database, settings, sessions, 2, 0, 20);
        var facilitator = cohort.site(cohort.facilitators.lives());
        begin(facilitator, cohort);
        var second = "/cohorts/" + cohort.id + "/days/" + cohort.days.get(1) + "/plan";
        var first = facilitator
                .get(second)
                .document()
                .select(".agenda > li")
                .first()
                .id()
                .substring(2);
        var path = second + "/exercises/" + first;

        facilitator.get(second).form(path + "/place").with("to", "later").send();
        facilitator
                .get(path)
                .form(path)
                .with("title", "Arriving, slowly")
                .with("minutes", "45")
                .send();
        assertThat(facilitator.get(second).document().select(".agenda h2").eachText())
                .startsWith("Still true?", "Arriving, slowly");
        facilitator.get(path).form(path + "/removal").send();

        assertThat(facilitator.get(second).document().select(".agenda h2").eachText())
                .startsWith("Still true?", "What we tried");
        assertThat(facilitator
                        .get(cohort.today("/plan"))
                        .document()
                        .select(".agenda h2")
                        .eachText())
                .startsWith("Arriving");
        assertThat(facilitator.get(path).status()).isEqualTo(404);
    }

    @Test
    void what_one_facilitator_writes_is_never_written_over_by_the_older_page_of_the_other() {
        var cohort = new InventedCohort(database, settings, sessions, 1, 20);
        var ifeoma = cohort.site(cohort.facilitators.lives());
        var martin = cohort.site(cohort.facilitators.works());
        write(ifeoma, cohort.today("/plan/exercises"), "Arriving", "10");
        var path = ifeoma.get(cohort.today("/plan")).document().select("a[href*=/exercises/]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> href.matches(".*[0-9a-f]{12}"))
                .findFirst()
                .orElseThrow();
        var older = ifeoma.get(path).form(path);
        martin.get(path).form(path).with("words", "An hour of what to say").send();

        var page = older.with("minutes", "15").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed in the meantime", "An hour of what to say");
        assertThat(page.form(path).value("minutes")).isEqualTo("15");
        assertThat(martin.get(path).form(path).value("words")).isEqualTo("An hour of what to say");
        page.form(path).with("words", "An hour of what to say").send();
        assertThat(martin.get(path).form(path).value("minutes")).isEqualTo("15");

        var plan = cohort.today("/plan");
        var aim = ifeoma.get(plan).form(plan);
        martin.get(plan).form(plan).with("aim", "Everybody has spoken").send();
        var again = aim.with("aim", "We know each other").send();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Everybody has spoken", "We know each other");
        assertThat(martin.get(plan).text()).contains("Everybody has spoken").doesNotContain("We know each other");
    }

    @Test
    void of_two_facilitators_who_begin_the_plan_of_a_day_the_second_sees_what_the_first_has_written() {
        var cohort = new InventedCohort(database, settings, sessions, 1, 20);
        var ifeoma = cohort.site(cohort.facilitators.lives());
        var martin = cohort.site(cohort.facilitators.works());
        var plan = cohort.today("/plan");
        var first = martin.get(plan).form(plan);
        var second = ifeoma.get(plan).form(plan);
        first.with("aim", "Everybody has spoken").send();

        var page = second.with("aim", "We know each other").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Everybody has spoken", "We know each other");
        assertThat(martin.get(plan).text()).contains("Everybody has spoken").doesNotContain("We know each other");
    }

    @Test
    void what_a_facilitator_typed_comes_back_after_a_session_that_ended() {
        var cohort = new InventedCohort(database, settings, sessions, 1, 20);
        var ifeoma = cohort.site(cohort.facilitators.lives());
        write(ifeoma, cohort.today("/plan/exercises"), "Arriving", "10");
        var plan = cohort.today("/plan");
        var page = ifeoma.get(plan);
        var exercise = page.document().select("a[href*=/exercises/]").attr("href");
        var words = ifeoma.get(exercise).form(exercise).with("words", "An hour of what to say");
        var aim = page.form(plan).with("aim", "Everybody has spoken");
        ifeoma.forgetCookie("session");

        for (var form : List.of(words, aim)) {
            var signIn = form.send();

            assertThat(signIn.status()).isEqualTo(401);
            assertThat(signIn.text()).contains("your words are safe");
        }
    }

    @Test
    void what_is_wrong_with_an_exercise_is_said_and_nothing_typed_is_lost() {
        var cohort = new InventedCohort(database, settings, sessions, 2, 0);
        var facilitator = cohort.site(cohort.facilitators.lives());
        var path = cohort.today("/plan/exercises");

        var page = facilitator
                .get(path + "/new")
                .form(path)
                .with("title", "")
                .with("minutes", "soon")
                .with("kind", "blind")
                .with("steps", "Write <alone>")
                .send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("Give it a title", "Give the minutes as a number", "Say what each half answers");
        assertThat(page.form(path).value("steps")).isEqualTo("Write <alone>");
        assertThat(page.form(path).value("minutes")).isEqualTo("soon");
    }

    @Test
    void everybody_in_the_cohort_and_its_leads_read_the_plan_and_only_facilitators_change_it() {
        var cohort = new InventedCohort(database, settings, sessions, 2, 0);
        var facilitator = cohort.site(cohort.facilitators.lives());
        begin(facilitator, cohort);
        var half = cohort.site(cohort.pairs.getFirst().works());
        var lead = cohort.site(cohort.lead);
        var stranger = cohort.site(org.alongside.pairing.Two.person(database, "Stranger"));

        for (var reader : java.util.List.of(half, lead)) {
            assertThat(reader.get(cohort.today("/plan")).text()).contains("How we work in this room");
            assertThat(reader.get(cohort.path("/plan")).has("form[action$=/plan]"))
                    .isFalse();
            assertThat(reader.get(cohort.today("/plan/exercises")).status()).isEqualTo(404);
            assertThat(post(reader, cohort.path("/plan"), Map.of()).status()).isEqualTo(404);
            assertThat(post(reader, cohort.today("/host"), Map.of()).status()).isEqualTo(404);
        }
        assertThat(stranger.get(cohort.path("/plan")).status()).isEqualTo(404);
        assertThat(stranger.get(cohort.today("/plan")).status()).isEqualTo(404);
        assertThat(stranger.get(cohort.path("/plan/file")).status()).isEqualTo(404);
    }

    @Test
    void learning_sets_are_made_by_hand_and_a_crowded_one_is_pointed_at() {
        var cohort = new InventedCohort(database, settings, sessions, 6, 0);
        var facilitator = cohort.site(cohort.facilitators.lives());
        begin(facilitator, cohort);
        var form = facilitator.get(cohort.today("/plan")).form(cohort.today("/plan/sets"));
        for (int i = 0; i < 6; i++) {
            form.with("set-" + cohort.pairs.get(i).pair(), i < 5 ? "1" : "2");
        }

        var page = form.send();

        assertThat(page.text()).contains("Set 2: Rosa 6 and Amir 6");
        assertThat(page.text()).contains("In a set of more than four pairs some are not heard");
        var half = cohort.site(cohort.pairs.get(5).lives());
        assertThat(half.get(cohort.today("/plan")).text())
                .contains("Your learning set")
                .contains("Set 2");
    }

    @Test
    void the_paper_pack_has_the_words_to_say_and_a_sheet_with_room_to_write() {
        var cohort = new InventedCohort(database, settings, sessions, 3, 0);
        var facilitator = cohort.site(cohort.facilitators.lives());
        begin(facilitator, cohort);

        var pack = facilitator.get(cohort.today("/pack"));

        assertThat(pack.text())
                .contains("One sentence each is enough.")
                .contains("What do you think your partner finds hardest about working with someone like you?")
                .contains("fold the sheet")
                .contains("☐ Rosa 2 and Amir 2");
        assertThat(pack.document().select(".hand-out .line")).hasSizeGreaterThan(6);
        assertThat(facilitator.get(cohort.today("/pack?size=large")).has(".pack-large"))
                .isTrue();
        assertThat(cohort.site(cohort.pairs.getFirst().lives())
                        .get(cohort.today("/pack"))
                        .status())
                .isEqualTo(404);
    }

    private static Site.Page begin(Site site, InventedCohort cohort) {
        var page = site.get(cohort.path("/plan"));
        return page.has("form[action=" + cohort.path("/plan") + "]")
                ? page.form(cohort.path("/plan")).send()
                : page;
    }

    private static void write(Site site, String path, String title, String minutes) {
        site.get(path + "/new")
                .form(path)
                .with("title", title)
                .with("minutes", minutes)
                .send();
    }
}
