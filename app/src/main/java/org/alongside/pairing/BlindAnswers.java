package org.alongside.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.alongside.database.Rows;
import org.alongside.language.Written;
import org.alongside.people.Hat;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What each half of a pair answers alone, opened for both at the same moment. Before that row security shows nobody but
 * its author a row, and nothing tells whether there is one. Callers hold the pair first.
 *
 * <p>Each is known by a text of the module that asks, such as {@code check start}.
 */
@Repository
public class BlindAnswers {

    /**
     * One answer that whoever asks may see.
     *
     * @param written null once its author has erased themselves
     * @param ready whether its author is ready; told to themselves alone
     * @param openedAt null as long as it is not open
     * @param hat the hat its author spoke in as it opened; null as themselves, and before
     * @param version counts up with each change
     */
    public record Answer(
            UUID id,
            UUID pair,
            String what,
            UUID person,
            @Nullable Written written,
            boolean ready,
            @Nullable Instant openedAt,
            @Nullable Hat hat,
            int version) {

        public @Nullable String text() {
            return written == null ? null : written.text();
        }

        public boolean isOpen() {
            return openedAt != null;
        }
    }

    /** How writing one's own answer went. */
    public sealed interface Writing {

        record Kept(int version) implements Writing {}

        /** Its author is ready, or it is open. */
        record Stands() implements Writing {}

        /** It was changed in another window in the meantime; nothing was written. */
        record Elsewhere(Written there, int version) implements Writing {}
    }

    private static final String SELECT = """
            select a.id, a.pair, a.what, a.person, a.sealed, a.version, o.opened_at,
                   case when o.pair is not null then pairing.hat_at(a.pair, a.person, o.opened_at) end as hat,
                   exists (select from pairing.blind_readiness r
                            where r.pair = a.pair and r.what = a.what and r.person = a.person) as ready
              from pairing.blind_answer a
              left join pairing.blind_opening o on o.pair = a.pair and o.what = a.what
            """;

    private final JdbcClient db;
    private final Vault vault;

    BlindAnswers(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** All whose text begins like this. */
    public List<Answer> in(UUID pair, String beginning) {
        return Rows.all(db.sql(SELECT + " where a.pair = :pair and starts_with(a.what, :beginning)")
                .param("pair", pair)
                .param("beginning", beginning)
                .query(this::answer));
    }

    public Optional<Answer> mine(UUID pair, String what, PersonId me) {
        return in(pair, what).stream()
                .filter(answer -> answer.what().equals(what) && answer.person().equals(me.value()))
                .findFirst();
    }

    /** Everything of this person's, for them to take along. */
    public List<Answer> by(PersonId me) {
        return Rows.all(db.sql(SELECT + " where a.person = :me order by a.pair, a.what")
                .param("me", me.value())
                .query(this::answer));
    }

    /** False when the words stand still: its author is ready, or it is open. */
    public boolean write(UUID pair, String what, String text, PersonId me) {
        return write(pair, what, Written.here(text), me);
    }

    /** The same, of words whose language is known. */
    public boolean write(UUID pair, String what, Written text, PersonId me) {
        var found = db.sql("select id from pairing.blind_answer where pair = :pair and what = :what and person = :me")
                .param("pair", pair)
                .param("what", what)
                .param("me", me.value())
                .query(UUID.class)
                .optional();
        if (found.isEmpty()) {
            return !stands(pair, what) && add(pair, what, text, me);
        }
        return change(found.get(), pair, text, me);
    }

    /** Writes over what its author has kept, if that may be: otherwise another window has changed it in the meantime. */
    public Writing write(UUID pair, String what, String text, Predicate<Answer> mayBe, PersonId me) {
        var kept = mine(pair, what, me).orElse(null);
        if (kept == null) {
            return !stands(pair, what) && add(pair, what, Written.here(text), me)
                    ? new Writing.Kept(1)
                    : new Writing.Stands();
        }
        if (text.equals(kept.text())) {
            return new Writing.Kept(kept.version());
        }
        if (kept.ready() || kept.isOpen()) {
            return new Writing.Stands();
        }
        if (!mayBe.test(kept)) {
            return new Writing.Elsewhere(Objects.requireNonNullElse(kept.written(), Written.NOTHING), kept.version());
        }
        return change(kept.id(), pair, Written.here(text), me)
                ? new Writing.Kept(kept.version() + 1)
                : new Writing.Stands();
    }

    private boolean change(UUID answer, UUID pair, Written text, PersonId me) {
        return db.sql("update pairing.blind_answer set sealed = :sealed, version = version + 1 where id = :id")
                        .param("sealed", vault.seal(me.value(), place(answer, pair), text))
                        .param("id", answer)
                        .update()
                == 1;
    }

    /** My being ready; true when that opened it, or it was open. */
    public boolean ready(UUID pair, String what) {
        return answered(db.sql("select pairing.blind_ready(:pair, :what)"), pair, what);
    }

    /** Takes my being ready back; false when it was open already. */
    public boolean notReadyYet(UUID pair, String what) {
        return answered(db.sql("select pairing.blind_not_ready_yet(:pair, :what)"), pair, what);
    }

    /** What never opened goes; what was opened stays as an empty place beside the words of the other half. */
    void forget(PersonId me) {
        db.sql("""
                delete from pairing.blind_answer a
                 where a.person = :me
                   and not exists (select from pairing.blind_opening o where o.pair = a.pair and o.what = a.what)
                """).param("me", me.value()).update();
        db.sql("select true from pairing.blind_forget()").query(Boolean.class).single();
    }

    private boolean stands(UUID pair, String what) {
        return answered(db.sql("select pairing.blind_stands(:pair, :what)"), pair, what);
    }

    private boolean add(UUID pair, String what, Written text, PersonId me) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into pairing.blind_answer (id, pair, what, person, sealed)
                values (:id, :pair, :what, :me, :sealed)
                """)
                .param("id", id)
                .param("pair", pair)
                .param("what", what)
                .param("me", me.value())
                .param("sealed", vault.seal(me.value(), place(id, pair), text))
                .update();
        return true;
    }

    private static boolean answered(JdbcClient.StatementSpec question, UUID pair, String what) {
        return question.param("pair", pair)
                .param("what", what)
                .query(Boolean.class)
                .single();
    }

    private Answer answer(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var pair = row.getObject("pair", UUID.class);
        var person = row.getObject("person", UUID.class);
        var opened = row.getObject("opened_at", OffsetDateTime.class);
        return new Answer(
                id,
                pair,
                row.getString("what"),
                person,
                vault.writtenUnlessErased(person, place(id, pair), row.getBytes("sealed"))
                        .orElse(null),
                row.getBoolean("ready"),
                opened == null ? null : opened.toInstant(),
                Hat.stored(row.getString("hat")),
                row.getInt("version"));
    }

    private static Place place(UUID answer, UUID pair) {
        return new Place("pairing.blind_answer", answer, pair);
    }
}
