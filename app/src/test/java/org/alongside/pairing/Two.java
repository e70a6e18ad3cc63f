package org.alongside.pairing;

import java.util.UUID;
import org.alongside.database.TestDatabase;

/** An invented pair: one who lives with it, one who works with it. */
public record Two(TestDatabase database, UUID lives, UUID works, UUID pair) {

    public static Two of(TestDatabase database, String lives, String works) {
        var one = person(database, lives);
        var other = person(database, works);
        return new Two(database, one, other, pair(database, one, other));
    }

    public static UUID pair(TestDatabase database, UUID lives, UUID works) {
        var pair = UUID.randomUUID();
        database.keeper(db -> {
            db.sql("insert into pairing.pair (id, began_at) values (?, now())")
                    .params(pair)
                    .update();
            db.sql("insert into pairing.half (pair, side, person) values (?, 'lives', ?), (?, 'works', ?)")
                    .params(pair, lives, pair, works)
                    .update();
            return db.sql("insert into vault.membership (person, circle) values (?, ?), (?, ?)")
                    .params(lives, pair, works, pair)
                    .update();
        });
        return pair;
    }

    public static UUID person(TestDatabase database, String name) {
        var id = UUID.randomUUID();
        database.keeper(db -> db.sql("insert into people.person (id, name) values (?, ?)")
                .params(id, name)
                .update());
        return id;
    }

    /** Puts them in a cohort that meets so many days from today, on each of these. */
    public void inACohortThatMeets(String title, int... days) {
        var cohort = UUID.randomUUID();
        var programme = UUID.randomUUID();
        database.keeper(db -> {
            db.sql("insert into programme.programme (id, name, began_at) values (?, 'Harbour', now())")
                    .params(programme)
                    .update();
            db.sql("""
                    insert into programme.cohort (id, programme, name, language, zone, facilitators, made_at)
                    values (?, ?, 'The first', 'en-GB', 'Europe/London', gen_random_uuid(), now())
                    """).params(cohort, programme).update();
            for (int day : days) {
                db.sql("""
                        insert into programme.cohort_day
                            (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                        values (gen_random_uuid(), ?, ?, ?, current_date + ?, '10:00', '15:00', 'Europe/London', false,
                                'Library', '', now())
                        """).params(cohort, programme, title, day).update();
            }
            db.sql("""
                    insert into programme.cohort_pair
                        (cohort, programme, pair, lives, works, lives_name, works_name, joined_at)
                    values (?, ?, ?, ?, ?, 'Nasreen', 'Gareth', now())
                    """).params(cohort, programme, pair, lives, works).update();
            return db.sql("insert into vault.membership (person, circle) values (?, ?), (?, ?)")
                    .params(lives, cohort, works, cohort)
                    .update();
        });
    }
}
