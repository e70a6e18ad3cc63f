package org.alongside.opinion.slate;

import java.math.BigInteger;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What each person holds, exactly: money in Equal Shares, load in Phragmén's rules.
 *
 * <p>People with the same amount lie in the same class; classes ascend by amount. All amounts share one number below
 * the line, {@code unit}, so sums over people are counts times whole numbers and need no common denominators: this is
 * what makes exact rules fast. A class also knows its amount as a double, good enough to rule out most statements.
 * Immutable.
 */
record Ledger(int[] classOf, BigInteger[] amounts, BigInteger unit, double[] rough) {

    static Ledger equal(int people, BigInteger amount, BigInteger unit) {
        return new Ledger(
                new int[people], new BigInteger[] {amount}, unit, new double[] {Fraction.ratio(amount, unit)});
    }

    int classes() {
        return amounts.length;
    }

    /** How much weight of these people lies in each class. */
    long[] spread(Ballots ballots, int[] people) {
        long[] weight = new long[amounts.length];
        if (ballots.everyoneCountsOnce()) {
            for (int person : people) {
                weight[classOf[person]]++;
            }
        } else {
            for (int person : people) {
                weight[classOf[person]] += ballots.weight(person);
            }
        }
        return weight;
    }

    /**
     * Changes what some people hold. Everything is first multiplied by {@code scale}, above and below the line; then
     * the people named get {@code change} of their old whole number (before scaling), the others theirs times scale.
     */
    Ledger change(int[] people, BigInteger scale, UnaryOperator<BigInteger> change) {
        int[] left = new int[amounts.length];
        int[] moved = new int[amounts.length];
        for (int group : classOf) {
            left[group]++;
        }
        for (int person : people) {
            left[classOf[person]]--;
            moved[classOf[person]]++;
        }
        BigInteger[] stay = new BigInteger[amounts.length];
        BigInteger[] go = new BigInteger[amounts.length];
        for (int group = 0; group < amounts.length; group++) {
            stay[group] = left[group] > 0 ? amounts[group].multiply(scale) : BigInteger.ZERO;
            go[group] = moved[group] > 0 ? change.apply(amounts[group]) : BigInteger.ZERO;
        }
        BigInteger[] distinct = Stream.concat(present(stay, left).stream(), present(go, moved).stream())
                .distinct()
                .sorted()
                .toArray(BigInteger[]::new);
        Map<BigInteger, Integer> places = new HashMap<>();
        for (int place = 0; place < distinct.length; place++) {
            places.put(distinct[place], place);
        }
        int[] stays = places(stay, left, places);
        int[] goes = places(go, moved, places);
        int[] newClassOf = new int[classOf.length];
        for (int person = 0; person < classOf.length; person++) {
            newClassOf[person] = stays[classOf[person]];
        }
        for (int person : people) {
            newClassOf[person] = goes[classOf[person]];
        }
        return shared(newClassOf, distinct, unit.multiply(scale));
    }

    private static List<BigInteger> present(BigInteger[] values, int[] counts) {
        return IntStream.range(0, values.length)
                .filter(group -> counts[group] > 0)
                .mapToObj(group -> values[group])
                .toList();
    }

    private static int[] places(BigInteger[] values, int[] counts, Map<BigInteger, Integer> places) {
        int[] found = new int[values.length];
        for (int group = 0; group < values.length; group++) {
            found[group] = counts[group] > 0 ? places.getOrDefault(values[group], 0) : 0;
        }
        return found;
    }

    /** Takes out what unit and all amounts have in common while that is cheap, so that numbers stay short. */
    private static Ledger shared(int[] classOf, BigInteger[] amounts, BigInteger unit) {
        BigInteger common = unit;
        for (int group = 0; group < amounts.length && common.bitLength() > 1; group++) {
            common = common.gcd(amounts[group]);
        }
        if (common.bitLength() > 1) {
            unit = unit.divide(common);
            for (int group = 0; group < amounts.length; group++) {
                amounts[group] = amounts[group].divide(common);
            }
        }
        double[] rough = new double[amounts.length];
        for (int group = 0; group < rough.length; group++) {
            rough[group] = Fraction.ratio(amounts[group], unit);
        }
        return new Ledger(classOf, amounts, unit, rough);
    }

    /** Everybody's amount with its sign turned. */
    Ledger negated() {
        int last = amounts.length - 1;
        int[] turned = new int[classOf.length];
        for (int person = 0; person < turned.length; person++) {
            turned[person] = last - classOf[person];
        }
        BigInteger[] minus = new BigInteger[amounts.length];
        double[] roughMinus = new double[amounts.length];
        for (int group = 0; group <= last; group++) {
            minus[last - group] = amounts[group].negate();
            roughMinus[last - group] = -rough[group];
        }
        return new Ledger(turned, minus, unit, roughMinus);
    }

    /** What each person holds, as something two ledgers can be compared by. */
    Object essence() {
        return List.of(unit, List.of(amounts), IntBuffer.wrap(classOf));
    }
}
