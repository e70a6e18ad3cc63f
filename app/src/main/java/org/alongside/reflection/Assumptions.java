package org.alongside.reflection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The guesses and answers of a pair. Row security shows one's own, and the other half's once all of it is open. */
@Repository
class Assumptions {

    /**
     * How it stands for whoever asks; of the other half it tells nothing before the opening.
     *
     * @param partner what the other half wants to be called; null once they have erased themselves
     * @param words how many are asked for of this person, who facilitates
     */
    record Standing(
            UUID pair,
            @Nullable String partner,
            boolean begun,
            @Nullable Instant readyAt,
            @Nullable Instant openedAt,
            boolean limitsRead,
            int words) {

        boolean isReady() {
            return readyAt != null;
        }

        boolean isOpened() {
            return openedAt != null;
        }
    }

    /**
     * One answer.
     *
     * @param written empty when the question was left out; null when whoever wrote it has erased themselves
     * @param hat the one they spoke in when it opened
     * @param version counts up with each change
     */
    record Answer(
            UUID id,
            UUID pair,
            UUID person,
            Question question,
            @Nullable Written written,
            @Nullable Hat hat,
            int version) {

        @Nullable
        String text() {
            return written == null ? null : written.text();
        }
    }

    /**
     * What came after the opening, on a day: the half a guess is about said whether it holds, or whoever guessed wrote
     * what they learned.
     *
     * @param verdict held, partly or not; null for something learned
     * @param lesson null for a verdict, and for words since erased
     * @param hat the one they spoke in at the end of that day
     */
    record Since(
            UUID guess,
            LocalDate day,
            @Nullable String verdict,
            @Nullable Written lesson,
            @Nullable Hat hat) {}

    /** Asked with {@code :me}. */
    static final String STANDING = """
            select p.id as pair, people.name_of(other.person) as partner, r.pair is not null as begun, r.ready_at, o.opened_at,
                   exists (select from reflection.limits_read l
                            where l.person = :me and l.version = '%s') as limits_read,
                   (select count(*) from reflection.word w where w.heard_at is null and w.person <> :me) as words
              from pairing.pair p
              join pairing.half h on h.pair = p.id and h.person = :me
              join pairing.half other on other.pair = p.id and other.person <> :me
              left join reflection.readiness r on r.pair = p.id and r.person = :me
              left join reflection.opening o on o.pair = p.id
            """.formatted(Confidentiality.VERSION);

    private static final String ANSWERS = """
            select a.id, a.pair, a.person, a.prompt, a.guess, a.sealed, a.version,
                   case when o.pair is not null then pairing.hat_at(a.pair, a.person, o.opened_at) end as hat
              from reflection.answer a
              left join reflection.opening o on o.pair = a.pair
            """;

    private final JdbcClient db;
    private final Vault vault;

