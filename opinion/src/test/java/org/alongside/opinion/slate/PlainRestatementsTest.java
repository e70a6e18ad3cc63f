package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast ways against the slow and obvious ones: definitions written down as they read. */
class PlainRestatementsTest {

    @Test
    void equal_shares_and_phragmen_are_exact_when_the_numbers_grow_far_beyond_a_long() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Ballots ballots = Rooms.ballots(random, 150 + random.nextInt(100), 40);

            assertThat(Slates.one(ballots, 16, Rule.EQUAL_SHARES_ALONE)).containsExactly(plainEqualShares(ballots, 16));
            assertThat(Slates.one(ballots, 16, Rule.PHRAGMEN)).containsExactly(plainPhragmen(ballots, 16));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Property.class,
            names = {"JR", "PJR", "EJR", "EJR_PLUS", "FJR", "CORE", "PARETO"})
    void a_verdict_is_what_trying_every_group_says(Property property) {
        int kept = 0;
        int broken = 0;
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            Ballots ballots = Rooms.ballots(random, 3 + random.nextInt(5), 6);
            for (int[] slate : Rooms.slates(6, 2 + random.nextInt(2))) {
                boolean holds = property.holds(ballots, slate);
                assertThat(holds)
                        .as("%s, seed %d, %s", property, seed, Arrays.toString(slate))
                        .isEqualTo(plainly(property, ballots, slate));
                kept += holds ? 1 : 0;
                broken += holds ? 0 : 1;
            }
        }
        assertThat(kept).isPositive();
        assertThat(broken).isPositive();
    }

    @Test
    void linear_systems_are_solvable_exactly_when_a_corner_satisfies_them() {
        // x + y = 1 with 3x ≤ 1 and 3y ≤ 2 leaves one point; with 3y ≤ 1 none.
        assertThat(system(Fraction.of(2)).solvable()).isTrue();
        assertThat(system(Fraction.ONE).solvable()).isFalse();
    }

    private static LinearSystem system(Fraction limit) {
        LinearSystem system = new LinearSystem(2);
        system.equal(new Fraction[] {Fraction.ONE, Fraction.ONE}, Fraction.ONE);
        system.atMost(new Fraction[] {Fraction.of(3), Fraction.ZERO}, Fraction.ONE);
        system.atMost(new Fraction[] {Fraction.ZERO, Fraction.of(3)}, limit);
        return system;
    }

    static int[] plainEqualShares(Ballots ballots, int size) {
        Fraction[] purse = new Fraction[ballots.people()];
        Arrays.fill(purse, Fraction.of(size, ballots.people()));
        List<Integer> slate = new ArrayList<>();
        while (slate.size() < size) {
            int best = -1;
            Fraction least = Fraction.ZERO;
            for (int statement = 0; statement < ballots.statements(); statement++) {
                Fraction rho = slate.contains(statement) ? null : rho(purse, ballots.approvers(statement));
                if (rho != null && (best < 0 || rho.compareTo(least) < 0)) {
                    best = statement;
                    least = rho;
                }
            }
            if (best < 0) {
                break;
            }
            for (int person : ballots.approvers(best)) {
                purse[person] = purse[person].minus(purse[person].compareTo(least) < 0 ? purse[person] : least);
            }
            slate.add(best);
        }
        return slate.stream().mapToInt(Integer::intValue).toArray();
    }

    private static @Nullable Fraction rho(Fraction[] purse, int[] supporters) {
        Fraction[] sorted = IntStream.of(supporters)
                .mapToObj(person -> purse[person])
                .sorted()
                .toArray(Fraction[]::new);
        Fraction missing = Fraction.ONE;
        for (int place = 0; place < sorted.length; place++) {
            Fraction each = missing.dividedBy(Fraction.of(sorted.length - place));
            if (each.compareTo(sorted[place]) <= 0) {
                return each;
            }
            missing = missing.minus(sorted[place]);
        }
        return null;
    }

    static int[] plainPhragmen(Ballots ballots, int size) {
        Fraction[] load = new Fraction[ballots.people()];
        Arrays.fill(load, Fraction.ZERO);
        List<Integer> slate = new ArrayList<>();
        while (slate.size() < size) {
            int best = -1;
            Fraction least = Fraction.ZERO;
            for (int statement = 0; statement < ballots.statements(); statement++) {
                int[] supporters = ballots.approvers(statement);
                if (!slate.contains(statement) && supporters.length > 0) {
                    Fraction sum = Fraction.ONE;
                    for (int person : supporters) {
                        sum = sum.plus(load[person]);
                    }
                    Fraction each = sum.dividedBy(Fraction.of(supporters.length));
                    if (best < 0 || each.compareTo(least) < 0) {
                        best = statement;
                        least = each;
                    }
                }
            }
            for (int person : ballots.approvers(best)) {
                load[person] = least;
            }
            slate.add(best);
        }
        return slate.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean plainly(Property property, Ballots ballots, int[] slate) {
        if (property == Property.PARETO) {
            return Rooms.slates(ballots.statements(), slate.length).stream()
                    .noneMatch(other -> dominates(ballots, other, slate));
        }
        for (int group = 1; group < 1 << ballots.people(); group++) {
            int[] people = Rooms.members(group);
            int deserved = people.length * slate.length / ballots.people();
            if (deserved > 0 && wronged(property, ballots, slate, people, deserved)) {
                return false;
            }
        }
        return true;
    }

    private static boolean wronged(Property property, Ballots ballots, int[] slate, int[] people, int deserved) {
        int all = (1 << ballots.statements()) - 1;
        int shared = Arrays.stream(people).map(person -> bits(ballots, person)).reduce(all, (a, b) -> a & b);
        int together =
                Arrays.stream(people).map(person -> bits(ballots, person)).reduce(0, (a, b) -> a | b);
        int chosen = Arrays.stream(slate).map(statement -> 1 << statement).sum();
        int most = Arrays.stream(people)
                .map(person -> Integer.bitCount(bits(ballots, person) & chosen))
                .max()
                .orElse(0);
        int level = Math.min(deserved, Integer.bitCount(shared));
        return switch (property) {
            case JR -> shared != 0 && most == 0;
            case PJR -> level > Integer.bitCount(together & chosen);
            case EJR -> level > most;
            case EJR_PLUS -> (shared & ~chosen) != 0 && most < deserved;
            case FJR ->
                IntStream.rangeClosed(1, all)
                        .filter(own -> Integer.bitCount(own) <= deserved)
                        .anyMatch(own -> Arrays.stream(people)
                                .allMatch(person -> Integer.bitCount(bits(ballots, person) & own) > most));
            case CORE ->
                IntStream.rangeClosed(1, all)
                        .filter(own -> Integer.bitCount(own) <= deserved)
                        .anyMatch(own -> Arrays.stream(people)
                                .allMatch(person -> Integer.bitCount(bits(ballots, person) & own)
                                        > Integer.bitCount(bits(ballots, person) & chosen)));
            default -> throw new IllegalArgumentException(property.key());
        };
    }

    private static boolean dominates(Ballots ballots, int[] other, int[] slate) {
        int[] theirs = ballots.satisfaction(other);
        int[] ours = ballots.satisfaction(slate);
        return IntStream.range(0, ours.length).allMatch(person -> theirs[person] >= ours[person])
                && IntStream.range(0, ours.length).anyMatch(person -> theirs[person] > ours[person]);
    }

    private static int bits(Ballots ballots, int person) {
        return IntStream.range(0, ballots.statements())
                .filter(statement -> ballots.approves(person, statement))
                .map(statement -> 1 << statement)
                .sum();
    }
}
