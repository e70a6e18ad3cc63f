package org.alongside.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.PersonId;
import org.alongside.programme.CohortPair;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What pairs ask their cohorts, under the key of each pair. Row security shows it to the two, and once both show it to
 * those who are in the cohort at that moment.
 */
@Repository
class Consultations {

    private static final String COLUMNS = """
            select c.id, c.pair, c.cohort, c.version, c.situation, c.question, c.grain, c.written_by,
                   c.by_both, c.written_at, c.still_since, c.shown_at,
                   c.thoughts_at, t.version as takeaway_version, t.words as takeaway, t.grain as takeaway_grain,
                   t.written_by as takeaway_by,
                   t.still_since as takeaway_still_since, t.shown_at as ended_at, p.lives, p.works,
                   coalesce(people.name_of(p.lives), p.lives_name) as lives_name,
                   coalesce(people.name_of(p.works), p.works_name) as works_name,
                   learn.goes_on(c.pair, c.cohort) as goes_on
            """;

    private static final String FROM = """
              from learn.consultation c
              join programme.cohort_pair p on p.cohort = c.cohort and p.pair = c.pair
              left join learn.takeaway t on t.consultation = c.id
            """;

    private static final String SELECT = COLUMNS + FROM;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Consultations(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** All of a pair, the newest first. */
    List<Consultation> of(UUID pair) {
        return Rows.all(db.sql(SELECT + " where c.pair = :pair order by c.written_at desc, c.id")
                .param("pair", pair)
                .query(this::read));
    }

    /** All of a person's pairs, for them to take along. */
    List<Consultation> ofPairsOf(PersonId me) {
        return Rows.all(db.sql(SELECT + """
                 where c.pair in (select h.pair from pairing.half h where h.person = :me)
                 order by c.written_at, c.id
                """).param("me", me.value()).query(this::read));
    }

    Optional<Consultation> find(UUID pair, UUID id) {
        return db.sql(SELECT + " where c.pair = :pair and c.id = :id")
                .param("pair", pair)
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** One that the cohort reads. */
    Optional<Consultation> shown(UUID cohort, UUID id) {
        return db.sql(SELECT + " where c.cohort = :cohort and c.id = :id and c.shown_at is not null")
                .param("cohort", cohort)
                .param("id", id)
                .query(this::read)
                .optional()
                .filter(found -> !found.isErased());
    }

    /** What a cohort reads: what goes on first, and of that the newest. */
    List<Consultation.Listed> inCohort(UUID cohort) {
        return Rows.all(db.sql(COLUMNS + """
                        , (select count(*) from learn.reply r
                            where r.consultation = c.id and r.showing = c.shown_at and r.taken_back_at is null
                              and r.kind = 'question') as questions
                        , (select count(*) from learn.reply r
                            where r.consultation = c.id and r.showing = c.shown_at and r.taken_back_at is null
                              and r.kind in ('seen', 'try')) as thoughts
                        """ + FROM + """
                         where c.cohort = :cohort and c.shown_at is not null
                         order by t.shown_at is not null, c.shown_at desc, c.id
                        """)
                        .param("cohort", cohort)
                        .query((row, number) -> new Consultation.Listed(
                                read(row, number), row.getInt("questions"), row.getInt("thoughts"))))
                .stream()
                .filter(row -> !row.consultation().isErased())
                .toList();
    }

    /** Until the transaction ends nothing is said to it, and it goes no step on. */
    void hold(UUID id) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:id, 88)) is null")
                .param("id", id.toString())
                .query(Boolean.class)
                .single();
    }

    UUID begin(UUID pair, UUID cohort, ConsultationForm form, PersonId me) {
        var id = UUID.randomUUID();
        written("""
                insert into learn.consultation (id, pair, cohort, situation, question, grain, written_by, written_at,
                                                still_since)
                values (:id, :pair, :cohort, :situation, :question, :grain, :me, :now, :now)
                """, id, pair, form, me)
                .param("cohort", cohort)
                .param("grain", grain(place("learn.consultation.grain", id, pair), pair))
                .update();
        return id;
    }

    void change(Consultation stands, ConsultationForm form, PersonId me) {
        written("""
                update learn.consultation
                   set version = version + 1, situation = :situation, question = :question, written_by = :me,
                       written_at = :now, still_since = :now
                 where id = :id and pair = :pair and shown_at is null
                """, stands.id(), stands.pair(), form, me).update();
    }

    /** Shows it, which the database allows only where both hands were given to that at this moment. */
    void show(UUID id, Instant at) {
        db.sql("update learn.consultation set shown_at = :at where id = :id")
                .param("at", Times.at(at))
                .param("id", id)
                .update();
    }

    void openThoughts(UUID id) {
        db.sql("update learn.consultation set thoughts_at = greatest(:now, shown_at) where id = :id")
                .param("now", Times.at(clock.instant()))
                .param("id", id)
                .update();
    }

    /** Back to the two of them, with whatever they take from it: all of it at once. */
    boolean takeBack(UUID pair, UUID id) {
        boolean back = takenBack("""
                update learn.consultation
                   set shown_at = null, thoughts_at = null, still_since = greatest(:now, shown_at)
                 where id = :id and pair = :pair and shown_at is not null
                """, pair, id);
        takenBack("""
                update learn.takeaway set shown_at = null, still_since = greatest(:now, shown_at)
                 where consultation = :id and pair = :pair and shown_at is not null
                """, pair, id);
        return back;
    }

    private boolean takenBack(String sql, UUID pair, UUID id) {
        return db.sql(sql)
                        .param("now", Times.at(clock.instant()))
                        .param("id", id)
                        .param("pair", pair)
                        .update()
                == 1;
    }

    /** The database lets whoever wrote all of it do that. */
    boolean remove(UUID pair, UUID id) {
        return db.sql("delete from learn.consultation where id = :id and pair = :pair and shown_at is null")
                        .param("id", id)
                        .param("pair", pair)
                        .update()
                == 1;
    }

    void beginTakeaway(Consultation of, String words, PersonId me) {
        var place = place("learn.takeaway.grain", of.id(), of.pair());
        takeaway("""
                insert into learn.takeaway (consultation, pair, cohort, words, grain, written_by, written_at, still_since)
                values (:id, :pair, :cohort, :words, :grain, :me, :now, :now)
                """, of, words, me)
                .param("cohort", of.cohort())
                .param("grain", grain(place, of.pair()))
                .update();
    }

    void changeTakeaway(Consultation of, String words, PersonId me) {
        takeaway("""
                update learn.takeaway
                   set version = version + 1, words = :words, written_by = :me, written_at = :now, still_since = :now
                 where consultation = :id and pair = :pair and shown_at is null
                """, of, words, me).update();
    }

    /** Ends it, which the database allows only where both hands were given to that at this moment. */
    void end(UUID id, Instant at) {
        db.sql("update learn.takeaway set shown_at = :at where consultation = :id")
                .param("at", Times.at(at))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec written(String sql, UUID id, UUID pair, ConsultationForm form, PersonId me) {
        return db.sql(sql)
                .param("id", id)
                .param("pair", pair)
                .param(
                        "situation",
                        vault.seal(pair, place("learn.consultation.situation", id, pair), form.situationWords()))
                .param(
                        "question",
                        vault.seal(pair, place("learn.consultation.question", id, pair), form.questionWords()))
                .param("me", me.value())
                .param("now", Times.at(clock.instant()));
    }

    private JdbcClient.StatementSpec takeaway(String sql, Consultation of, String words, PersonId me) {
        return db.sql(sql)
                .param("id", of.id())
                .param("pair", of.pair())
                .param("words", vault.seal(of.pair(), place("learn.takeaway", of.id(), of.pair()), words))
                .param("me", me.value())
                .param("now", Times.at(clock.instant()));
    }

    private byte[] grain(Place place, UUID pair) {
        return vault.seal(pair, place, UUID.randomUUID().toString());
    }

    private Consultation read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new Consultation(
                id,
                new CohortPair(
                        pair,
                        row.getObject("lives", UUID.class),
                        row.getObject("works", UUID.class),
                        row.getString("lives_name"),
                        row.getString("works_name")),
                row.getObject("cohort", UUID.class),
                row.getInt("version"),
                opened(place("learn.consultation.situation", id, pair), row.getBytes("situation")),
                opened(place("learn.consultation.question", id, pair), row.getBytes("question")),
                opened(place("learn.consultation.grain", id, pair), row.getBytes("grain"))
                        .text(),
                row.getObject("written_by", UUID.class),
                row.getBoolean("by_both"),
                moment(row, "written_at"),
                moment(row, "still_since"),
                Times.in(row, "shown_at"),
                Times.in(row, "thoughts_at"),
                row.getBytes("takeaway") == null ? null : takeaway(row, id, pair),
                row.getBoolean("goes_on"));
    }

    private Consultation.Takeaway takeaway(ResultSet row, UUID id, UUID pair) throws SQLException {
        return new Consultation.Takeaway(
                row.getInt("takeaway_version"),
                opened(place("learn.takeaway", id, pair), row.getBytes("takeaway")),
                opened(place("learn.takeaway.grain", id, pair), row.getBytes("takeaway_grain"))
                        .text(),
                row.getObject("takeaway_by", UUID.class),
                moment(row, "takeaway_still_since"),
                Times.in(row, "ended_at"));
    }

    private Written opened(Place place, byte @Nullable [] sealed) {
        return sealed == null
                ? Written.NOTHING
                : vault.writtenUnlessErased(place.space(), place, sealed).orElse(Written.NOTHING);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Place place(String column, UUID id, UUID pair) {
        return new Place(column, id, pair);
    }
}
