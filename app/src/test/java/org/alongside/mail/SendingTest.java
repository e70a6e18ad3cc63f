package org.alongside.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.alongside.Asvs;
import org.alongside.mail.AddressBook.Way;
import org.alongside.mail.MoodyServer.Mood;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Never lost, rarely doubled: against a real conversation that breaks off wherever it can. */
class SendingTest extends AtThePost {

    private static final Letter LETTER = new Letter("Your place is ready", List.of("Canary in the coal mine."));

    private static final String ON_PAPER = """
            Your place is ready

            Hello Joe,

            Canary in the coal mine.

            This letter comes from Riverside Together.
            Questions or help: 01632 960 001, help@riverside.example""";

    private static final Recipient AMINA = new Recipient("Amina", "amina@example.org", Locale.UK);

    @Test
    void a_posted_letter_arrives_once() {
        office.post(AMINA, LETTER);

        assertThat(office.sender().sendAll()).isTrue();
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.taken).hasSize(1);
        assertThat(server.envelopes)
                .containsExactly("MAIL FROM:<post@riverside.example>", "RCPT TO:<amina@example.org>");
    }

    @Test
    void a_letter_about_something_that_did_not_happen_is_never_sent() {
        office.transaction().executeWithoutResult(transaction -> {
            office.outbox().post(AMINA, LETTER);
            transaction.setRollbackOnly();
        });
        assertThatThrownBy(() -> office.jobs().inTransaction(() -> {
                    office.outbox().post(AMINA, LETTER);
                    throw new IllegalStateException("It did not happen.");
                }))
                .hasMessage("It did not happen.");

        office.sender().sendAll();

        assertThat(server.taken).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void a_letter_about_nothing_cannot_be_posted() {
        assertThatIllegalStateException().isThrownBy(() -> office.outbox().post(AMINA, LETTER));
    }

    @Test
    void jobs_post_letters_in_their_own_transaction() {
        office.jobs().inTransaction(() -> {
            office.outbox().post(AMINA, LETTER);
            assertThat(office.jobs()
                            .db()
                            .sql("select count(*) from mail.letter")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        });

        office.sender().sendAll();

        assertThat(server.taken).hasSize(1);
    }

    @Test
    void a_server_that_hangs_up_before_saying_taken_gets_the_same_letter_again() {
        server.moods.add(new Mood.HangsUpBeforeSayingTaken());
        office.post(AMINA, LETTER);

        office.sender().sendAll();
        assertThat(office.outbox().standing().waiting()).isEqualTo(1);
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.taken).hasSize(2);
        assertThat(server.taken.stream().map(SendingTest::number).distinct()).hasSize(1);
        assertThat(office.outbox().standing().waiting()).isZero();
    }

    @Test
    void a_server_that_hangs_up_after_saying_taken_gets_the_letter_once() {
        server.moods.add(new Mood.HangsUpAfterSayingTaken());
        office.post(AMINA, LETTER);
        office.post(AMINA, LETTER);

        office.sender().sendAll();
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.taken).hasSize(2);
        assertThat(server.taken.stream().map(SendingTest::number).distinct()).hasSize(2);
    }

    @Test
    @Asvs("2.3.3")
    void when_the_database_dies_before_it_notes_the_sending_the_same_letter_goes_again() {
        server.moods.add(new Mood.Does(() ->
                office.database.keeper(db -> db.sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where datname = current_database() and usename like '%jobs' and state like 'idle in%'
                        """).query(Integer.class).single())));
        office.post(AMINA, LETTER);

        office.sender().sendAll();
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.taken).hasSize(2);
        assertThat(server.taken.stream().map(SendingTest::number).distinct()).hasSize(1);
        assertThat(office.outbox().standing().waiting()).isZero();
    }

    @Test
    void a_server_that_is_away_costs_no_letter_its_patience() throws IOException {
        server.close();
        office.post(AMINA, LETTER);

        for (int i = 0; i < 50; i++) {
            assertThat(office.sender().sendAll()).isFalse();
        }

        assertThat(office.outbox().standing().waiting()).isEqualTo(1);
        assertThat(tries()).isZero();
    }

    @Test
    void letters_by_post_and_phone_do_not_wait_behind_emails_for_a_server() throws IOException {
        server.close();
        var joe = UUID.randomUUID();
        var brought = new ArrayList<String>();
        office.book.put(joe, new Way.ByHand("Joe", Locale.UK, brought::add));
        office.post(AMINA, LETTER);
        office.post(joe, LETTER);
        office.post(AMINA, LETTER);
        office.post(joe, LETTER);

        assertThat(office.sender().sendAll()).isFalse();

        assertThat(brought).containsExactly(ON_PAPER, ON_PAPER);
        assertThat(office.outbox().standing().waiting()).isEqualTo(2);
        assertThat(tries()).isZero();
    }

    @Test
    void an_address_that_does_not_exist_is_tried_once() {
        server.moods.add(new Mood.Says("RCPT", "550 5.1.1 no such person"));
        office.post(AMINA, LETTER);
        office.post(AMINA, LETTER);

        office.sender().sendAll();

        assertThat(server.taken).hasSize(1);
        assertThat(office.outbox().standing()).isEqualTo(new Outbox.Standing(0, null, 1));
    }

    @Test
    void a_full_mailbox_is_tried_again_later() {
        server.moods.add(new Mood.Says("RCPT", "452 4.2.2 full"));
        office.post(AMINA, LETTER);

        office.sender().sendAll();
        office.sender().sendAll();
        assertThat(server.taken).isEmpty();

        office.letTimePass();
        office.sender().sendAll();
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void a_letter_the_server_does_not_want_is_refused_for_good() {
        server.moods.add(new Mood.Says(".", "552 5.3.4 too big"));
        office.post(AMINA, LETTER);

        office.sender().sendAll();

        assertThat(office.outbox().standing().refused()).isEqualTo(1);
    }

    @Test
    void a_server_that_forgot_us_loses_no_letter() {
        for (var mood : List.of(
                new Mood.Says("RCPT", "554 5.7.1 relay access denied"),
                new Mood.Says("MAIL", "530 5.7.0 sign in first"),
                new Mood.Says("MAIL", "550 sender rejected"),
                new Mood.Says("RCPT", "421 closing"),
                new Mood.Says("EHLO", "554 go away"),
                new Mood.Says("DATA", "451 try again"))) {
            server.moods.add(mood);
        }
        office.post(AMINA, LETTER);

        for (int i = 0; i < 8 && server.taken.isEmpty(); i++) {
            office.letTimePass();
            office.sender().sendAll();
        }

        assertThat(server.taken).hasSize(1);
        assertThat(office.outbox().standing().refused()).isZero();
    }

    @Test
    void after_five_days_a_letter_is_given_up_and_its_words_are_gone() {
        office.post(AMINA, LETTER);
        for (int i = 0; i < 60; i++) {
            server.moods.add(new Mood.Says("RCPT", "450 4.2.1 not now"));
        }

        int rounds = 0;
        var waited = Duration.ZERO;
        while (office.outbox().standing().waiting() > 0) {
            office.letTimePass();
            office.sender().sendAll();
            rounds++;
            waited = waited.plus(office.database.<Duration>jobs(db ->
                    Duration.ofSeconds(db.sql("select extract(epoch from due_at - now())::bigint from mail.letter")
                            .query(Long.class)
                            .single())));
        }

        assertThat(rounds).isEqualTo(40);
        assertThat(waited).isBetween(Duration.ofDays(4), Duration.ofDays(6));
        assertThat(office.outbox().standing()).isEqualTo(new Outbox.Standing(0, null, 1));
        assertThat(words()).isZero();
    }

    @Test
    void a_fault_of_ours_never_gives_a_letter_up() {
        var amina = UUID.randomUUID();
        office.book.put(amina, new Way.ByHand("Somebody", Locale.UK, _ -> {
            throw new IllegalStateException("We made a mistake.");
        }));
        office.post(amina, LETTER);

        for (int i = 0; i < 60; i++) {
            office.letTimePass();
            office.sender().sendAll();
        }
        office.book.put(amina, new Way.Email(AMINA));
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.taken).hasSize(1);
    }

    @Test
    void one_letter_that_cannot_be_sent_does_not_stop_the_others() {
        var broken = UUID.randomUUID();
        office.book.put(broken, new Way.ByHand("Somebody", Locale.UK, _ -> {
            office.jobs().db().sql("select 1/0").query().singleValue();
        }));
        office.post(broken, LETTER);
        office.database.jobs(db -> db.sql("insert into mail.letter (id, sealed) values (gen_random_uuid(), 'garbage')")
                .update());
        office.post(AMINA, LETTER);

        assertThat(office.sender().sendAll()).isTrue();

        assertThat(server.taken).hasSize(1);
        assertThat(office.outbox().standing().waiting()).isEqualTo(2);
    }

    @Test
    void the_address_is_the_one_a_person_has_when_the_letter_leaves() {
        var amina = UUID.randomUUID();
        office.book.put(amina, new Way.Email(AMINA));
        office.post(amina, LETTER);
        office.book.put(amina, new Way.PlainEmail(new Recipient("Amina", "new@example.org", Locale.UK)));

        office.sender().sendAll();

        assertThat(server.envelopes).last().isEqualTo("RCPT TO:<new@example.org>");
        assertThat(server.taken.getFirst()).contains("Content-Type: text/plain").doesNotContain("text/html");
    }

    @Test
    void who_is_not_reached_by_email_gets_none() {
        var joe = UUID.randomUUID();
        var brought = new ArrayList<String>();
        office.book.put(joe, new Way.ByHand("Joe", Locale.UK, brought::add));
        office.post(joe, LETTER);
        office.post(UUID.randomUUID(), LETTER);

        office.sender().sendAll();
        office.letTimePass();
        office.sender().sendAll();

        assertThat(server.envelopes).isEmpty();
        assertThat(brought).as("what an email says, in full").containsExactly(ON_PAPER);
        assertThat(office.outbox().standing()).isEqualTo(new Outbox.Standing(0, null, 0));
        assertThat(words()).isZero();
    }

    @Test
    void two_senders_never_send_the_same_letter() throws Exception {
        for (int i = 0; i < 40; i++) {
            office.post(AMINA, LETTER);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                var sender = office.sender();
                threads.submit(() -> sender.sendAll());
            }
        }

        assertThat(server.taken).hasSize(40);
        assertThat(server.taken.stream().map(SendingTest::number).distinct()).hasSize(40);
    }

    @Test
    void a_letter_is_sent_right_after_what_it_reports() {
        var sender = office.sender();
        sender.start();
        try {
            // The sender has looked once and rests for five seconds.
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            office.post(AMINA, LETTER);

            Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> !server.taken.isEmpty());
        } finally {
            sender.stop();
        }
    }

    @Test
    void the_sender_stops_within_seconds_whatever_the_server_does() {
        for (var command : List.of("EHLO", "MAIL", "DATA")) {
            server.moods.add(new Mood.FallsSilentAt(command));
            office.post(AMINA, LETTER);
            office.letTimePass();
            var sender = office.sender();
            sender.start();
            Awaitility.await().until(() -> server.moods.isEmpty());

            long begun = System.nanoTime();
            sender.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            assertThat(sender.isRunning()).isFalse();
        }
        assertThat(office.outbox().standing().waiting()).isEqualTo(3);
    }

    @Test
    void what_was_sent_leaves_no_words_and_no_person_behind() {
        var amina = UUID.randomUUID();
        office.book.put(amina, new Way.Email(AMINA));
        office.post(amina, LETTER);

        office.sender().sendAll();

        assertThat(words()).isZero();
        assertThat(office.database.<Long>jobs(db -> db.sql("select count(*) from mail.letter where sent_at is not null")
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    @Asvs("14.2.7")
    void rows_of_letters_sent_long_ago_are_deleted() {
        office.post(AMINA, LETTER);
        office.post(AMINA, LETTER);
        server.moods.add(new Mood.Says("RCPT", "550 5.1.1 no such person"));
        office.sender().sendAll();
        office.post(AMINA, LETTER);

        office.waiting().forget();
        assertThat(rows()).isEqualTo(3);

        office.database.jobs(db -> db.sql("""
                        update mail.letter
                           set sent_at = sent_at - interval '31 days', refused_at = refused_at - interval '31 days'
                        """).update());
        office.waiting().forget();
        assertThat(rows()).isEqualTo(1);
    }

    private static String number(String letter) {
        return letter.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }

    private long rows() {
        return count("true");
    }

    private long words() {
        return count("sealed is not null or person is not null");
    }

    private long tries() {
        return office.database.<Long>keeper(db ->
                db.sql("select sum(tries) from mail.letter").query(Long.class).single());
    }

    private long count(String condition) {
        return office.database.<Long>keeper(db -> db.sql("select count(*) from mail.letter where " + condition)
                .query(Long.class)
                .single());
    }
}
