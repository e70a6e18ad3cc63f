package org.alongside.opinion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How much each statement is agreed with across the main divide, after Community Notes (Wojcik et al. 2022): each vote
 * (agree 1, pass ½, disagree 0) is fitted by μ + i_u + i_n + f_u·f_n, and a statement's score is i_n, what is left once
 * f_u·f_n has explained the divide. The loss, over N votes of U people on M statements, is
 *
 * <pre>
 * mean (r − r̂)² + 0.15·μ² + 0.15·mean i_u² + 0.15·mean i_n² + 0.03·mean f_u² + 0.03·mean f_n²
 * </pre>
 *
 * <p>People and statements are solved in turn, each exactly: given one side, the other is a ridge regression in two unknowns
 * with weights 0.15·N/U and 0.03·N/U. Between turns the statements' numbers are moved to where the last turns point
 * (Anderson 1965; here with a memory of five); a move that raises the loss is taken back, so the loss never rises. The start
 * is close to the first principal axis, so the result depends on the votes alone.
 */
public final class Bridging {

    private static final double INTERCEPT = 0.15;
    private static final double FACTOR = 0.03;
    private static final int FEWEST_VOTES = 10;
    private static final int FEWEST_PEOPLE = 5;
    private static final double LIKE_MINDED = 0.66;
    private static final int SWEEPS = 2000;
    private static final int KRYLOV = 4;
    private static final double SETTLED = 1e-9;
    private static final String STEP = "weighing statements across the divide";
    private static final int BLOCKS = 64;
    private static final int MEMORY = 5;

    /** The fitted votes, row by row, each as column·4 + value + 1; where each person's begin; how many each column has. */
    private final int[] cells;

    private final int[] starts;
    private final double[] counts;
    private final int people;
    private final int statements;
    private final int[] columnOf;

    private double mean;
    private final double[] statementIntercepts;
    private final double[] statementFactors;
    private double loss = Double.POSITIVE_INFINITY;
    private int sweeps;

    private Bridging(Votes all, IntPredicate rows, int[] columnOf, int statements, Progress progress) {
        this.columnOf = columnOf;
        this.statements = statements;
        int[] kept = IntStream.range(0, all.people()).filter(rows).toArray();
        this.people = kept.length;
        this.starts = new int[people + 1];
        Passed.over(2 * all.bytes());
        int[] some = new int[Arrays.stream(kept).map(all::votesBy).sum()];
        this.counts = new double[statements];
        int next = 0;
        for (int i = 0; i < people; i++) {
            for (int cell = all.from(kept[i]); cell < all.to(kept[i]); cell++) {
                int column = columnOf[all.column(cell)];
                if (column >= 0) {
                    some[next++] = column << 2 | all.value(cell) + 1;
                    counts[column]++;
                }
            }
            starts[i + 1] = next;
        }
        this.cells = Arrays.copyOf(some, next);
        Passed.over((long) Integer.BYTES * cells.length);
        this.statementIntercepts = new double[statements];
        this.statementFactors = new double[statements];
        fit(progress);
    }

