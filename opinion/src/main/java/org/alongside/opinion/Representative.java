package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A statement that sets a group apart from everybody else, as Polis chooses it (Small et al. 2021,
 * doi 10.6035/recerca.5516).
 *
 * @param statement the id of the statement
 * @param side what the group says to it more than others do: agree or disagree
 * @param successes how many in the group say so
 * @param trials how many in the group voted on it, passes included
 * @param probability (successes + 1) / (trials + 2)
 * @param probabilityTest z of that proportion against one half
 * @param repness how many times as likely as among the others
 * @param repnessTest z of the two proportions, rounded to a float as Polis does
 * @param bestAgree whether it was put first as the group's best agreement
 * @param agrees how many in the group agree
 */
public record Representative(
        int statement,
        Vote side,
        int successes,
        int trials,
        double probability,
        double probabilityTest,
        double repness,
        double repnessTest,
        boolean bestAgree,
        int agrees) {

    private static final int SHOWN = 5;

    double metric() {
        return repness * repnessTest * probability * probabilityTest;
    }

    /** Agrees, disagrees and all votes of one set of people, by column. */
    record Counts(int[] agrees, int[] disagrees, int[] seen) {

        Counts(int statements) {
            this(new int[statements], new int[statements], new int[statements]);
        }

        void add(Votes votes, int row) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                int value = votes.value(cell);
                agrees[column] += value > 0 ? 1 : 0;
                disagrees[column] += value < 0 ? 1 : 0;
                seen[column]++;
            }
        }
    }

    /** Everything known of one statement in one group against the rest. */
    private record Stats(int statement, int na, int nd, int ns, int restA, int restD, int restS) {

        double pa() {
            return (na + 1.0) / (ns + 2.0);
        }

        double pd() {
            return (nd + 1.0) / (ns + 2.0);
        }

        double pat() {
            return Proportions.proportion(na, ns);
        }

        double pdt() {
            return Proportions.proportion(nd, ns);
        }

        // One division of whole numbers each, so that equal ratios are equal numbers.
        double ra() {
            return (na + 1.0) * (restS + 2.0) / ((ns + 2.0) * (restA + 1.0));
        }

        double rd() {
            return (nd + 1.0) * (restS + 2.0) / ((ns + 2.0) * (restD + 1.0));
        }

        double rat() {
            return Proportions.twoProportions(na, restA, ns, restS);
        }

        double rdt() {
            return Proportions.twoProportions(nd, restD, ns, restS);
        }

        boolean sufficient() {
            return rat() > Proportions.SIGNIFICANT && pat() > Proportions.SIGNIFICANT
                    || rdt() > Proportions.SIGNIFICANT && pdt() > Proportions.SIGNIFICANT;
        }

        /** Whether this is a better agreement to put first; a good ratio asks for a better product of everything. */
        boolean agreesBetterThan(@Nullable Stats best) {
            if (na == 0 && nd == 0) {
                return false;
            }
            if (best == null) {
                return pat() > Proportions.SIGNIFICANT || ra() > 1 && pa() > 0.5;
            }
            return best.ra() > 1
                    ? ra() * rat() * pa() * pat() > best.ra() * best.rat() * best.pa() * best.pat()
                    : pa() * pat() > best.pa() * best.pat();
        }

        Representative shown(boolean bestAgree) {
            return rat() > rdt()
                    ? new Representative(statement, Vote.AGREE, na, ns, pa(), pat(), ra(), (float) rat(), bestAgree, na)
                    : new Representative(
                            statement, Vote.DISAGREE, nd, ns, pd(), pdt(), rd(), (float) rdt(), bestAgree, na);
        }
    }

    /**
     * Up to five statements for one group, agreements before disagreements, at least one where anything was voted on.
     *
     * @param allowed columns that may be shown; a column moderated out may not
     */
    static List<Representative> of(Votes votes, Counts group, Counts rest, IntPredicate allowed) {
        List<Representative> sufficient = new ArrayList<>();
        Optional<Representative> best = Optional.empty();
        Stats bestAgree = null;
        for (int column = 0; column < votes.statements(); column++) {
            if (!allowed.test(column)) {
                continue;
            }
            var stats = new Stats(
                    votes.statementId(column),
                    group.agrees[column],
                    group.disagrees[column],
                    group.seen[column],
                    rest.agrees[column],
                    rest.disagrees[column],
                    rest.seen[column]);
            if (stats.sufficient()) {
                sufficient.add(stats.shown(false));
            }
            double z = Math.max(stats.rat(), stats.rdt());
            if (sufficient.isEmpty() && (best.isEmpty() || z > best.get().repnessTest)) {
                best = Optional.of(stats.shown(false));
            }
            if (stats.agreesBetterThan(bestAgree)) {
                bestAgree = stats;
            }
        }
        return chosen(sufficient, best, Optional.ofNullable(bestAgree).map(stats -> stats.shown(true)));
    }

    private static List<Representative> chosen(
            List<Representative> sufficient, Optional<Representative> best, Optional<Representative> bestAgree) {
        List<Representative> ranked = new ArrayList<>();
        bestAgree.ifPresent(ranked::add);
        if (sufficient.isEmpty()) {
            return bestAgree.or(() -> best).stream().toList();
        }
        sufficient.stream()
                .filter(one -> bestAgree.isEmpty() || one.statement != bestAgree.get().statement)
                .sorted(Comparator.comparingDouble(one -> -one.metric()))
                .forEach(ranked::add);
        var shown = ranked.subList(0, Math.min(SHOWN, ranked.size()));
        List<Representative> ordered = new ArrayList<>();
        shown.stream().filter(one -> one.side == Vote.AGREE).forEach(ordered::add);
        shown.stream().filter(one -> one.side == Vote.DISAGREE).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
