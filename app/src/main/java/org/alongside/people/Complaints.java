package org.alongside.people;

import static org.alongside.language.Words.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Words;
import org.alongside.language.Written;
import org.alongside.mail.Letter;
import org.alongside.mail.Outbox;
import org.alongside.mail.Recipient;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.alongside.web.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints and corrections: anybody makes one, administrators acknowledge it within 30 days. */
@Repository
class Complaints {

    static final Duration ACKNOWLEDGED_WITHIN = Duration.ofDays(30);

    private static final Pattern GAPS = Pattern.compile("[\\s,;<>()]+");

    /** One complaint, opened. */
    record Complaint(
            UUID id,
            Written words,
            String answerTo,
            String language,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt) {

        Instant due() {
            return receivedAt.plus(ACKNOWLEDGED_WITHIN);
        }

        /** The one email address they left, if that is how they want to be answered. */
        Optional<Recipient> recipient() {
            var addresses = GAPS.splitAsStream(answerTo)
                    .filter(Recipient::canBeWrittenTo)
                    .distinct()
                    .toList();
            return addresses.size() == 1
                    ? Optional.of(new Recipient("", addresses.getFirst(), Locale.forLanguageTag(language)))
                    : Optional.empty();
        }
    }

    private record Row(
            UUID id,
            byte[] words,
            byte[] answerTo,
            String language,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt) {}

    private final JdbcClient db;
    private final Vault vault;
    private final Outbox outbox;
    private final Clock clock;

    Complaints(JdbcClient db, Vault vault, Outbox outbox, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.outbox = outbox;
        this.clock = clock;
    }

    void add(String words, String answerTo) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into people.complaint (id, words, answer_to, language, received_at)
                values (:id, :words, :answer, :language, :now)
                """)
                .param("language", Words.language().tag())
                .param("id", id)
                .param("words", vault.seal(Vault.HOUSE, place("words", id), words))
                .param("answer", vault.seal(Vault.HOUSE, place("answer_to", id), answerTo))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** All of them, those that wait first. Row security shows them to administrators. */
    List<Complaint> all() {
        return Rows.all(db.sql("""
                        select id, words, answer_to, language, received_at, acknowledged_at
                          from people.complaint
                         order by acknowledged_at is not null, received_at
                        """).query(Row.class)).stream().map(this::opened).toList();
    }

    private Complaint opened(Row row) {
        return new Complaint(
                row.id(),
                vault.written(Vault.HOUSE, place("words", row.id()), row.words()),
                vault.open(Vault.HOUSE, place("answer_to", row.id()), row.answerTo()),
                row.language(),
                row.receivedAt(),
                row.acknowledgedAt());
    }

    /** Notes it, and writes to whoever left an address; false if that has been done. */
    boolean acknowledge(UUID id) {
        var complaint = all().stream().filter(one -> one.id().equals(id)).findFirst();
        if (complaint.isEmpty() || !note(id)) {
            return false;
        }
        complaint
                .get()
                .recipient()
                .ifPresent(to -> outbox.post(to, Words.in(to.language(), () -> letter(complaint.get()))));
        return true;
    }

    private static Letter letter(Complaint complaint) {
        return new Letter(
                say("We have your complaint"),
                List.of(
                        say(
                                "You wrote to us on {day}. We have read it, and somebody who looks after this place is dealing with it.",
                                "day",
                                Words.date(Frame.here(complaint.receivedAt()))),
                        say("You will hear from us again. If you want to add something, tell us at any time.")),
                new Letter.Action(say("How complaints are dealt with"), "/complaints"));
    }

    private boolean note(UUID id) {
        return db.sql("update people.complaint set acknowledged_at = :now where id = :id and acknowledged_at is null")
                        .param("now", Times.at(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Place place(String column, UUID id) {
        return new Place("people.complaint." + column, id, Vault.HOUSE);
    }
}
