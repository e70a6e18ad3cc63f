package org.alongside.opinion;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Leading eigenvectors of a symmetric positive operator, by subspace iteration with Rayleigh–Ritz steps (Golub and
 * Van Loan, Matrix Computations, §8.2). A few spare directions ride along, so that the wanted ones settle at the speed of
 * the first unwanted eigenvalue. Nothing is random: the start is fixed.
 */
final class Axes {

    /** Multiplies by the operator: out = G·in, for a block of vectors stored one after another for each coordinate. */
    interface Operator {
        void apply(double[] in, double[] out, int width);
    }

    /** Directions that ride along beside the wanted ones. */
    static final int SPARE = 8;

    private static final int ROUNDS = 600;

    private final int size;
    private final int width;
    private double[] block;
    private double[] image;
    private double[] values;

    private Axes(int size, int width) {
        this.size = size;
        this.width = width;
        this.block = new double[size * width];
        this.image = new double[size * width];
        this.values = new double[width];
    }

    /** Unit vectors and their eigenvalues, largest first; vectors of an eigenvalue of nothing are zero. */
    record Result(double[][] vectors, double[] values, double[] block) {}

    /**
     * The first {@code wanted} axes of an operator on {@code size} coordinates, the largest entry of each positive.
     */
    static Result of(int size, int wanted, Operator operator) {
        return of(size, wanted, ROUNDS, operator);
    }

    /** The same, stopping after so many rounds, where a good direction is enough. */
    static Result of(int size, int wanted, int rounds, Operator operator) {
        int width = Math.min(size, wanted + SPARE);
        var axes = new Axes(size, width);
        if (width > 0) {
            axes.begin();
            axes.iterate(operator, Math.min(wanted, width), rounds);
        }
        return axes.result(wanted);
    }

    /** The same, from the directions of an earlier result, or from the fixed start where that is empty. */
    static Result from(int size, int wanted, double[] start, Operator operator) {
        int width = Math.min(size, wanted + SPARE);
        var axes = new Axes(size, width);
        if (width > 0) {
            if (start.length == size * width) {
                System.arraycopy(start, 0, axes.block, 0, start.length);
            } else {
                axes.begin();
            }
            axes.iterate(operator, Math.min(wanted, width), ROUNDS);
        }
        return axes.result(wanted);
    }

    private void begin() {
        var random = new SplittableRandom(20261123L);
        for (int i = 0; i < block.length; i++) {
            block[i] = random.nextDouble() - 0.5;
        }
    }

    private void iterate(Operator operator, int wanted, int rounds) {
        orthonormalise(block);
        double best = Double.POSITIVE_INFINITY;
        int stale = 0;
        for (int round = 0; round < rounds && stale < 6; round++) {
            operator.apply(block, image, width);
            rotate();
            double residual = residual(wanted);
            // Rounding sets the floor: stop when the wanted axes have not improved for some rounds.
            stale = residual < 0.5 * best ? 0 : residual < 1e-11 * Math.abs(values[0]) ? stale + 1 : stale;
            best = Math.min(best, residual);
            if (residual <= 1e-15 * Math.abs(values[0])) {
                break;
            }
            double[] next = image;
            image = block;
            block = next;
            orthonormalise(block);
        }
    }

    /** Turns the block and its image to the eigenvectors of the small matrix blockᵀ·image, largest first. */
    private void rotate() {
        double[][] small = new double[width][width];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < width; a++) {
                double left = block[i * width + a];
                for (int b = a; b < width; b++) {
                    small[a][b] += left * image[i * width + b];
                }
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < a; b++) {
                small[a][b] = small[b][a];
            }
        }
        double[][] turn = Dense.eigenvectors(small);
        for (int a = 0; a < width; a++) {
            values[a] = small[a][a];
        }
        turn(block, turn);
        turn(image, turn);
    }

    private void turn(double[] vectors, double[][] turn) {
        double[] row = new double[width];
        for (int i = 0; i < size; i++) {
            Arrays.fill(row, 0);
            for (int a = 0; a < width; a++) {
                double here = vectors[i * width + a];
                for (int b = 0; b < width; b++) {
                    row[b] += here * turn[a][b];
                }
            }
            System.arraycopy(row, 0, vectors, i * width, width);
        }
    }

    /** The largest |G·v − λ·v| among the wanted vectors. */
    private double residual(int wanted) {
        double largest = 0;
        for (int a = 0; a < wanted; a++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                double off = image[i * width + a] - values[a] * block[i * width + a];
                sum += off * off;
            }
            largest = Math.max(largest, Math.sqrt(sum));
        }
        return largest;
    }

    /** Gram–Schmidt, twice, which is enough; a direction that vanishes becomes zero. */
    private void orthonormalise(double[] vectors) {
        for (int a = 0; a < width; a++) {
            double before = Math.sqrt(dot(vectors, a, a));
            for (int pass = 0; pass < 2; pass++) {
                for (int b = 0; b < a; b++) {
                    double along = dot(vectors, a, b);
                    for (int i = 0; i < size; i++) {
                        vectors[i * width + a] -= along * vectors[i * width + b];
                    }
                }
            }
            double length = Math.sqrt(dot(vectors, a, a));
            double scale = length > 1e-13 * before && length > 1e-150 ? 1 / length : 0;
            for (int i = 0; i < size; i++) {
                vectors[i * width + a] *= scale;
            }
        }
    }

    private double dot(double[] vectors, int a, int b) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += vectors[i * width + a] * vectors[i * width + b];
        }
        return sum;
    }

    private Result result(int wanted) {
        double[][] vectors = new double[wanted][size];
        for (int a = 0; a < Math.min(wanted, width); a++) {
            if (values[a] > 1e-12 * Math.max(values[0], 1e-300)) {
                for (int i = 0; i < size; i++) {
                    vectors[a][i] = block[i * width + a];
                }
                Dense.facePositive(vectors[a]);
            } else {
                values[a] = 0;
            }
        }
        return new Result(vectors, Arrays.copyOf(values, wanted), block);
    }
}
