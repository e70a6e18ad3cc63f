package org.alongside.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.alongside.Asvs;
import org.alongside.mail.AddressBook.Way;
import org.alongside.mail.MoodyServer.Mood;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What someone learns who has the files of the database, a dump of it, one connection to it, or the log. */
class ThiefTest extends AtThePost {

    private static final String CANARY = "zq-canary-letter";
    private static final Recipient AMINA = new Recipient("zq-canary-name", "zq-canary-address@example.org", Locale.UK);

    private static final List<String> FORBIDDEN = List.of(
            "select * from mail.letter",
            "select count(*) from mail.letter",
            "select id from mail.letter",
            "update mail.letter set person = vault.me()",
            "update mail.letter set due_at = now()",
            "delete from mail.letter",
            "truncate mail.letter",
            "copy mail.letter to stdout",
            "insert into mail.letter (id, sealed) values (gen_random_uuid(), 'a') returning sealed",
            "insert into mail.letter (id, sealed, sent_at) values (gen_random_uuid(), null, now())",
            "insert into mail.letter (id, sealed, due_at) values (gen_random_uuid(), 'a', 'infinity')",
            "insert into mail.letter (id, sealed) select id, sealed from mail.letter",
            "merge into mail.letter l using (select 1) x on true when matched then delete",
            "create trigger spy after insert on mail.letter execute function suppress_redundant_updates_trigger()",
            "create rule spy as on insert to mail.letter do also notify spy",
            "alter table mail.letter disable row level security",
            "alter table mail.letter no force row level security",
            "drop policy anyone_may_post on mail.letter",
            "select * from vault.key_store",
            "insert into vault.key_store (id) values (gen_random_uuid())",
            "select * from vault.destroyed_key",
            "update vault.destroyed_key set destroyed_at = now()",
            "delete from vault.destroyed_key",
            "select pg_read_file('PG_VERSION')",
            "select pg_ls_dir('.')",
            "copy (select 1) to program 'true'",
            "set role alongside_jobs",
            "set session authorization alongside_jobs");

    @Test
    void the_files_of_the_database_do_not_hold_a_letter_waiting_or_sent() throws IOException {
        office.database.owner(
                db -> db.sql("create table mail.plain (words text)").update());
        office.database.keeper(
                db -> db.sql("insert into mail.plain values ('zq-plain-words')").update());
        office.post(AMINA, letter(CANARY));
        office.sender().sendAll();
        office.post(AMINA, letter(CANARY));
        office.database.keeper(db -> db.sql("checkpoint").update());

        assertThat(filesHolding("zq-plain-words"))
                .as("the search finds words that are there")
                .isNotEmpty();
        assertThat(filesHolding("zq-canary")).isEmpty();
    }

    @Test
    void a_dump_does_not_hold_a_letter_and_does_not_tell_its_length() {
        office.post(AMINA, letter(CANARY));
        office.post(AMINA, letter("zq-canary"));

        var dump = office.database.<List<String>>keeper(db -> db.sql("select l::text from mail.letter l")
                .query((row, _) -> row.getString(1))
                .list());
        assertThat(dump).hasSize(2).noneMatch(row -> row.contains("canary") || row.contains(hex("canary")));
        var lengths = office.database.<Long>keeper(
                db -> db.sql("select count(distinct octet_length(sealed)) from mail.letter")
                        .query(Long.class)
                        .single());
        assertThat(lengths).isEqualTo(1);
    }

