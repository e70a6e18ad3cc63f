package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.alongside.opinion.Progress;

/** Each rule, run to one slate or to all that ties allow. */
final class Choosing {

    /** A slate to begin with is thought of as half the way; the other half is the search for a better one, where there is one. */
    private static final double HALF = 0.5;

    private final Ballots ballots;
    private final int size;
    private final Progress progress;

    Choosing(Ballots ballots, int size) {
        this(ballots, size, Progress.NONE);
    }

    Choosing(Ballots ballots, int size, Progress progress) {
        if (size < 1 || size > ballots.statements()) {
            throw new IllegalArgumentException(
                    "a slate of " + size + " cannot be chosen from " + ballots.statements() + " statements");
        }
        if (ballots.people() == 0) {
            throw new IllegalArgumentException("a slate needs at least one person's votes");
        }
        this.ballots = ballots;
        this.size = size;
        this.progress = progress;
    }

    /** One slate, ties broken towards the first statement, in the order the rule takes them. */
    int[] one(Rule rule) {
        return switch (rule) {
            case APPROVAL -> first(Ranking.byApproval(ballots));
            case SHARED_APPROVAL -> first(Ranking.bySharedPoints(ballots));
            case SEQUENTIAL_PROPORTIONAL -> first(Thiele.proportional(ballots, size));
            case SEQUENTIAL_COVERAGE -> first(Thiele.coverage(ballots));
            case PHRAGMEN -> first(Phragmen.start(ballots));
            case MAXIMIN_SUPPORT -> first(MaximinSupport.start(ballots));
            case ENESTROM -> first(Enestrom.start(ballots, size));
            case EQUAL_SHARES -> first(completed(Round.first(equalShares(size), size, progress.within(0, HALF)), rule));
            case EQUAL_SHARES_APPROVAL ->
                first(completed(Round.first(equalShares(size), size, progress.within(0, HALF)), rule));
            case EQUAL_SHARES_ALONE -> first(equalShares(size));
            case EQUAL_SHARES_INCREMENT -> incremented();
            case EQUAL_SHARES_SEEN -> SeenShares.of(ballots, size).slate();
            case GREEDY_MONROE -> GreedyMonroe.slate(ballots, size);
            case REVERSE_PROPORTIONAL ->
                mostAgreedFirst(kept(Round.first(
                        Thiele.Backward.start(ballots), ballots.statements() - size, progress.within(0, HALF))));
            case PROPORTIONAL ->
                inWholeNumbers(() -> oneBest(proportional(), first(Thiele.proportional(ballots, size))));
            case COVERAGE -> oneBest(coverage(), first(Thiele.coverage(ballots)));
            case MONROE -> oneBest(Objectives.monroe(ballots.merged(), size), first(Thiele.coverage(ballots)));
            case MINIMAX_PHRAGMEN -> oneBorne(Objectives.support(ballots.merged(), size));
            case LEXIMAX_PHRAGMEN -> oneBorne(Objectives.loads(ballots.merged(), size));
        };
    }

    /** All slates, whichever way ties are broken, ascending; for the two rules of fixed order just the one. */
    List<Slip> all(Rule rule) {
        return switch (rule) {
            case APPROVAL -> ends(Ranking.byApproval(ballots));
            case SHARED_APPROVAL -> ends(Ranking.bySharedPoints(ballots));
            case SEQUENTIAL_PROPORTIONAL -> ends(Thiele.proportional(ballots, size));
            case SEQUENTIAL_COVERAGE -> ends(Thiele.coverage(ballots));
            case PHRAGMEN -> ends(Phragmen.start(ballots));
            case MAXIMIN_SUPPORT -> ends(MaximinSupport.start(ballots));
            case ENESTROM -> ends(Enestrom.start(ballots, size));
            case EQUAL_SHARES_ALONE -> ends(equalShares(size));
            case EQUAL_SHARES, EQUAL_SHARES_APPROVAL ->
                slips(
                        Round.ends(equalShares(size), size).stream()
                                .flatMap(end -> Round.ends(completed(end, rule), size).stream())
                                .toList(),
                        end -> end.taken().slip());
            case EQUAL_SHARES_INCREMENT -> allIncremented();
            case EQUAL_SHARES_SEEN, GREEDY_MONROE -> List.of(Slip.of(one(rule)));
            case REVERSE_PROPORTIONAL ->
                slips(
                        Round.ends(Thiele.Backward.start(ballots), ballots.statements() - size),
                        end -> Slip.of(kept(end)));
            case PROPORTIONAL -> inWholeNumbers(() -> best(proportional()));
            case COVERAGE -> best(coverage());
            case MONROE -> best(Objectives.monroe(ballots.merged(), size));
            case MINIMAX_PHRAGMEN -> bestBorne(Objectives.support(ballots.merged(), size));
            case LEXIMAX_PHRAGMEN -> bestBorne(Objectives.loads(ballots.merged(), size));
        };
    }

    private EqualShares equalShares(int seats) {
        return EqualShares.start(ballots, Fraction.of(seats));
    }

    private Round completed(Round bought, Rule rule) {
        if (bought.taken().size() == size) {
            return bought;
        }
        return rule == Rule.EQUAL_SHARES
                ? Phragmen.after(ballots, (EqualShares) bought)
                : Ranking.byApproval(ballots).after(bought.taken());
    }

