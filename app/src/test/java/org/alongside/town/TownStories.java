package org.alongside.town;

import java.util.List;
import java.util.UUID;

/**
 * Stories of change that the first pair of a {@link Town} tells, each gone further than the one before, with a
 * {@link Canary} in all that others could come across.
 */
final class TownStories {

    private static final String IN_THE_COHORT = "lives works neighbour colleague facilitator cofacilitator";
    private static final String IN_THE_NETWORK = IN_THE_COHORT + " far farther other-facilitator other-cofacilitator";

    private final Town town;
    private final String path;

    TownStories(Town town) {
        this.town = town;
        this.path = "/pairs/" + town.thing("first") + "/stories";
    }

    void tell() {
        tell("draft-story", "a story not signed", "lives works");
        sign(tell("signed-story", "a story signed and not shown", "lives works"));
        out(sign(tell("shown-story", "a story of the cohort", IN_THE_COHORT)), "cohort", "pair", "story-to-cohort");
        out(
                sign(tell("network-story", "a story of the network", IN_THE_NETWORK)),
                "network",
                "names",
                "story-to-network");
        out(sign(forEveryone()), "everyone", "names", "publish-story");
    }

    void moreForEveryone(int many) {
        for (int i = 0; i < many; i++) {
            out(sign(tell("one-more-story", "One more", "Before", "Little")), "everyone", "names", "publish-story");
        }
    }

    private UUID tell(String name, String what, String readers) {
        return tell(
                name,
                town.planted("what " + what + " is about", readers),
                town.planted("how it was in " + what, readers),
                town.planted("what has not changed in " + what, readers));
    }

    private UUID forEveryone() {
        var everybody = String.join(
                " ",
                town.everybody().stream().filter(name -> !name.equals("nobody")).toList());
        return tell("open-story", "a story for everyone", everybody);
    }

    private UUID tell(String name, String title, String before, String unchanged) {
        var lives = town.site("lives");
        var words = lives.get(path).form(path).with("title", title).send();
        words.form(words.path())
                .with("before", before)
                .with("beforeOn.month", "1")
                .with("beforeOn.year", "2026")
                .with("done", "We moved it.")
                .with("after", "After")
                .with("afterOn.month", "2")
                .with("afterOn.year", "2026")
                .with("noticed", "The woman at the desk.")
                .with("unchanged", unchanged)
                .send();
        var id = UUID.fromString(words.path().split("/")[4]);
        town.name(name, id);
        return id;
    }

    private UUID sign(UUID story) {
        town.bothHands("first", List.of("lives", "works"), "sign-story", story);
        return story;
    }

    private void out(UUID story, String to, String as, String act) {
        var page = path + "/" + story;
        town.site("works")
                .get(page)
                .form(page + "/way")
                .with("to", to)
                .with("as", as)
                .send();
        town.bothHands("first", List.of("works", "lives"), act, story);
    }
}
