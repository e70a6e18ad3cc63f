package org.alongside.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads what of an application, as the database itself holds to it. */
class ApplicationsInSqlTest {

    private static final byte[] WORDS = {1, 2, 3};

    private static TestDatabase database;

    @BeforeAll
    static void begin() {
        database = TestDatabase.fresh();
    }

    @Test
    void the_other_half_never_sees_a_private_answer_nor_that_it_is_there() {
        var town = town("10 days");
        var two = database.keeper(db -> town(db, town).pair());
        database.as(two.lives(), db -> own(db, two, two.lives()));

        assertThat(seen(two.lives(), "own_answer", two)).isEqualTo(1);
        assertThat(seen(two.works(), "own_answer", two)).isZero();

        database.keeper(db -> {
            town(db, town).send(two);
            return null;
        });
        assertThat(seen(two.works(), "own_answer", two)).isZero();
    }

    @Test
    void leads_see_nothing_before_it_is_sent_and_everything_after() {
        var town = town("10 days");
        var two = database.keeper(db -> town(db, town).pair());
        database.as(two.lives(), db -> own(db, two, two.lives()));
        database.as(two.works(), db -> own(db, two, two.works()));
        database.as(two.lives(), db -> joint(db, town, two, two.lives()));

        for (var table : new String[] {"application", "answer", "own_answer"}) {
            assertThat(seen(town.lead, table, two)).as(table).isZero();
        }
        database.keeper(db -> {
            town(db, town).send(two);
            return null;
        });
        assertThat(seen(town.lead, "application", two)).isEqualTo(1);
        assertThat(seen(town.lead, "answer", two)).isEqualTo(1);
        assertThat(seen(town.lead, "own_answer", two)).isEqualTo(2);
    }

    @Test
    void no_call_is_published_while_one_of_the_two_for_safeguarding_is_missing() {
        var town = town("10 days");
        database.keeper(db -> db.sql("update programme.safeguarding set until = now() where person = ?")
                .param(town.deputy)
                .update());
        var draft = UUID.randomUUID();
        database.as(town.lead, db -> db.sql("""
                        insert into programme.call (id, programme, slug, language, title, purpose, zone, closes_at,
                            decide_by, accept_by, places, ask_name, ask_reach, begun_at)
                        select ?, programme, 'another-' || left(id::text, 8), language, title, purpose, zone, closes_at,
                               decide_by, accept_by, places, ask_name, ask_reach, begun_at
                          from programme.call where id = ?
                        """).params(draft, town.call).update());

        assertThatThrownBy(() -> database.as(
                        town.lead,
                        db -> db.sql("update programme.call set published_at = now() where id = ?")
                                .param(draft)
                                .update()))
                .hasMessageContaining("only when a safeguarding lead and a deputy are named");
    }

    @Test
    void leads_of_another_programme_administrators_and_strangers_see_nothing_at_all() {
        var town = town("10 days");
        var other = town("10 days");
        var two = database.keeper(db -> town(db, town).sent());
        var administrator = database.keeper(db -> {
            var person = town(db, town).person("Ada");
            db.sql("insert into people.administrator (person) values (?)")
                    .param(person)
                    .update();
            return person;
        });

        for (var nobody : new UUID[] {other.lead, administrator, UUID.randomUUID()}) {
            for (var table : new String[] {"application", "answer", "own_answer", "set_aside", "decision", "place"}) {
                assertThat(seen(nobody, table, two)).as(table).isZero();
            }
        }
        int byNobody = database.nobody(db -> count(db, "application", two));
        assertThat(byNobody).isZero();
    }

    @Test
    void a_lead_who_is_one_of_the_pair_reads_as_one_of_the_pair() {
        var town = town("10 days");
        var two = database.keeper(db -> {
            var pair = town(db, town).pair();
            town(db, town).leads(pair.works());
            return pair;
        });
        database.as(two.lives(), db -> own(db, two, two.lives()));
        database.keeper(db -> {
            town(db, town).send(two);
            return null;
        });

        assertThat(seen(two.works(), "application", two)).isEqualTo(1);
        assertThat(seen(two.works(), "own_answer", two)).isZero();
    }

    @Test
    void what_is_sent_is_frozen_and_nobody_writes_in_anothers_name() {
        var town = town("10 days");
        var two = database.keeper(db -> town(db, town).pair());
        assertThatThrownBy(() -> database.as(two.works(), db -> own(db, two, two.lives())))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.as(two.works(), db -> joint(db, town, two, two.lives())))
                .rootCause()
                .hasMessageContaining("row-level security");

        database.keeper(db -> {
            town(db, town).send(two);
            return null;
        });

