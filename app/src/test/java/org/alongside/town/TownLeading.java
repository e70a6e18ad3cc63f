package org.alongside.town;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the pairs of a {@link Town} lead, with a {@link Canary} in all that they write for it. */
final class TownLeading {

    private final Town town;

    TownLeading(Town town) {
        this.town = town;
    }

    void lead() {
        passage("lives", "first", "who", "whom it is for", "lives works");
        passage("works", "first", "who", "whom it is for, once more", "lives works");
        passage("lives", "first", "aim", "the aim both agreed on", "lives works");
        town.bothHands("first", List.of("lives", "works"), "agree-aim", document("challenge"));
        passage("works", "first", "aim", "another aim, suggested", "lives works");
        town.name("commitment", commit("lives", "lives", "what lives tries", "lives works"));
        town.name("asked-commitment", commit("lives", "works", "what works is asked to try", "lives works"));
        passage("works", "first", "roles", "who does what, as signed", "lives works");
        town.bothHands("first", List.of("works", "lives"), "sign-agreement", document("agreement"));
        passage("lives", "first", "roles", "who does what, as suggested", "lives works");
        var agreement = "/pairs/" + town.thing("first") + "/agreement";
        town.site("lives").get(agreement).form(agreement + "/readings").send();
        town.name("mended", mend("lives", "works"));
        town.name("repair", mend("works", ""));
        decideTogether();
        check("lives", "start", "ready");
        check("works", "start", "ready");
        check("lives", "middle", "");
        passage("neighbour", "second", "aim", "an aim so far", "neighbour colleague");
    }

    private void passage(String who, String pair, String heading, String what, String readers) {
        var path = "/pairs/" + town.thing(pair) + "/writing/" + heading;
        town.site(who)
                .get(path)
                .form(path)
                .with("text", town.planted(what, readers))
                .send();
    }

    private UUID commit(String who, String leads, String what, String readers) {
        var path = "/pairs/" + town.thing("first") + "/challenge/commitments";
        town.site(who)
                .get(path + "/new")
                .form(path)
                .with("text", town.planted(what, readers))
                .with("leads", leads)
                .with("due.day", "18")
                .with("due.month", "1")
                .with("due.year", "2099")
                .send();
        return town.<UUID>database(db -> db.sql("select id from led.commitment order by asked_at desc limit 1")
                .query(UUID.class)
                .single());
    }

    /** Answers with nothing but choices: there are no words in them to look for. */
    private void check(String who, String moment, String then) {
        var path = "/pairs/" + town.thing("first") + "/check/" + moment;
        town.site(who).post(path, Map.of("token", town.token(who), "heard", "4", "credit", "2", "then", then));
    }

    /** @param heardBy who says what they heard and that it is mended; empty as long as nobody has */
    private UUID mend(String who, String heardBy) {
        var path = "/pairs/" + town.thing("first") + "/agreement/repairs";
        town.site(who)
                .get(path + "/new")
                .form(path)
                .with("heading", "roles")
                .with("text", town.planted("what " + who + " finds no longer true", "lives works"))
                .send();
        var repair = town.<UUID>database(db -> db.sql("select id from led.repair order by said_at desc limit 1")
                .query(UUID.class)
                .single());
        if (!heardBy.isEmpty()) {
            var heard = town.planted("what " + heardBy + " heard", "lives works");
            town.site(heardBy)
                    .get(path + "/" + repair)
                    .form(path + "/" + repair + "/hearing")
                    .with("text", heard)
                    .send();
            town.site(who)
                    .get(path + "/" + repair)
                    .form(path + "/" + repair + "/mending")
                    .send();
        }
        return repair;
    }

    private void decideTogether() {
        town.name("decision", decided("lives", "first", "lives works"));
        place("lives", "first", "decision", "lives works");
        place("works", "first", "decision", "lives works");
        town.name("waiting-decision", decided("lives", "first", "lives works"));
        place("works", "first", "waiting-decision", "works");
        town.name("spare-decision", decided("lives", "first", "lives works"));
        town.name("second-decision", decided("colleague", "second", "neighbour colleague"));
    }

    private UUID decided(String who, String pair, String readers) {
        var path = "/pairs/" + town.thing(pair) + "/decisions";
        town.site(who)
                .get(path + "/new")
                .form(path)
                .with("text", town.planted("what " + who + " says was decided", readers))
                .with("ledBy", "both")
                .send();
        return town.<UUID>database(db -> db.sql("select id from led.decision order by written_at desc limit 1")
                .query(UUID.class)
                .single());
    }

    private void place(String who, String pair, String decision, String readers) {
        var path = "/pairs/" + town.thing(pair) + "/decisions/" + town.thing(decision);
        town.site(who)
                .get(path)
                .form(path + "/placing")
                .with("step", "3")
                .with("why", town.planted("why " + who + " places a decision there", readers))
                .send();
    }

    private UUID document(String kind) {
        return town.<UUID>database(db -> db.sql("select id from led.document where pair = ? and kind = ?")
                .params(town.id("first"), kind)
                .query(UUID.class)
                .single());
    }
}
