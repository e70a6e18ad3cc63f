package org.alongside.town;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.people.Secrets;
import org.alongside.programme.Eastmere;

/** Fills a town, so that whatever pages of it list is long. */
final class Crowd {

    private static final int MANY = 8;

    private final Town town;

    private Crowd(Town town) {
        this.town = town;
    }

    static void into(Town town) {
        var crowd = new Crowd(town);
        crowd.pairs();
        crowd.programmes();
        crowd.applications();
        crowd.cohort();
        crowd.words();
        crowd.cards();
        crowd.decisions();
        new TownStories(town).moreForEveryone(MANY);
        crowd.worries();
        crowd.house();
    }

    private void pairs() {
        var lives = town.person("lives");
        for (int i = 0; i < MANY; i++) {
            var two = town.<Eastmere.Two>database(db -> town.here().in(db).couple());
            run("update pairing.half set person = ? where pair = ? and side = 'lives'", lives, two.pair());
            run("insert into vault.membership (person, circle) values (?, ?)", lives, two.pair());
            run("""
                    insert into pairing.invitation (id, inviter, inviter_name, inviter_side, name, email, onward,
                        secret_hash, code_hash, sent_at, lapses_at)
                    values (?, ?, 'Nasreen', 'lives', 'Somebody', 'somebody@example.org', '/today', ?, ?, now(), now() + interval '9 days')
                    """, UUID.randomUUID(), lives, Secrets.digest(Secrets.secret()), Secrets.digest(Secrets.secret()));
            run("""
                    insert into pairing.offer (id, pair, act, subject, words, offered_by, offered_at, lapses_at)
                    values (?, ?, 'send-application', ?, '', ?, now(), now() + interval '9 days')
                    """, UUID.randomUUID(), town.id("first"), UUID.randomUUID(), town.person("works"));
            run(
                    "insert into people.session (id, token_hash, person, began_at, seen_at) values (?, ?, ?, now(), now())",
                    UUID.randomUUID(),
                    Secrets.digest(Secrets.secret()),
                    lives);
        }
        for (var hat : List.of("patient-leader", "carer", "clinician", "facilitator")) {
            run("insert into people.hat (person, hat) values (?, ?)", lives, hat);
        }
    }

    private void programmes() {
        var lead = town.site("lead");
        var calls = "/lead/" + town.thing("programme") + "/calls";
        for (int i = 0; i < MANY; i++) {
            var another = town.<Eastmere>database(db -> {
                var made = Eastmere.with(db, 6, "10 days");
                made.leads(town.person("lead"));
                return made;
            });
            run(
                    "insert into programme.lead_invitation (id, programme, name, email, secret_hash, sent_at, lapses_at) values (?, ?, 'A', 'a@example.org', ?, now(), now() + interval '9 days')",
                    UUID.randomUUID(),
                    another.programme,
                    Secrets.digest(Secrets.secret()));
            run(
                    "insert into programme.change (id, call, words, said_at) values (?, ?, 'Another room', now())",
                    UUID.randomUUID(),
                    town.id("open-call"));
            run(
                    "insert into programme.day (id, call, title, day, starts, ends, online) values (?, ?, 'One more', current_date + 90, '10:00', '11:00', true)",
                    UUID.randomUUID(),
                    town.id("draft-call"));
            for (var call : List.of("open-call", "draft-call")) {
                run(
                        "insert into programme.question (id, call, position, kind, ask) values (?, ?, ?, 'open', 'And why?')",
                        UUID.randomUUID(),
                        town.id(call),
                        300 + i);
            }
            lead.post(calls, Map.of("token", lead.token(), "title", "One more", "slug", "more-" + UUID.randomUUID()));
        }
    }