    /** Fits the votes of people with at least ten, on statements with at least five such people, as published. */
    public static Bridging of(Votes votes) {
        return of(votes, FEWEST_VOTES, FEWEST_PEOPLE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static Bridging of(Votes votes, Progress progress) {
        return of(votes, FEWEST_PEOPLE, row -> votes.votesBy(row) >= FEWEST_VOTES, progress);
    }

    /**
     * Fits the votes of people with at least so many, on statements with at least so many such people.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static Bridging of(Votes votes, int fewestVotes, int fewestPeople) {
        return of(votes, fewestPeople, row -> votes.votesBy(row) >= fewestVotes, Progress.NONE);
    }

    /**
     * Both rounds of Community Notes: after the first, only people stay whose votes on statements that bridge, or are
     * rejected, go with the result at least 66 times in 100. It guards a score against people who vote for sport. It also
     * leaves out whoever sees things differently, so it is for comparing, and {@link CommonGround} does not use it.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static Bridging twice(Votes votes) {
        return of(votes).again(votes, Progress.NONE);
    }

    /** The second round, this being the first. */
    Bridging again(Votes votes, Progress progress) {
        return of(
                votes,
                FEWEST_PEOPLE,
                row -> votes.votesBy(row) >= FEWEST_VOTES && agreesWith(votes, row) >= LIKE_MINDED,
                progress);
    }

    private static Bridging of(Votes votes, int fewestPeople, IntPredicate rows, Progress progress) {
        int[] people = new int[votes.statements()];
        for (int row = 0; row < votes.people(); row++) {
            if (rows.test(row)) {
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    people[votes.column(cell)]++;
                }
            }
        }
        int[] columnOf = new int[votes.statements()];
        int statements = 0;
        for (int column = 0; column < columnOf.length; column++) {
            columnOf[column] = people[column] >= Math.max(1, fewestPeople) ? statements++ : -1;
        }
        return new Bridging(votes, rows, columnOf, statements, progress);
    }

    /** The share of a person's votes on decided statements that went the way these were decided; 0 without any. */
    private double agreesWith(Votes votes, int row) {
        int decided = 0;
        int alike = 0;
        for (int cell = votes.from(row); cell < votes.to(row); cell++) {
            var verdict = verdict(votes.column(cell)).orElse(Verdict.OPEN);
            decided += verdict == Verdict.OPEN ? 0 : 1;
            alike += verdict == Verdict.BRIDGES && votes.value(cell) > 0
                            || verdict == Verdict.REJECTED && votes.value(cell) < 0
                    ? 1
                    : 0;
        }
        return decided == 0 ? 0 : (double) alike / decided;
    }

    /** The score i_n of a statement of the table that was given; empty when too few people voted on it to tell. */
    public OptionalDouble score(int column) {
        return columnOf[column] < 0 ? OptionalDouble.empty() : OptionalDouble.of(statementIntercepts[columnOf[column]]);
    }

    /** The same, empty also where it rests on fewer people than the floor. */
    OptionalDouble score(int column, int floor) {
        return columnOf[column] >= 0 && counts[columnOf[column]] < floor ? OptionalDouble.empty() : score(column);
    }

    /** How many people's votes were fitted. */
    int people() {
        return people;
    }

    /** Where a statement stands on the divide, f_n; its sign means nothing. */
    public OptionalDouble factor(int column) {
        return columnOf[column] < 0 ? OptionalDouble.empty() : OptionalDouble.of(statementFactors[columnOf[column]]);
    }

    /** What Community Notes would say of a statement, from its published thresholds. */
    public Optional<Verdict> verdict(int column) {
        if (columnOf[column] < 0) {
            return Optional.empty();
        }
        double score = statementIntercepts[columnOf[column]];
        double factor = Math.abs(statementFactors[columnOf[column]]);
        return Optional.of(
                score >= 0.40 && factor <= 0.5
                        ? Verdict.BRIDGES
                        : score <= -0.05 - 0.8 * factor ? Verdict.REJECTED : Verdict.OPEN);
    }

    /** Agreed with across the divide, disagreed with across it, or neither. */
    public enum Verdict {
        BRIDGES,
        REJECTED,
        OPEN
    }

    /** The loss that was reached. */
    public double loss() {
        return loss;
    }

    /** How often people and statements were solved in turn. */
    public int sweeps() {
        return sweeps;
    }

    /** The overall mean μ. */
    public double mean() {
        return mean;
    }

    private void fit(Progress progress) {
        progress.at(STEP, 0);
        if (cells.length == 0) {
            loss = 0;
            return;
        }
        double furthest = 0;
        start();
        var ahead = new Ahead(MEMORY);
        double[] from = state();
        double[] safe = from;
        boolean settled = false;
        while (sweeps < SWEEPS && !settled) {
            Progress.pause();
            double before = loss;
            sweep();
            furthest = Math.max(furthest, nearness(before - loss));
            progress.at(STEP, furthest);
            if (loss > before) {
                // The move was too bold: go on from the last good turn, and forget. With no move it is rounding.
                settled = from == safe;
                ahead = new Ahead(MEMORY);
                loss = before;
                from = safe;
            } else {
                settled = before - loss <= SETTLED;
                safe = state();
                from = settled ? safe : ahead.next(from, safe);
            }
            take(from);
        }
        // People too, and the loss, are those of the last good turn.
        sweep();
        orient();
        progress.at(STEP, 1);
    }

    /** How near the end is, in digits: turns gain less and less, and the last one less than what counts as settled. */
    private static double nearness(double gain) {
        return gain > 0 ? Math.clamp(StrictMath.log10(gain) / StrictMath.log10(SETTLED), 0, 1) : 0;
    }

    /** Statement intercepts and factors and the mean: all that one turn hands to the next. */
    private double[] state() {
        double[] state = new double[2 * statements + 1];
        System.arraycopy(statementIntercepts, 0, state, 0, statements);
        System.arraycopy(statementFactors, 0, state, statements, statements);
        state[2 * statements] = mean;
        return state;
    }

    private void take(double[] state) {
        System.arraycopy(state, 0, statementIntercepts, 0, statements);
        System.arraycopy(state, statements, statementFactors, 0, statements);
        mean = state[2 * statements];
    }

    /** The overall mean, and statement factors along the first axis, looked for from the most divisive statement. */
    private void start() {
        double[] sums = new double[statements];
        double[] squares = new double[statements];
        Passed.over((long) Integer.BYTES * cells.length);
        for (int cell : cells) {
            int value = (cell & 3) - 1;
            sums[cell >>> 2] += value;
            squares[cell >>> 2] += value * value;
        }
        double[] means = new double[statements];
        double[] axis = new double[statements];
        int most = 0;
        double largest = -1;
        for (int column = 0; column < statements; column++) {
            means[column] = sums[column] / counts[column];
            double spread = squares[column] - sums[column] * means[column];
            if (spread > largest) {
                largest = spread;
                most = column;
            }
        }
        axis[most] = largest > 0 ? 1 : 0;
        if (largest > 0) {
            axis = firstAxis(axis, means);
        }
        mean = (Arrays.stream(sums).sum() / cells.length + 1) / 2;
        for (int column = 0; column < statements; column++) {
            statementFactors[column] = Math.sqrt(statements) / 2 * axis[column];
        }
    }

    /** The best direction in the span of x, Gx, G²x, … (Lanczos), where G = RᵀR and R holds votes less their statement's mean. */
    private double[] firstAxis(double[] x, double[] means) {
        List<double[]> basis = new ArrayList<>();
        double[][] small = new double[KRYLOV][KRYLOV];
        double[] next = x;
        while (basis.size() < KRYLOV && unit(next, basis)) {
            basis.add(next);
            next = turned(next, means);
            for (int a = 0; a < basis.size(); a++) {
                small[a][basis.size() - 1] = dot(basis.get(a), next);
                small[basis.size() - 1][a] = small[a][basis.size() - 1];
            }
        }
        double[][] turn = Dense.eigenvectors(small);
        double[] axis = new double[statements];
        for (int a = 0; a < basis.size(); a++) {
            for (int i = 0; i < statements; i++) {
                axis[i] += turn[a][0] * basis.get(a)[i];
            }
        }
        return axis;
    }

    /** Takes away what others in the basis say already, twice for rounding, and makes the length 1, if anything is left. */
    private static boolean unit(double[] vector, List<double[]> basis) {
        double before = Math.sqrt(dot(vector, vector));
        for (int pass = 0; pass < 2; pass++) {
            for (double[] other : basis) {
                double along = dot(vector, other);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= along * other[i];
                }
            }
        }
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return length > 1e-9 * before;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double[] turned(double[] axis, double[] means) {
        return added(inBlocks((from, to) -> {
            double[] piece = new double[statements];
            for (int row = from; row < to; row++) {
                double along = 0;
                for (int cell = starts[row]; cell < starts[row + 1]; cell++) {
                    int column = cells[cell] >>> 2;
                    along += ((cells[cell] & 3) - 1 - means[column]) * axis[column];
                }
                for (int cell = starts[row]; cell < starts[row + 1]; cell++) {
                    int column = cells[cell] >>> 2;
                    piece[column] += ((cells[cell] & 3) - 1 - means[column]) * along;
                }
            }
            return piece;
        }));
    }

    private interface Piece {
        double[] of(int from, int to);
    }

    /** Works on blocks of people that depend on nothing but their number, so sums keep their bits on any machine. */
    private double[][] inBlocks(Piece piece) {
        Passed.over((long) Integer.BYTES * cells.length);
        double[][] pieces = new double[BLOCKS][];
        IntStream.range(0, BLOCKS)
                .parallel()
                .forEach(block -> pieces[block] =
                        piece.of((int) ((long) block * people / BLOCKS), (int) ((block + 1L) * people / BLOCKS)));
        return pieces;
    }

    private static double[] added(double[][] pieces) {
        double[] sum = pieces[0];
        for (int block = 1; block < pieces.length; block++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += pieces[block][i];
            }
        }
        return sum;
    }

