package org.alongside.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.alongside.database.Rows;
import org.alongside.database.Times;
import org.alongside.language.Written;
import org.alongside.vault.Place;
import org.alongside.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints and corrections: anybody makes one, administrators acknowledge it within 30 days. */
@Repository
class Complaints {

    static final Duration ACKNOWLEDGED_WITHIN = Duration.ofDays(30);

    /** One complaint, opened. */
    record Complaint(
            UUID id,
            Written words,
            String answerTo,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt) {}

    private record Row(
            UUID id,
            byte[] words,
            byte[] answerTo,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt) {}

    private final JdbcClient db;
    private final Vault vault;
    private final Clock clock;

    Complaints(JdbcClient db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    void add(String words, String answerTo) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into people.complaint (id, words, answer_to, received_at)
                values (:id, :words, :answer, :now)
                """)
                .param("id", id)
                .param("words", vault.seal(Vault.HOUSE, place("words", id), words))
                .param("answer", vault.seal(Vault.HOUSE, place("answer_to", id), answerTo))
                .param("now", Times.at(clock.instant()))
                .update();
    }

    /** All of them, those that wait first. Row security shows them to administrators. */
    List<Complaint> all() {
        return Rows.all(db.sql("""
                        select id, words, answer_to, received_at, acknowledged_at
                          from people.complaint
                         order by acknowledged_at is not null, received_at
                        """).query(Row.class)).stream()
                .map(row -> new Complaint(
                        row.id(),
                        vault.written(Vault.HOUSE, place("words", row.id()), row.words()),
                        vault.open(Vault.HOUSE, place("answer_to", row.id()), row.answerTo()),
                        row.receivedAt(),
                        row.acknowledgedAt()))
                .toList();
    }

    boolean acknowledge(UUID id) {
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
