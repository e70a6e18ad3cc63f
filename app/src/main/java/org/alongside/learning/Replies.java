package org.alongside.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions, answers and thoughts: each under the key of whoever said it, read by those who read what was asked. */
@Repository
class Replies {

    private static final String SELECT = """
            select r.id, r.cohort, r.kind, r.answers, r.person, people.name_of(r.person) as name, r.hat, r.words,
                   r.version, r.said_at
              from learn.reply r
            """;

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Replies(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** What was said since it was shown. */
    Exchange to(Consultation asked, PersonId me) {
        var said = Rows.all(db.sql(SELECT + """
                 where r.consultation = :asked and r.showing = :shown
                 order by r.said_at, r.id
                """)
                .param("asked", asked.id())
                .param("shown", Times.atOrNull(asked.shownAt()))
                .query(this::read));
        return new Exchange(asked, said, me.value());
    }

    /** Everything this person said, for them to take along. */
    List<Reply> by(PersonId me) {
        return Rows.all(db.sql(SELECT + " where r.person = :me order by r.said_at, r.id")
                .param("me", me.value())
                .query(this::read));
    }

    void add(
            Consultation asked, Reply.Kind kind, @Nullable UUID answers, String words, @Nullable Hat hat, PersonId me) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into learn.reply (id, consultation, cohort, showing, kind, answers, person, hat, words, said_at)
                values (:id, :asked, :cohort, :shown, :kind, :answers, :me, :hat, :words, :now)
                """)
                .param("id", id)
                .param("asked", asked.id())
                .param("cohort", asked.cohort())
                .param("shown", Times.atOrNull(asked.shownAt()))
                .param("kind", kind.key())
                .param("answers", answers, Types.OTHER)
                .param("me", me.value())
                .param("hat", hat == null ? null : hat.key(), Types.VARCHAR)
                .param("words", vault.seal(me.value(), place(id, asked.cohort()), words))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    void change(Consultation asked, Reply stands, String words, PersonId me) {
        db.sql("update learn.reply set words = :words, version = version + 1 where id = :id and person = :me")
                .param("words", vault.seal(me.value(), place(stands.id(), asked.cohort()), words))
                .param("id", stands.id())
                .param("me", me.value())
                .update();
    }

    /** One's own words are gone for everybody; that there was something stays. */
    void takeBack(Reply mine, PersonId me) {
        db.sql("update learn.reply set words = null, taken_back_at = :now where id = :id and person = :me")
                .param("now", Times.at(clock.instant()))
                .param("id", mine.id())
                .param("me", me.value())
                .update();
    }

    void forget(PersonId me) {
        db.sql("update learn.reply set words = null, taken_back_at = :now where person = :me and taken_back_at is null")
                .param("now", Times.at(clock.instant()))
                .param("me", me.value())
                .update();
    }

    private Reply read(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var person = row.getObject("person", UUID.class);
        var words = row.getBytes("words");
        return new Reply(
                id,
                Reply.Kind.of(row.getString("kind")).orElseThrow(),
                row.getObject("answers", UUID.class),
                person,
                row.getString("name"),
                Hat.stored(row.getString("hat")),
                words == null
                        ? Written.NOTHING
                        : vault.writtenUnlessErased(person, place(id, row.getObject("cohort", UUID.class)), words)
                                .orElse(Written.NOTHING),
                row.getInt("version"),
                row.getObject("said_at", OffsetDateTime.class).toInstant());
    }

    private static Place place(UUID reply, UUID cohort) {
        return new Place("learn.reply", reply, cohort);
    }
}
