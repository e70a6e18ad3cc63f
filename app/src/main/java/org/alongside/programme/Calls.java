package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The calls of programmes, with their days and questions. A draft is seen by the programme's leads alone. */
@Repository
public class Calls {

    /** What changed in a call after people could read it. */
    public record Change(String words, Instant saidAt) {}

    /** A call as its leads see it in their list: with how many pairs have sent an application, and are decided. */
    record Standing(UUID programme, Call call, int sent, int decided, int held) {}

    static final String COLUMNS = """
            c.id, c.programme, c.slug, c.language, c.title, c.purpose, c.for_lives, c.for_works, c.kinds, c.choosing,
            c.effort, c.pay, c.costs, c.place, c.access, c.languages, c.own_question, c.zone, c.closes_at, c.decide_by,
            c.accept_by, c.places, c.ask_name, c.ask_reach, c.safeguarding_name, c.safeguarding_reach, c.deputy_name,
            c.deputy_reach, c.published_at,
            (select array[s.name, s.reach] from programme.safeguarding s
              where s.programme = c.programme and s.role = 'safeguarding' and s.until is null) as safeguarding,
            (select array[s.name, s.reach] from programme.safeguarding s
              where s.programme = c.programme and s.role = 'deputy' and s.until is null) as deputy
            """;

    private final JdbcClient db;
    private final Clock clock;

    Calls(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A call that anybody can read, by its part of the address. */
    public Optional<Call> published(String slug) {
        return db.sql("select " + COLUMNS
                        + " from programme.call c where c.slug = :slug and c.published_at is not null")
                .param("slug", slug)
                .query(Calls::read)
                .optional();
    }

    /** All calls that anybody can read: open ones first, the soonest to close on top. */
    public List<Call> published() {
        return Rows.all(db.sql("select " + COLUMNS + """
                         from programme.call c
                        where c.published_at is not null
                        order by c.closes_at <= :now,
                                 case when c.closes_at > :now then c.closes_at end,
                                 c.closes_at desc, c.id
                        """)
                .param("now", Times.at(clock.instant()))
                .query(Calls::read));
    }

    /** A call, if this person leads its programme now: a draft too. */
    public Optional<Call> ledBy(PersonId person, UUID programme, UUID call) {
        return db.sql("select " + COLUMNS + """
                         from programme.call c
                         join programme.lead l on l.programme = c.programme and l.person = :person and l.until is null
                        where c.id = :call and c.programme = :programme
                        """)
                .param("person", person.value())
                .param("programme", programme)
                .param("call", call)
                .query(Calls::read)
                .optional();
    }

    /** All calls of the programmes this person leads, newest first. */
    List<Standing> ledBy(PersonId person) {
        return Rows.all(db.sql("select " + COLUMNS + """
                         , (select count(*) from programme.application a
                             where a.call = c.id and a.sent_at is not null and a.withdrawn_at is null
                               and not :person in (a.lives, a.works)) as sent
                         , (select count(*) from programme.decision d where d.call = c.id
                               and exists (select from programme.application a
                                            where a.id = d.application and a.withdrawn_at is null
                                              and not :person in (a.lives, a.works))) as decided
                         , (select count(*) from programme.place p where p.call = c.id and p.given_up_at is null) as held
                         from programme.call c
                         join programme.lead l on l.programme = c.programme and l.person = :person and l.until is null
                        order by c.begun_at desc, c.id
                        """)
                .param("person", person.value())
                .query((row, number) -> new Standing(
                        row.getObject("programme", UUID.class),
                        read(row, number),
                        row.getInt("sent"),
                        row.getInt("decided"),
                        row.getInt("held"))));
    }

    /** The days of a call, first to last. */
    public List<Day> daysOf(UUID call) {
        return Rows.all(db.sql("""
                select id, title, day, starts, ends, online, place
                  from programme.day
                 where call = :call
                 order by day, starts, id
                """)
                .param("call", call)
                .query((row, _) -> new Day(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class),
                        row.getBoolean("online"),
                        row.getString("place"))));
    }

    List<Question> questionsOf(UUID call) {
        return Rows.all(db.sql("""
                select id, position, kind, ask, hint
                  from programme.question
                 where call = :call
                 order by position
                """).param("call", call).query((row, _) -> question(row)));
    }

    List<Change> changesOf(UUID call) {
        return Rows.all(
                db.sql("select words, said_at from programme.change where call = :call order by said_at desc, id")
                        .param("call", call)
                        .query(Change.class));
    }

