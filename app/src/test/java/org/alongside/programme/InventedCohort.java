package org.alongside.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.Site;
import org.alongside.database.TestDatabase;
import org.alongside.pairing.Two;
import org.alongside.people.Sessions;
import org.alongside.settings.Settings;

/** An invented cohort that is open, with the pair that facilitates it and its own pairs, all of them at their browsers. */
public final class InventedCohort {

    public final UUID id = UUID.randomUUID();
    public final List<UUID> days = new ArrayList<>();
    public final List<Two> pairs = new ArrayList<>();
    public final Two facilitators;
    public final UUID lead;

    private final TestDatabase database;
    private final Settings settings;
    private final Sessions sessions;

    /** @param howMany pairs, and {@code daysFromToday} the days on which it meets */
    public InventedCohort(
            TestDatabase database, Settings settings, Sessions sessions, int howMany, int... daysFromToday) {
        this.database = database;
        this.settings = settings;
        this.sessions = sessions;
        this.facilitators = Two.of(database, "Ifeoma", "Martin");
        this.lead = Two.person(database, "Lena");
        var programme = UUID.randomUUID();
        var room = UUID.randomUUID();
        database.keeper(db -> {
            db.sql("insert into programme.programme (id, name, began_at) values (?, 'Harbour', now())")
                    .params(programme)
                    .update();
            db.sql("""
                    insert into programme.cohort (id, programme, name, language, zone, facilitators, made_at)
                    values (?, ?, 'Harbour, first year', 'en-GB', 'Europe/London', ?, now())
                    """).params(id, programme, room).update();
            db.sql("""
                    insert into programme.facilitation
                        (id, cohort, programme, secret_hash, asked_at, lapses_at, pair, lives, works, accepted_at)
                    values (gen_random_uuid(), ?, ?, decode(md5(random()::text), 'hex'), now(), now(), ?, ?, ?, now())
                    """)
                    .params(id, programme, facilitators.pair(), facilitators.lives(), facilitators.works())
                    .update();
            db.sql("update programme.cohort set opened_at = now() where id = ?")
                    .params(id)
                    .update();
            for (var person : List.of(facilitators.lives(), facilitators.works())) {
                member(db, person, id, false);
                member(db, person, room, true);
            }
            return member(db, lead, programme, true);
        });
        for (int i = 0; i < howMany; i++) {
            join(programme, "Rosa " + (i + 1), "Amir " + (i + 1));
        }
        for (int from : daysFromToday) {
            day(programme, from);
        }
    }

    private static int member(
            org.springframework.jdbc.core.simple.JdbcClient db, UUID person, UUID circle, boolean staff) {
        return db.sql("insert into vault.membership (person, circle, staff) values (?, ?, ?)")
                .params(person, circle, staff)
                .update();
    }

    private void join(UUID programme, String lives, String works) {
        var two = Two.of(database, lives, works);
        pairs.add(two);
        database.keeper(db -> {
            db.sql("""
                    insert into programme.cohort_pair
                        (cohort, programme, pair, lives, works, lives_name, works_name, joined_at)
                    values (?, ?, ?, ?, ?, ?, ?, clock_timestamp())
                    """)
                    .params(id, programme, two.pair(), two.lives(), two.works(), lives, works)
                    .update();
            member(db, two.lives(), id, false);
            return member(db, two.works(), id, false);
        });
    }

    private void day(UUID programme, int from) {
        var day = UUID.randomUUID();
        days.add(day);
        database.keeper(
                db -> db.sql("""
                insert into programme.cohort_day
                    (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                values (?, ?, ?, 'Day ' || ?, current_date + ?, '10:00', '16:00', 'Europe/London', false, 'Library', '',
                        now())
                """).params(day, id, programme, days.size(), from).update());
    }

    /** Sends a form as the page would on which it stands. */
    public static Site.Page post(Site site, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("token", site.token());
        return site.post(path, all);
    }

    public Site site(UUID person) {
        return Site.of(settings, sessions, person);
    }

    /** An address of its first day. */
    public String today(String path) {
        return "/cohorts/" + id + "/days/" + days.getFirst() + path;
    }

    public String path(String path) {
        return "/cohorts/" + id + path;
    }
}