    /** Means over people: of i_u, f_u, i_u², f_u² and i_u·f_u. */
    private record Means(double i, double f, double ii, double ff, double fi) {

        static final int SUMS = 5;

        static Means of(double[] sums, int at, int people) {
            return new Means(
                    sums[at] / people,
                    sums[at + 1] / people,
                    sums[at + 2] / people,
                    sums[at + 3] / people,
                    sums[at + 4] / people);
        }

        /** Of s·f_u in place of f_u. */
        Means stretched(double s) {
            return new Means(i, s * f, ii, s * s * ff, s * fi);
        }

        /** Of i_u − d·f_u in place of i_u. */
        Means leaning(double d) {
            return new Means(i - d * f, f, ii - 2 * d * fi + d * d * ff, ff, fi - d * ff);
        }

        /** Of i_u + a and f_u + d in place of i_u and f_u. */
        Means shifted(double a, double d) {
            return new Means(i + a, f + d, ii + 2 * a * i + a * a, ff + 2 * d * f + d * d, fi + a * f + d * i + a * d);
        }

        double penalty() {
            return INTERCEPT * ii + FACTOR * ff;
        }
    }

    /** Solves people, then statements, then the mean, and says what the loss is now. */
    private void sweep() {
        double[] lefts = new double[4 * statements];
        for (int column = 0; column < statements; column++) {
            for (int vote = 0; vote < 3; vote++) {
                lefts[4 * column + vote] = 0.5 * vote - mean - statementIntercepts[column];
            }
        }
        // For each statement: Σ f_u, Σ f_u², Σ left, Σ left·f_u over its voters; then Σ left² over all, then sums over
        // people.
        double[] sums = added(inBlocks((from, to) -> people(from, to, lefts)));
        double n = cells.length;
        double ridge = INTERCEPT * n / statements;
        double factorRidge = FACTOR * n / statements;
        double left = 0;
        double squares = sums[4 * statements];
        for (int column = 0; column < statements; column++) {
            double b = sums[4 * column];
            double factorSquared = sums[4 * column + 1];
            double right = sums[4 * column + 2];
            double rightFactor = sums[4 * column + 3];
            double a = counts[column] + ridge;
            double c = factorSquared + factorRidge;
            double determinant = a * c - b * b;
            double i = (c * right - b * rightFactor) / determinant;
            double f = (a * rightFactor - b * right) / determinant;
            statementIntercepts[column] = i;
            statementFactors[column] = f;
            left += right - counts[column] * i - b * f;
            squares += counts[column] * i * i
                    + 2 * i * f * b
                    + f * f * factorSquared
                    - 2 * i * right
                    - 2 * f * rightFactor;
        }
        double better = (left + n * mean) / (n * (1 + INTERCEPT));
        double shift = better - mean;
        squares += n * shift * shift - 2 * shift * left;
        mean = better;
        double penalty = balance(Means.of(sums, 4 * statements + 1, people));
        loss = squares / n
                + penalty
                + INTERCEPT * (mean * mean + meanSquare(statementIntercepts))
                + FACTOR * meanSquare(statementFactors);
        sweeps++;
    }