    /** Money for k, k + 1, k + 2 … seats, until k statements are bought; with k · n everyone could buy alone. */
    private int[] incremented() {
        if (ballots.wanted().length < size) {
            return first(Ranking.byApproval(ballots));
        }
        for (int seats = enoughForAny(); ; seats++) {
            int[] slate = first(equalShares(seats));
            if (slate.length == size) {
                return slate;
            }
        }
    }

    /** With less, the supporters of fewer than k statements have the price of one, and the slate cannot be full. */
    private int enoughForAny() {
        long[] supports = IntStream.range(0, ballots.statements())
                .mapToLong(ballots::support)
                .sorted()
                .toArray();
        long last = supports[supports.length - size];
        return (int) Math.max(size, (ballots.totalWeight() + last - 1) / last);
    }

    private List<Slip> allIncremented() {
        if (ballots.wanted().length < size) {
            return ends(Ranking.byApproval(ballots));
        }
        TreeSet<Slip> found = new TreeSet<>();
        for (int seats = enoughForAny(); ; seats++) {
            List<Round> ends = Round.ends(equalShares(seats), size);
            List<Slip> full = ends.stream()
                    .map(end -> end.taken().slip())
                    .filter(slip -> slip.statements().length == size)
                    .toList();
            found.addAll(full);
            if (full.size() == ends.size()) {
                return List.copyOf(found);
            }
        }
    }

    private int[] first(Round start) {
        return Round.first(start, size, progress.within(0, HALF)).taken().inOrder();
    }

    private List<Slip> ends(Round start) {
        return slips(Round.ends(start, size), end -> end.taken().slip());
    }

    private static List<Slip> slips(Collection<Round> ends, Function<Round, Slip> slip) {
        return List.copyOf(new TreeSet<>(ends.stream().map(slip).toList()));
    }

    private Optimum.Objective<Long> proportional() {
        return new Objectives.ThieleScore(ballots.merged(), Objectives.harmonic(size));
    }

    /** Scores are whole numbers, so that a tie is a tie; with many seats they grow too large to be added. */
    private <T> T inWholeNumbers(Supplier<T> search) {
        try {
            return search.get();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "The rule pav cannot weigh " + size + " statements for " + ballots.totalWeight()
                            + " people in whole numbers; ask for fewer statements, or take seqpav.",
                    tooLarge);
        }
    }

    private Optimum.Objective<Long> coverage() {
        return new Objectives.ThieleScore(ballots.merged(), Objectives.once(size));
    }

    private <S extends Comparable<S>> int[] oneBest(Optimum.Objective<S> objective, int[] guess) {
        int[] everything = IntStream.range(0, ballots.statements()).toArray();
        return mostAgreedFirst(Optimum.one(ballots, everything, guess, objective, progress.within(HALF, 1))
                .statements());
    }

    private <S extends Comparable<S>> int[] oneBorne(Optimum.Objective<S> objective) {
        int[] wanted = ballots.wanted();
        return wanted.length < size
                ? first(Ranking.byApproval(ballots))
                : mostAgreedFirst(Optimum.one(
                                ballots,
                                wanted,
                                first(MaximinSupport.start(ballots)),
                                objective,
                                progress.within(HALF, 1))
                        .statements());
    }

    private <S extends Comparable<S>> List<Slip> best(Optimum.Objective<S> objective) {
        return Optimum.all(ballots, IntStream.range(0, ballots.statements()).toArray(), size, objective);
    }

    /** For rules where somebody must bear each statement: those nobody agrees with only fill up. */
    private <S extends Comparable<S>> List<Slip> bestBorne(Optimum.Objective<S> objective) {
        int[] wanted = ballots.wanted();
        if (wanted.length >= size) {
            return Optimum.all(ballots, wanted, size, objective);
        }
        int[] unwanted = IntStream.range(0, ballots.statements())
                .filter(statement -> Arrays.binarySearch(wanted, statement) < 0)
                .toArray();
        List<Slip> filled = new ArrayList<>();
        for (int[] some : subsets(unwanted, size - wanted.length)) {
            filled.add(Slip.of(
                    IntStream.concat(Arrays.stream(wanted), Arrays.stream(some)).toArray()));
        }
        filled.sort(Comparator.naturalOrder());
        return filled;
    }

    private static List<int[]> subsets(int[] of, int count) {
        if (count == 0) {
            return List.of(new int[0]);
        }
        List<int[]> all = new ArrayList<>();
        for (int place = 0; place + count <= of.length; place++) {
            for (int[] rest : subsets(Arrays.copyOfRange(of, place + 1, of.length), count - 1)) {
                int[] one = new int[count];
                one[0] = of[place];
                System.arraycopy(rest, 0, one, 1, count - 1);
                all.add(one);
            }
        }
        return all;
    }

    private int[] kept(Round removed) {
        boolean[] gone = removed.taken().marks(ballots.statements());
        return IntStream.range(0, gone.length)
                .filter(statement -> !gone[statement])
                .toArray();
    }

    private int[] mostAgreedFirst(int[] slate) {
        return IntStream.of(slate)
                .boxed()
                .sorted(Comparator.comparingLong((Integer statement) -> -ballots.support(statement))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