        assertThatThrownBy(() -> database.as(two.lives(), db -> own(db, two, two.lives())))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.as(two.lives(), db -> joint(db, town, two, two.lives())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void nothing_is_sent_or_taken_by_one_half_nor_by_hands_that_were_given_before() {
        var town = town("10 days");
        var two = database.keeper(db -> town(db, town).pair());
        var send = "update programme.application set sent_at = now() where id = ?";
        var take = "update programme.place set taken_at = now() where application = ?";
        assertThatThrownBy(() -> database.as(two.lives(), db -> act(db, send, two)))
                .rootCause()
                .hasMessageContaining("send-application takes both hands");

        assertThatThrownBy(() -> database.as(
                        two.lives(), db -> db.sql("""
                        insert into programme.application (id, call, programme, pair, lives, works, begun_at, sent_at)
                        select gen_random_uuid(), call, programme, pair, lives, works, now(), now()
                          from programme.application where id = ?
                        """).param(two.application()).update()))
                .as("nor is one begun that is sent already")
                .rootCause()
                .hasMessageContaining("send-application takes both hands");

        assertThat(byBoth(two, "send-application", send)).isOne();
        database.as(two.works(), db -> act(db, "update programme.application set sent_at = null where id = ?", two));
        assertThatThrownBy(() -> database.as(two.works(), db -> act(db, send, two)))
                .as("what both sent is taken back by one, and not sent again by one")
                .rootCause()
                .hasMessageContaining("send-application takes both hands");

        database.keeper(db -> {
            town(db, town).send(two);
            town(db, town).hold(two);
            return null;
        });
        assertThatThrownBy(() -> database.as(two.lives(), db -> act(db, take, two)))
                .rootCause()
                .hasMessageContaining("take-place takes both hands");
        assertThat(byBoth(two, "take-place", take)).isOne();
    }

    @Test
    void no_half_takes_on_a_cohort_for_both() {
        var town = town("10 days");
        var two = database.keeper(db -> town(db, town).couple());
        var asked = database.keeper(db -> {
            var cohort = town(db, town).cohort(UUID.randomUUID());
            return db.sql("""
                    insert into programme.facilitation (id, cohort, programme, asked_at, lapses_at, pair, lives, works, secret_hash)
                    values (gen_random_uuid(), ?, ?, now(), now() + interval '1 day', ?, ?, ?, decode(md5('x'), 'hex'))
                    returning id
                    """)
                    .params(cohort, town.programme, two.pair(), two.lives(), two.works())
                    .query(UUID.class)
                    .single();
        });
        var accept = "update programme.facilitation set accepted_at = now() where id = ?";
        var about = new Eastmere.Two(two.pair(), two.lives(), two.works(), asked);
        assertThatThrownBy(() -> database.as(two.lives(), db -> act(db, accept, about)))
                .rootCause()
                .hasMessageContaining("facilitate-cohort takes both hands");
        assertThat(byBoth(about, "facilitate-cohort", accept)).isOne();
    }

    /** One offers, the other agrees, and what they agree to happens with that. */
    private static int byBoth(Eastmere.Two two, String act, String sql) {
        var offer = UUID.randomUUID();
        database.as(two.lives(), db -> {
            db.sql("""
                    insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at)
                    values (?, ?, ?, ?, 'x', ?, now(), now() + interval '1 day')
                    """)
                    .params(offer, two.pair(), act, two.application(), two.lives())
                    .update();
            return hand(db, offer, two.lives());
        });
        return database.as(two.works(), db -> {
            hand(db, offer, two.works());
            db.sql("update pairing.offer set closed_at = now(), closed_as = 'done' where id = ?")
                    .param(offer)
                    .update();
            return act(db, sql, two);
        });
    }

    private static int hand(JdbcClient db, UUID offer, UUID person) {
        return db.sql("insert into pairing.hand (offer, person, words, given_at) values (?, ?, 'x', now())")
                .params(offer, person)
                .update();
    }

    private static int act(JdbcClient db, String sql, Eastmere.Two two) {
        return db.sql(sql).param(two.application()).update();
    }

    @Test
    void the_database_gives_no_place_that_is_not_there() {
        var town = town("-1 day");
        var one = database.keeper(db -> town(db, town).sent());
        var other = database.keeper(db -> town(db, town).sent());
        database.as(town.lead, db -> hold(db, town, one));

        assertThatThrownBy(() -> database.as(town.lead, db -> hold(db, town, other)))
                .rootCause()
                .hasMessageContaining("all places of this call are given");
    }

    @Test
    void the_database_gives_nobody_a_place_with_two_pairs() {
        var town = database.keeper(db -> Eastmere.with(db, 2, "-1 day"));
        var one = database.keeper(db -> town(db, town).sent());
        var other = database.keeper(db -> town(db, town).sentWith(one.lives()));
        database.as(town.lead, db -> hold(db, town, one));

        assertThatThrownBy(() -> database.as(town.lead, db -> hold(db, town, other)))
                .rootCause()
                .hasMessageContaining("one of them has a place with another pair");

        database.jobs(db -> act(
                db,
                "update programme.place set given_up_at = now(), given_up_as = 'declined' where application = ?",
                one));
        database.as(town.lead, db -> hold(db, town, other));
        assertThatThrownBy(() -> database.jobs(db -> act(
                        db,
                        "update programme.place set given_up_at = null, given_up_as = null where application = ?",
                        one)))
                .as("a place given up is not given back beside another")
                .rootCause()
                .hasMessageContaining("one of them has a place with another pair");
    }

    @Test
    void the_database_lets_nobody_into_a_cohort_with_two_pairs() {
        var town = database.keeper(db -> Eastmere.with(db, 2, "-1 day"));
        var cohort = database.keeper(db -> town(db, town).cohort(UUID.randomUUID()));
        var one = database.keeper(db -> town(db, town).sent());
        var other = database.keeper(db -> town(db, town).sentWith(one.lives()));
        database.jobs(db -> in(db, town, cohort, one));

        assertThatThrownBy(() -> database.jobs(db -> in(db, town, cohort, other)))
                .rootCause()
                .hasMessageContaining("one of them is in this cohort with another pair");
    }

    @Test
    void a_published_call_keeps_what_people_decide_upon() {
        var town = town("10 days");

        for (var change : new String[] {
            "pay = 'nothing'",
            "closes_at = closes_at - interval '1 day'",
            "accept_by = accept_by - 1",
            "own_question = 'Why?'"
        }) {
            assertThatThrownBy(() -> database.as(
                            town.lead,
                            db -> db.sql("update programme.call set " + change + " where id = ?")
                                    .param(town.call)
                                    .update()))
                    .rootCause()
                    .hasMessageContaining("keeps what people decide upon");
        }
        int changed = database.as(
                town.lead,
                db -> db.sql("update programme.call set access = 'A lift' where id = ?")
                        .param(town.call)
                        .update());
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void jobs_know_who_applies_and_read_no_words() {
        for (var table : new String[] {"answer", "own_answer", "set_aside"}) {
            assertThatThrownBy(() -> database.jobs(db ->
                            db.sql("select 1 from programme." + table).query().listOfRows()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> database.jobs(db ->
                        db.sql("select reason from programme.decision").query().listOfRows()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static Eastmere town(String closes) {
        return database.keeper(db -> Eastmere.with(db, 1, closes));
    }

    /** The same town, in another transaction. */
    private static Eastmere town(JdbcClient db, Eastmere town) {
        return town.in(db);
    }

    private static int seen(UUID person, String table, Eastmere.Two two) {
        return database.as(person, db -> count(db, table, two));
    }

    private static int own(JdbcClient db, Eastmere.Two two, UUID author) {
        return db.sql("""
                insert into programme.own_answer (application, author, version, words, written_at)
                values (?, ?, 1, ?, now())
                """).params(two.application(), author, WORDS).update();
    }

    private static int joint(JdbcClient db, Eastmere town, Eastmere.Two two, UUID author) {
        return db.sql("""
                insert into programme.answer (application, question, version, words, written_by, written_at)
                select ?, id, 1, ?, ?, now() from programme.question where call = ? and kind = 'challenge'
                """).params(two.application(), WORDS, author, town.call).update();
    }

    private static int hold(JdbcClient db, Eastmere town, Eastmere.Two two) {
        return db.sql("""
                insert into programme.place (application, call, programme, pair, held_at) values (?, ?, ?, ?, now())
                """)
                .params(two.application(), town.call, town.programme, two.pair())
                .update();
    }

    private static int in(JdbcClient db, Eastmere town, UUID cohort, Eastmere.Two two) {
        return db.sql("""
                insert into programme.cohort_pair (cohort, programme, pair, lives, works, joined_at)
                values (?, ?, ?, ?, ?, now())
                """)
                .params(cohort, town.programme, two.pair(), two.lives(), two.works())
                .update();
    }

    private static int count(JdbcClient db, String table, Eastmere.Two two) {
        return db.sql("select count(*) from programme." + table + " where "
                        + (table.equals("application") ? "id" : "application") + " = ?")
                .param(two.application())
                .query(Integer.class)
                .single();
    }
}