    private void applications() {
        var lead = town.site("lead");
        var call = "/lead/" + town.thing("programme") + "/calls/" + town.thing("call") + "/applications/";
        for (int i = 0; i < MANY; i++) {
            var two = town.<Eastmere.Two>database(db -> town.here().in(db).sent());
            lead.post(
                    call + two.application() + "/decision",
                    Map.of("token", lead.token(), "outcome", "no", "reason", "Full", "feedback", "Come again"));
        }
        var address = "/pairs/" + town.thing("first") + "/applications/" + town.thing("open") + "/questions/";
        for (int number = 3; number < 3 + MANY; number++) {
            var page = town.site("works").get(address + number);
            page.form(address + number).with("text", "Because").send();
        }
    }

    private void cohort() {
        var cohort = town.id("cohort");
        var programme = town.id("programme");
        for (int i = 0; i < MANY; i++) {
            var two = town.<Eastmere.Two>database(db -> town.here().in(db).couple());
            run(
                    "insert into programme.cohort_pair (cohort, programme, pair, lives, works, lives_name, works_name, joined_at) values (?, ?, ?, ?, ?, 'A', 'B', now())",
                    cohort,
                    programme,
                    two.pair(),
                    two.lives(),
                    two.works());
            for (var person : List.of(two.lives(), two.works())) {
                run("insert into vault.membership (person, circle) values (?, ?)", person, cohort);
            }
            var day = UUID.randomUUID();
            run("""
                    insert into programme.cohort_day (id, cohort, programme, title, day, starts, ends, zone, online, changed_at)
                    values (?, ?, ?, 'One more', current_date + ?, '10:00', '11:00', 'Europe/London', true, now())
                    """, day, cohort, programme, 20 + i);
            for (var person : List.of(town.person("lives"), town.person("works"))) {
                run(
                        "insert into programme.attendance (day, pair, person, how, noted_by, noted_at) values (?, ?, ?, 'came', ?, now())",
                        day,
                        town.id("first"),
                        person,
                        town.person("facilitator"));
            }
            run(
                    "insert into programme.facilitation (id, cohort, programme, name, email, secret_hash, asked_at, lapses_at) values (?, ?, ?, 'A', 'a@example.org', ?, now(), now() + interval '9 days')",
                    UUID.randomUUID(),
                    cohort,
                    programme,
                    Secrets.digest(Secrets.secret()));
        }
        bringIn();
    }

    private void bringIn() {
        var rows = new StringBuilder("Reference;Lives: name;Lives: email;Lives: organisation;Lives: access needs;")
                .append("Works: name;Works: email;Works: organisation;Works: access needs");
        for (int i = 0; i < MANY; i++) {
            rows.append("\n%d;A;a%s@example.org;;Large print;B;b%s@example.org;;"
                    .formatted(i, UUID.randomUUID(), UUID.randomUUID()));
        }
        var lead = town.site("lead");
        lead.post(
                "/cohorts/" + town.thing("cohort") + "/pairs", Map.of("token", lead.token(), "rows", rows.toString()));
    }

    private void words() {
        var works = town.site("works");
        var ask = "/pairs/" + town.thing("first") + "/word";
        var assumptions = "/pairs/" + town.thing("first") + "/assumptions";
        var lesson = assumptions + "/guesses/" + town.thing("my-guess") + "/lesson";
        for (int i = 0; i < MANY; i++) {
            town.entry("lives", "", "one of many", "lives");
            town.entry("lives", "first", "one of many", "lives works");
            town.share("lives", town.entry("lives", "", "one of many", "lives works"), "pair", false);
            town.share("lives", town.entry("lives", "", "one of many", "lives works"), "cohort", false);
            works.get(ask).form(ask).with("text", "One more").send();
            // One a day: today's becomes one of an earlier day.
            run(
                    "update reflection.lesson set learned_on = learned_on - ? where guess = ? and learned_on > current_date - 9",
                    20 + i,
                    town.id("my-guess"));
            run(
                    "update reflection.verdict set said_on = said_on - ? where guess = ? and said_on > current_date - 9",
                    20 + i,
                    town.id("guess-about-me"));
            town.site("lives")
                    .get(assumptions)
                    .form(lesson)
                    .with("text", "One more")
                    .send();
            town.site("lives")
                    .post(
                            assumptions + "/guesses/" + town.thing("guess-about-me") + "/verdict",
                            Map.of("token", town.site("lives").token(), "verdict", "partly"));
        }
    }