    @Test
    void one_connection_that_serves_people_reads_and_changes_no_letter_and_no_key() {
        office.post(AMINA, letter(CANARY));
        var anyone = UUID.randomUUID();

        for (var sql : FORBIDDEN) {
            assertThatThrownBy(
                            () -> office.database.as(anyone, db -> db.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .message()
                    .matches("(?s).*(permission denied|must be owner|row-level security).*");
        }
    }

    @Test
    void what_others_are_asking_shows_no_words() {
        office.transaction().executeWithoutResult(_ -> {
            office.outbox().post(AMINA, letter(CANARY));

            assertThat(office.database.<List<String>>nobody(
                            db -> db.sql("select query from pg_stat_activity where query like '%mail.letter%'")
                                    .query((row, _) -> row.getString(1))
                                    .list()))
                    .isNotEmpty()
                    .noneMatch(query -> query.contains("canary"));
        });
    }

    @Test
    void who_can_write_to_the_table_cannot_send_anothers_letter_to_themselves() {
        var amina = UUID.randomUUID();
        var thief = UUID.randomUUID();
        office.book.put(amina, new Way.Email(AMINA));
        office.book.put(thief, new Way.Email(new Recipient("", "thief@example.org", Locale.UK)));
        office.post(amina, letter(CANARY));
        office.post(thief, letter("yours"));

        office.database.keeper(db -> db.sql("update mail.letter set person = :thief")
                .param("thief", thief)
                .update());
        office.sender().sendAll();

        assertThat(server.taken).hasSize(1);
        assertThat(server.taken.getFirst()).contains("yours").doesNotContain("canary");
    }

    @Test
    void letters_exchanged_in_the_table_do_not_open() {
        office.post(AMINA, letter("one"));
        office.post(AMINA, letter("two"));

        office.database.keeper(db -> db.sql("""
                        update mail.letter a set sealed = b.sealed from mail.letter b where a.id <> b.id
                        """).update());
        office.sender().sendAll();

        assertThat(server.taken).isEmpty();
    }

    @Test
    @Asvs("16.2.5")
    void whatever_goes_wrong_the_log_says_nothing_of_what_was_written_or_to_whom() {
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(events);
        try {
            var broken = UUID.randomUUID();
            office.book.put(broken, new Way.ByHand("Somebody", Locale.UK, words -> {
                throw new IllegalStateException(CANARY + words);
            }));
            office.post(broken, letter(CANARY));
            office.post(AMINA, letter(CANARY));
            office.post(AMINA, letter(CANARY));
            office.post(AMINA, letter(CANARY));
            server.moods.add(new Mood.Says("RCPT", "550 5.1.1 <zq-canary-address@example.org> unknown"));
            server.moods.add(new Mood.Says("RCPT", "450 4.1.1 <zq-canary-address@example.org> unknown"));
            server.moods.add(new Mood.Says("MAIL", "451 about <zq-canary-address@example.org>: not now"));

            office.sender().sendAll();
        } finally {
            root.detachAppender(events);
        }

        assertThat(events.list).hasSizeGreaterThanOrEqualTo(2);
        for (var event : events.list) {
            var stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            assertThat(event.getFormattedMessage() + stack).doesNotContain("canary");
        }
        assertThat(List.of(letter(CANARY), AMINA, new Sealed(AMINA, letter(CANARY)))
                        .toString())
                .doesNotContain("canary");
    }

    private static Letter letter(String words) {
        return new Letter(words, List.of(words), new Letter.Action(words, "/sign-in?" + words));
    }

    private static String hex(String words) {
        var hex = new StringBuilder();
        for (byte b : words.getBytes(UTF_8)) {
            hex.append("%02x".formatted(b));
        }
        return hex.toString();
    }

    private List<Path> filesHolding(String words) throws IOException {
        var cluster = Path.of(office.database.<String>keeper(
                db -> db.sql("show data_directory").query(String.class).single()));
        var number = office.database.<String>keeper(
                db -> db.sql("select oid::text from pg_database where datname = current_database()")
                        .query(String.class)
                        .single());
        var holding = new ArrayList<Path>();
        for (Path folder : List.of(cluster.resolve("base").resolve(number), cluster.resolve("pg_wal"))) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (new String(Files.readAllBytes(file), ISO_8859_1).contains(words)) {
                        holding.add(file);
                    }
                }
            }
        }
        return holding;
    }
}
