package org.alongside.reflection;

import java.util.List;
import java.util.UUID;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.programme.CohortCircles;

/** The invented people of these tests: a pair, the two who facilitate, and somebody else. */
final class Cast {

    final TestDatabase database;
    final UUID nasreen;
    final UUID gareth;
    final UUID ifeoma;
    final UUID stranger;
    final UUID pair;

    Cast(TestDatabase database) {
        this.database = database;
        this.nasreen = person("Nasreen");
        this.gareth = person("Gareth");
        this.ifeoma = person("Ifeoma");
        this.stranger = person("Tom");
        this.pair = pair(nasreen, gareth);
    }

    UUID person(String name) {
        return Two.person(database, name);
    }

    UUID pair(UUID lives, UUID works) {
        return Two.pair(database, lives, works);
    }

    void join(UUID person, UUID circle) {
        database.as(
                person,
                db -> db.sql("select true from vault.join(?, ?)")
                        .params(person, circle)
                        .query(Boolean.class)
                        .single());
    }

    void leave(UUID person, UUID circle) {
        database.as(
                person,
                db -> db.sql("select true from vault.leave(?, ?)")
                        .params(person, circle)
                        .query(Boolean.class)
                        .single());
    }

    void readTheLimits(UUID person) {
        database.keeper(
                db -> db.sql("""
                        insert into reflection.limits_read (person, version, read_at) values (?, ?, now())
                        on conflict do nothing
                        """).params(person, Confidentiality.VERSION).update());
    }

    /** A cohort around the pair: Ifeoma facilitates, and somebody of another pair is in it. */
    CohortCircles.Circle[] cohort(UUID another) {
        var facilitators = UUID.randomUUID();
        var cohort = UUID.randomUUID();
        join(ifeoma, facilitators);
        for (var person : List.of(ifeoma, nasreen, gareth, another)) {
            join(person, cohort);
        }
        return new CohortCircles.Circle[] {
            new CohortCircles.Circle(
                    pair,
                    CohortCircles.Kind.FACILITATORS,
                    facilitators,
                    "Autumn",
                    List.of(new CohortCircles.Member(ifeoma, "Ifeoma"))),
            new CohortCircles.Circle(
                    pair,
                    CohortCircles.Kind.COHORT,
                    cohort,
                    "Autumn",
                    List.of(
                            new CohortCircles.Member(nasreen, "Nasreen"),
                            new CohortCircles.Member(gareth, "Gareth"),
                            new CohortCircles.Member(ifeoma, "Ifeoma"),
                            new CohortCircles.Member(another, "Amina")))
        };
    }

    long rows(UUID asking, String table) {
        return database.<Long>as(
                asking,
                db -> db.sql("select count(*) from reflection." + table)
                        .query(Long.class)
                        .single());
    }
}
