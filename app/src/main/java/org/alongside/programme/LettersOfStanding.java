package org.alongside.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Letters of standing, each under a key of its own: the public page opens it for whoever brings its code, and it goes with
 * either of the two. Row security shows them to the two alone.
 */
@Repository
class LettersOfStanding {

    private static final String SELECT = "select l.* from programme.letter_of_standing l where ";

    private static final String WAY = """
            select c.id as cohort, c.name, g.name as programme, w.since, w.until, w.held, w.both_there, w.over
              from programme.cohort_pair p
              join programme.cohort c on c.id = p.cohort
              join programme.programme g on g.id = c.programme
             cross join lateral programme.way_through(p.cohort, p.pair, :now) w
             where p.pair = :pair and p.cohort = :cohort
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    LettersOfStanding(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** What is on record of a pair that is or was in a cohort. */
    Optional<Way> way(UUID pair, UUID cohort) {
        return db.sql(WAY)
                .param("pair", pair)
                .param("cohort", cohort)
                .param("now", Times.at(clock.instant()))
                .query(Way.class)
                .optional();
    }

    /** The one that is being prepared, the one that stands, and those that stand no more: the latest first. */
    List<LetterOfStanding> of(UUID pair, UUID cohort) {
        return readable(
                db.sql(SELECT + "l.pair = :pair and l.cohort = :cohort order by l.made_at desc nulls first, l.id")
                        .param("pair", pair)
                        .param("cohort", cohort));
    }

    Optional<LetterOfStanding> inTheMaking(UUID pair, UUID cohort) {
        return of(pair, cohort).stream().filter(letter -> !letter.isMade()).findFirst();
    }

    Optional<LetterOfStanding> find(UUID pair, UUID letter) {
        return found(db.sql(SELECT + "l.pair = :pair and l.id = :letter"), pair, letter);
    }

    /** The same; until the transaction ends nobody changes it or takes it back. */
    Optional<LetterOfStanding> findHeldStill(UUID pair, UUID letter) {
        return found(db.sql(SELECT + "l.pair = :pair and l.id = :letter for update of l"), pair, letter);
    }

    private Optional<LetterOfStanding> found(JdbcClient.StatementSpec select, UUID pair, UUID letter) {
        return readable(select.param("pair", pair).param("letter", letter)).stream()
                .findFirst();
    }

    /** The letter of a code, for whoever brings it, as long as it was not taken back. */
    Optional<LetterOfStanding> behind(String code) {
        return readable(db.sql("select * from programme.letter_behind(:code)").param("code", mark(code))).stream()
                .findFirst();
    }

    /** All of a person's pairs, for them to take along. */
    List<LetterOfStanding> ofPairsOf(PersonId me) {
        return readable(db.sql(SELECT + """
                l.pair in (select h.pair from pairing.half h where h.person = :me)
                 order by l.prepared_at, l.id
                """).param("me", me.value()));
    }

    void begin(UUID pair, Way way, LetterForm form, LetterOfStanding.Named named, PersonId me) {
        var id = UUID.randomUUID();
        written(db.sql("""
                insert into programme.letter_of_standing
                    (id, pair, cohort, since, until, held, both_there, language, named, led, grain, prepared_by, prepared_at)
                values (:id, :pair, :cohort, :since, :until, :held, :both, :language, :named, :led, :grain, :me, :now)
                """), id, pair, way, form, named, me)
                .param("cohort", way.cohort())
                .param("grain", sealed("grain", id, pair, UUID.randomUUID().toString()))
                .update();
    }

    void change(LetterOfStanding stands, Way way, LetterForm form, LetterOfStanding.Named named, PersonId me) {
        written(db.sql("""
                update programme.letter_of_standing
                   set since = :since, until = :until, held = :held, both_there = :both, language = :language,
                       named = :named, led = :led, version = version + 1, prepared_by = :me, prepared_at = :now
                 where id = :id and pair = :pair and made_at is null
                """), stands.id(), stands.pair(), way, form, named, me).update();
    }

    private JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement,
            UUID id,
            UUID pair,
            Way way,
            LetterForm form,
            LetterOfStanding.Named named,
            PersonId me) {
        return statement
                .param("id", id)
                .param("pair", pair)
                .param("since", way.since())
                .param("until", way.until())
                .param("held", way.held())
                .param("both", form.has(LetterForm.DAYS) ? way.bothThere() : null, Types.INTEGER)
                .param("language", Words.language().tag())
                .param("named", sealed("named", id, pair, named.inLines()))
                .param("led", sealed("led", id, pair, form.ledWords()))
                .param("me", me.value())
                .param("now", Times.at(clock.instant()));
    }

    /** From now on it stands, under this code, in place of the one before. */
    void make(LetterOfStanding letter, String code, Instant at) {
        db.sql("""
                update programme.letter_of_standing set replaced_at = :at
                 where pair = :pair and cohort = :cohort and made_at is not null and replaced_at is null
                   and taken_back_at is null
                """)
                .param("at", Times.at(at))
                .param("pair", letter.pair())
                .param("cohort", letter.cohort())
                .update();
        db.sql("update programme.letter_of_standing set made_at = :at, code = :code, code_hash = :mark where id = :id")
                .param("at", Times.at(at))
                .param("code", sealed("code", letter.id(), letter.pair(), code))
                .param("mark", mark(code))
                .param("id", letter.id())
                .update();
    }

    /** Those that were replaced with it: a code of any of them opens nothing from now on. */
    boolean takeBack(UUID pair, UUID cohort) {
        return db.sql("""
                update programme.letter_of_standing set taken_back_at = :now
                 where pair = :pair and cohort = :cohort and made_at is not null and taken_back_at is null
                """)
                        .param("now", Times.at(clock.instant()))
                        .param("pair", pair)
                        .param("cohort", cohort)
                        .update()
                > 0;
    }

    /** Letters of a pair are gone for good, also from copies. */
    void erase(UUID pair) {
        db.sql("select id from programme.letter_of_standing where pair = :pair")
                .param("pair", pair)
                .query(UUID.class)
                .list()
                .forEach(vault::destroy);
        db.sql("delete from programme.letter_of_standing where pair = :pair")
                .param("pair", pair)
                .update();
    }

    /** A backup that was put back may hold one that was erased since. */
    private List<LetterOfStanding> readable(JdbcClient.StatementSpec question) {
        return Rows.all(question.query(this::read)).stream()
                .filter(letter -> !letter.isErased())
                .toList();
    }

    private LetterOfStanding read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        return new LetterOfStanding(
                id,
                pair,
                row.getObject("cohort", UUID.class),
                Objects.requireNonNull(row.getObject("since", LocalDate.class)),
                Objects.requireNonNull(row.getObject("until", LocalDate.class)),
                row.getInt("held"),
                row.getObject("both_there", Integer.class),
                LetterOfStanding.Named.of(opened("named", row, id, pair)),
                opened("led", row, id, pair),
                row.getString("language"),
                row.getInt("version"),
                opened("grain", row, id, pair),
                row.getBytes("code") == null ? null : opened("code", row, id, pair),
                row.getObject("prepared_by", UUID.class),
                Objects.requireNonNull(Times.in(row, "prepared_at")),
                Times.in(row, "made_at"),
                Times.in(row, "replaced_at"),
                Times.in(row, "taken_back_at"));
    }

    private byte[] sealed(String column, UUID letter, UUID pair, String text) {
        return vault.seal(letter, place(column, letter, pair), text);
    }

    private String opened(String column, ResultSet row, UUID letter, UUID pair) throws SQLException {
        return vault.openUnlessErased(letter, place(column, letter, pair), row.getBytes(column))
                .orElse("");
    }

    private byte[] mark(String code) {
        return vault.mark(place("code_hash", Vault.HOUSE, Vault.HOUSE), code);
    }

    private static Place place(String column, UUID letter, UUID pair) {
        return new Place("programme.letter_of_standing." + column, letter, pair);
    }
}
