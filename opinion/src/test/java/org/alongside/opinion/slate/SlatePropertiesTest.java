package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.alongside.opinion.Votes;
import org.junit.jupiter.api.Test;

/** What holds in every room, tried in rooms made from seeds. */
class SlatePropertiesTest {

    private static final int ROOMS = 40;

    private static final Set<Rule> FIXED_ORDER = EnumSet.of(Rule.GREEDY_MONROE, Rule.EQUAL_SHARES_SEEN);

    @Test
    void numbering_statements_anew_renumbers_the_slates_and_nothing_else() {
        everywhere(8, 7, (random, approvals) -> {
            int[] anew = Rooms.shuffled(random, 7);
            List<int[]> renamed = approvals.stream()
                    .map(ballot -> Arrays.stream(ballot)
                            .map(statement -> anew[statement])
                            .toArray())
                    .toList();
            for (Rule rule : Rule.values()) {
                if (!FIXED_ORDER.contains(rule)) {
                    List<Slip> before = slips(Ballots.complete(7, approvals), 3, rule);
                    List<Slip> after = slips(Ballots.complete(7, renamed), 3, rule);
                    assertThat(after)
                            .as(rule.key())
                            .containsExactlyInAnyOrderElementsOf(before.stream()
                                    .map(slip -> Slip.of(Arrays.stream(slip.statements())
                                            .map(statement -> anew[statement])
                                            .toArray()))
                                    .toList());
                }
            }
        });
    }

    @Test
    void the_order_of_people_changes_nothing() {
        everywhere(20, 9, (random, approvals) -> {
            List<int[]> mixed = Arrays.stream(Rooms.shuffled(random, approvals.size()))
                    .mapToObj(approvals::get)
                    .toList();
            for (Rule rule : Rule.values()) {
                if (rule != Rule.GREEDY_MONROE) {
                    assertThat(Slates.one(Ballots.complete(9, mixed), 4, rule))
                            .as(rule.key())
                            .containsExactly(Slates.one(Ballots.complete(9, approvals), 4, rule));
                }
            }
        });
    }

    @Test
    void the_one_slate_is_among_all_and_all_have_the_size_asked_for() {
        everywhere(9, 7, (_, approvals) -> {
            Ballots ballots = Ballots.complete(7, approvals);
            for (Rule rule : Rule.values()) {
                List<Slip> all = slips(ballots, 4, rule);
                assertThat(all).as(rule.key()).contains(Slip.of(Slates.one(ballots, 4, rule)));
                assertThat(all).isSorted().doesNotHaveDuplicates();
                if (rule != Rule.EQUAL_SHARES_ALONE) {
                    assertThat(all).allMatch(slip -> slip.statements().length == 4);
                }
            }
        });
    }

    @Test
    void equal_shares_keeps_the_strong_promise_however_ties_and_empty_seats_go() {
        everywhere(15, 9, (_, approvals) -> {
            Ballots ballots = Ballots.complete(9, approvals);
            for (Rule rule : List.of(Rule.EQUAL_SHARES_ALONE, Rule.EQUAL_SHARES, Rule.EQUAL_SHARES_APPROVAL)) {
                for (int[] slate : Slates.all(ballots, 5, rule)) {
                    for (Property property : List.of(Property.EJR_PLUS, Property.EJR, Property.PJR, Property.JR)) {
                        assertThat(property.holds(ballots, slate, 5))
                                .as("%s of %s", property, rule)
                                .isTrue();
                    }
                }
            }
        });
    }

