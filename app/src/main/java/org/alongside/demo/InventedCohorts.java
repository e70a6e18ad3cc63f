package org.alongside.demo;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.people.Secrets;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cohorts of the demo: twelve pairs with three of five days over six months behind them; the pilot of last year, with one of
 * its pairs; and one that is being put together, with somebody from a spreadsheet and a pair that is asked to facilitate.
 */
@Component
@Conditional(InDemo.class)
class InventedCohorts {

    static final Cohort TWELVE = new Cohort("the first twelve");
    static final Cohort PILOT = new Cohort("the pilot");
    static final Cohort COMING = new Cohort("market towns");

    /** What the letter to whoever is asked into the coming cohort leads to. */
    static final String SECRET_OF_ASKED = Secrets.secret();

    private static final int MADE = 149;
    private static final int OPENED = 124;

    /** Days from today on which the first Thursday is one of the five: three have been, one is today, one is to come. */
    private static final List<Integer> DAYS = List.of(-112, -73, -28, 0, 61);

    static final int DAYS_PAST = 3;

    private static final int PILOT_MADE = 610;

    /** Days before today on which the first Thursday was one of the five of the pilot. */
    static final List<Integer> PILOT_DAYS = List.of(560, 525, 483, 441, 399);

    record Cohort(String called) {

        UUID id() {
            return InventedCalls.id("cohort " + called);
        }

        /** The circle of its facilitators. */
        UUID facilitators() {
            return InventedCalls.id("facilitators " + called);
        }

        UUID facilitation() {
            return InventedCalls.id("facilitation " + called);
        }
    }

    private final Acting acting;
    private final DatingBack dating;
    private final Hands hands;
    private final Jobs jobs;
    private final Vault vault;
    private final Ago ago;

    InventedCohorts(Acting acting, DatingBack dating, Hands hands, Jobs jobs, Vault vault, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.hands = hands;
        this.jobs = jobs;
        this.vault = vault;
        this.ago = ago;
    }

    /** Everybody in it: the pair that facilitates first. */
    static List<Cast.Player> everybody() {
        return Stream.concat(Stream.of(Cast.FACILITATORS), Cast.COHORT.stream())
                .flatMap(couple -> couple.both().stream())
                .toList();
    }

    void invent() {
        acting.as(Cast.LEAD, db -> {
            make(db, TWELVE, null, "The first twelve", MADE);
            days(db);
            ask(db, TWELVE, 138);
            make(db, COMING, InventedCalls.CLOSED, "Market Towns", 12);
            copyDays(db);
            ask(db, COMING, 4);
            bring(db);
            make(db, PILOT, null, "The pilot", PILOT_MADE);
            pilotDays(db);
            ask(db, PILOT, PILOT_MADE);
        });
        jobs.inTransaction(() -> {
            join();
            choose(TWELVE);
            choose(COMING);
            choose(PILOT);
            saysYes();
            joinPilot();
        });
        var opened = ago.days(OPENED);
        acting.together(() -> {
            var two = Cast.FACILITATORS;
            hands.given(two, two.lives(), two.works(), "facilitate-cohort", TWELVE.facilitation(), opened);
            acting.as(two.works(), db -> open(db, TWELVE, opened));
        });
        dating.together(past -> {
            past.joinedAsStaff(TWELVE.facilitators(), opened, Cast.FACILITATORS.both());
            past.joinedAsStaff(TWELVE.id(), opened, Cast.FACILITATORS.both());
            past.joined(
                    TWELVE.id(),
                    opened,
                    Cast.COHORT.stream()
                            .flatMap(couple -> couple.both().stream())
                            .toList());
        });
        runPilot();
        acting.as(Cast.FACILITATORS.lives(), db -> {
            IntStream.range(0, DAYS_PAST).forEach(day -> attended(db, day));
            coach(db);
        });
    }

    /** Five days of last year; the facilitators noted who came, and their task there has ended. */
    private void runPilot() {
        var two = Cast.FACILITATORS;
        var opened = ago.days(PILOT_MADE - 20);
        acting.together(() -> {
            hands.given(two, two.lives(), two.works(), "facilitate-cohort", PILOT.facilitation(), opened);
            acting.as(two.works(), db -> open(db, PILOT, opened));
        });
        dating.together(past -> {
            past.joinedAsStaff(PILOT.facilitators(), opened, two.both());
            past.joined(PILOT.id(), opened, Cast.ALUMNI.both());
        });
        acting.as(two.lives(), db -> IntStream.range(0, PILOT_DAYS.size()).forEach(day -> cameToPilot(db, day)));
        acting.as(
                Cast.LEAD,
                db -> db.sql("update programme.facilitation set ended_at = :at where id = :id")
                        .param("at", Times.at(ago.days(PILOT_DAYS.getLast() - 14)))
                        .param("id", PILOT.facilitation())
                        .update());
        jobs.inTransaction(() -> two.both()
                .forEach(player -> jobs.db()
                        .sql("select true from vault.leave(:person, :circle)")
                        .param("person", player.id())
                        .param("circle", PILOT.facilitators())
                        .query(Boolean.class)
                        .single()));
    }

