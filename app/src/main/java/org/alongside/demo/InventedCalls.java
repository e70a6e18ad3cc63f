package org.alongside.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Jobs;
import org.alongside.database.Times;
import org.alongside.programme.SafeguardingPeople;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programme of the demo and its two calls: one is open, and one has closed and is being decided. */
@Component
@Conditional(InDemo.class)
class InventedCalls {

    static final UUID PROGRAMME = id("programme");
    /** The circle of its safeguarding lead and deputy. */
    static final UUID SAFEGUARDING = id("safeguarding");

    static final Call OPEN = new Call("harbour-and-hills");
    static final Call CLOSED = new Call("market-towns");

    private static final int BEGAN = 170;

    /** What is asked, in both calls. */
    enum Ask {
        WORK("", ""),
        CHALLENGE("", ""),
        OPEN("Who else needs to be part of this?", "Groups, teams or people who would notice if it went well."),
        CONFLICT("", ""),
        ACCESS("", "");

        private final String ask;
        private final String hint;

        Ask(String ask, String hint) {
            this.ask = ask;
            this.hint = hint;
        }

        UUID in(Call call) {
            return InventedCalls.id(call.slug() + " question " + name());
        }
    }

    record Call(String slug) {

        UUID id() {
            return InventedCalls.id("call " + slug);
        }

        String path() {
            return "/programmes/" + slug;
        }
    }

    private record Round(
            Call call,
            String title,
            String purpose,
            int places,
            int publishedDaysAgo,
            Instant closes,
            LocalDate decideBy,
            LocalDate acceptBy,
            List<Integer> days) {}

    /** The five days of a round, wherever they lie. */
    record Day(String title, boolean online) {

        String place() {
            return online ? "" : "Eastmere Library, the Harbour Room";
        }
    }

    static final List<Day> DAYS = List.of(
            new Day("Meet, and agree how you’ll work", false),
            new Day("What we assume about each other", false),
            new Day("Power, and the hard conversation", true),
            new Day("Who else has to move?", false),
            new Day("What changed, and a good ending", false));

    private final Acting acting;
    private final DatingBack dating;
    private final Jobs jobs;
    private final Ago ago;

    InventedCalls(Acting acting, DatingBack dating, Jobs jobs, Ago ago) {
        this.acting = acting;
        this.dating = dating;
        this.jobs = jobs;
        this.ago = ago;
    }

    void invent() {
        acting.as(Cast.ADMINISTRATOR, this::programme);
        jobs.inTransaction(this::lead);
        jobs.inTransaction(() -> List.of(SAFEGUARDING, SafeguardingPeople.PLACE).forEach(this::safeguard));
        dating.together(past -> {
            past.joinedAsStaff(PROGRAMME, ago.days(BEGAN), List.of(Cast.LEAD));
            past.joinedAsStaff(SAFEGUARDING, ago.days(BEGAN), List.of(Cast.SAFEGUARDING, Cast.DEPUTY));
            past.joinedAsStaff(SafeguardingPeople.PLACE, ago.days(BEGAN), List.of(Cast.SAFEGUARDING, Cast.DEPUTY));
        });
        acting.as(Cast.LEAD, db -> {
            write(db, open());
            write(db, closed());
        });
    }

    private void programme(JdbcClient db) {
        db.sql(
                        "insert into programme.programme (id, safeguarding, name, began_at) values (:id, :circle, 'Harbour and Hills', :at)")
                .param("id", PROGRAMME)
                .param("circle", SAFEGUARDING)
                .param("at", Times.at(ago.days(BEGAN)))
                .update();
    }

    private void lead() {
        jobs.db()
                .sql("""
                        insert into programme.lead (programme, person, name, since)
                        values (:programme, :person, :name, :since)
                        """)
                .param("programme", PROGRAMME)
                .param("person", Cast.LEAD.id())
                .param("name", Cast.LEAD.name())
                .param("since", Times.at(ago.days(BEGAN)))
                .update();
    }

