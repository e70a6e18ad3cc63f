package org.alongside.opinion.slate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alongside.opinion.Progress;

/**
 * Whether linear inequalities in variables zero or more can all hold at once, decided exactly by the first phase of the
 * simplex method (Dantzig 1947): the amount by which equations are missed is made as small as possible, and the
 * system is solvable when that is nothing. Bland's rule (1977) keeps it from going round in circles.
 */
final class LinearSystem {

    /** So many steps without gain before the careful rule takes over from the quick one. */
    private static final int PATIENCE = 20;

    private final int variables;
    private final List<Fraction[]> rows = new ArrayList<>();
    private final List<Fraction> limits = new ArrayList<>();
    private final List<Boolean> exact = new ArrayList<>();

    LinearSystem(int variables) {
        this.variables = variables;
    }

    /** Σ row[v] · v ≤ limit, with a limit of zero or more. */
    void atMost(Fraction[] row, Fraction limit) {
        add(row, limit, false);
    }

    /** Σ row[v] · v = limit, with a limit of zero or more. */
    void equal(Fraction[] row, Fraction limit) {
        add(row, limit, true);
    }

    private void add(Fraction[] row, Fraction limit, boolean equation) {
        if (limit.signum() < 0) {
            throw new IllegalArgumentException("a limit is zero or more, not " + limit);
        }
        rows.add(row);
        limits.add(limit);
        exact.add(equation);
    }

    boolean solvable() {
        int width = variables + rows.size() + 1;
        Fraction[][] table = new Fraction[rows.size()][];
        int[] basis = new int[rows.size()];
        // The last column holds the limits; the objective is the sum of all rows that are equations.
        Fraction[] missed = new Fraction[width];
        Arrays.fill(missed, Fraction.ZERO);
        for (int row = 0; row < table.length; row++) {
            table[row] = Arrays.copyOf(rows.get(row), width);
            Arrays.fill(table[row], variables, width, Fraction.ZERO);
            table[row][width - 1] = limits.get(row);
            basis[row] = variables + row;
            if (exact.get(row)) {
                for (int column = 0; column < width; column++) {
                    missed[column] = missed[column].plus(table[row][column]);
                }
            }
            table[row][variables + row] = Fraction.ONE;
        }
        int idle = 0;
        while (missed[width - 1].signum() > 0) {
            Progress.pause();
            int entering = entering(missed, idle > PATIENCE);
            if (entering < 0) {
                return false;
            }
            int leaving = leaving(table, basis, entering);
            if (leaving < 0) {
                throw new IllegalStateException("what is missed is bounded below by zero");
            }
            Fraction before = missed[width - 1];
            pivot(table, missed, leaving, entering);
            basis[leaving] = entering;
            idle = missed[width - 1].equals(before) ? idle + 1 : 0;
        }
        return true;
    }

    /** A column that lowers what is missed; an equation's own slack never comes back. */
    private int entering(Fraction[] missed, boolean careful) {
        int best = -1;
        for (int column = 0; column < missed.length - 1; column++) {
            boolean allowed = column < variables || !exact.get(column - variables);
            if (allowed && missed[column].signum() > 0) {
                if (careful) {
                    return column;
                }
                if (best < 0 || missed[column].compareTo(missed[best]) > 0) {
                    best = column;
                }
            }
        }
        return best;
    }

    private static int leaving(Fraction[][] table, int[] basis, int entering) {
        int best = -1;
        Fraction least = Fraction.ZERO;
        int last = table.length == 0 ? 0 : table[0].length - 1;
        for (int row = 0; row < table.length; row++) {
            if (table[row][entering].signum() > 0) {
                Fraction ratio = table[row][last].dividedBy(table[row][entering]);
                int compared = best < 0 ? -1 : ratio.compareTo(least);
                if (compared < 0 || compared == 0 && basis[row] < basis[best]) {
                    best = row;
                    least = ratio;
                }
            }
        }
        return best;
    }

    private static void pivot(Fraction[][] table, Fraction[] missed, int leaving, int entering) {
        Fraction[] chosen = table[leaving];
        Fraction by = chosen[entering].inverse();
        for (int column = 0; column < chosen.length; column++) {
            chosen[column] = chosen[column].times(by);
        }
        for (int row = 0; row < table.length; row++) {
            if (row != leaving) {
                subtract(table[row], chosen, table[row][entering]);
            }
        }
        subtract(missed, chosen, missed[entering]);
    }

    private static void subtract(Fraction[] row, Fraction[] chosen, Fraction times) {
        if (!times.isZero()) {
            for (int column = 0; column < row.length; column++) {
                if (!chosen[column].isZero()) {
                    row[column] = row[column].minus(chosen[column].times(times));
                }
            }
        }
    }
}