    private void pilotDays(JdbcClient db) {
        for (int i = 0; i < PILOT_DAYS.size(); i++) {
            db.sql("""
                    insert into programme.cohort_day
                        (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                    values (:id, :cohort, :programme, :title, :day, '10:00', '15:30', 'Europe/London', false, :place, '',
                            :at)
                    """)
                    .param("id", pilotDay(i))
                    .param("cohort", PILOT.id())
                    .param("programme", InventedCalls.PROGRAMME)
                    .param("title", InventedCalls.DAYS.get(i).title())
                    .param("day", pilotDate(ago, i))
                    .param("place", "Harbour Room, Eastmere Library")
                    .param("at", Times.at(ago.days(PILOT_MADE)))
                    .update();
        }
    }

    private void joinPilot() {
        var two = Cast.ALUMNI;
        jobs.db()
                .sql("""
                        insert into programme.cohort_pair
                            (cohort, programme, pair, lives, works, lives_name, works_name, joined_at)
                        values (:cohort, :programme, :pair, :lives, :works, :livesName, :worksName, :at)
                        """)
                .param("cohort", PILOT.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("pair", two.id())
                .param("lives", two.lives().id())
                .param("works", two.works().id())
                .param("livesName", two.lives().name())
                .param("worksName", two.works().name())
                .param("at", Times.at(ago.days(PILOT_MADE - 10)))
                .update();
    }

    /** To one of the days Kofi sent word. */
    private void cameToPilot(JdbcClient db, int day) {
        for (var player : Cast.ALUMNI.both()) {
            db.sql("""
                    insert into programme.attendance (day, pair, person, how, noted_by, noted_at)
                    values (:day, :pair, :person, :how, :me, :at)
                    """)
                    .param("day", pilotDay(day))
                    .param("pair", Cast.ALUMNI.id())
                    .param("person", player.id())
                    .param("how", day == 2 && !player.lives() ? "sent-word" : "came")
                    .param("me", Cast.FACILITATORS.lives().id())
                    .param("at", Times.at(ago.days(PILOT_DAYS.get(day) - 8)))
                    .update();
        }
    }

    /** Of the pilot, first to last. */
    static LocalDate pilotDate(Ago ago, int day) {
        return ago.thursdayIn(-PILOT_DAYS.get(day));
    }

    private static UUID pilotDay(int day) {
        return InventedCalls.id("pilot day " + day);
    }

    /** After the second day with each pair, four an evening; after the fourth, which is today, two are set. */
    private void coach(JdbcClient db) {
        var after = days(ago).get(1);
        for (int i = 0; i < Cast.COHORT.size(); i++) {
            call(db, Cast.COHORT.get(i), after.plusDays(12 + i / 4), i % 4, i % 3 != 0);
        }
        call(db, Cast.FIRST, ago.thursdayIn(7), 0, true);
        call(db, Cast.SECOND, ago.thursdayIn(7), 1, false);
    }

    private void call(JdbcClient db, Cast.Couple pair, LocalDate day, int place, boolean online) {
        var starts = LocalTime.of(17, 0).plusMinutes(45L * place);
        db.sql("""
                insert into programme.coaching_call (id, cohort, pair, day, starts, ends, zone, link, changed_at)
                values (:id, :cohort, :pair, :day, :starts, :ends, 'Europe/London', :link, :at)
                """)
                .param("id", InventedCalls.id("coaching " + pair.id() + " " + day))
                .param("cohort", TWELVE.id())
                .param("pair", pair.id())
                .param("day", day)
                .param("starts", starts)
                .param("ends", starts.plusMinutes(40))
                .param("link", online ? "https://meet.example/coaching" : "")
                .param("at", Times.at(ago.days(2)))
                .update();
    }

    /** The five days of the twelve, first to last. */
    static List<LocalDate> days(Ago ago) {
        return DAYS.stream()
                .map(from -> from == 0 ? ago.today() : ago.thursdayIn(from))
                .toList();
    }

    private void make(JdbcClient db, Cohort cohort, InventedCalls.@Nullable Call call, String name, int daysAgo) {
        db.sql("""
                insert into programme.cohort (id, programme, call, name, language, zone, facilitators, made_at)
                values (:id, :programme, :call, :name, 'en-GB', 'Europe/London', :facilitators, :at)
                """)
                .param("id", cohort.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("call", call == null ? null : call.id(), Types.OTHER)
                .param("name", name)
                .param("facilitators", cohort.facilitators())
                .param("at", Times.at(ago.days(daysAgo)))
                .update();
    }

    private void days(JdbcClient db) {
        var dates = days(ago);
        for (int i = 0; i < dates.size(); i++) {
            var day = InventedCalls.DAYS.get(i);
            db.sql("""
                    insert into programme.cohort_day
                        (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                    values (:id, :cohort, :programme, :title, :day, :starts, :ends, 'Europe/London', :online, :place,
                            :link, :at)
                    """)
                    .param("id", day(i))
                    .param("cohort", TWELVE.id())
                    .param("programme", InventedCalls.PROGRAMME)
                    .param("title", day.title())
                    .param("day", dates.get(i))
                    .param("starts", LocalTime.of(10, 0))
                    .param("ends", LocalTime.of(15, 30))
                    .param("online", day.online())
                    .param("place", day.place())
                    .param("link", day.online() ? "https://meet.example/harbour-and-hills" : "")
                    .param("at", Times.at(ago.days(MADE)))
                    .update();
        }
    }

    private void copyDays(JdbcClient db) {
        db.sql("""
                insert into programme.cohort_day
                    (id, cohort, programme, title, day, starts, ends, zone, online, place, changed_at)
                select gen_random_uuid(), :cohort, :programme, title, day, starts, ends, 'Europe/London', online, place,
                       :at
                  from programme.day
                 where call = :call
                """)
                .param("cohort", COMING.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("at", Times.at(ago.days(12)))
                .param("call", InventedCalls.CLOSED.id())
                .update();
    }

    private void ask(JdbcClient db, Cohort cohort, int daysAgo) {
        db.sql("""
                insert into programme.facilitation (id, cohort, programme, name, email, secret_hash, asked_at, lapses_at)
                values (:id, :cohort, :programme, :name, :email, :secret, :at, :lapses)
                """)
                .param("id", cohort.facilitation())
                .param("cohort", cohort.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("name", Cast.FACILITATORS.lives().name())
                .param("email", Cast.FACILITATORS.lives().email())
                .param("secret", Secrets.digest(Secrets.secret()))
                .param("at", Times.at(ago.days(daysAgo)))
                .param("lapses", Times.at(lapsesAfter(daysAgo)))
                .update();
    }

    /** Whoever was brought in from a spreadsheet, six days ago. */
    private void bring(JdbcClient db) {
        var row = InventedCalls.id("brought");
        db.sql("""
                insert into programme.brought_pair
                    (id, cohort, programme, row_key, row_in_file, brought_by, brought_at, lapses_at)
                values (:id, :cohort, :programme, :key, 2, :by, :at, :lapses)
                """)
                .param("id", row)
                .param("cohort", COMING.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("key", Secrets.digest("pair 1"))
                .param("by", Cast.LEAD.name())
                .param("at", Times.at(ago.days(6)))
                .param("lapses", Times.at(lapsesAfter(6)))
                .update();
        brought(db, row, "lives", Cast.BROUGHT.name(), "Market Street Food Bank", "", Secrets.secret());
        brought(db, row, "works", Cast.ASKED, "Eastmere Council", "A seat near the door.", SECRET_OF_ASKED);
    }

    private void brought(
            JdbcClient db, UUID row, String side, String name, String organisation, String access, String secret) {
        var id = InventedCalls.id("brought " + side);
        db.sql("""
                insert into programme.brought_half
                    (id, brought, programme, side, name, email, organisation, access, secret_hash)
                values (:id, :brought, :programme, :side, :name, :email, :organisation, :access, :secret)
                """)
                .param("id", id)
                .param("brought", row)
                .param("programme", InventedCalls.PROGRAMME)
                .param("side", side)
                .param("name", name)
                .param("email", new Cast.Player(name, Cast.BROUGHT.hat(), true).email())
                .param("organisation", organisation)
                .param(
                        "access",
                        access.isEmpty()
                                ? null
                                : vault.seal(
                                        Vault.HOUSE,
                                        new Place("programme.brought_half.access", id, COMING.id()),
                                        access),
                        Types.BINARY)
                .param("secret", Secrets.digest(secret))
                .update();
    }

    private void saysYes() {
        jobs.db()
                .sql("""
                        update programme.brought_half set accepted_at = :at, person = :person, email = null
                         where id = :id
                        """)
                .param("at", Times.at(ago.days(5)))
                .param("person", Cast.BROUGHT.id())
                .param("id", InventedCalls.id("brought lives"))
                .update();
    }

    private void join() {
        jobs.db()
                .sql("""
                        insert into programme.cohort_pair
                            (cohort, programme, pair, lives, works, lives_name, works_name, joined_at)
                        select :cohort, :programme, pair, lives, works, lives_name, works_name,
                               :at + place * interval '7 hours'
                          from unnest(:pairs::uuid[], :lives::uuid[], :works::uuid[], :livesNames::text[],
                                      :worksNames::text[]) with ordinality
                               as invented (pair, lives, works, lives_name, works_name, place)
                        """)
                .param("cohort", TWELVE.id())
                .param("programme", InventedCalls.PROGRAMME)
                .param("at", Times.at(ago.days(OPENED + 12)))
                .param("pairs", InventedPeople.ids(Cast.COHORT, Cast.Couple::id))
                .param(
                        "lives",
                        InventedPeople.ids(Cast.COHORT, couple -> couple.lives().id()))
                .param(
                        "works",
                        InventedPeople.ids(Cast.COHORT, couple -> couple.works().id()))
                .param(
                        "livesNames",
                        InventedPeople.texts(
                                Cast.COHORT, couple -> couple.lives().name()))
                .param(
                        "worksNames",
                        InventedPeople.texts(
                                Cast.COHORT, couple -> couple.works().name()))
                .update();
    }

    private void choose(Cohort cohort) {
        jobs.db()
                .sql("""
                        update programme.facilitation
                           set pair = :pair, lives = :lives, works = :works, name = null, email = null
                         where id = :id
                        """)
                .param("pair", Cast.FACILITATORS.id())
                .param("lives", Cast.FACILITATORS.lives().id())
                .param("works", Cast.FACILITATORS.works().id())
                .param("id", cohort.facilitation())
                .update();
    }

    private static void open(JdbcClient db, Cohort cohort, Instant at) {
        db.sql("""
                update programme.facilitation
                   set accepted_at = :at, lives_name = :lives, works_name = :works
                 where id = :id
                """)
                .param("at", Times.at(at))
                .param("lives", Cast.FACILITATORS.lives().name())
                .param("works", Cast.FACILITATORS.works().name())
                .param("id", cohort.facilitation())
                .update();
        db.sql("update programme.cohort set opened_at = :at where id = :cohort")
                .param("at", Times.at(at))
                .param("cohort", cohort.id())
                .update();
    }

    /** Nearly everybody comes. To each day somebody sent word; to two of them one did not come. */
    private void attended(JdbcClient db, int day) {
        var cohort = Cast.COHORT;
        var sentWord = List.of(
                        List.of(cohort.get(5).lives()),
                        List.of(cohort.get(1).works(), cohort.get(8).works()),
                        List.of(cohort.get(3).works()))
                .get(day);
        var missed = day == 0 ? List.<Cast.Player>of() : List.of(cohort.get(9).lives());
        db.sql("""
                insert into programme.attendance (day, pair, person, how, noted_by, noted_at)
                select :day, two.pair, half.person,
                       case when half.person = any (:sentWord::uuid[]) then 'sent-word'
                            when half.person = any (:missed::uuid[]) then 'did-not'
                            else 'came' end,
                       :me, :at
                  from unnest(:pairs::uuid[], :lives::uuid[], :works::uuid[]) as two (pair, lives, works)
                 cross join lateral (values (two.lives), (two.works)) as half (person)
                """)
                .param("day", day(day))
                .param("sentWord", InventedPeople.ids(sentWord, Cast.Player::id))
                .param("missed", InventedPeople.ids(missed, Cast.Player::id))
                .param("me", Cast.FACILITATORS.lives().id())
                .param(
                        "at",
                        Times.at(days(ago)
                                .get(day)
                                .atTime(16, 10)
                                .atZone(Ago.ZONE)
                                .toInstant()))
                .param("pairs", InventedPeople.ids(Cast.COHORT, Cast.Couple::id))
                .param(
                        "lives",
                        InventedPeople.ids(Cast.COHORT, couple -> couple.lives().id()))
                .param(
                        "works",
                        InventedPeople.ids(Cast.COHORT, couple -> couple.works().id()))
                .update();
    }

    static UUID day(int number) {
        return InventedCalls.id("day " + number);
    }

    private Instant lapsesAfter(int daysAgo) {
        return ago.days(daysAgo - 21);
    }
}