    /** They look after safeguarding in the programme and in the place. */
    private void safeguard(UUID circle) {
        jobs.db()
                .sql("""
                        insert into programme.safeguarding (circle, programme, role, person, name, reach, since)
                        values (:circle, :programme, 'safeguarding', :lead, :lead_name, '01632 960433', :since),
                               (:circle, :programme, 'deputy', :deputy, :deputy_name, '01632 960434', :since)
                        """)
                .param("circle", circle)
                .param("programme", circle.equals(SAFEGUARDING) ? PROGRAMME : null, java.sql.Types.OTHER)
                .param("lead", Cast.SAFEGUARDING.id())
                .param("lead_name", Cast.SAFEGUARDING.name())
                .param("deputy", Cast.DEPUTY.id())
                .param("deputy_name", Cast.DEPUTY.name())
                .param("since", Times.at(ago.days(BEGAN)))
                .update();
    }

    private Round open() {
        var closes = ago.today().plusWeeks(4).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return new Round(
                OPEN,
                "Harbour and Hills",
                "Six months for eight pairs across Eastmere. You bring one real problem in local health or care. You leave having led a change together.",
                8,
                17,
                evening(closes),
                closes.plusWeeks(3),
                closes.plusWeeks(5),
                List.of(84, 112, 147, 189, 252));
    }

    private Round closed() {
        var closed = ago.today().minusDays(9).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new Round(
                CLOSED,
                "Market Towns",
                "A small round for two pairs from the market towns inland. You bring one real problem, and lead the change as equals.",
                2,
                75,
                evening(closed),
                ago.today().plusDays(6),
                ago.today().plusDays(20),
                List.of(35, 70, 112, 147, 189));
    }

    private void write(JdbcClient db, Round round) {
        var published = Times.at(ago.days(round.publishedDaysAgo()));
        db.sql("""
                insert into programme.call
                    (id, programme, slug, language, title, purpose, for_lives, for_works, choosing, effort, pay, costs,
                     place, access, languages, own_question, zone, closes_at, decide_by, accept_by, places, ask_name,
                     ask_reach, begun_at)
                values
                    (:id, :programme, :slug, 'en-GB', :title, :purpose,
                     :lives, :works, :choosing, :effort, :pay, :costs, :place, :access, :languages, :own,
                     'Europe/London', :closes, :decide, :accept, :places, 'Dilip Raman', '01632 960417', :published)
                """)
                .param("id", round.call().id())
                .param("programme", PROGRAMME)
                .param("slug", round.call().slug())
                .param("title", round.title())
                .param("purpose", round.purpose())
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
                .param("closes", Times.at(round.closes()))
                .param("decide", round.decideBy())
                .param("accept", round.acceptBy())
                .param("places", round.places())
                .param("published", published)
                .update();
        days(db, round);
        questions(db, round.call());
        db.sql("update programme.call set published_at = :published where id = :id")
                .param("published", published)
                .param("id", round.call().id())
                .update();
    }

    private void days(JdbcClient db, Round round) {
        db.sql("""
                insert into programme.day (id, call, title, day, starts, ends, online, place)
                select gen_random_uuid(), :call, title, day, :starts, :ends, online, place
                  from unnest(:titles::text[], :days::date[], :online::boolean[], :places::text[])
                       as invented (title, day, online, place)
                """)
                .param("call", round.call().id())
                .param("titles", InventedPeople.texts(DAYS, Day::title))
                .param(
                        "days",
                        InventedPeople.texts(
                                round.days(), in -> ago.thursdayIn(in).toString()))
                .param("starts", LocalTime.of(10, 0))
                .param("ends", LocalTime.of(15, 30))
                .param("online", DAYS.stream().map(Day::online).toArray(Boolean[]::new))
                .param("places", InventedPeople.texts(DAYS, Day::place))
                .update();
    }

    private static void questions(JdbcClient db, Call call) {
        var all = List.of(Ask.values());
        db.sql("""
                insert into programme.question (id, call, position, kind, ask, hint)
                select id, :call, position, kind, ask, hint
                  from unnest(:ids::uuid[], :kinds::text[], :asks::text[], :hints::text[]) with ordinality
                       as invented (id, kind, ask, hint, position)
                """)
                .param("call", call.id())
                .param("ids", InventedPeople.ids(all, ask -> ask.in(call)))
                .param("kinds", InventedPeople.texts(all, ask -> ask.name().toLowerCase(java.util.Locale.ROOT)))
                .param("asks", InventedPeople.texts(all, ask -> ask.ask))
                .param("hints", InventedPeople.texts(all, ask -> ask.hint))
                .update();
    }

    private static Instant evening(LocalDate day) {
        return day.atTime(17, 0).atZone(Ago.ZONE).toInstant();
    }

    static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("demo " + what).getBytes(UTF_8));
    }
}