    /**
     * Four moves that leave every r̂ as it is and make the penalties least, each by itself; without them turns would spend
     * most of their way on these: factors of people against those of statements, μ against both intercepts, and what the
     * mean factor of one side says against the intercepts of the other.
     *
     * @return what is left of the penalties of people
     */
    private double balance(Means of) {
        var people = of;
        double stretch = Math.sqrt(Math.sqrt(meanSquare(statementFactors) / people.ff));
        if (stretch > 0 && stretch < Double.POSITIVE_INFINITY) {
            people = people.stretched(stretch);
            add(statementFactors, 1 / stretch - 1, statementFactors);
        }
        double d = (INTERCEPT * people.fi - FACTOR * mean(statementFactors)) / (FACTOR + INTERCEPT * people.ff);
        people = people.leaning(d);
        shift(statementFactors, d);
        double e = (INTERCEPT * dot(statementIntercepts, statementFactors) / statements - FACTOR * people.f)
                / (FACTOR + INTERCEPT * meanSquare(statementFactors));
        people = people.shifted(0, e);
        add(statementFactors, -e, statementIntercepts);
        double third = (mean + people.i + mean(statementIntercepts)) / 3;
        people = people.shifted(third - people.i, 0);
        shift(statementIntercepts, third - mean(statementIntercepts));
        mean = third;
        return people.penalty();
    }

