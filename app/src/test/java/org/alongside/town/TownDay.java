package org.alongside.town;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A day of the cohort of a {@link Town}, planned and under way, with a {@link Canary} in all that is written on it. */
final class TownDay {

    private static final String IN_THE_ROOM = "facilitator cofacilitator lives works neighbour colleague";

    private final Town town;
    private final String day;

    TownDay(Town town) {
        this.town = town;
        this.day = "/cohorts/" + town.thing("cohort") + "/days/" + town.thing("day");
    }

    void run() {
        plan("title of an exercise", "blind");
        plan("title of another exercise", "blind");
        town.site("facilitator")
                .get(day + "/plan")
                .form(day + "/plan")
                .with("aim", town.planted("aim of a day", town.everybodyIn(town.here()), true))
                .send();
        town.site("facilitator")
                .get(day + "/plan")
                .form(day + "/plan/sets")
                .with("set-" + town.thing("first"), "1")
                .send();
        town.site("facilitator").post(day + "/host", Map.of("token", town.token("facilitator")));
        var blocks = town.<List<UUID>>database(db -> db.sql("select id from learn.block where day = ? order by place")
                .param(town.id("day"))
                .query(UUID.class)
                .list());
        town.name("block", blocks.getFirst());
        town.name("next-block", blocks.getLast());
        answer("lives", "block", "what lives answered blind", "lives works", "ready");
        answer("works", "block", "what works answered blind", "lives works", "ready");
        move("onward", "");
        move("to", town.planted("a word of the facilitators to all", IN_THE_ROOM, true));
        answer("lives", "next-block", "what lives has not opened", "lives", "");
        answer("works", "next-block", "what works is ready with", "works", "ready");
        answer("neighbour", "next-block", "what neighbour has not opened", "neighbour", "");
        town.name("parked", park("lives"));
        town.name("spare-parked", park("works"));
    }

    private void plan(String what, String kind) {
        var path = day + "/plan/exercises";
        town.site("facilitator")
                .get(path + "/new")
                .form(path)
                .with("title", town.planted(what, town.everybodyIn(town.here()), true))
                .with("words", town.planted("words to say in " + what, town.everybodyIn(town.here()), true))
                .with("minutes", "200")
                .with("kind", kind)
                .with("question", "What do you hope for?")
                .send();
    }

    private void move(String where, String note) {
        var seen = town.<Long>database(db -> db.sql("select step from learn.running where day = ?")
                .param(town.id("day"))
                .query(Long.class)
                .single());
        town.site("facilitator")
                .post(
                        day + "/host/moves",
                        Map.of(
                                "token",
                                town.token("facilitator"),
                                "move",
                                where,
                                "block",
                                town.thing("next-block"),
                                "note",
                                note,
                                "seen",
                                seen.toString()));
    }

    private void answer(String who, String block, String what, String readers, String then) {
        town.site(who)
                .post(
                        day + "/now/answer",
                        Map.of(
                                "token",
                                town.token(who),
                                "block",
                                town.thing(block),
                                "text",
                                town.planted(what, readers),
                                "then",
                                then));
    }

    private UUID park(String who) {
        town.site(who)
                .post(
                        day + "/parked",
                        Map.of(
                                "token",
                                town.token(who),
                                "parked",
                                town.planted("what " + who + " puts aside", IN_THE_ROOM)));
        return town.<UUID>database(db -> db.sql("select id from learn.parked order by parked_at desc limit 1")
                .query(UUID.class)
                .single());
    }
}
