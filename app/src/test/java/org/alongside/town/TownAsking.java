package org.alongside.town;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a pair of a {@link Town} asks its cohort, as far as each has come; with a {@link Canary} in all that is said. */
final class TownAsking {

    private static final String IN_THE_COHORT = "lives works neighbour colleague facilitator cofacilitator";

    private final Town town;
    private final String path;

    TownAsking(Town town) {
        this.town = town;
        this.path = "/pairs/" + town.thing("first") + "/consultations";
    }

    void ask() {
        write("draft-consultation", "lives works");
        var shown = show(write("shown-consultation", IN_THE_COHORT));
        say(shown, "neighbour", "question", "a question", IN_THE_COHORT);
        town.name("question", last("question"));
        var ended = show(write("ended-consultation", IN_THE_COHORT));
        talk(ended, IN_THE_COHORT);
        take(ended, IN_THE_COHORT);
        town.bothHands("first", List.of("works", "lives"), "end-consultation", ended);
        takeBack(show(write("taken-back-consultation", "lives works")));
    }

    private void talk(UUID consultation, String readers) {
        say(consultation, "colleague", "question", "a question of one that goes on", readers);
        answer(consultation, last("question"), readers);
        act(path + "/" + consultation + "/thoughts");
        say(consultation, "facilitator", "seen", "what was seen", readers);
        say(consultation, "neighbour", "try", "what one would try", readers);
    }

    /** What was said to it is in the hands of whoever said it alone; what the two take from it was never shown. */
    private void takeBack(UUID consultation) {
        say(consultation, "neighbour", "question", "a question to what was taken back", "neighbour");
        act(path + "/" + consultation + "/thoughts");
        take(consultation, "lives works");
        act(path + "/" + consultation + "/withdrawal");
    }

    private UUID write(String name, String readers) {
        town.site("lives")
                .get(path + "/new")
                .form(path)
                .with("situation", town.planted("where they are in the " + name, readers))
                .with("question", town.planted("the question of the " + name, readers))
                .send();
        var id = latest("select id from learn.consultation order by written_at desc limit 1");
        town.name(name, id);
        return id;
    }

    private UUID show(UUID consultation) {
        town.bothHands("first", List.of("works", "lives"), "ask-cohort", consultation);
        return consultation;
    }

    private void say(UUID consultation, String who, String kind, String what, String readers) {
        var replies = exchange(consultation) + "/replies";
        town.site(who)
                .get(replies + "/new")
                .form(replies)
                .with("kind", kind)
                .with("words", town.planted(what + " of " + who, readers))
                .send();
    }

    private void answer(UUID consultation, UUID question, String readers) {
        var address = exchange(consultation) + "/replies/" + question + "/answer";
        town.site("works")
                .get(address)
                .form(address)
                .with("words", town.planted("an answer", readers))
                .send();
    }

    private void take(UUID consultation, String readers) {
        var address = path + "/" + consultation + "/takeaway";
        town.site("lives")
                .get(address)
                .form(address)
                .with("words", town.planted("what they take", readers))
                .send();
    }

    private void act(String address) {
        town.site("works").post(address, Map.of("token", town.token("works")));
    }

    private String exchange(UUID consultation) {
        return "/cohorts/" + town.thing("cohort") + "/consultations/" + consultation;
    }

    private UUID last(String kind) {
        return latest("select id from learn.reply where kind = '" + kind + "' order by said_at desc limit 1");
    }

    private UUID latest(String select) {
        return town.database(db -> db.sql(select).query(UUID.class).single());
    }
}
