package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one lead or facilitator has written is never written over by the page another has had open since before. */
@AlongsideTest
class OlderPagesTest {

    @Autowired
    private TestDatabase database;

    @Autowired
    private Settings settings;

    @Autowired
    private Sessions sessions;

    @Test
    void of_two_leads_the_second_sees_what_the_first_has_decided() {
        var town = database.<Eastmere>keeper(db -> Eastmere.with(db, 2, "-1 day"));
        var two = database.<Eastmere.Two>keeper(db -> town.in(db).sent());
        var other = database.<UUID>keeper(db -> {
            var person = town.in(db).person("Olwen");
            town.in(db).leads(person);
            return person;
        });
        var path = "/lead/" + town.programme + "/calls/" + town.call + "/applications/" + two.application();
        var older = site(other).get(path).form(path + "/decision");
        decision(site(town.lead).get(path).form(path + "/decision"), "place", "You can move it.")
                .send();

        var page = decision(older, "no", "Too early.").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "A place", "You can move it.");
        assertThat(page.form(path + "/decision").value("reason")).isEqualTo("Too early.");
        assertThat(site(town.lead).get(path).form(path + "/decision").value("reason"))
                .isEqualTo("You can move it.");
        assertThat(page.form(path + "/decision").send().text()).contains("Decided.");
    }

    private static Site.Form decision(Site.Form form, String outcome, String reason) {
        return form.with("outcome", outcome).with("reason", reason).with("feedback", "Ask early.");
    }

    @Test
    void of_two_leads_the_second_sees_what_the_first_has_drafted() {
        var town = database.<Eastmere>keeper(db -> Eastmere.with(db, 2, "-1 day"));
        var lead = site(town.lead);
        var path = lead.post(
                        "/lead/" + town.programme + "/calls",
                        Map.of("token", lead.token(), "title", "A draft", "slug", "draft-" + UUID.randomUUID()))
                .path();
        var older = lead.get(path).form(path);
        lead.get(path).form(path).with("purpose", "Six months of an evening").send();

        var page = older.with("purpose", "Half a year").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "What is it for?", "Six months of an evening");
        assertThat(page.form(path).value("purpose")).isEqualTo("Half a year");
        assertThat(lead.get(path).form(path).value("purpose")).isEqualTo("Six months of an evening");
        page.form(path).send();
        assertThat(lead.get(path).form(path).value("purpose")).isEqualTo("Half a year");
    }

    @Test
    void of_two_facilitators_the_second_sees_what_the_first_has_made_of_a_day_or_that_it_is_cancelled() {
        var cohort = new InventedCohort(database, settings, sessions, 1, 20);
        var ifeoma = cohort.site(cohort.facilitators.lives());
        var martin = cohort.site(cohort.facilitators.works());
        var day = cohort.today("");
        var older = martin.get(day).form(day);
        ifeoma.get(day).form(day).with("place", "Harbour Room, first floor").send();

        var page = older.with("title", "Meeting").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "Harbour Room, first floor");
        assertThat(page.form(day).value("title")).isEqualTo("Meeting");
        assertThat(ifeoma.get(day).form(day).value("place")).isEqualTo("Harbour Room, first floor");
        assertThat(ifeoma.get(day).form(day).send().text()).contains("It stands like that already");

        var late = martin.get(day).form(day).with("title", "Meeting again");
        ifeoma.get(day).form(day + "/cancellation").send();
        var refused = late.send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("Not kept", "The day was cancelled in the meantime", "Meeting again")
                .doesNotContain("is told");
    }

    @Test
    void of_two_facilitators_the_second_sees_who_the_first_has_noted_and_takes_nothing_away_unseen() {
        var cohort = new InventedCohort(database, settings, sessions, 1, -1);
        var two = cohort.pairs.getFirst();
        var path = cohort.today("/attendance");
        var rosa = "p-" + two.pair() + "-" + two.lives();
        var amir = "p-" + two.pair() + "-" + two.works();
        var martin = cohort.site(cohort.facilitators.works());
        var ifeoma = cohort.site(cohort.facilitators.lives());
        var older = martin.get(path).form(path);
        var olderStill = martin.get(path).form(path);
        ifeoma.get(path).form(path).with(rosa, "sent-word").send();

        olderStill.with(amir, "came").send();
        assertThat(ifeoma.get(path).form(path).value(rosa)).isEqualTo("sent-word");
        assertThat(ifeoma.get(path).form(path).value(amir)).isEqualTo("came");
        var page = older.with(rosa, "came").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "What was saved in the meantime: Sent word");
        assertThat(ifeoma.get(path).form(path).value(rosa)).isEqualTo("sent-word");
        page.form(path).send();
        assertThat(ifeoma.get(path).form(path).value(rosa)).isEqualTo("came");
    }

    @Test
    void of_two_windows_the_second_sees_which_interests_the_first_has_declared() {
        var person = database.<UUID>keeper(db -> {
            var town = Eastmere.with(db, 2, "-1 day");
            return town.person("Nasreen");
        });
        var older = site(person).get("/account").form("/account");
        site(person)
                .get("/account")
                .form("/account")
                .with("interests", "I sit on the board of the library")
                .send();

        var page = older.with("interests", "None").send();

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("It was changed elsewhere", "I sit on the board of the library");
        assertThat(page.form("/account").value("interests")).isEqualTo("None");
        assertThat(site(person).get("/account").form("/account").value("interests"))
                .isEqualTo("I sit on the board of the library");
        assertThat(page.form("/account").send().text()).doesNotContain("changed elsewhere");
    }

    private Site site(UUID person) {
        return Site.of(settings, sessions, person);
    }
}
