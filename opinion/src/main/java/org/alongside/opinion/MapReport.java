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
    /** Sides are apart when chance would do as much less often than this. */
    private static final double SURE = 0.05;

    final OpinionMap map;
    final Publication door;
    final List<CommonGround.Entry> common;
    /** Between each two declared sides, how far apart they are; empty where sides were found. */
    final List<Apart> apart;

    private final boolean declared;
    private final Bridging bridging;
    private final String topic;
    private final Map<Integer, String> texts;

    private MapReport(
            String topic,
            Map<Integer, String> texts,
            OpinionMap map,
            Publication door,
            boolean declared,
            Progress progress) {
        this.topic = topic;
        this.texts = texts;
        this.map = map;
        this.door = door;
        this.declared = declared;
        // In canonical order, so that no bit of the scores follows from the order of rows.
        this.bridging = Bridging.of(Canonical.of(door.votes()).votes(), progress.within(0, 0.5));
        this.common = door.commonGround(bridging);
        this.apart = declared ? apart(progress.within(0.5, 1)) : List.of();
        progress.at("done", 1);
    }

    /** By the groups that are found. */
    static MapReport of(PolisFolder folder, Progress progress) {
        var votes = folder.acceptedVotes();
        var map = OpinionMap.of(votes, progress.within(0, 0.9));
        var door = Publication.of(votes, map.sides(), Publication.FLOOR);
        return new MapReport(topic(folder), texts(folder), map, door, false, progress.within(0.9, 1));
    }

    /** By declared sides. The groups that are found are told of without numbers, as two divisions could be compared. */
    static MapReport of(PolisFolder folder, Sides declared, Progress progress) {
        var votes = folder.acceptedVotes();
        var door = Publication.of(votes, declared, Publication.FLOOR);
        return of(topic(folder), texts(folder), door, true, progress);
    }

    /** Of whatever a door lets through. */
    static MapReport of(
            String topic, Map<Integer, String> texts, Publication door, boolean declared, Progress progress) {
        var map = OpinionMap.of(door.votes(), progress.within(0, 0.8));
        return new MapReport(topic, texts, map, door, declared, progress.within(0.8, 1));
    }

    private static String topic(PolisFolder folder) {
        return folder.summary().getOrDefault("topic", "").strip();
    }

    private static Map<Integer, String> texts(PolisFolder folder) {
        Map<Integer, String> texts = new HashMap<>();
        folder.statements().forEach(statement -> texts.put(statement.id(), statement.text()));
        return texts;
    }

    private List<Apart> apart(Progress progress) {
        List<Apart> apart = new ArrayList<>();
        int sides = door.sides().names().size();
        double all = sides * (sides - 1) / 2.0;
        for (int first = 0; first < sides; first++) {
            for (int second = first + 1; second < sides; second++) {
                apart.add(door.apart(first, second, progress.within(apart.size() / all, (apart.size() + 1) / all)));
            }
        }
        return apart;
    }

    String text(int statement) {
        String text = texts.getOrDefault(statement, "").strip();
        return text.isEmpty() ? "Statement " + statement : text;
    }

    String topic() {
        return topic;
    }

    /** Whether numbers are told by side: by declared ones, or by the groups that were found. */
    boolean divided() {
        return door.sides().names().size() > 1;
    }

    boolean declared() {
        return declared;
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

    /** How far two declared sides are apart, in a sentence; empty where too little may be told of them. */
    Optional<String> inWords(Apart apart) {
        if (apart.differences().isEmpty()) {
            return Optional.empty();
        }
        int sure = apart.certain().size();
        String names = "“" + apart.first() + "” and “" + apart.second() + "”";
        String counted = "on " + (sure == 0 ? "none" : String.valueOf(sure)) + " of "
                + apart.differences().size() + " statements they surely differ";
        return Optional.of(
                apart.chance() < SURE
                        ? "%s are apart: by %.0f in 100 on a typical statement, and %s."
                                .formatted(names, 100 * apart.distance(), counted)
                        : "%s are no further apart than two halves of the same people might be by chance; %s."
                                .formatted(names, counted));
    }

    /** How far apart the declared sides are, each pair in a sentence, and what the votes alone say of groups. */
    String apartInWords() {
        List<String> sentences = new ArrayList<>();
        apart.forEach(one -> inWords(one).map(MapReport::sentence).ifPresent(sentences::add));
        if (sentences.isEmpty()) {
            sentences.add("Too few people on each side have voted to say how far apart they are.");
        }
        if (!map.groups().isEmpty()) {
            sentences.add("By their votes alone: " + verdict());
        }
        return String.join(" ", sentences);
    }

    /** One difference in a sentence: how much more often, and what it may well be. */
    static String inWords(Apart apart, Apart.Difference one) {
        boolean more = one.difference() > 0;
        double low = more ? one.interval().lower() : -one.interval().upper();
        double high = more ? one.interval().upper() : -one.interval().lower();
        return "Of 100, %.0f more among %s agree than among %s; very likely %.0f to %.0f."
                .formatted(
                        100 * Math.abs(one.difference()),
                        more ? apart.first() : apart.second(),
                        more ? apart.second() : apart.first(),
                        100 * low,
                        100 * high);
    }

    /** The same words with a capital in front. */
    static String sentence(String words) {
        int first = words.offsetByCodePoints(0, words.isEmpty() ? 0 : 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** The keys are described in docs/opinion.md. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("people", orNull(door.people()));
        json.put("votes", door.people().isPresent() ? door.votes().size() : null);
        json.put("dimensions", map.dimensions());
        json.put("verdict", map.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        json.put("stability", map.groups().isEmpty() ? null : map.stability());
        json.put("groups", map.groups().stream().map(this::group).toList());
        json.put("statements", statements());
        json.put(
                "commonGround",
                common.stream().map(CommonGround.Entry::statement).toList());
        if (declared) {
            json.put("sides", sides());
            json.put("apart", apart.stream().map(MapReport::apart).toList());
        }
        json.put("suppressed", door.suppressed());
        json.put("floor", door.floor());
        return json;
    }

    private List<Object> sides() {
        List<Object> sides = new ArrayList<>();
        for (int side = 0; side < door.sides().names().size(); side++) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("name", door.sides().names().get(side));
            json.put("size", orNull(door.size(side)));
            sides.add(json);
        }
        return sides;
    }

    private static Map<String, @Nullable Object> apart(Apart apart) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("first", apart.first());
        json.put("second", apart.second());
        json.put("distance", apart.differences().isEmpty() ? null : apart.distance());
        json.put("chance", apart.differences().isEmpty() ? null : apart.chance());
        json.put(
                "statements",
                apart.differences().stream().map(MapReport::difference).toList());
        return json;
    }

    private static Map<String, @Nullable Object> difference(Apart.Difference one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", one.statement());
        json.put("difference", one.difference());
        json.put("lower", one.interval().lower());
        json.put("upper", one.interval().upper());
        json.put("certain", one.certain());
        return json;
    }

    private Map<String, @Nullable Object> group(OpinionMap.Group group) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", group.id());
        json.put("size", declared ? null : orNull(door.size(group.id())));
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
        for (int column = 0; column < door.votes().statements(); column++) {
            int id = door.votes().statementId(column);
            var row = door.row(id);
            var everyone = row.flatMap(Publication.Row::everyone);
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("id", id);
            json.put("agree", everyone.map(Count::agrees).orElse(null));
            json.put("disagree", everyone.map(Count::disagrees).orElse(null));
            json.put("pass", everyone.map(Count::passes).orElse(null));
            var score = bridging.score(column, door.floor());
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

    /** How a group that was found voted on a statement, when that may be shown. */
    Optional<Count> countIn(int statement, int group) {
        return declared
                ? Optional.empty()
                : door.row(statement).flatMap(row -> row.sides().get(group));
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
