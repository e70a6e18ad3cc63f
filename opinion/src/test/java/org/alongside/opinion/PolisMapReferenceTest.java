package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the Polis engine published for votes we also hold must come out of ours. */
@NullUnmarked
@SuppressWarnings("unchecked")
class PolisMapReferenceTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private interface Check {
        void on(PolisFixture fixture);
    }

    @TestFactory
    Stream<DynamicNode> what_polis_computed_comes_out_again() {
        return ReferenceData.each(
                () -> ReferenceData.cases("polis-math"),
                folder -> Stream.of(DynamicContainer.dynamicContainer(
                        folder.getFileName().toString(),
                        Stream.of(
                                check(folder, "means", PolisMapReferenceTest::means),
                                check(folder, "axes", PolisMapReferenceTest::axes),
                                check(folder, "places of base clusters", PolisMapReferenceTest::places),
                                check(folder, "who takes part", PolisMapReferenceTest::takingPart),
                                check(folder, "groups are a fixed point", PolisMapReferenceTest::groups),
                                check(folder, "votes of groups", PolisMapReferenceTest::tallies),
                                check(folder, "group-aware consensus", PolisMapReferenceTest::groupAwareConsensus),
                                check(folder, "extremity and priorities", PolisMapReferenceTest::priorities),
                                check(folder, "representative statements", PolisMapReferenceTest::representatives),
                                check(folder, "consensus", PolisMapReferenceTest::consensus)))));
    }

    private static DynamicTest check(Path folder, String name, Check check) {
        return DynamicTest.dynamicTest(name, () -> {
            var fixture = PolisFixture.read(folder);
            Assumptions.assumeTrue(
                    fixture.complete(), "Skipped: the votes in " + folder + " are not all that the computation saw");
            check.on(fixture);
        });
    }

    private static void means(PolisFixture fixture) {
        double[] known = fixture.byColumn((List<?>) fixture.object("pca").get("center"));

        assertThat(PolisMap.centre(fixture.votes, fixture.ids("mod-out"))).containsExactly(known, EXACT);
    }

    private static void axes(PolisFixture fixture) {
        double[][] axes = axesFacing(fixture);
        double[][] known = knownAxes(fixture);

        assertThat(axes[0]).containsExactly(known[0], EXACT);
        assertThat(axes[1]).containsExactly(known[1], EXACT);
    }

    private static void places(PolisFixture fixture) {
        double[][] places = PolisMap.places(
                fixture.votes,
                fixture.ids("mod-out"),
                PolisMap.centre(fixture.votes, fixture.ids("mod-out")),
                axesFacing(fixture));
        for (var cluster : fixture.baseClusters()) {
            assertThat(mean(fixture, cluster.people(), places, 0)).isCloseTo(cluster.x(), EXACT);
            assertThat(mean(fixture, cluster.people(), places, 1)).isCloseTo(cluster.y(), EXACT);
        }
    }

    private static void takingPart(PolisFixture fixture) {
        Assumptions.assumeTrue(fixture.math.get("in-conv") != null, "Skipped: this computation does not say who is in");
        Set<Integer> known = fixture.ids("in-conv");

        // Once inside, always inside: whoever the engine had let in early is there, and nobody else beside our own.
        assertThat(PolisMap.inside(fixture.votes, known)).isEqualTo(known);
        Set<Integer> placed = new HashSet<>();
        fixture.baseClusters().forEach(cluster -> placed.addAll(cluster.people()));
        assertThat(placed).isEqualTo(known);
    }

    private static void groups(PolisFixture fixture) {
        var base = fixture.baseClusters();
        for (var group : fixture.groups()) {
            double x = 0;
            double y = 0;
            double weight = 0;
            for (var one : base) {
                if (group.baseClusters().contains(one.id())) {
                    x += one.x() * one.people().size();
                    y += one.y() * one.people().size();
                    weight += one.people().size();
                    double own = Math.hypot(one.x() - group.x(), one.y() - group.y());
                    // The engine stops when centres move less than 0.01, so a tie may be off by twice that.
                    for (var other : fixture.groups()) {
                        assertThat(own)
                                .isLessThanOrEqualTo(Math.hypot(one.x() - other.x(), one.y() - other.y()) + 0.02);
                    }
                }
            }
            assertThat(x / weight).isCloseTo(group.x(), EXACT);
            assertThat(y / weight).isCloseTo(group.y(), EXACT);
        }
    }

    private static void tallies(PolisFixture fixture) {
        var tallies = PolisMap.tallies(fixture.votes, fixture.groups());
        fixture.object("group-votes")
                .forEach((group, known) -> ((Map<String, Object>) ((Map<String, Object>) known).get("votes"))
                        .forEach((statement, counts) -> {
                            var tally = tallies.get(Integer.parseInt(group)).get(Integer.parseInt(statement));
                            var expected = (Map<String, Object>) counts;
                            assertThat(List.of(tally.agrees(), tally.disagrees(), tally.seen()))
                                    .containsExactly(
                                            PolisFixture.number(expected.get("A"))
                                                    .intValue(),
                                            PolisFixture.number(expected.get("D"))
                                                    .intValue(),
                                            PolisFixture.number(expected.get("S"))
                                                    .intValue());
                        }));
    }

    private static void groupAwareConsensus(PolisFixture fixture) {
        var consensus = PolisMap.groupAwareConsensus(PolisMap.tallies(fixture.votes, fixture.groups()));

        same(fixture.object("group-aware-consensus"), consensus);
    }

    private static void priorities(PolisFixture fixture) {
        double[] centre = PolisMap.centre(fixture.votes, fixture.ids("mod-out"));
        double[][] axes = axesFacing(fixture);
        double[] known = fixture.byColumn((List<?>) fixture.object("pca").get("comment-extremity"));

        assertThat(PolisMap.extremity(centre, axes)).containsExactly(known, EXACT);
        same(
                fixture.object("comment-priorities"),
                PolisMap.priorities(
                        fixture.votes,
                        fixture.ids("mod-out"),
                        fixture.ids("meta-tids"),
                        centre,
                        axes,
                        PolisMap.tallies(fixture.votes, fixture.groups())));
    }

    private static void representatives(PolisFixture fixture) {
        var representatives = PolisMap.representatives(fixture.votes, fixture.ids("mod-out"), fixture.groups());
        fixture.object("repness").forEach((group, known) -> {
            var expected = (List<Map<String, Object>>) known;
            var shown = representatives.get(Integer.parseInt(group));
            assertThat(shown.stream().map(Representative::statement))
                    .containsExactlyElementsOf(
                            expected.stream().map(one -> integer(one, "tid")).toList());
            for (int i = 0; i < shown.size(); i++) {
                same(expected.get(i), shown.get(i));
            }
        });
    }

    private static void same(Map<String, Object> known, Representative one) {
        assertThat(one.side().name().toLowerCase(Locale.ROOT)).isEqualTo(known.get("repful-for"));
        assertThat(one.successes()).isEqualTo(integer(known, "n-success"));
        assertThat(one.trials()).isEqualTo(integer(known, "n-trials"));
        assertThat(one.bestAgree()).isEqualTo(known.containsKey("best-agree"));
        assertThat(one.probability()).isCloseTo(real(known, "p-success"), within(1e-6));
        assertThat(one.probabilityTest()).isCloseTo(real(known, "p-test"), within(1e-6));
        assertThat(one.repness()).isCloseTo(real(known, "repness"), within(1e-6));
        assertThat(one.repnessTest()).isCloseTo(real(known, "repness-test"), within(1e-6));
    }

    private static void consensus(PolisFixture fixture) {
        var consensus = PolisMap.consensus(fixture.votes, fixture.ids("mod-out"));
        for (Vote side : new Vote[] {Vote.AGREE, Vote.DISAGREE}) {
            var expected = (List<Map<String, Object>>)
                    fixture.object("consensus").get(side.name().toLowerCase(Locale.ROOT));
            var shown = consensus.stream().filter(one -> one.side() == side).toList();
            assertThat(shown.stream().map(PolisMap.Consensus::statement))
                    .containsExactlyElementsOf(
                            expected.stream().map(one -> integer(one, "tid")).toList());
            for (int i = 0; i < shown.size(); i++) {
                assertThat(shown.get(i).successes()).isEqualTo(integer(expected.get(i), "n-success"));
                assertThat(shown.get(i).trials()).isEqualTo(integer(expected.get(i), "n-trials"));
                assertThat(shown.get(i).probability()).isCloseTo(real(expected.get(i), "p-success"), EXACT);
                assertThat(shown.get(i).probabilityTest()).isCloseTo(real(expected.get(i), "p-test"), EXACT);
            }
        }
    }

    private static void same(Map<String, Object> known, Map<Integer, Double> ours) {
        assertThat(ours).hasSameSizeAs(known);
        known.forEach((statement, value) -> assertThat(ours.get(Integer.parseInt(statement)))
                .as("statement " + statement)
                .isCloseTo(PolisFixture.number(value).doubleValue(), EXACT));
    }

    private static double[][] axesFacing(PolisFixture fixture) {
        double[][] axes = PolisMap.axes(
                fixture.votes, fixture.ids("mod-out"), PolisMap.centre(fixture.votes, fixture.ids("mod-out")));
        double[][] known = knownAxes(fixture);
        for (int a = 0; a < 2; a++) {
            double along = 0;
            for (int i = 0; i < known[a].length; i++) {
                along += known[a][i] * axes[a][i];
            }
            for (int i = 0; i < known[a].length; i++) {
                axes[a][i] *= Math.signum(along);
            }
        }
        return axes;
    }

    private static double[][] knownAxes(PolisFixture fixture) {
        var comps = (List<List<Object>>) fixture.object("pca").get("comps");
        return new double[][] {fixture.byColumn(comps.get(0)), fixture.byColumn(comps.get(1))};
    }

    private static double mean(PolisFixture fixture, List<Integer> people, double[][] places, int axis) {
        return people.stream()
                .mapToDouble(person -> places[fixture.votes.rowOf(person)][axis])
                .average()
                .orElseThrow();
    }

    private static int integer(Map<String, Object> map, String key) {
        return PolisFixture.number(map.get(key)).intValue();
    }

    private static double real(Map<String, Object> map, String key) {
        return PolisFixture.number(map.get(key)).doubleValue();
    }
}
