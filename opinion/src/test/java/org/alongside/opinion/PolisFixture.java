package org.alongside.opinion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;

/** A finished Polis computation: the votes and what the engine made of them, whatever their columns are called. */
@NullUnmarked
@SuppressWarnings("unchecked")
final class PolisFixture {

    final Votes votes;
    final Map<String, Object> math;

    private PolisFixture(Votes votes, Map<String, Object> math) {
        this.votes = votes;
        this.math = math;
    }

    /** Files are known by what is in them; a test is skipped, with what is missing, where one is not there. */
    static PolisFixture read(Path folder) throws IOException {
        Map<String, Object> math = null;
        List<Map<String, Object>> rows = null;
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                Object root = Json.read(Files.readString(file).replaceFirst("^\uFEFF", ""));
                if (root instanceof Map<?, ?> map && map.containsKey("pca")) {
                    math = (Map<String, Object>) map;
                } else if (root instanceof List<?> list
                        && list.stream().allMatch(row -> row instanceof Map<?, ?> map && map.containsKey("vote"))) {
                    rows = (List<Map<String, Object>>) list;
                }
            }
        }
        Assumptions.assumeTrue(math != null, "Skipped: no finished computation (such as math-pca2.json) in " + folder);
        Assumptions.assumeTrue(
                rows != null || ReferenceData.hasVotes(folder), "Skipped: no votes (such as votes.json) in " + folder);
        var votes = rows == null ? PolisFolder.read(folder).votes() : votes(rows);
        // The engine inside counts agree as -1; a file taken from inside has that sign still.
        return new PolisFixture(distance(votes, math) <= distance(flipped(votes), math) ? votes : flipped(votes), math);
    }

    /** Whether the votes are those the computation saw: every person has the same number of them. */
    boolean complete() {
        var counts = object("user-vote-counts");
        return counts.size() == votes.people()
                && counts.entrySet().stream().allMatch(entry -> {
                    int row = votes.rowOf(Integer.parseInt(entry.getKey()));
                    return row >= 0 && votes.votesBy(row) == ((Number) entry.getValue()).intValue();
                });
    }

    Set<Integer> ids(String key) {
        Set<Integer> ids = new HashSet<>();
        if (math.get(key) instanceof List<?> list) {
            list.forEach(id -> ids.add(number(id).intValue()));
        }
        return ids;
    }

    /** A list of numbers in the order of the columns of the votes. */
    double[] byColumn(List<?> numbers) {
        Assumptions.assumeTrue(numbers != null, "Skipped: this computation does not say it");
        var tids = (List<Object>) math.get("tids");
        double[] byColumn = new double[votes.statements()];
        for (int i = 0; i < numbers.size(); i++) {
            int statement = tids == null ? i : number(tids.get(i)).intValue();
            if (votes.columnOf(statement) >= 0) {
                byColumn[votes.columnOf(statement)] = number(numbers.get(i)).doubleValue();
            }
        }
        return byColumn;
    }

    Map<String, Object> object(String key) {
        return (Map<String, Object>) known(key);
    }

    /** What the computation says of something; a test is skipped where it says nothing, as older engines may. */
    private Object known(String key) {
        Object known = math.get(key);
        Assumptions.assumeTrue(known != null, "Skipped: this computation says nothing of " + key);
        return known;
    }

    List<PolisMap.BaseCluster> baseClusters() {
        var folded = object("base-clusters");
        var ids = (List<Object>) folded.get("id");
        var members = (List<List<Object>>) folded.get("members");
        var x = (List<Object>) folded.get("x");
        var y = (List<Object>) folded.get("y");
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new PolisMap.BaseCluster(
                        number(ids.get(i)).intValue(),
                        members.get(i).stream().map(id -> number(id).intValue()).toList(),
                        number(x.get(i)).doubleValue(),
                        number(y.get(i)).doubleValue()))
                .toList();
    }

    List<PolisMap.Group> groups() {
        var base = baseClusters();
        return ((List<Map<String, Object>>) known("group-clusters"))
                .stream()
                        .map(group -> {
                            var members = ((List<Object>) group.get("members"))
                                    .stream().map(id -> number(id).intValue()).toList();
                            var centre = (List<Object>) group.get("center");
                            return new PolisMap.Group(
                                    number(group.get("id")).intValue(),
                                    members,
                                    base.stream()
                                            .filter(one -> members.contains(one.id()))
                                            .flatMap(one -> one.people().stream())
                                            .toList(),
                                    number(centre.get(0)).doubleValue(),
                                    number(centre.get(1)).doubleValue());
                        })
                        .toList();
    }

    static Number number(Object value) {
        return value instanceof Number number ? number : Double.valueOf(value.toString());
    }

    private static Votes votes(List<Map<String, Object>> rows) {
        var events = new PolisFolder.Events();
        for (var row : rows) {
            Object time = any(row, "modified", "created", "timestamp", "datetime");
            events.add(
                    time == null
                            ? OptionalLong.empty()
                            : time instanceof Number number
                                    ? OptionalLong.of(number.longValue())
                                    : Moments.of(time.toString()),
                    number(any(row, "participant_id", "pid", "voter-id", "participant-id", "voter_id", "participant"))
                            .intValue(),
                    number(any(row, "statement_id", "tid", "comment-id", "statement-id", "comment_id", "statement"))
                            .intValue(),
                    number(any(row, "vote")).intValue());
        }
        var votes = Votes.builder();
        events.tellInOrder(votes);
        return votes.build();
    }

    private static Object any(Map<String, Object> row, String... names) {
        for (String name : names) {
            if (row.get(name) != null) {
                return row.get(name);
            }
        }
        return null;
    }

    private static Votes flipped(Votes votes) {
        var flipped = Votes.builder();
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                flipped.add(votes.personId(row), votes.statementId(votes.column(cell)), -votes.value(cell));
            }
        }
        return flipped.build();
    }

    private static double distance(Votes votes, Map<String, Object> math) {
        var fixture = new PolisFixture(votes, math);
        double[] centre = PolisMap.centre(votes, fixture.ids("mod-out"));
        double[] known = fixture.byColumn((List<?>) fixture.object("pca").get("center"));
        double sum = 0;
        for (int column = 0; column < centre.length; column++) {
            sum += Math.abs(centre[column] - known[column]);
        }
        return sum;
    }
}
