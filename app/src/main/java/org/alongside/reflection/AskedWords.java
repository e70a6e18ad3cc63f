package org.alongside.reflection;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.people.Hat;
import org.alongside.people.People;
import org.alongside.people.PersonId;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.NotHere;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking the facilitators for a word, alone, and telling them of a worry about something shared. The letters that call
 * them say neither who asks nor why.
 */
@Repository
class AskedWords {

    /**
     * @param hat what whoever asks spoke as in their pair
     * @param written what was said with it; null when erased
     */
    record Word(
            UUID id,
            UUID person,
            @Nullable String by,
            @Nullable Hat hat,
            @Nullable UUID entry,
            boolean report,
            @Nullable Written written,
            Instant askedAt,
            @Nullable Instant heardAt,
            @Nullable String heardBy) {}

    private final JdbcClient db;
    private final Vault vault;
    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    AskedWords(JdbcClient db, Vault vault, Outbox outbox, People people, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    /** @param to some of the facilitators, none of whom it may be about */
    @Transactional
    void ask(UUID circle, List<Ladder.Person> to, UUID pair, @Nullable UUID entry, String text, PersonId me) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into reflection.word (id, person, circle, named, entry, report, hat, sealed)
                values (:id, :me, :circle, :named, :entry, :report, pairing.hat_at(:pair, :me, 'infinity'), :sealed)
                """)
                .param("pair", pair)
                .param("id", id)
                .param("me", me.value())
                .param("circle", circle)
                .param("named", to.stream().map(Ladder.Person::id).toArray(UUID[]::new))
                .param("entry", entry)
                .param("report", entry != null)
                .param("sealed", vault.seal(me.value(), place(id, circle), text))
                .update();
        to.forEach(facilitator -> tell(facilitator.id()));
    }

    /** What this person asked, and what they are asked, the open ones first. */
    List<Word> of(PersonId me) {
        return Rows.all(db.sql("""
                select w.id, w.person, people.name_of(w.person) as by, w.hat, w.circle, w.entry, w.report, w.sealed,
                       w.asked_at, w.heard_at, people.name_of(w.heard_by) as heard_by
                  from reflection.word w
                 order by w.heard_at is not null, w.asked_at desc, w.id
                 limit 100
                """).query((row, _) -> {
            var id = row.getObject("id", UUID.class);
            var person = row.getObject("person", UUID.class);
            var heard = row.getObject("heard_at", OffsetDateTime.class);
            return new Word(
                    id,
                    person,
                    row.getString("by"),
                    Hat.stored(row.getString("hat")),
                    row.getObject("entry", UUID.class),
                    row.getBoolean("report"),
                    vault.writtenUnlessErased(
                                    person, place(id, row.getObject("circle", UUID.class)), row.getBytes("sealed"))
                            .orElse(null),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                    heard == null ? null : heard.toInstant(),
                    row.getString("heard_by"));
        }));
    }

    @Transactional
    void heard(UUID word, PersonId me) {
        int changed = db.sql("""
                update reflection.word set heard_at = :now, heard_by = :me
                 where id = :word and heard_at is null and person <> :me
                """)
                .param("now", Times.at(clock.instant()))
                .param("me", me.value())
                .param("word", word)
                .update();
        if (changed == 0) {
            throw new NotHere();
        }
    }

    @Transactional
    void takeBack(UUID word, PersonId me) {
        int gone = db.sql("delete from reflection.word where id = :word and person = :me")
                .param("word", word)
                .param("me", me.value())
                .update();
        if (gone == 0) {
            throw new NotHere();
        }
    }

    void forget(PersonId me) {
        db.sql("delete from reflection.word where person = :me")
                .param("me", me.value())
                .update();
    }

    private void tell(UUID facilitator) {
        outbox.post(
                facilitator,
                people.inLanguageOf(
                        new PersonId(facilitator),
                        () -> new Letter(
                                say("Somebody would like a word with you"),
                                List.of(
                                        say("Somebody in a cohort you facilitate has asked for you."),
                                        say(
                                                "Who it is and what it is about stand on a page that only you and the other facilitators can open.")),
                                new Letter.Action(say("Read it"), "/journal/words"))));
    }

    private static Place place(UUID word, UUID circle) {
        return new Place("reflection.word", word, circle);
    }
}
