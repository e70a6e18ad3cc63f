package org.alongside.town;

import java.util.List;
import java.util.UUID;
import org.alongside.people.Secrets;

/**
 * What pairs of a {@link Town} show beyond their cohort: learning cards, each gone further than the one before, and how they
 * introduce themselves, and letters of standing; with a {@link Canary} in all of it.
 */
final class TownNetwork {

    private static final String IN_THE_COHORT = "lives works neighbour colleague facilitator cofacilitator";
    private static final String IN_THE_NETWORK = IN_THE_COHORT + " far farther other-facilitator other-cofacilitator";

    private final Town town;
    private final String path;

    TownNetwork(Town town) {
        this.town = town;
        this.path = "/pairs/" + town.thing("first") + "/cards";
    }

    void write() {
        var everybody = String.join(
                " ",
                town.everybody().stream().filter(name -> !name.equals("nobody")).toList());
        writeOver(write("draft-card", "a card not shown", "lives works"));
        show(write("shown-card", "a card of the cohort", IN_THE_COHORT));
        passOn(show(write("network-card", "a card of the network", IN_THE_NETWORK)), "network_at");
        passOn(show(write("open-card", "a card for everyone", everybody)), "network_at", "public_at");
    }

    /** A pair that shows itself, and one that has not yet. */
    void introduce() {
        introduce("first", "lives", IN_THE_NETWORK);
        introduce("second", "neighbour", "neighbour colleague");
        var id = town.<UUID>database(db -> db.sql("select id from learn.introduction where pair = ?")
                .param(town.id("first"))
                .query(UUID.class)
                .single());
        town.bothHands("first", List.of("works", "lives"), "introduce-pair", id);
    }

    /** Of a cohort that is over: a letter that stands, which nobody comes across without its code, and the next one. */
    void attest() {
        var path = "/pairs/" + town.thing("first") + "/standing/" + wentThroughAnother();
        prepare(path, "works", "what the two led, on a letter that stands", "lives works");
        town.bothHands("first", List.of("works", "lives"), "letter-of-standing", inTheMaking());
        town.name(
                "standing-code",
                Secrets.typed(
                        town.site("lives").get(path).document().select(".code").text()));
        prepare(path, "lives", "what the two led, on a letter that is not made", "lives works");
    }

    private UUID wentThroughAnother() {
        var cohort = UUID.randomUUID();
        town.database(db -> {
            db.sql("""
                    insert into programme.cohort (id, programme, name, language, zone, facilitators, made_at)
                    values (?, ?, 'Last year', 'en-GB', 'Europe/London', gen_random_uuid(), now())
                    """).params(cohort, town.here().programme).update();
            db.sql("""
                    insert into programme.cohort_day
                        (id, cohort, programme, title, day, starts, ends, zone, online, place, link, changed_at)
                    values (gen_random_uuid(), ?, ?, 'The only day', current_date - 40, '10:00', '15:00',
                            'Europe/London', false, 'Library', '', now())
                    """).params(cohort, town.here().programme).update();
            return db.sql("""
                    insert into programme.cohort_pair
                        (cohort, programme, pair, lives, works, lives_name, works_name, joined_at, left_at)
                    values (?, ?, ?, ?, ?, 'Nasreen', 'Gareth', now() - interval '50 days', now() - interval '30 days')
                    """)
                    .params(cohort, town.here().programme, town.id("first"), town.person("lives"), town.person("works"))
                    .update();
        });
        town.name("past-cohort", cohort);
        return cohort;
    }

    private void prepare(String path, String who, String what, String readers) {
        town.site(who)
                .get(path + "/words")
                .form(path + "/words")
                .with("led", town.planted(what, readers))
                .send();
    }

    private UUID inTheMaking() {
        return town.<UUID>database(
                db -> db.sql("select id from programme.letter_of_standing where pair = ? and made_at is null")
                        .param(town.id("first"))
                        .query(UUID.class)
                        .single());
    }

    private void introduce(String pair, String who, String readers) {
        var words = "/pairs/" + town.thing(pair) + "/introduction/words";
        town.site(who)
                .get(words)
                .form(words)
                .with("led", town.planted("what the " + pair + " pair says it leads", readers))
                .with("ask", town.planted("what others can ask the " + pair + " pair", readers))
                .with("offers", "mentors")
                .send();
    }

    private UUID write(String name, String what, String readers) {
        town.site("lives")
                .get(path + "/new")
                .form(path)
                .with("learned", town.planted("what was learned in " + what, readers))
                .with("idea", town.planted("what to try in " + what, readers))
                .with("content", "equals")
                .send();
        var id = town.<UUID>database(db -> db.sql("select id from learn.card order by written_at desc limit 1")
                .query(UUID.class)
                .single());
        town.name(name, id);
        return id;
    }

    /** The other half has other words; the first stay for the two of them. */
    private void writeOver(UUID card) {
        var words = path + "/" + card + "/words";
        town.site("works")
                .get(words)
                .form(words)
                .with("learned", town.planted("what was learned in other words", "lives works"))
                .send();
    }

    private UUID show(UUID card) {
        town.bothHands("first", List.of("works", "lives"), "show-card", card);
        return card;
    }

    /** As if weeks had passed, which they don't here. */
    private void passOn(UUID card, String... columns) {
        town.database(db -> db.sql("update learn.card set shown_at = shown_at - interval '30 days' where id = ?")
                .param(card)
                .update());
        for (var column : columns) {
            town.database(
                    db -> db.sql("update learn.card set " + column + " = shown_at + interval '20 days' where id = ?")
                            .param(card)
                            .update());
        }
    }
}