    /** False when the address is taken, by whatever programme. */
    boolean begin(UUID id, UUID programme, String slug, String title, String language, ZoneId zone) {
        try {
            db.sql("""
                    insert into programme.call (id, programme, slug, title, language, zone, begun_at)
                    values (:id, :programme, :slug, :title, :language, :zone, :now)
                    """)
                    .param("id", id)
                    .param("programme", programme)
                    .param("slug", slug)
                    .param("title", title)
                    .param("language", language)
                    .param("zone", zone.getId())
                    .param("now", Times.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        ask(id, 10, Question.Kind.WORK, "", "");
        ask(id, 20, Question.Kind.CHALLENGE, "", "");
        ask(id, 900, Question.Kind.CONFLICT, "", "");
        ask(id, 910, Question.Kind.ACCESS, "", "");
        return true;
    }

    /** Until the transaction ends, so that of two leads the second sees what the first has written. */
    void hold(UUID call) {
        db.sql("select id from programme.call where id = :call for update")
                .param("call", call)
                .query(UUID.class)
                .optional();
    }

    /** Everything of a call that is written on its one form; false when the address is taken. */
    boolean write(Call call) {
        try {
            db.sql("""
                    update programme.call
                       set slug = :slug, title = :title, purpose = :purpose, for_lives = :forLives,
                           for_works = :forWorks, kinds = :kinds, choosing = :choosing, effort = :effort, pay = :pay,
                           costs = :costs, place = :place, access = :access, languages = :languages,
                           own_question = :ownQuestion, zone = :zone, closes_at = :closes, decide_by = :decideBy,
                           accept_by = :acceptBy, places = :places, ask_name = :askName, ask_reach = :askReach
                     where id = :id
                    """)
                    .param("slug", call.slug())
                    .param("title", call.title())
                    .param("purpose", call.purpose())
                    .param("forLives", call.forLives())
                    .param("forWorks", call.forWorks())
                    .param("kinds", call.kinds().stream().map(Work::key).toArray(String[]::new))
                    .param("choosing", call.choosing())
                    .param("effort", call.effort())
                    .param("pay", call.pay())
                    .param("costs", call.costs())
                    .param("place", call.place())
                    .param("access", call.access())
                    .param("languages", call.languages())
                    .param("ownQuestion", call.ownQuestion())
                    .param("zone", call.zone().getId())
                    .param("closes", Times.atOrNull(call.closesAt()))
                    .param("decideBy", call.decideBy())
                    .param("acceptBy", call.acceptBy())
                    .param("places", call.places())
                    .param("askName", call.ask().name())
                    .param("askReach", call.ask().reach())
                    .param("id", call.id())
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    void publish(UUID call) {
        db.sql("update programme.call set published_at = :now where id = :call and published_at is null")
                .param("now", Times.at(clock.instant()))
                .param("call", call)
                .update();
    }

    /** @param closes when the call closes from now on, where that changed */
    void say(UUID call, String change, @Nullable Instant closes) {
        db.sql("""
                insert into programme.change (id, call, words, said_at, closes_at)
                values (:id, :call, :words, :now, :closes)
                """)
                .param("closes", Times.atOrNull(closes), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", UUID.randomUUID())
                .param("call", call)
                .param("words", change)
                .param("now", Times.at(clock.instant()))
                .update();
    }

    void add(UUID call, Day day) {
        db.sql("""
                insert into programme.day (id, call, title, day, starts, ends, online, place)
                values (:id, :call, :title, :day, :starts, :ends, :online, :place)
                """)
                .param("id", day.id())
                .param("call", call)
                .param("title", day.title())
                .param("day", day.day())
                .param("starts", day.starts())
                .param("ends", day.ends())
                .param("online", day.online())
                .param("place", day.place())
                .update();
    }

    boolean removeDay(UUID call, UUID day) {
        return db.sql("delete from programme.day where id = :day and call = :call")
                        .param("day", day)
                        .param("call", call)
                        .update()
                == 1;
    }

    void ask(UUID call, String ask, String hint) {
        int next = db.sql(
                        "select coalesce(max(position), 99) + 1 from programme.question where call = :call and kind = 'open'")
                .param("call", call)
                .query(Integer.class)
                .single();
        ask(call, next, Question.Kind.OPEN, ask, hint);
    }

    boolean removeQuestion(UUID call, UUID question) {
        return db.sql("delete from programme.question where id = :question and call = :call and kind = 'open'")
                        .param("question", question)
                        .param("call", call)
                        .update()
                == 1;
    }

    private void ask(UUID call, int position, Question.Kind kind, String ask, String hint) {
        db.sql("""
                insert into programme.question (id, call, position, kind, ask, hint)
                values (:id, :call, :position, :kind, :ask, :hint)
                """)
                .param("id", UUID.randomUUID())
                .param("call", call)
                .param("position", position)
                .param("kind", kind.key())
                .param("ask", ask)
                .param("hint", hint)
                .update();
    }

    static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                Question.Kind.of(row.getString("kind")),
                row.getString("ask"),
                row.getString("hint"));
    }

    static Call read(ResultSet row, int number) throws SQLException {
        return new Call(
                row.getObject("id", UUID.class),
                row.getObject("programme", UUID.class),
                row.getString("slug"),
                row.getString("language"),
                row.getString("title"),
                row.getString("purpose"),
                row.getString("for_lives"),
                row.getString("for_works"),
                kinds(row),
                row.getString("choosing"),
                row.getString("effort"),
                row.getString("pay"),
                row.getString("costs"),
                row.getString("place"),
                row.getString("access"),
                row.getString("languages"),
                row.getString("own_question"),
                ZoneId.of(row.getString("zone")),
                Times.in(row, "closes_at"),
                row.getObject("decide_by", LocalDate.class),
                row.getObject("accept_by", LocalDate.class),
                row.getObject("places", Integer.class),
                new Call.Contact(row.getString("ask_name"), row.getString("ask_reach")),
                contact(row, "safeguarding"),
                contact(row, "deputy"),
                Times.in(row, "published_at"));
    }

    /** Who has the role now; in a call from before there was one, the name that was typed. */
    private static Call.Contact contact(ResultSet row, String role) throws SQLException {
        var holder = row.getArray(role);
        if (holder == null) {
            return new Call.Contact(row.getString(role + "_name"), row.getString(role + "_reach"));
        }
        var parts = (String[]) holder.getArray();
        return new Call.Contact(parts[0], parts[1]);
    }

    /** By the clocks of the call. */
    static ZonedDateTime moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Times.in(row, column)).atZone(ZoneId.of(row.getString("zone")));
    }

    private static List<Work> kinds(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("kinds").getArray())
                .flatMap(key -> Work.of(key).stream())
                .toList();
    }
}