    private void cards() {
        var path = "/pairs/" + town.thing("first") + "/cards";
        for (int i = 0; i < MANY; i++) {
            town.site("lives")
                    .get(path + "/new")
                    .form(path)
                    .with("learned", "One more")
                    .with("content", "equals")
                    .send();
        }
        run("""
                update learn.card set shown_at = now() - interval '9 days', network_at = now(), public_at = now()
                 where shown_at is null and held_at is null and id <> ?
                """, town.id("draft-card"));
        introductions();
        consultations();
    }

    private void consultations() {
        var path = "/pairs/" + town.thing("first") + "/consultations";
        var replies =
                "/cohorts/" + town.thing("cohort") + "/consultations/" + town.thing("shown-consultation") + "/replies";
        for (int i = 0; i < MANY; i++) {
            town.site("lives")
                    .get(path + "/new")
                    .form(path)
                    .with("situation", "One more")
                    .with("question", "One more?")
                    .send();
            var neighbour = town.site("neighbour");
            neighbour.post(replies, Map.of("token", neighbour.token(), "kind", "question", "words", "One more?"));
        }
        run("""
                update learn.consultation set shown_at = now()
                 where shown_at is null and id not in (?, ?)
                """, town.id("draft-consultation"), town.id("taken-back-consultation"));
    }

    private void introductions() {
        var pairs = town.<List<UUID>>database(
                db -> db.sql("""
                select pair from pairing.half
                 where person = ? and pair not in (select pair from learn.introduction)
                """).param(town.person("lives")).query(UUID.class).list());
        for (var pair : pairs) {
            var words = "/pairs/" + pair + "/introduction/words";
            town.site("lives").get(words).form(words).with("led", "One more").send();
            run("update learn.introduction set shown_at = now() where pair = ?", pair);
        }
    }

    private void decisions() {
        var lives = town.site("lives");
        for (int i = 0; i < MANY; i++) {
            var path = "/pairs/" + town.thing("first") + "/decisions";
            lives.get(path + "/new")
                    .form(path)
                    .with("text", "One more")
                    .with("ledBy", "lives")
                    .send();
        }
    }

    private void worries() {
        for (int i = 0; i < MANY; i++) {
            var worry = UUID.randomUUID();
            run("""
                    insert into safeguarding.worry (id, circle, sent_at, due_at, told_at)
                    values (?, ?, now(), now() + interval '1 day', now())
                    """, worry, town.id("safeguarding"));
            run("insert into safeguarding.sender (worry, person) values (?, ?)", worry, town.person("lives"));
            for (var person : List.of("guardian", "deputy")) {
                run(
                        "insert into safeguarding.opening (worry, person, name, opened_at) values (?, ?, 'A', now())",
                        worry,
                        town.person(person));
            }
            var notes = "/safeguarding/" + town.thing("worry");
            var guardian = town.site("guardian");
            guardian.get(notes).form(notes + "/notes").with("words", "One more").send();
        }
    }

    private void house() {
        var resting = "/pairs/" + town.thing("resting");
        var tired = town.site("tired");
        for (int i = 0; i < MANY; i++) {
            // Each is told to the other half, who has letters by post.
            tired.post(resting + "/going-on", Map.of("token", tired.token()));
            tired.post(resting + "/pause", Map.of("token", tired.token()));
        }
        for (int i = 0; i < 3; i++) {
            town.site("nobody")
                    .get("/complaints/new")
                    .form("/complaints")
                    .with("words", "One more")
                    .with("answer", "By phone")
                    .send();
        }
    }

    private void run(String sql, Object... values) {
        town.database(db -> db.sql(sql).params(values).update());
    }
}
