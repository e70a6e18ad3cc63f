package org.alongside.safeguarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.people.CurrentPerson;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Worries, sealed under a key of each one's own. Row security shows them to the two who are told, the words only once
 * they have opened them, and to whoever wrote them no more than that they were sent and opened.
 */
@Repository
class Worries {

    /** How one stands, without a word of it. */
    record Standing(
            UUID id,
            UUID circle,
            Instant sentAt,
            Instant dueAt,
            @Nullable Instant closedAt) {}

    /** @param name nobody's any more, once they are erased */
    record Opening(UUID worry, UUID person, @Nullable String name, Instant openedAt) {}

    record Words(Written words, Written reach) {}

    record Note(@Nullable String name, Written words, Instant notedAt) {}

    /** What whoever wrote it may know. */
    record Sent(UUID circle, Instant sentAt, @Nullable Instant openedAt) {}

    private record SealedNote(UUID id, @Nullable String name, byte[] words, Instant notedAt) {}

    private final JdbcClient db;
    private final Vault vault;

    Worries(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** @param sender nobody, if they are not signed in */
    void add(UUID circle, String words, String reach, @Nullable UUID sender, Instant at, Instant due) {
        var id = UUID.randomUUID();
        db.sql("insert into safeguarding.worry (id, circle, sent_at, due_at) values (:id, :circle, :at, :due)")
                .param("id", id)
                .param("circle", circle)
                .param("at", Times.at(at))
                .param("due", Times.at(due))
                .update();
        db.sql("insert into safeguarding.words (worry, words, reach) values (:id, :words, :reach)")
                .param("id", id)
                .param("words", vault.seal(id, place("words.words", id, circle), words))
                .param("reach", vault.seal(id, place("words.reach", id, circle), reach))
                .update();
        if (sender != null) {
            db.sql("insert into safeguarding.sender (worry, person) values (:id, :person)")
                    .param("id", id)
                    .param("person", sender)
                    .update();
        }
    }

    /** All that the one asking is told of, those that wait first. */
    List<Standing> all() {
        return Rows.all(db.sql("""
                select id, circle, sent_at, due_at, closed_at
                  from safeguarding.worry
                 order by closed_at is not null, sent_at desc, id
                 limit 200
                """).query(Standing.class));
    }

    List<Opening> openings() {
        return Rows.all(db.sql("select worry, person, name, opened_at from safeguarding.opening order by opened_at")
                .query(Opening.class));
    }

    Optional<Standing> find(UUID worry) {
        return db.sql("select id, circle, sent_at, due_at, closed_at from safeguarding.worry where id = :worry")
                .param("worry", worry)
                .query(Standing.class)
                .optional();
    }

    List<Opening> openingsOf(UUID worry) {
        return Rows.all(db.sql("""
                select worry, person, name, opened_at from safeguarding.opening
                 where worry = :worry order by opened_at
                """).param("worry", worry).query(Opening.class));
    }

    /** Opening it again changes nothing. */
    void open(UUID worry, CurrentPerson me, Instant at) {
        db.sql("""
                insert into safeguarding.opening (worry, person, name, opened_at)
                values (:worry, :me, :name, :at)
                on conflict do nothing
                """)
                .param("worry", worry)
                .param("me", me.id().value())
                .param("name", me.name())
                .param("at", Times.at(at))
                .update();
    }

    /** Nothing, unless the one asking has opened it. */
    Optional<Words> wordsOf(Standing worry) {
        return db.sql("select words, reach from safeguarding.words where worry = :worry")
                .param("worry", worry.id())
                .query((row, _) -> new Words(
                        vault.written(
                                worry.id(), place("words.words", worry.id(), worry.circle()), row.getBytes("words")),
                        vault.written(
                                worry.id(), place("words.reach", worry.id(), worry.circle()), row.getBytes("reach"))))
                .optional();
    }

    List<Note> notesOf(Standing worry) {
        return Rows.all(db.sql("""
                        select id, name, words, noted_at from safeguarding.note
                         where worry = :worry order by noted_at, id
                        """).param("worry", worry.id()).query(SealedNote.class)).stream()
                .map(note -> new Note(
                        note.name(),
                        vault.written(worry.id(), place("note", note.id(), worry.circle()), note.words()),
                        note.notedAt()))
                .toList();
    }

    void note(Standing worry, String words, CurrentPerson me, Instant at) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into safeguarding.note (id, worry, person, name, words, noted_at)
                values (:id, :worry, :me, :name, :words, :at)
                """)
                .param("id", id)
                .param("worry", worry.id())
                .param("me", me.id().value())
                .param("name", me.name())
                .param("words", vault.seal(worry.id(), place("note", id, worry.circle()), words))
                .param("at", Times.at(at))
                .update();
    }

    void close(UUID worry, Instant at) {
        db.sql("update safeguarding.worry set closed_at = :at where id = :worry and closed_at is null")
                .param("at", Times.at(at))
                .param("worry", worry)
                .update();
    }

    /** What the one asking has told. */
    List<Sent> sent() {
        return Rows.all(db.sql("select circle, sent_at, opened_at from safeguarding.sent()")
                .query(Sent.class));
    }

    /** What was told stays with those it was told to; that it came from this person does not. */
    void forget(PersonId person) {
        db.sql("delete from safeguarding.sender where person = :me")
                .param("me", person.value())
                .update();
        db.sql("select true from safeguarding.forget_my_name()")
                .query(Boolean.class)
                .optional();
    }

    private static Place place(String column, UUID row, UUID circle) {
        return new Place("safeguarding." + column, row, circle);
    }
}
