package org.alongside.opinion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A compatibility map in the words of Polis's {@code math-pca2.json}. It names people by number with their place and
 * group, so it is for whoever may see votes anyway.
 *
 * <p>Left out are {@code lastVoteTimestamp}, {@code lastModTimestamp} and {@code math_tick}: they tell of the engine that ran,
 * not of the votes.
 */
final class PolisJson {

    private PolisJson() {}

    static Map<String, Object> of(PolisMap map, PolisFolder folder) {
        var votes = map.votes();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", votes.people());
        json.put("n-cmts", votes.statements());
        json.put(
                "tids",
                IntStream.range(0, votes.statements()).map(votes::statementId).toArray());
        json.put("pca", pca(map));
        json.put("base-clusters", base(map.baseClusters()));
        json.put("group-clusters", map.groups().stream().map(PolisJson::group).toList());
        Map<String, Object> subgroups = new LinkedHashMap<>();
        map.subgroups()
                .forEach((id, groups) -> subgroups.put(
                        id.toString(), groups.stream().map(PolisJson::group).toList()));
        json.put("subgroup-clusters", subgroups);
        Map<String, Object> repness = new LinkedHashMap<>();
        map.representatives()
                .forEach((id, list) -> repness.put(
                        id.toString(),
                        list.stream().map(PolisJson::representative).toList()));
        json.put("repness", repness);
        json.put("consensus", consensus(map.consensus()));
        json.put("group-aware-consensus", map.groupAwareConsensus());
        json.put("comment-priorities", map.priorities());
        json.put("in-conv", List.copyOf(map.inConversation()));
        Map<String, Object> counts = new LinkedHashMap<>();
        for (int row = 0; row < votes.people(); row++) {
            counts.put(Integer.toString(votes.personId(row)), votes.votesBy(row));
        }
        json.put("user-vote-counts", counts);
        json.put("votes-base", votesBase(map));
        json.put("group-votes", groupVotes(map));
        json.put("mod-out", folder.out().stream().sorted().toList());
        json.put("mod-in", folder.accepted().stream().sorted().toList());
        json.put("meta-tids", folder.meta().stream().sorted().toList());
        return json;
    }

    private static Map<String, Object> pca(PolisMap map) {
        double[] centre = map.centre();
        double[][] axes = map.axes();
        double[][] projection = new double[2][centre.length];
        for (int column = 0; column < centre.length; column++) {
            for (int a = 0; a < 2; a++) {
                projection[a][column] = Math.sqrt(centre.length) * (-1 - centre[column]) * axes[a][column];
            }
        }
        Map<String, Object> pca = new LinkedHashMap<>();
        pca.put("center", centre);
        pca.put("comps", List.of(axes[0], axes[1]));
        pca.put("comment-projection", List.of(projection[0], projection[1]));
        pca.put("comment-extremity", map.extremity());
        return pca;
    }

    private static Map<String, Object> base(List<PolisMap.BaseCluster> clusters) {
        Map<String, Object> base = new LinkedHashMap<>();
        base.put("id", clusters.stream().map(PolisMap.BaseCluster::id).toList());
        base.put("members", clusters.stream().map(PolisMap.BaseCluster::people).toList());
        base.put("x", clusters.stream().map(PolisMap.BaseCluster::x).toList());
        base.put("y", clusters.stream().map(PolisMap.BaseCluster::y).toList());
        base.put("count", clusters.stream().map(one -> one.people().size()).toList());
        return base;
    }

    private static Map<String, Object> group(PolisMap.Group group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", group.id());
        json.put("members", group.baseClusters());
        json.put("center", new double[] {group.x(), group.y()});
        return json;
    }

    private static Map<String, Object> representative(Representative one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tid", one.statement());
        json.put("n-success", one.successes());
        json.put("n-trials", one.trials());
        json.put("p-success", one.probability());
        json.put("p-test", one.probabilityTest());
        json.put("repness", one.repness());
        json.put("repness-test", one.repnessTest());
        json.put("repful-for", one.side() == Vote.AGREE ? "agree" : "disagree");
        if (one.bestAgree()) {
            json.put("n-agree", one.agrees());
            json.put("best-agree", true);
        }
        return json;
    }

    private static Map<String, Object> consensus(List<PolisMap.Consensus> consensus) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Vote side : new Vote[] {Vote.AGREE, Vote.DISAGREE}) {
            List<Object> list = new ArrayList<>();
            for (var one : consensus) {
                if (one.side() == side) {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("tid", one.statement());
                    entry.put("n-success", one.successes());
                    entry.put("n-trials", one.trials());
                    entry.put("p-success", one.probability());
                    entry.put("p-test", one.probabilityTest());
                    list.add(entry);
                }
            }
            json.put(side == Vote.AGREE ? "agree" : "disagree", list);
        }
        return json;
    }

    private static Map<String, Object> votesBase(PolisMap map) {
        var votes = map.votes();
        var clusters = map.baseClusters();
        Map<String, Object> json = new LinkedHashMap<>();
        int[][][] counts = new int[votes.statements()][3][clusters.size()];
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            for (int person : clusters.get(cluster).people()) {
                int row = votes.rowOf(person);
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    int[][] here = counts[votes.column(cell)];
                    here[0][cluster] += votes.value(cell) > 0 ? 1 : 0;
                    here[1][cluster] += votes.value(cell) < 0 ? 1 : 0;
                    here[2][cluster]++;
                }
            }
        }
        for (int column = 0; column < votes.statements(); column++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("A", counts[column][0]);
            entry.put("D", counts[column][1]);
            entry.put("S", counts[column][2]);
            json.put(Integer.toString(votes.statementId(column)), entry);
        }
        return json;
    }

    private static Map<String, Object> groupVotes(PolisMap map) {
        Map<String, Object> json = new LinkedHashMap<>();
        var tallies = map.tallies();
        for (var group : map.groups()) {
            Map<String, Object> byStatement = new LinkedHashMap<>();
            tallies.getOrDefault(group.id(), Map.of()).forEach((statement, tally) -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("A", tally.agrees());
                entry.put("D", tally.disagrees());
                entry.put("S", tally.seen());
                byStatement.put(statement.toString(), entry);
            });
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", group.id());
            entry.put("n-members", group.people().size());
            entry.put("votes", byStatement);
            json.put(Integer.toString(group.id()), entry);
        }
        return json;
    }
}
