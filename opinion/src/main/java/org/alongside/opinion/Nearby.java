package org.alongside.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Axes of a matrix that has changed a little since they were known: the best directions within those known before and the
 * directions in which these miss, followed for a few powers (block Davidson without preconditioner; Saad, Numerical Methods
 * for Large Eigenvalue Problems, 2011, §8.4). Directions that ride along see to it that one which rises is not overlooked.
 */
final class Nearby {

    /** Powers followed between two looks at the result. */
    private static final int POWERS = 3;

    private static final int MOST = 70;
    /** A miss this small, in parts of the largest eigenvalue, is rounding. */
    private static final double SETTLED = 1e-12;

    private final UnaryOperator<double[][]> times;
    private final int size;
    private final int wanted;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    /** The matrix as seen from the basis, up to the diagonal; it grows with the basis. */
    private final List<double[]> seen = new ArrayList<>();

    private double[][] small = new double[0][0];

    private Nearby(UnaryOperator<double[][]> times, int size, int wanted) {
        this.times = times;
        this.size = size;
        this.wanted = wanted;
    }

    /**
     * The first axes of a symmetric positive matrix of {@code size} rows, as {@link Axes} would give them.
     *
     * @param start {@code width} directions, woven as in {@link Axes.Result#block}
     * @param times the matrix times each of some vectors
     * @return null when the change was too large to follow so
     */
    static Axes.@Nullable Result from(
            int size, int width, int wanted, double[] start, UnaryOperator<double[][]> times) {
        var nearby = new Nearby(times, size, wanted);
        nearby.widen(Live.unwoven(start, width));
        while (nearby.basis.size() >= wanted && nearby.basis.size() <= Math.min(MOST, size)) {
            double[][] turn = nearby.turn();
            double[][] misses = nearby.misses(turn);
            double largest = 0;
            for (double[] miss : misses) {
                largest = Math.max(largest, Math.sqrt(dot(miss, miss)));
            }
            if (largest <= SETTLED * nearby.small[0][0]) {
                return nearby.basis.size() < width ? null : nearby.result(turn, width);
            }
            for (int power = 0; power < POWERS; power++) {
                misses = nearby.widen(misses);
            }
            if (misses.length == 0) {
                return null;
            }
        }
        return null;
    }

    /** Adds what is new in some directions to the basis, and says where the matrix takes it. */
    private double[][] widen(double[][] directions) {
        List<double[]> fresh = new ArrayList<>();
        for (double[] direction : directions) {
            if (orthonormal(direction)) {
                fresh.add(direction);
                basis.add(direction);
            }
        }
        double[][] taken = times.apply(fresh.toArray(double[][]::new));
        images.addAll(List.of(taken));
        // Copies, as the next step makes directions of them.
        double[][] next = new double[taken.length][];
        for (int i = 0; i < taken.length; i++) {
            next[i] = taken[i].clone();
        }
        return next;
    }

    private boolean orthonormal(double[] vector) {
        double before = Math.sqrt(dot(vector, vector));
        for (int pass = 0; pass < 2; pass++) {
            for (double[] other : basis) {
                add(other, -dot(vector, other), vector);
            }
        }
        double length = Math.sqrt(dot(vector, vector));
        if (!(length > 1e-12 * before) || length < 1e-150) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return true;
    }

    /** Eigenvectors of the matrix as seen from the basis, as columns; its eigenvalues stay in the diagonal of small. */
    private double[][] turn() {
        int width = basis.size();
        for (int a = seen.size(); a < width; a++) {
            double[] row = new double[a + 1];
            for (int b = 0; b <= a; b++) {
                row[b] = dot(basis.get(a), images.get(b));
            }
            seen.add(row);
        }
        small = new double[width][width];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                small[a][b] = seen.get(a)[b];
                small[b][a] = seen.get(a)[b];
            }
        }
        return Dense.eigenvectors(small);
    }

    /** G·x − λ·x for each wanted axis x. */
    private double[][] misses(double[][] turn) {
        double[][] misses = new double[wanted][];
        for (int axis = 0; axis < wanted; axis++) {
            misses[axis] = mixed(images, turn, axis);
            add(mixed(basis, turn, axis), -small[axis][axis], misses[axis]);
        }
        return misses;
    }

    private double[] mixed(List<double[]> vectors, double[][] turn, int column) {
        double[] mixed = new double[size];
        for (int a = 0; a < vectors.size(); a++) {
            add(vectors.get(a), turn[a][column], mixed);
        }
        return mixed;
    }

    private Axes.Result result(double[][] turn, int width) {
        double[][] directions = new double[width][];
        for (int column = 0; column < width; column++) {
            directions[column] = mixed(basis, turn, column);
        }
        double[] block = new double[size * width];
        Live.weave(directions, block);
        double[][] axes = new double[wanted][];
        double[] values = new double[wanted];
        for (int axis = 0; axis < wanted; axis++) {
            values[axis] = small[axis][axis];
            axes[axis] = values[axis] > 1e-12 * small[0][0] ? directions[axis] : new double[size];
        }
        return new Axes.Result(axes, values, block);
    }

    private static double dot(double[] a, double[] b) {
        // Four sums side by side, so that one need not wait for the other.
        double[] sums = new double[4];
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            sums[0] += a[i] * b[i];
            sums[1] += a[i + 1] * b[i + 1];
            sums[2] += a[i + 2] * b[i + 2];
            sums[3] += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            sums[0] += a[i] * b[i];
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    private static void add(double[] from, double times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * from[i];
        }
    }
}
