package org.alongside.town;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.Asvs;
import org.alongside.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table there is, asked for by everybody in the town past all pages: they see as many rows of it as
 * {@code rows.txt} says. A table without a line there fails, and so does a row more.
 */
@TownTest
class RowsTest {

    private static final Path FOUND = Path.of("target", "rows.txt");

    /** No part of theirs is in a pair's writing, whatever the table of rows says. */
    private static final Set<String> NO_READERS = Set.of(
            "nobody",
            "whoever",
            "stranger",
            "administrator",
            "lead",
            "other-lead",
            "open-lead",
            "guardian",
            "deputy",
            "other-guardian",
            "jobs",
            "owner");

    /**
     * All of it but three kinds, which staff read by design: what a pair has sent to the leads of its programme, worries,
     * and learning cards, introductions and stories of change that were let go to everybody.
     */
    private static final Set<String> PRIVATE_WRITING = Set.of(
            "led.commitment",
            "led.decision",
            "led.document",
            "led.heard",
            "led.passage",
            "led.reading",
            "led.repair",
            "led.signed_passage",
            "led.signing",
            "led.taken_on",
            "learn.consultation",
            "learn.parked",
            "learn.reply",
            "learn.takeaway",
            "pairing.blind_answer",
            "pairing.blind_opening",
            "pairing.blind_readiness",
            "pairing.earlier",
            "reflection.answer",
            "reflection.entry",
            "reflection.lesson",
            "reflection.proposal",
            "reflection.sharing",
            "reflection.verdict",
            "reflection.word",
            "programme.letter_of_standing",
            "programme.set_aside");

    /** Of these also those who facilitate the pair's cohort see nothing: no pair can share them. */
    private static final Set<String> OF_TWO_ALONE =
            Set.of("led.", "pairing.blind_", "pairing.earlier", "reflection.answer", "programme.letter_of_standing");

    private static final List<String> FACILITATORS =
            List.of("facilitator", "cofacilitator", "other-facilitator", "other-cofacilitator");

    /** Who works without a person: it is said which tables are open to them, whatever other tests have left in those. */
    private static final List<String> WITHOUT_A_PERSON = List.of("jobs", "owner");

    @Autowired
    private Towns towns;

    @Autowired
    private TestDatabase database;

    @Test
    @Asvs({"8.2.2", "8.2.3", "8.4.1", "13.2.2"})
    void everybody_sees_the_rows_that_are_theirs_and_staff_no_row_of_private_writing() throws IOException {
        var town = towns.found();
        // So that letters by post are waiting.
        towns.runJobs();
        database.keeper(db -> {
            var another = town.here().in(db);
            another.looksAfterThePlace(another.person("Wilhelmina"));
            return null;
        });
        database.keeper(RowsTest::somethingPublicAndSomethingNot);
        // The network is everybody, so it reads what other towns have let go to it.
        for (var table : List.of("learn.card", "learn.introduction", "led.story")) {
            database.keeper(db -> db.sql("delete from " + table + " where pair not in (?, ?)")
                    .params(town.id("first"), town.id("second"))
                    .update());
        }
        var all = database.<Map<String, Long>>keeper(RowsTest::rows);
        var seen = new LinkedHashMap<String, Map<String, Long>>();
        seen.put("nobody", database.nobody(RowsTest::rows));
        seen.put("whoever", database.as(UUID.randomUUID(), RowsTest::rows));
        for (var person : town.everybody()) {
            if (!person.equals("nobody")) {
                seen.put(person, database.as(town.person(person), RowsTest::rows));
            }
        }
        seen.put("jobs", database.jobs(RowsTest::rows));
        seen.put("owner", database.owner(RowsTest::rows));

        for (var table : PRIVATE_WRITING) {
            assertThat(seen.get("lives")).as("looked for").containsKey(table);
            assertThat(NO_READERS.stream().filter(who -> seen.get(who).getOrDefault(table, 0L) > 0))
                    .as(table)
                    .isEmpty();
            assertThat(FACILITATORS.stream()
                            .filter(_ -> OF_TWO_ALONE.stream().anyMatch(table::startsWith))
                            .filter(who -> seen.get(who).getOrDefault(table, 0L) > 0))
                    .as(table)
                    .isEmpty();
        }
        assertThat(PRIVATE_WRITING)
                .as("a new table of what two lead together is private writing too")
                .containsAll(all.keySet().stream()
                        .filter(table -> table.startsWith("led.") && !table.equals("led.story"))
                        .toList());
        assertThat(database.<List<String>>keeper(RowsTest::tablesOfWords).stream()
                        .filter(table -> seen.get("owner").getOrDefault(table, 0L) > 0))
                .as("tables with words in which the owner sees rows")
                .isEmpty();
        var openTo = Map.of(
                "jobs", openTo(database.addresses().jobs().user()),
                "owner", openTo(database.addresses().owner().user()));
        var found = all.keySet().stream()
                .map(table -> line(table, all, seen, openTo))
                .toList();
        Files.write(FOUND, found, UTF_8);
        assertThat(found)
                .as("What is seen differs from rows.txt; " + FOUND + " says all that was found")
                .containsExactlyElementsOf(declared());
    }