    @Test
    void prices_explain_equal_shares_and_phragmen() {
        everywhere(10, 8, (_, approvals) -> {
            Ballots ballots = Ballots.complete(8, approvals);
            if (ballots.wanted().length >= 4) {
                for (Rule rule : List.of(Rule.EQUAL_SHARES_ALONE, Rule.EQUAL_SHARES, Rule.PHRAGMEN)) {
                    assertThat(Property.PRICEABILITY.holds(ballots, Slates.one(ballots, 4, rule)))
                            .as(rule.key())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void the_other_rules_keep_the_promises_proved_of_them() {
        everywhere(12, 8, (_, approvals) -> {
            Ballots ballots = Ballots.complete(8, approvals);
            for (int[] slate : Slates.all(ballots, 4, Rule.PROPORTIONAL)) {
                assertThat(Property.EJR.holds(ballots, slate)).isTrue();
                assertThat(Property.PARETO.holds(ballots, slate)).isTrue();
            }
            for (Rule rule : List.of(Rule.PHRAGMEN, Rule.MAXIMIN_SUPPORT, Rule.LEXIMAX_PHRAGMEN)) {
                assertThat(Property.PJR.holds(ballots, Slates.one(ballots, 4, rule)))
                        .as(rule.key())
                        .isTrue();
            }
            for (Rule rule : List.of(Rule.SEQUENTIAL_COVERAGE, Rule.GREEDY_MONROE)) {
                assertThat(Property.JR.holds(ballots, Slates.one(ballots, 4, rule)))
                        .as(rule.key())
                        .isTrue();
            }
        });
    }

    @Test
    void a_stronger_promise_never_holds_without_the_weaker_one() {
        List<List<Property>> implied = List.of(
                List.of(Property.STABLE_PRICEABILITY, Property.CORE),
                List.of(Property.STABLE_PRICEABILITY, Property.PRICEABILITY),
                List.of(Property.CORE, Property.FJR),
                List.of(Property.FJR, Property.EJR),
                List.of(Property.EJR_PLUS, Property.EJR),
                List.of(Property.EJR, Property.PJR),
                List.of(Property.PRICEABILITY, Property.PJR),
                List.of(Property.PJR, Property.JR));
        everywhere(6, 6, (_, approvals) -> {
            Ballots ballots = Ballots.complete(6, approvals);
            if (ballots.wanted().length < 3) {
                return;
            }
            for (int[] slate : Rooms.slates(6, 3)) {
                for (List<Property> pair : implied) {
                    if (pair.getFirst().holds(ballots, slate)) {
                        assertThat(pair.getLast().holds(ballots, slate))
                                .as("%s for %s", pair, Arrays.toString(slate))
                                .isTrue();
                    }
                }
            }
        });
    }

    @Test
    void money_for_what_was_seen_keeps_its_promise_whatever_is_missing() {
        Random random = new Random(11);
        for (int room = 0; room < ROOMS; room++) {
            Votes votes = Rooms.votes(random, 60, 14);
            Ballots ballots = Ballots.of(votes);
            SeenShares shares = SeenShares.of(ballots, 4);
            Cohesion.Unheard worst = Cohesion.unheard(ballots, shares.slate(), SeenShares.prices(ballots));

            assertThat(shares.slate()).hasSize(4).doesNotHaveDuplicates();
            assertThat(worst.part().times(shares.seats())).isLessThan(Fraction.ONE);
        }
    }

    @Test
    void when_everybody_saw_everything_money_for_what_was_seen_is_worth_all_seats() {
        everywhere(30, 10, (_, approvals) -> {
            Ballots ballots = Ballots.complete(10, approvals);
            SeenShares shares = SeenShares.of(ballots, 4);

            assertThat(shares.seats()).isGreaterThanOrEqualTo(Fraction.of(4));
            assertThat(Property.EJR_PLUS.holds(ballots, shares.slate())).isTrue();
        });
    }

    private interface Claim {
        void in(Random random, List<int[]> approvals);
    }

    private static void everywhere(int people, int statements, Claim claim) {
        for (int seed = 0; seed < ROOMS; seed++) {
            Random random = new Random(20261123 + seed);
            int some = 1 + random.nextInt(people);
            List<int[]> approvals = new ArrayList<>(Rooms.approvals(random, some, statements));
            claim.in(random, approvals);
        }
    }

    private static List<Slip> slips(Ballots ballots, int size, Rule rule) {
        return Slates.all(ballots, size, rule).stream().map(Slip::of).toList();
    }
}
