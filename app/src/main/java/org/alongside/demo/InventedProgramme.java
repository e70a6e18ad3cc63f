package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programme of the demo: an open call that a pair is applying to. */
@Component
@Conditional(InDemo.class)
class InventedProgramme {

    static final UUID PROGRAMME = id("programme");
    private static final UUID CALL = id("call");
    private static final UUID APPLICATION = id("application");
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private record Day(String title, int afterWeeks, boolean online) {}

    private static final List<Day> DAYS = List.of(
            new Day("Meet, and agree how you’ll work", 12, false),
            new Day("What we assume about each other", 16, false),
            new Day("Power, and the hard conversation", 21, true),
            new Day("Who else has to move?", 27, false),
            new Day("What changed, and a good ending", 36, false));

    private record Question(String kind, String ask, String hint) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("work", "", ""),
            new Question("challenge", "", ""),
            new Question(
                    "open",
                    "Who else needs to be part of this?",
                    "Groups, teams or people who would notice if it went well."),
            new Question("conflict", "", ""),
            new Question("access", "", ""));

    private final Acting acting;
    private final Jobs jobs;
    private final Vault vault;
    private final Clock clock;

    InventedProgramme(Acting acting, Jobs jobs, Vault vault, Clock clock) {
        this.acting = acting;
        this.jobs = jobs;
        this.vault = vault;
        this.clock = clock;
    }

    void invent() {
        lead();
        acting.as(Cast.LEAD, this::call);
        acting.as(Cast.APPLYING.lives(), this::apply);
    }

    private void lead() {
        acting.as(
                Cast.ADMINISTRATOR,
                db -> db.sql(
                                "insert into programme.programme (id, name, began_at) values (:id, 'Harbour and Hills', :at)")
                        .param("id", PROGRAMME)
                        .param("at", Times.at(clock.instant()))
                        .update());
        jobs.inTransaction(() -> {
            jobs.db()
                    .sql("""
                            insert into programme.lead (programme, person, name, since)
                            values (:programme, :person, :name, :now)
                            """)
                    .param("programme", PROGRAMME)
                    .param("person", Cast.LEAD.id())
                    .param("name", Cast.LEAD.name())
                    .param("now", Times.at(clock.instant()))
                    .update();
            jobs.db()
                    .sql("select true from vault.join(:person, :programme)")
                    .param("person", Cast.LEAD.id())
                    .param("programme", PROGRAMME)
                    .query(Boolean.class)
                    .single();
        });
    }

    private void call(JdbcClient db) {
        var today = LocalDate.now(clock.withZone(ZONE));
        var closes = today.plusWeeks(4).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        db.sql("""
                insert into programme.call
                    (id, programme, slug, language, title, purpose, for_lives, for_works, choosing, effort, pay, costs,
                     place, access, languages, own_question, zone, closes_at, decide_by, accept_by, places, ask_name,
                     ask_reach, safeguarding_name, safeguarding_reach, deputy_name, deputy_reach, begun_at)
                values
                    (:id, :programme, 'harbour-and-hills', 'en-GB', 'Harbour and Hills', :purpose,
                     :lives, :works, :choosing, :effort, :pay, :costs, :place, :access, :languages, :own,
                     'Europe/London', :closes, :decide, :accept, 8, 'Dilip Raman', '01632 960417',
                     'Joyce Mensah', '01632 960433', 'Alun Rees', '01632 960434', :now)
                """)
                .param("id", CALL)
                .param("programme", PROGRAMME)
                .param(
                        "purpose",
                        "Six months for eight pairs across Eastmere. You bring one real problem in local health or care. You leave having led a change together.")
                .param(
                        "lives",
                        "You are a patient, a carer, or you speak up for a community. You don’t need a CV, a title or experience of meetings.")
                .param(
                        "works",
                        "You are a nurse, doctor, receptionist, planner or manager. You can change something, or you sit close to someone who can.")
                .param(
                        "choosing",
                        "Two patient leaders and two staff read every application. They read alone, then talk. Everyone hears why, whatever the answer.")
                .param("effort", "5 days, 2 coaching calls, and about 2 hours a week.")
                .param(
                        "pay",
                        "£160 a day if you are not there as part of a paid job. You can say no, take less, or give it away.")
                .param("costs", "Travel, care and support are booked and paid by us, ahead of the day.")
                .param("place", "Eastmere Library, the Harbour Room.")
                .param(
                        "access",
                        "Step-free, with a quiet room and a hearing loop. Tell us what you need and we will arrange it.")
                .param(
                        "languages",
                        "The days are in English. Interpreters for any language, and for British Sign Language.")
                .param("own", "What would make you feel this had been worth it?")
                .param("closes", Times.at(closes.atTime(17, 0).atZone(ZONE).toInstant()))
                .param("decide", closes.plusWeeks(3))
                .param("accept", closes.plusWeeks(5))
                .param("now", Times.at(clock.instant()))
                .update();
        DAYS.forEach(day -> day(db, day, today));
        for (int i = 0; i < QUESTIONS.size(); i++) {
            question(db, QUESTIONS.get(i), i + 1);
        }
        db.sql("update programme.call set published_at = :now where id = :id")
                .param("now", Times.at(clock.instant()))
                .param("id", CALL)
                .update();
    }

    private static void day(JdbcClient db, Day day, LocalDate today) {
        db.sql("""
                insert into programme.day (id, call, title, day, starts, ends, online, place)
                values (:id, :call, :title, :day, :starts, :ends, :online, :place)
                """)
                .param("id", id("day " + day.title()))
                .param("call", CALL)
                .param("title", day.title())
                .param("day", today.plusWeeks(day.afterWeeks()).with(TemporalAdjusters.next(DayOfWeek.THURSDAY)))
                .param("starts", LocalTime.of(10, 0))
                .param("ends", LocalTime.of(15, 30))
                .param("online", day.online())
                .param("place", day.online() ? "" : "Eastmere Library, the Harbour Room")
                .update();
    }

    private static void question(JdbcClient db, Question question, int position) {
        db.sql("""
                insert into programme.question (id, call, position, kind, ask, hint)
                values (:id, :call, :position, :kind, :ask, :hint)
                """)
                .param("id", id("question " + position))
                .param("call", CALL)
                .param("position", position)
                .param("kind", question.kind())
                .param("ask", question.ask())
                .param("hint", question.hint())
                .update();
    }

    private void apply(JdbcClient db) {
        db.sql("""
                insert into programme.application (id, call, programme, pair, lives, works, begun_at)
                values (:id, :call, :programme, :pair, :lives, :works, :now)
                """)
                .param("id", APPLICATION)
                .param("call", CALL)
                .param("programme", PROGRAMME)
                .param("pair", Cast.APPLYING.id())
                .param("lives", Cast.APPLYING.lives().id())
                .param("works", Cast.APPLYING.works().id())
                .param("now", Times.at(clock.instant()))
                .update();
        var question = id("question 2");
        db.sql("""
                insert into programme.answer (application, question, version, words, written_by, written_at)
                values (:application, :question, 1, :words, :by, :now)
                """)
                .param("application", APPLICATION)
                .param("question", question)
                .param(
                        "words",
                        vault.seal(
                                Cast.APPLYING.id(),
                                new Place("programme.answer", question, APPLICATION),
                                "\n" + Cast.APPLYING.challenge()))
                .param("by", Cast.APPLYING.lives().id())
                .param("now", Times.at(clock.instant()))
                .update();
    }

    static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("demo " + what).getBytes(UTF_8));
    }
}
