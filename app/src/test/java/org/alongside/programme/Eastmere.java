package org.alongside.programme;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An invented town with a programme, a call that is open or closed, leads and pairs, written past row security so that a
 * test can begin where it wants to.
 */
public final class Eastmere {

    public final UUID programme;
    public final UUID call;
    public final UUID lead;

    /** Looks after safeguarding, together with the deputy. */
    public final UUID guardian;

    public final UUID deputy;

    private final JdbcClient db;

    public record Two(UUID pair, UUID lives, UUID works, UUID application) {}

    private Eastmere(JdbcClient db, int places, String closes) {
        this.db = db;
        this.programme = UUID.randomUUID();
        this.call = UUID.randomUUID();
        this.lead = person("Joyce Adeyemi");
        run("insert into programme.programme (id, name, began_at) values (?, 'Harbour and Hills', now())", programme);
        leads(lead);
        this.guardian = safeguards("safeguarding", "Joyce", "01632 960001");
        this.deputy = safeguards("deputy", "Dilip", "01632 960002");
        db.sql("""
                insert into programme.call (id, programme, slug, language, title, purpose, for_lives, for_works, pay, access,
                    zone, closes_at, decide_by, accept_by, places, ask_name, ask_reach, begun_at,
                    published_at)
                values (:id, :programme, 'call-' || left(:id::text, 8), 'en-GB', 'Harbour and Hills', 'Six months',
                    'A patient', 'A nurse', '£160', 'Step-free', 'Europe/London', now() + :closes::interval,
                    current_date + 40, current_date + 60, :places, 'Siân', '01632 960417', now(), now() - interval '30 days')
                """)
                .param("id", call)
                .param("programme", programme)
                .param("closes", closes)
                .param("places", places)
                .update();
        BiConsumer<Integer, String> ask = (position, kind) -> db.sql(
                        "insert into programme.question (id, call, position, kind, ask) values (:id, :call, :position, :kind, '')")
                .param("id", UUID.randomUUID())
                .param("call", call)
                .param("position", position)
                .param("kind", kind)
                .update();
        ask.accept(10, "work");
        ask.accept(20, "challenge");
        ask.accept(900, "conflict");
        ask.accept(910, "access");
        day(40, "Meet, and agree how you’ll work", false, "Harbour Room, Eastmere Library");
        day(75, "What we assume about each other", false, "Harbour Room, Eastmere Library");
        day(110, "Power, and the hard conversation", true, "");
    }

    private Eastmere(JdbcClient db, Eastmere town) {
        this.db = db;
        this.programme = town.programme;
        this.call = town.call;
        this.lead = town.lead;
        this.guardian = town.guardian;
        this.deputy = town.deputy;
    }

    /** The same town, in another transaction. */
    public Eastmere in(JdbcClient db) {
        return new Eastmere(db, this);
    }

    /** @param closes from now, as an interval: "10 days", or "-1 day" for a call that has closed */
    public static Eastmere with(JdbcClient db, int places, String closes) {
        return new Eastmere(db, places, closes);
    }

    public UUID person(String name) {
        var id = UUID.randomUUID();
        run("insert into people.person (id, name, adult_on) values (?, ?, current_date)", id, name);
        run(
                "insert into people.address (person, email, confirmed_at) values (?, ?, now())",
                id,
                "person-" + id + "@example.org");
        return id;
    }

    public void leads(UUID person) {
        run(
                "insert into programme.lead (programme, person, name, since) values (?, ?, 'A lead', now())",
                programme,
                person);
        run("insert into vault.membership (person, circle, staff) values (?, ?, true)", person, programme);
    }

    private UUID safeguards(String role, String name, String reach) {
        var person = person(name);
        run("""
                insert into programme.safeguarding (circle, programme, role, person, name, reach, since)
                select safeguarding, id, ?, ?, ?, ?, now() from programme.programme where id = ?
                """, role, person, name, reach, programme);
        run(
                "insert into vault.membership (person, circle, staff) select ?, safeguarding, true from programme.programme where id = ?",
                person,
                programme);
        return person;
    }

    public void looksAfterThePlace(UUID person) {
        run("insert into people.administrator (person) values (?)", person);
    }

    /** A pair that has begun to apply. */
    public Two pair() {
        return begun(couple());
    }

    /** Another pair of somebody who is in one already, and has sent its application. */
    Two sentWith(UUID lives) {
        var two = begun(couple(lives));
        send(two);
        return two;
    }

    private Two begun(Two two) {
        run(
                "insert into programme.application (id, call, programme, pair, lives, works, begun_at) values (?, ?, ?, ?, ?, ?, now())",
                two.application,
                call,
                programme,
                two.pair,
                two.lives,
                two.works);
        return two;
    }

    /** A pair that has not. */
    public Two couple() {
        return couple(person("Nasreen"));
    }

    /** Another pair of somebody who is in one already. */
    public Two couple(UUID lives) {
        var two = new Two(UUID.randomUUID(), lives, person("Gareth"), UUID.randomUUID());
        run("insert into pairing.pair (id, began_at) values (?, now())", two.pair);
        run("insert into pairing.half (pair, side, person) values (?, 'lives', ?)", two.pair, two.lives);
        run("insert into pairing.half (pair, side, person) values (?, 'works', ?)", two.pair, two.works);
        run("insert into vault.membership (person, circle) values (?, ?)", two.lives, two.pair);
        run("insert into vault.membership (person, circle) values (?, ?)", two.works, two.pair);
        return two;
    }

    /** A cohort of the call that is not open yet, and the circle of those who will facilitate it. */
    UUID cohort(UUID facilitators) {
        var cohort = UUID.randomUUID();
        run(
                "insert into programme.cohort (id, programme, call, name, language, zone, facilitators, made_at) values (?, ?, ?, 'Autumn', 'en-GB', 'Europe/London', ?, now())",
                cohort,
                programme,
                call,
                facilitators);
        return cohort;
    }

    /** Lets a pair into a cohort, as one that was brought in. */
    Two brought(UUID cohort, Two two) {
        run(
                "insert into programme.cohort_pair (cohort, programme, call, pair, lives, works, joined_at) values (?, ?, ?, ?, ?, ?, now())",
                cohort,
                programme,
                call,
                two.pair,
                two.lives,
                two.works);
        return two;
    }

    /** A pair that has sent its application. */
    public Two sent() {
        var two = pair();
        send(two);
        return two;
    }

    public void send(Two two) {
        run(
                "update programme.application set sent_at = now(), leads_told_at = now(), lives_name = 'Nasreen', works_name = 'Gareth' where id = ?",
                two.application);
    }

    /** A pair that has taken its place. */
    Two placed() {
        var two = sent();
        hold(two);
        run("update programme.place set taken_at = now() where application = ?", two.application);
        return two;
    }

    private void day(int ahead, String title, boolean online, String place) {
        run(
                "insert into programme.day (id, call, title, day, starts, ends, online, place) values (?, ?, ?, current_date + ?, '10:00', '15:30', ?, ?)",
                UUID.randomUUID(),
                call,
                title,
                ahead + 25,
                online,
                place);
    }

    /** Holds a place that the pair has been told of. */
    public void hold(Two two) {
        run(
                "insert into programme.place (application, call, programme, pair, held_at, accept_by) values (?, ?, ?, ?, now(), now() + interval '20 days')",
                two.application,
                call,
                programme,
                two.pair);
    }

    private void run(String sql, Object... values) {
        db.sql(sql).params(values).update();
    }
}