    private static void shift(double[] numbers, double by) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += by;
        }
    }

    private static void add(double[] from, double times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * from[i];
        }
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    /** Solves some people and gathers what the statements need from them. */
    private double[] people(int from, int to, double[] lefts) {
        double[] sums = new double[4 * statements + 1 + Means.SUMS];
        int means = 4 * statements + 1;
        double ridge = INTERCEPT * cells.length / people;
        double factorRidge = FACTOR * cells.length / people;
        double squares = 0;
        for (int row = from; row < to; row++) {
            double a = starts[row + 1] - starts[row] + ridge;
            double b = 0;
            double c = factorRidge;
            double right = 0;
            double rightFactor = 0;
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                int cell = cells[at];
                double f = statementFactors[cell >>> 2];
                double left = lefts[cell];
                b += f;
                c += f * f;
                right += left;
                rightFactor += left * f;
            }
            double determinant = a * c - b * b;
            double intercept = (c * right - b * rightFactor) / determinant;
            double factor = (a * rightFactor - b * right) / determinant;
            double factorSquared = factor * factor;
            sums[means] += intercept;
            sums[means + 1] += factor;
            sums[means + 2] += intercept * intercept;
            sums[means + 3] += factorSquared;
            sums[means + 4] += intercept * factor;
            double base = -mean - intercept;
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                int cell = cells[at];
                int sum = cell & ~3;
                double left = 0.5 * (cell & 3) + base;
                sums[sum] += factor;
                sums[sum + 1] += factorSquared;
                sums[sum + 2] += left;
                sums[sum + 3] += left * factor;
                squares += left * left;
            }
        }
        sums[4 * statements] = squares;
        return sums;
    }

    private void orient() {
        double[] facing = statementFactors.clone();
        Dense.facePositive(facing);
        if (!Arrays.equals(facing, statementFactors)) {
            for (int column = 0; column < statementFactors.length; column++) {
                statementFactors[column] = -statementFactors[column];
            }
        }
    }

    /**
     * Anderson's way of looking ahead: of the last turns, each from x to g(x), the mix whose steps g(x) − x nearly cancel
     * out, and where it leads.
     */
    private static final class Ahead {

        private final int memory;
        private final Deque<double[]> steps = new ArrayDeque<>();
        private final Deque<double[]> ends = new ArrayDeque<>();

        Ahead(int memory) {
            this.memory = memory;
        }

        double[] next(double[] from, double[] to) {
            double[] step = new double[to.length];
            for (int i = 0; i < to.length; i++) {
                step[i] = to[i] - from[i];
            }
            steps.addFirst(step);
            ends.addFirst(to);
            if (steps.size() > memory + 1) {
                steps.removeLast();
                ends.removeLast();
            }
            double[] weights = weights();
            double[] next = new double[to.length];
            int turn = 0;
            for (double[] end : ends) {
                for (int i = 0; i < next.length; i++) {
                    next[i] += weights[turn] * end[i];
                }
                turn++;
            }
            return next;
        }

        /** Weights that add up to 1 and make the length of Σ w·step least; a trace of ridge keeps them tame. */
        private double[] weights() {
            int size = steps.size();
            double[][] all = steps.toArray(double[][]::new);
            double[] products = new double[size * (size + 1) / 2];
            double[] weights = new double[size];
            Arrays.fill(weights, 1);
            double trace = 0;
            for (int a = 0, row = 0; a < size; row += ++a) {
                for (int b = 0; b <= a; b++) {
                    products[row + b] = dot(all[a], all[b]);
                }
                trace += products[row + a];
            }
            for (int a = 0, row = 0; a < size; row += ++a) {
                products[row + a] += 1e-9 * trace + 1e-300;
            }
            Dense.solve(products, weights, size);
            double sum = Arrays.stream(weights).sum();
            return Arrays.stream(weights).map(weight -> weight / sum).toArray();
        }
    }

    private static double meanSquare(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number * number;
        }
        return numbers.length == 0 ? 0 : sum / numbers.length;
    }
}
