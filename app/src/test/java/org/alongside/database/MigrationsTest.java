package org.alongside.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From every earlier version of the tables with rows in all of them to the newest, and what the program of the last
 * release finds there then.
 */
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED = Path.of("src/test/resources/migrations.txt");

    private static final TestDatabase NEWEST = TestDatabase.fresh();

    /** What a migration is to take away: a test of its own says of which rows. */
    private static final Set<String> TAKEN_AWAY = Set.of("programme.brought_pair.row_key");

    private record Rows(List<String> columns, List<String> all) {}

    /** Each version adds rows of its own to all tables there are, so that what comes later meets those of all before. */
    @Test
    void rows_of_every_earlier_version_are_whole_in_the_newest_and_its_rules_hold_for_them() throws Exception {
        var database = TestDatabase.blank();
        var migrations = new Migrations(database.addresses());
        var kept = Map.<String, Rows>of();
        var inOrder = inTheOrderTheyCame();
        for (int version : stops(inOrder.size())) {
            migrations.upTo(inOrder.subList(0, version));
            for (var table : kept.entrySet()) {
                assertThat(rows(database, table.getKey(), table.getValue().columns))
                        .as("%s after %s", table.getKey(), inOrder.get(version - 1))
                        .containsAll(table.getValue().all);
            }
            fill(database, version);
            kept = rows(database);
        }
        assertThat(kept.values()).noneMatch(rows -> rows.all.isEmpty());
        assertThat(Catalogue.of(database).lines())
                .as("what was upgraded time and again, and what begins today")
                .isEqualTo(Catalogue.of(NEWEST).lines());
    }

    /** Every version with all tests; else each tenth and the newest, with those between going over the same rows. */
    private static List<Integer> stops(int newest) {
        return IntStream.rangeClosed(1, newest)
                .filter(version -> Boolean.getBoolean("alongside.all") || version % 10 == 0 || version > newest - 3)
                .boxed()
                .toList();
    }

    @Test
    void what_confirmed_an_address_of_somebody_who_said_no_is_gone() throws Exception {
        var database = TestDatabase.blank();
        var migrations = new Migrations(database.addresses());
        var inOrder = inTheOrderTheyCame();
        migrations.upTo(inOrder.subList(0, inOrder.indexOf("V081__forgotten_and_acknowledged.sql")));
        fill(database, 1);
        database.keeper(db -> db.sql(
                        "update programme.brought_pair set declined_at = now() where id = (select min(id::text)::uuid from programme.brought_pair)")
                .update());
        var ofNo = rowKeys(database, "not null");
        var ofOthers = rowKeys(database, "null");

        migrations.upTo(inOrder);

        assertThat(ofNo).isNotEmpty();
        assertThat(rowKeys(database, "not null")).doesNotContainAnyElementsOf(ofNo);
        assertThat(rowKeys(database, "null")).containsExactlyInAnyOrderElementsOf(ofOthers);
    }

    /** The owner is under row security too: what a migration changes in rows it can't see stays as it was, unnoticed. */
    @Test
    void memberships_that_went_with_a_role_before_roles_asked_for_strength_go_with_it_now() throws Exception {
        var database = TestDatabase.blank();
        var migrations = new Migrations(database.addresses());
        var inOrder = inTheOrderTheyCame();
        int strength = inOrder.indexOf("V062_1__beginning_strongly.sql");
        migrations.upTo(inOrder.subList(0, strength));
        fill(database, 1);
        var circles = List.of(
                "select id from programme.programme",
                "select facilitators from programme.cohort",
                "select circle from programme.safeguarding");
        var half = UUID.randomUUID();
        database.keeper(db -> {
            for (var circle : circles) {
                db.sql("insert into vault.membership (person, circle) select gen_random_uuid(), c from (" + circle
                                + ") as circles (c) where c is not null")
                        .update();
            }
            return db.sql("insert into vault.membership (person, circle) select ?, id from pairing.pair limit 1")
                    .param(half)
                    .update();
        });

        migrations.upTo(inOrder.subList(0, strength + 1));

        for (var circle : circles) {
            assertThat(staff(database, "circle in (" + circle + ")")).containsOnly(true);
        }
        assertThat(staff(database, "person = '" + half + "'")).containsOnly(false);
    }

    /**
     * Else a death in between would leave a migration noted and not done, or done and not noted: every later start fails.
     * Of one nothing is left to be found: what it made, a later one has replaced.
     */
    @Test
    void what_a_migration_does_and_the_note_of_it_come_in_one_transaction() {
        assertThat(NEWEST.<List<String>>keeper(db -> texts(db, """
                select script from flyway.flyway_schema_history note
                 where version is not null
                   and not exists (select from pg_attribute where xmin = note.xmin)
                   and not exists (select from pg_proc where xmin = note.xmin)
                   and not exists (select from pg_policy where xmin = note.xmin)
                """)))
                .containsExactly("V057__safeguarding_the_place.sql");
    }

    @Test
    void what_came_since_the_last_release_leaves_its_program_all_that_it_uses() throws IOException {
        var database = TestDatabase.blank();
        new Migrations(database.addresses()).upTo(released());

        assertThat(Catalogue.of(database).brokenBy(Catalogue.of(NEWEST)))
                .as("Expand now, contract after the next release: docs/decisions/0060-expand-then-contract.md")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table people.hat drop column until                           | column people.hat.until is gone
            alter table people.hat rename column hat to what                   | column people.hat.hat is gone
            alter table people.hat rename to hats                              | column people.hat.hat is gone
            alter table people.hat alter column since type date                | column people.hat.since is date now
            alter table people.person alter column name set not null           | column people.person.name may not be empty any more
            alter table people.hat alter column since drop default             | column people.hat.since lost what stood in for it
            alter table people.hat add column colour text not null             | column people.hat.colour must be filled, and is new
            alter table people.hat add check (since > '2020-01-01')            | rule people.hat hat_since_check is new: CHECK ((since > '2020-01-01 00:00:00+00'::timestamp with time zone))
            create unique index one_hat on people.hat (person)                 | rule people.hat people.one_hat is new: CREATE UNIQUE INDEX one_hat ON people.hat USING btree (person)
            drop policy own_hats_go on people.hat                              | policy people.hat own_hats_go is gone
            create policy no on people.hat as restrictive using (false)        | policy people.hat no is new, and forbids
            alter policy own_hats_go on people.hat using (false)               | policy people.hat own_hats_go is another: allows d {alongside_app} false check
            revoke delete on people.hat from alongside_app                     | right alongside_app delete people.hat is gone
            drop function vault.alongside cascade                              | function vault.alongside(uuid) is gone
            alter function vault.leave set schema people                       | function vault.leave(uuid,uuid) is gone
            """)
    void whatever_the_program_of_the_last_release_would_miss_is_found(String change, String broken) {
        assertThat(brokenBy(change)).contains(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table people.hat add column colour text",
                "alter table people.hat add column colour text not null default 'blue' check (colour <> 'red')",
                "alter table people.person alter column language drop not null",
                "create table people.scarf (person uuid not null references people.person)",
                "create index hats on people.hat (hat)",
                "create policy more on people.hat for select to alongside_app using (true)",
                "create or replace function vault.me() returns uuid language sql stable parallel safe return null::uuid",
            })
    void what_only_adds_is_no_harm(String change) {
        assertThat(brokenBy(change)).isEmpty();
    }

    private static List<String> brokenBy(String change) {
        return NEWEST.keeper(db -> {
            var before = Catalogue.of(db);
            db.sql("savepoint before").update();
            db.sql(change).update();
            var after = Catalogue.of(db);
            db.sql("rollback to before").update();
            return before.brokenBy(after);
        });
    }

    /** Those released, and after them the others by their numbers: so they come to whoever starts a newer program. */
    private static List<String> inTheOrderTheyCame() throws IOException {
        var all = new ArrayList<>(released());
        try (var files = Files.list(MIGRATIONS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !all.contains(name))
                    .sorted((one, other) -> version(one).compareTo(version(other)))
                    .forEach(all::add);
        }
        return all;
    }

    private static MigrationVersion version(String script) {
        return MigrationVersion.fromVersion(script.substring(1, script.indexOf("__")));
    }

    private static List<String> released() throws IOException {
        return Files.readAllLines(RELEASED).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static void fill(TestDatabase database, long seed) throws SQLException {
        try (var connection = database.keeper().connect()) {
            new Filler(connection, seed).fill();
        }
    }

    private static Map<String, Rows> rows(TestDatabase database) {
        var columns = new TreeMap<String, List<String>>();
        Catalogue.of(database).columns().keySet().stream()
                .filter(column -> !TAKEN_AWAY.contains(column))
                .forEach(column -> {
                    int dot = column.lastIndexOf('.');
                    columns.computeIfAbsent(column.substring(0, dot), _ -> new ArrayList<>())
                            .add(column.substring(dot + 1));
                });
        var all = new HashMap<String, Rows>();
        columns.forEach((table, names) -> all.put(table, new Rows(names, rows(database, table, names))));
        return all;
    }

    private static List<String> rows(TestDatabase database, String table, List<String> columns) {
        return database.keeper(db -> texts(
                db,
                "select to_jsonb(x)::text from (select \"" + String.join("\", \"", columns) + "\" from " + table
                        + ") x"));
    }

    private static List<String> rowKeys(TestDatabase database, String declined) {
        return database.keeper(
                db -> texts(db, "select row_key::text from programme.brought_pair where declined_at is " + declined));
    }

    private static List<String> texts(JdbcClient db, String sql) {
        return db.sql(sql).query(String.class).list().stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<Boolean> staff(TestDatabase database, String which) {
        return database.keeper(
                db -> db.sql("select staff from vault.membership where " + which).query(Boolean.class).list().stream()
                        .map(Boolean.TRUE::equals)
                        .toList());
    }
}
