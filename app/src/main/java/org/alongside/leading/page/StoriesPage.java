package org.alongside.leading.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.alongside.leading.Story;
import org.alongside.pairing.Pair;
import org.alongside.web.Problems;

/**
 * The stories of change of a pair.
 *
 * @param tellings of all of them, each story's newest first
 * @param title what somebody typed to begin another
 */
public record StoriesPage(Pair pair, UUID reader, List<Story> tellings, String title, Problems problems) {

    /** One story: how it stands, and how it goes out. */
    public record Row(Story newest, List<Story> tellings) {

        /** The telling that others read; else the newest. */
        public Story shown() {
            return tellings.stream().filter(Story::isOut).findFirst().orElse(newest);
        }
    }

    public List<Row> rows() {
        var rows = new LinkedHashMap<UUID, Row>();
        for (var telling : tellings) {
            rows.computeIfAbsent(telling.story(), story -> new Row(telling, tellingsOf(story)));
        }
        return List.copyOf(rows.values());
    }

    private List<Story> tellingsOf(UUID story) {
        return tellings.stream()
                .filter(telling -> telling.story().equals(story))
                .toList();
    }

    public String path() {
        return "/pairs/" + pair.id() + "/stories";
    }

    public String other() {
        return pair.otherThan(reader).called();
    }
}
