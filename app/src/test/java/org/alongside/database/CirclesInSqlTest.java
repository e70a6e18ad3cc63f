package org.alongside.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.alongside.Asvs;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Circles, asked by the roles that will ask, not by one that sees everything. */
class CirclesInSqlTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final UUID amina = UUID.randomUUID();
    private final UUID tom = UUID.randomUUID();
    private final UUID circle = UUID.randomUUID();

    @Test
    void someone_in_a_circle_is_in_it_until_they_leave() {
        join(amina, circle);
        assertThat(isIn(amina, circle)).isTrue();
        assertThat(isIn(tom, circle)).isFalse();

        leave(amina, circle);
        assertThat(isIn(amina, circle)).isFalse();
    }

    @Test
    void two_in_one_circle_are_alongside_each_other_and_strangers_are_not() {
        join(amina, circle);
        assertThat(alongside(amina, tom)).isFalse();

        join(tom, circle);
        assertThat(alongside(amina, tom)).isTrue();
        assertThat(alongside(tom, amina)).isTrue();

        leave(tom, circle);
        assertThat(alongside(amina, tom)).isFalse();
        assertThat(alongside(amina, amina)).isTrue();
    }

    @Test
    void who_comes_back_begins_anew_and_who_joins_twice_does_not() {
        join(amina, circle);
        var first = since(amina, circle);
        join(amina, circle);
        assertThat(since(amina, circle)).isEqualTo(first);

        leave(amina, circle);
        join(amina, circle);
        assertThat(since(amina, circle)).isAfter(first);
    }

    @Test
    void nobody_asking_is_in_no_circle() {
        join(amina, circle);

        assertThat(DATABASE.<Boolean>nobody(db -> ask(db, "select vault.in_circle(?)", Boolean.class, circle)))
                .isFalse();
        assertThat(DATABASE.<Boolean>nobody(db -> ask(db, "select vault.me() is null", Boolean.class)))
                .isTrue();
        assertThat(DATABASE.<Boolean>jobs(db -> ask(db, "select vault.in_circle(?)", Boolean.class, circle)))
                .isFalse();
    }

    @Test
    void a_person_asking_does_not_outlive_their_transaction() {
        DATABASE.as(amina, db -> ask(db, "select vault.me()", UUID.class));

        assertThat(DATABASE.<Boolean>nobody(db -> ask(db, "select vault.me() is null", Boolean.class)))
                .isTrue();
    }

    @Test
    void a_page_keeps_the_circles_it_began_with_and_an_act_looks_again() {
        join(amina, circle);
        var token = UUID.randomUUID().toString().getBytes(UTF_8);
        DATABASE.keeper(db -> {
            db.sql("insert into people.person (id, name) values (?, 'Amina')")
                    .param(amina)
                    .update();
            return db.sql("""
                            insert into people.session (id, token_hash, person, began_at, seen_at, device)
                            values (gen_random_uuid(), ?, ?, now(), now(), 'a test')
                            """).params(token, amina).update();
        });
        for (var reading : List.of(true, false)) {
            join(amina, circle);
            DATABASE.nobody(db -> {
                if (reading) {
                    db.sql("set transaction read only").update();
                }
                ask(db, "select name from people.enter(?, '-infinity', '-infinity')", String.class, token);
                assertThat(sees(db)).isTrue();
                leave(amina, circle);
                assertThat(sees(db)).isEqualTo(reading);
                return "";
            });
            assertThat(isIn(amina, circle)).as("on the next request").isFalse();
        }
    }

    private boolean sees(JdbcClient db) {
        return ask(db, "select ? = any (vault.circles())", Boolean.class, circle);
    }

    @Test
    void the_table_of_memberships_itself_is_closed_to_those_who_serve() {
        for (var sql : List.of(
                "select * from vault.membership",
                "insert into vault.membership (person, circle) values (gen_random_uuid(), gen_random_uuid())",
                "update vault.membership set until = null",
                "delete from vault.membership")) {
            assertThatThrownBy(() -> DATABASE.as(amina, db -> db.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> DATABASE.jobs(db -> db.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    @Asvs("13.2.2")
    void those_who_serve_can_create_nothing() {
        for (var sql : List.of(
                "create table public.mine (a int)",
                "create table vault.mine (a int)",
                "create schema mine",
                "create temporary table mine (a int)",
                "set role alongside_owner")) {
            assertThatThrownBy(() -> DATABASE.as(amina, db -> db.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void join(UUID person, UUID circle) {
        DATABASE.as(person, db -> ask(db, "select true from vault.join(?, ?)", Boolean.class, person, circle));
    }

    private void leave(UUID person, UUID circle) {
        DATABASE.as(person, db -> ask(db, "select true from vault.leave(?, ?)", Boolean.class, person, circle));
    }

    private static boolean isIn(UUID person, UUID circle) {
        var one = DATABASE.<Boolean>as(person, db -> ask(db, "select vault.in_circle(?)", Boolean.class, circle));
        var all = DATABASE.<Boolean>as(person, db -> ask(db, "select ? = any(vault.circles())", Boolean.class, circle));
        assertThat(one).isEqualTo(all);
        return one;
    }

    private static boolean alongside(UUID person, UUID other) {
        return DATABASE.<Boolean>as(person, db -> ask(db, "select vault.alongside(?)", Boolean.class, other));
    }

    private static OffsetDateTime since(UUID person, UUID circle) {
        return DATABASE.<OffsetDateTime>as(
                person, db -> ask(db, "select vault.since(?)", OffsetDateTime.class, circle));
    }

    private static <T> T ask(JdbcClient db, String sql, Class<T> type, Object... parameters) {
        return db.sql(sql).params(parameters).query(type).single();
    }
}