    /** Other tests may have left both, or not. */
    private static int somethingPublicAndSomethingNot(JdbcClient db) {
        db.sql(
                        "insert into programme.programme (id, name, began_at) values (gen_random_uuid(), 'Not called for yet', now())")
                .update();
        return db.sql("""
                insert into programme.change (id, call, words, said_at, told_at)
                select gen_random_uuid(), id, 'One more day', now(), now()
                  from programme.call where published_at is not null limit 1""").update();
    }

    private static String line(
            String table, Map<String, Long> all, Map<String, Map<String, Long>> seen, Map<String, Set<String>> openTo) {
        long total = Objects.requireNonNull(all.get(table));
        Function<String, Long> rows = who -> seen.get(who).getOrDefault(table, -1L);
        var words = new ArrayList<String>();
        for (var who : seen.keySet()) {
            long more = rows.apply(who);
            if (who.equals("nobody") || who.equals("whoever")) {
                words.add(more > 0 ? who + " some" : "");
            } else if (WITHOUT_A_PERSON.contains(who)) {
                boolean open = more >= 0 && openTo.getOrDefault(who, Set.of()).contains(table);
                words.add(open ? who + " all" : more > 0 ? who + " " + more : "");
            } else if (who.equals("administrator") && more == total && more > rows.apply("stranger")) {
                words.add("administrator all");
            } else {
                more -= rows.apply("whoever");
                words.add(more > 0 ? who + " " + more : "");
            }
        }
        return words.stream()
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", ", "%-24s | ".formatted(table), ""))
                .strip();
    }

    /** How many rows whoever is asking sees of each table that they have any right to look into. */
    private static Map<String, Long> rows(JdbcClient db) {
        var tables = db.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p')
                           and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'flyway')
                           and has_schema_privilege(n.oid, 'usage')
                           and has_any_column_privilege(c.oid, 'select')
                        """).query(String.class).list();
        var counts = new TreeMap<String, Long>();
        db.sql(tables.stream()
                        .map(table -> "select '%s' as name, count(*) as many from %s".formatted(table, table))
                        .collect(Collectors.joining(" union all ")))
                .query((row, _) -> counts.put(row.getString("name"), row.getLong("many")))
                .list();
        return counts;
    }

    /** Tables with a policy that lets a role see every row. */
    private Set<String> openTo(String role) {
        return Set.copyOf(database.<List<String>>keeper(
                db -> db.sql("""
                        select distinct schemaname || '.' || tablename from pg_policies
                         where cmd in ('ALL', 'SELECT') and qual = 'true' and ? = any (roles)
                        """).param(role).query(String.class).list()));
    }

    /** Tables with bytes in them that are words, not digests or keys. */
    private static List<String> tablesOfWords(JdbcClient db) {
        return db.sql("""
                        select distinct table_schema || '.' || table_name
                          from information_schema.columns
                          join information_schema.tables using (table_schema, table_name)
                         where data_type = 'bytea' and table_type = 'BASE TABLE' and column_name !~ '(_hash|_key|^challenge)$'
                           and table_schema not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
    }

    private static List<String> declared() throws IOException {
        try (var table = Objects.requireNonNull(RowsTest.class.getResourceAsStream("/rows.txt"))) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
