package org.alongside.opinion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A map and its common ground as others may see them: every count has passed the door. Names of statements and the topic
 * come from the folder.
 */
final class MapReport {

    private static final double SHARED = 0.5;

    final PolisFolder folder;
    final OpinionMap map;
    final Publication door;
    final List<CommonGround.Entry> common;
    private final Bridging bridging;
    private final Map<Integer, String> texts = new HashMap<>();

    private MapReport(PolisFolder folder, OpinionMap map, Publication door, Bridging bridging) {
        this.folder = folder;
        this.map = map;
        this.door = door;
        this.bridging = bridging;
        this.common = door.commonGround();
        folder.statements().forEach(statement -> texts.put(statement.id(), statement.text()));
    }

    static MapReport of(PolisFolder folder, OpinionMap.Progress progress) {
        var votes = folder.acceptedVotes();
        var map = OpinionMap.of(votes, progress);
        // In canonical order, so that no bit of the scores follows from the order of rows.
        var bridging = Bridging.of(Canonical.of(votes).votes());
        return new MapReport(folder, map, Publication.of(votes, map.sides(), Publication.FLOOR), bridging);
    }

    String text(int statement) {
        String text = texts.getOrDefault(statement, "").strip();
        return text.isEmpty() ? "Statement " + statement : text;
    }

    String topic() {
        return folder.summary().getOrDefault("topic", "").strip();
    }

    /** The statements that most people, in every group, very likely share; strongest first. */
    List<CommonGround.Entry> shared() {
        return common.stream().filter(MapReport::shared).toList();
    }

    /** The others, about which too little is known yet, or on which people differ. */
    List<CommonGround.Entry> open() {
        return common.stream().filter(entry -> !shared(entry)).toList();
    }

    private static boolean shared(CommonGround.Entry entry) {
        return entry.worst().lower() >= SHARED;
    }

    /** What the map says of groups, in a sentence. */
    String verdict() {
        int groups = map.groups().size();
        return switch (map.verdict()) {
            case TOO_FEW_PEOPLE ->
                "Fewer than " + OpinionMap.FEWEST_PEOPLE + " people voted, so there is a list and no map.";
            case NO_CLEAR_GROUPS -> "People differ, but they do not fall into clear groups.";
            case UNSTABLE ->
                "There are signs of " + groups
                        + " groups, but who is in which changes when a tenth of the votes is dropped: "
                        + "take them as a hint.";
            case STABLE ->
                "People fall into " + groups + " groups, and the groups hold when a tenth of the votes is dropped.";
        };
    }

    /** The keys are described in the library's README. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("people", orNull(door.people()));
        json.put("votes", door.people().isPresent() ? map.votes().size() : null);
        json.put("dimensions", map.dimensions());
        json.put("verdict", map.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        json.put("stability", map.groups().isEmpty() ? null : map.stability());
        json.put("groups", map.groups().stream().map(this::group).toList());
        json.put("statements", statements());
        json.put(
                "commonGround",
                common.stream().map(CommonGround.Entry::statement).toList());
        json.put("suppressed", door.suppressed());
        json.put("floor", door.floor());
        return json;
    }

    private Map<String, @Nullable Object> group(OpinionMap.Group group) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", group.id());
        json.put("size", orNull(door.size(group.id())));
        json.put("stability", group.stability());
        List<Object> representatives = new ArrayList<>();
        for (var one : group.representatives()) {
            countIn(one.statement(), group.id()).ifPresent(count -> {
                Map<String, @Nullable Object> shown = counted(count);
                shown.put("statement", one.statement());
                shown.put("side", one.side().name().toLowerCase(Locale.ROOT));
                representatives.add(shown);
            });
        }
        json.put("representatives", representatives);
        return json;
    }

    private List<Object> statements() {
        Map<Integer, CommonGround.Entry> entries = new HashMap<>();
        common.forEach(entry -> entries.put(entry.statement(), entry));
        List<Object> statements = new ArrayList<>();
        for (int column = 0; column < map.votes().statements(); column++) {
            int id = map.votes().statementId(column);
            var row = door.row(id);
            var everyone = row.flatMap(Publication.Row::everyone);
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("agree", everyone.map(Count::agrees).orElse(null));
            json.put("disagree", everyone.map(Count::disagrees).orElse(null));
            json.put("pass", everyone.map(Count::passes).orElse(null));
            var score = bridging.score(column);
            json.put("bridging", everyone.isPresent() && score.isPresent() ? score.getAsDouble() : null);
            json.put("commonGround", common(entries.get(id)));
            json.put("bySide", row.map(this::bySide).orElse(null));
            statements.add(json);
        }
        return statements;
    }

    private @Nullable Object common(CommonGround.@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("shared", entry.shared().name().toLowerCase(Locale.ROOT));
        json.put("lower", entry.worst().lower());
        json.put("upper", entry.worst().upper());
        json.put("leastSide", door.sides().names().get(entry.least()));
        json.put("reason", entry.reason(door.sides()));
        return json;
    }

    private Map<String, @Nullable Object> bySide(Publication.Row row) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (int side = 0; side < row.sides().size(); side++) {
            json.put(
                    door.sides().names().get(side),
                    row.sides().get(side).map(MapReport::counted).orElse(null));
        }
        return json;
    }

    /** How a group voted on a statement, when that may be shown. */
    Optional<Count> countIn(int statement, int group) {
        return door.row(statement).flatMap(row -> row.sides().get(group));
    }

    private static Map<String, @Nullable Object> counted(Count count) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("agree", count.agrees());
        json.put("disagree", count.disagrees());
        json.put("pass", count.passes());
        return json;
    }

    private static @Nullable Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
