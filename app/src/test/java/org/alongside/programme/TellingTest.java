package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.alongside.AlongsideTest;
import org.alongside.MovingClock;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.mail.DemoLetters;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who hears of what: leads of applications, and those who apply of a call that has changed. */
@AlongsideTest("alongside.command=demo")
@Import(MovingClock.class)
class TellingTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    @Autowired
    private TestDatabase database;

    @Autowired
    private Telling telling;

    @Autowired
    private DemoLetters letters;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Settings settings;

    @Test
    void leads_hear_once_that_an_application_came_and_not_from_whom() {
        var town = database.keeper(db -> Eastmere.with(db, 8, "10 days"));
        var two = database.keeper(db -> town.in(db).pair());
        database.keeper(db -> {
            town.in(db).leads(two.works());
            return db.sql("update programme.application set sent_at = now() where id = ?")
                    .param(two.application())
                    .update();
        });

        telling.go();
        telling.go();

        var told = lettersTo(town.lead, 1);
        assertThat(told).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("An application for “Harbour and Hills”");
            assertThat(letter.link().getPath()).endsWith(town.call + "/applications");
            assertThat(letter.toString()).doesNotContain("Nasreen").doesNotContain("Gareth");
        });
        assertThat(lettersTo(two.works(), 0)).as("nobody hears of their own").isEmpty();
    }

    @Test
    void an_open_call_can_close_later_never_sooner_and_those_who_apply_hear_of_it() {
        var town = database.keeper(db -> Eastmere.with(db, 8, "10 days"));
        var two = database.keeper(db -> town.in(db).pair());
        var joyce = Site.of(settings, sessions, town.lead);
        var path = "/lead/" + town.programme + "/calls/" + town.call + "/change";
        var today = LocalDate.now(ZoneId.of("Europe/London"));

        assertThat(closing(joyce, path, today.plusDays(3)).text()).contains("never sooner");
        assertThat(closing(joyce, path, today.plusDays(60)).text()).contains("when everybody hears");
        assertThat(closing(joyce, path, today.plusDays(14)).path()).endsWith("/calls/" + town.call);
        telling.go();

        assertThat(lettersTo(two.lives(), 1))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("You have more time"));
        assertThat(closing(joyce, path, today.plusDays(12)).status()).isEqualTo(422);
    }

    @Test
    void an_offer_made_before_lasts_as_long_as_the_call_that_closes_later() {
        var town = database.keeper(db -> Eastmere.with(db, 8, "3 days"));
        var two = database.keeper(db -> town.in(db).pair());
        var offer = UUID.randomUUID();
        var other = UUID.randomUUID();
        var closes = LocalDate.now(ZoneId.of("Europe/London")).plusDays(9);
        database.keeper(db -> {
            for (var each : List.of(offer, other)) {
                db.sql("""
                        insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at)
                        values (?, ?, 'send-application', ?, '', ?, now(), now() + interval '3 days')
                        """)
                        .params(each, two.pair(), each.equals(offer) ? two.application() : each, two.lives())
                        .update();
            }
            return "";
        });
        var joyce = Site.of(settings, sessions, town.lead);

        closing(joyce, "/lead/" + town.programme + "/calls/" + town.call + "/change", closes);

        var page = Site.of(settings, sessions, two.works()).get("/pairs/" + two.pair());
        assertThat(page.text()).contains("Yours is next, until " + closes.format(DAY));
        assertThat(database.<Boolean>keeper(
                        db -> db.sql("select lapses_at < now() + interval '4 days' from pairing.offer where id = ?")
                                .param(other)
                                .query(Boolean.class)
                                .single()))
                .as("what belongs to another call")
                .isTrue();
    }

    @Test
    void a_day_on_the_first_page_is_a_day_where_the_call_is() {
        var town = database.keeper(db -> Eastmere.with(db, 8, "10 days"));
        var two = database.keeper(db -> town.in(db).pair());
        var far = ZoneId.of("Pacific/Kiritimati");
        var closes = LocalDate.now(far).plusDays(12).atTime(0, 30).atZone(far);
        database.keeper(db ->
                db.sql("alter table programme.call disable trigger binding").update());
        database.keeper(db -> db.sql("update programme.call set zone = ?, closes_at = ? where id = ?")
                .params(far.getId(), closes.toOffsetDateTime(), town.call)
                .update());
        database.keeper(db ->
                db.sql("alter table programme.call enable trigger binding").update());

        assertThat(Site.of(settings, sessions, two.lives()).get("/today").text())
                .contains("By " + closes.format(DAY));
    }

    @Test
    void a_call_that_has_closed_stays_closed() {
        var town = database.keeper(db -> Eastmere.with(db, 8, "-1 day"));
        var joyce = Site.of(settings, sessions, town.lead);
        var path = "/lead/" + town.programme + "/calls/" + town.call + "/change";

        assertThat(closing(
                                joyce,
                                path,
                                LocalDate.now(ZoneId.of("Europe/London")).plusDays(5))
                        .text())
                .contains("The call has closed, and stays so");
        assertThat(joyce.get(path)
                        .form(path)
                        .with("what", "There is a lift now.")
                        .send()
                        .status())
                .as("the rest still changes")
                .isEqualTo(200);
    }

    private static Site.Page closing(Site lead, String path, LocalDate day) {
        return lead.get(path)
                .form(path)
                .with("what", "There is more time.")
                .with("closes.day", "" + day.getDayOfMonth())
                .with("closes.month", "" + day.getMonthValue())
                .with("closes.year", "" + day.getYear())
                .with("closesTime", "17:00")
                .send();
    }

    private List<DemoLetters.DemoLetter> lettersTo(UUID person, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> letters.all().stream()
                                .filter(letter -> letter.email().equals("person-" + person + "@example.org"))
                                .toList(),
                        found -> found.size() >= atLeast);
    }
}