    Assumptions(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    Standing standingOf(UUID pair, PersonId me) {
        return db.sql(STANDING + " where p.id = :pair")
                .param("me", me.value())
                .param("pair", pair)
                .query(Standing.class)
                .single();
    }

    /** Every answer this person may see in a pair. */
    List<Answer> in(UUID pair) {
        return Rows.all(
                db.sql(ANSWERS + " where a.pair = :pair").param("pair", pair).query(this::answer));
    }

    /** Everything this person wrote, in whichever pair. */
    List<Answer> by(PersonId me) {
        return Rows.all(db.sql(ANSWERS + " where a.person = :me order by a.pair, a.id")
                .param("me", me.value())
                .query(this::answer));
    }

    private Answer answer(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var person = row.getObject("person", UUID.class);
        var question = Question.of((row.getBoolean("guess") ? "guess-" : "own-") + row.getString("prompt"))
                .orElseThrow();
        return new Answer(
                id,
                pair,
                person,
                question,
                opened(person, place("reflection.answer", id, pair), row.getBytes("sealed")),
                Hat.stored(row.getString("hat")),
                row.getInt("version"));
    }

    /** A row for every question, so that those left out look like the others. */
    void begin(UUID pair, PersonId me) {
        db.sql("select true from reflection.begin_assuming(:pair)")
                .param("pair", pair)
                .query(Boolean.class)
                .single();
        for (var question : Question.all()) {
            var id = UUID.randomUUID();
            db.sql("""
                    insert into reflection.answer (id, pair, person, prompt, guess, sealed)
                    values (:id, :pair, :me, :prompt, :guess, :sealed)
                    on conflict (pair, person, prompt, guess) do nothing
                    """)
                    .param("id", id)
                    .param("pair", pair)
                    .param("me", me.value())
                    .param("prompt", question.prompt().key())
                    .param("guess", question.guess())
                    .param("sealed", vault.seal(me.value(), place("reflection.answer", id, pair), ""))
                    .update();
        }
    }

    /** Writes over one answer. False when the words stand still. */
    boolean write(UUID answer, UUID pair, PersonId me, String text) {
        return db.sql("update reflection.answer set sealed = :sealed, version = version + 1 where id = :id")
                        .param("sealed", vault.seal(me.value(), place("reflection.answer", answer, pair), text))
                        .param("id", answer)
                        .update()
                == 1;
    }

    /** My being ready; true when that opened it, or it was open. */
    boolean ready(UUID pair) {
        return db.sql("select reflection.say_ready(:pair)")
                .param("pair", pair)
                .query(Boolean.class)
                .single();
    }

    /** Takes my being ready back; false when it was open already. */
    boolean notReadyYet(UUID pair) {
        return db.sql("select reflection.not_ready_yet(:pair)")
                .param("pair", pair)
                .query(Boolean.class)
                .single();
    }

    /** What was said and learned about the guesses since the opening, first to last. */
    List<Since> since(UUID pair) {
        return Rows.all(db.sql("""
                select guess, said_on as day, null::timestamptz as learned_at, verdict, null::uuid as id, person,
                       null::bytea as sealed,
                       pairing.hat_at(pair, person, (said_on + 1)::timestamptz) as hat
                  from reflection.verdict
                 where pair = :pair
                union all
                select guess, learned_on, learned_at, null, id, person, sealed,
                       pairing.hat_at(pair, person, (learned_on + 1)::timestamptz)
                  from reflection.lesson
                 where pair = :pair
                 order by day, learned_at nulls first
                """).param("pair", pair).query((row, _) -> {
            var id = row.getObject("id", UUID.class);
            var person = row.getObject("person", UUID.class);
            return new Since(
                    row.getObject("guess", UUID.class),
                    row.getObject("day", LocalDate.class),
                    row.getString("verdict"),
                    id == null ? null : opened(person, place("reflection.lesson", id, pair), row.getBytes("sealed")),
                    Hat.stored(row.getString("hat")));
        }));
    }

    /** Something this person learned about one of their guesses. */
    record Lesson(UUID guess, LocalDate day, @Nullable Written written) {}

    /** Everything this person learned, in whichever pair, first to last. */
    List<Lesson> learnedBy(PersonId me) {
        return Rows.all(db.sql("""
                select id, guess, pair, learned_on, sealed
                  from reflection.lesson
                 where person = :me
                 order by pair, learned_on, learned_at
                """)
                .param("me", me.value())
                .query((row, _) -> new Lesson(
                        row.getObject("guess", UUID.class),
                        row.getObject("learned_on", LocalDate.class),
                        opened(
                                me.value(),
                                place(
                                        "reflection.lesson",
                                        row.getObject("id", UUID.class),
                                        row.getObject("pair", UUID.class)),
                                row.getBytes("sealed")))));
    }

    void say(UUID guess, UUID pair, PersonId me, String verdict, LocalDate on) {
        db.sql("""
                insert into reflection.verdict (guess, pair, person, said_on, verdict)
                values (:guess, :pair, :me, :on, :verdict)
                on conflict (guess, said_on) do update set verdict = excluded.verdict
                """)
                .param("guess", guess)
                .param("pair", pair)
                .param("me", me.value())
                .param("on", on)
                .param("verdict", verdict)
                .update();
    }

    void learn(UUID guess, UUID pair, PersonId me, String text, LocalDate on) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into reflection.lesson (id, guess, pair, person, learned_on, sealed)
                values (:id, :guess, :pair, :me, :on, :sealed)
                """)
                .param("id", id)
                .param("guess", guess)
                .param("pair", pair)
                .param("me", me.value())
                .param("on", on)
                .param("sealed", vault.seal(me.value(), place("reflection.lesson", id, pair), text))
                .update();
    }

    /**
     * What goes when this person erases themselves: all that never opened. What was opened stays as an empty place, so
     * that the other half keeps their own words beside it.
     */
    void forget(PersonId me) {
        db.sql("""
                delete from reflection.answer a
                 where a.person = :me and not exists (select from reflection.opening o where o.pair = a.pair)
                """).param("me", me.value()).update();
        db.sql("select true from reflection.forget_readiness()")
                .query(Boolean.class)
                .single();
    }

    private @Nullable Written opened(UUID person, Place place, byte[] sealed) {
        return vault.writtenUnlessErased(person, place, sealed).orElse(null);
    }

    private static Place place(String table, UUID row, UUID pair) {
        return new Place(table, row, pair);
    }
}
