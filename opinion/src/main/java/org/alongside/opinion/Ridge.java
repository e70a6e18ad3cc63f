package org.alongside.opinion;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Votes explained by a few dimensions: v̂_ij = b_j + a_i + f_i·g_j on votes −1, 0, 1, fitted to seen votes only by
 * alternating ridge regressions (people given statements, then statements given people), a ridge being the variance of
 * the noise over the variance expected of a parameter (Ilin and Raiko 2010). Missing votes stay missing.
 *
 * <p>There is room for four dimensions. Those beyond the rank weigh nothing, so that the innermost loops need no loop over
 * dimensions.
 */
final class Ridge {

    static final int MOST = 4;

    /** A statement's mean, or a person's lean, and factors. */
    static final int WIDTH = MOST + 1;

    private static final int TRIANGLE = WIDTH * (WIDTH + 1) / 2;
    private static final int EQUATIONS = TRIANGLE + WIDTH;

    /** Weight on a person's lean and factors, as of three votes. */
    private static final double PERSON = 3;
    /** Weight on a statement's factors; hundreds of votes make it matter little. */
    private static final double STATEMENT = 3;
    /** Weight on how far a statement's mean is from the mean of all. */
    private static final double MEAN = 1;

    private static final long SEED = 20261123;

    final int rank;
    /** b_j and g_j, statement after statement. */
    final double[] statements;

    private final int columns;

    private Ridge(int columns, int rank) {
        this.columns = columns;
        this.rank = rank;
        this.statements = new double[columns * WIDTH];
    }

    /** Fits so many dimensions from a fixed start, in which each statement lies somewhere. */
    static Ridge of(Votes votes, int rank, int sweeps) {
        var ridge = new Ridge(votes.statements(), rank);
        var random = new SplittableRandom(SEED);
        double overall = overall(votes);
        for (int column = 0; column < votes.statements(); column++) {
            int at = column * WIDTH;
            ridge.statements[at] =
                    (votes.agrees(column) - votes.disagrees(column) + MEAN * overall) / (votes.seen(column) + MEAN);
            for (int d = 0; d < rank; d++) {
                ridge.statements[at + 1 + d] = random.nextDouble(-1, 1);
            }
        }
        return ridge.fitted(votes, sweeps);
    }

    /** The first so many dimensions of this, fitted further to these votes. */
    Ridge carriedTo(Votes votes, int dimensions, int sweeps) {
        var ridge = new Ridge(columns, dimensions);
        for (int at = 0; at < statements.length; at += WIDTH) {
            System.arraycopy(statements, at, ridge.statements, at, dimensions + 1);
        }
        return ridge.fitted(votes, sweeps);
    }

    /** So many sweeps, then each dimension turned to a principal direction. */
    private Ridge fitted(Votes votes, int sweeps) {
        double[][] squares = new double[rank][rank];
        for (int sweep = 0; sweep < sweeps; sweep++) {
            squares = sweep(votes);
        }
        turn(squares);
        return this;
    }

    private static double overall(Votes votes) {
        double sum = 0;
        for (int column = 0; column < votes.statements(); column++) {
            sum += votes.agrees(column) - votes.disagrees(column);
        }
        return votes.size() == 0 ? 0 : sum / votes.size();
    }

    /** The lean and factors of everybody, person after person. */
    double[] people(Votes votes) {
        double[] people = new double[votes.people() * WIDTH];
        Blocks.of(votes, (from, to) -> {
            double[] matrix = new double[TRIANGLE];
            double[] right = new double[WIDTH];
            for (int row = from; row < to; row++) {
                gather(votes, row, matrix, right);
                Dense.solve(matrix, right, rank + 1);
                System.arraycopy(right, 0, people, row * WIDTH, rank + 1);
            }
            return true;
        });
        return people;
    }

    /** What is expected of a person with this lean and these factors, at an offset, when they meet a statement. */
    double predicted(double[] people, int row, int column) {
        int here = row * WIDTH;
        int there = column * WIDTH;
        double sum = statements[there] + people[here];
        for (int d = 1; d <= rank; d++) {
            sum += people[here + d] * statements[there + d];
        }
        return sum;
    }

    /**
     * The mean squared error of votes foretold from other votes of the same people, by each number of dimensions up to
     * the rank. People are placed anew for each number, statements stay.
     */
    double[] errors(Votes seen, Votes others) {
        double[] sums = new double[rank + 1];
        for (double[] part : Blocks.of(seen, (from, to) -> errors(seen, others, from, to))) {
            for (int d = 0; d <= rank; d++) {
                sums[d] += part[d] / Math.max(1, others.size());
            }
        }
        return sums;
    }

    private double[] errors(Votes seen, Votes others, int from, int to) {
        double[] sums = new double[rank + 1];
        double[] matrix = new double[TRIANGLE];
        double[] right = new double[WIDTH];
        double[] here = new double[WIDTH];
        for (int row = from; row < to; row++) {
            if (others.votesBy(row) > 0) {
                gather(seen, row, matrix, right);
                Dense.factor(matrix, rank + 1);
                Dense.forward(matrix, right, rank + 1);
                for (int d = 0; d <= rank; d++) {
                    System.arraycopy(right, 0, here, 0, d + 1);
                    Dense.backward(matrix, here, d + 1);
                    for (int cell = others.from(row); cell < others.to(row); cell++) {
                        int at = others.column(cell) * WIDTH;
                        double off = others.value(cell) - statements[at] - here[0];
                        for (int a = 1; a <= d; a++) {
                            off -= here[a] * statements[at + a];
                        }
                        sums[d] += off * off;
                    }
                }
            }
        }
        return sums;
    }

    /**
     * Places of everybody on the first two dimensions, and how uncertain they are: the noise times the inverse of the matrix a
     * person's factors solve. In units of predicted vote: the distance of two places is the root mean square, over
     * statements, of the difference in what is expected of them.
     *
     * @param noise the variance of a vote about what is expected
     * @return x, y, error of x, error of y, person after person
     */
    float[] places(Votes votes, double noise) {
        double[] units = units();
        float[] places = new float[4 * votes.people()];
        Blocks.of(votes, (from, to) -> {
            double[] matrix = new double[TRIANGLE];
            double[] right = new double[WIDTH];
            for (int row = from; row < to; row++) {
                gather(votes, row, matrix, right);
                Dense.solve(matrix, right, rank + 1);
                for (int d = 0; d < Math.min(2, rank); d++) {
                    places[4 * row + d] = (float) (right[d + 1] * units[d]);
                    places[4 * row + 2 + d] =
                            (float) (Math.sqrt(noise * Dense.inverseAt(matrix, d + 1, rank + 1)) * units[d]);
                }
            }
            return true;
        });
        return places;
    }

    /** For each dimension, how many units of predicted vote a factor of one is worth. */
    double[] units() {
        double[] units = new double[rank];
        for (int d = 0; d < rank; d++) {
            for (int at = 0; at < statements.length; at += WIDTH) {
                units[d] += statements[at + 1 + d] * statements[at + 1 + d] / columns;
            }
            units[d] = Math.sqrt(units[d]);
        }
        return units;
    }

    /**
     * Turns factors to principal directions, largest first: both the sum over people of f·fᵀ and the mean over statements
     * of g·gᵀ become diagonal, and the penalties of both sides equal, as they are where the sum of both is least.
     *
     * @param ours the sum over people
     */
    private void turn(double[][] ours) {
        double[][] theirs = squares();
        double[][] directions = Dense.eigenvectors(theirs);
        double[][] root = new double[rank][rank];
        double[][] away = new double[rank][rank];
        for (int a = 0; a < rank; a++) {
            for (int b = 0; b < rank; b++) {
                double length = Math.sqrt(Math.max(1e-12, theirs[b][b]));
                root[a][b] = directions[a][b] * length;
                away[a][b] = directions[a][b] / length;
            }
        }
        double[][] inner = product(transposed(root), product(ours, root));
        double[][] last = Dense.eigenvectors(inner);
        // Statements times away·last are orthonormal; now share the size of each direction between both sides.
        double[][] turn = product(away, last);
        for (int d = 0; d < rank; d++) {
            double share = Math.sqrt(Math.sqrt(Math.max(0, inner[d][d]) * PERSON / STATEMENT));
            for (double[] line : turn) {
                line[d] *= share;
            }
        }
        double[] row = new double[rank];
        for (int at = 0; at < statements.length; at += WIDTH) {
            Arrays.fill(row, 0);
            for (int a = 0; a < rank; a++) {
                for (int d = 0; d < rank; d++) {
                    row[d] += statements[at + 1 + a] * turn[a][d];
                }
            }
            System.arraycopy(row, 0, statements, at + 1, rank);
        }
        for (int d = 0; d < rank; d++) {
            face(d);
        }
    }

    /** Turns a dimension so that its largest entry is positive. */
    private void face(int d) {
        double[] loadings = new double[columns];
        for (int column = 0; column < columns; column++) {
            loadings[column] = statements[column * WIDTH + 1 + d];
        }
        Dense.facePositive(loadings);
        for (int column = 0; column < columns; column++) {
            statements[column * WIDTH + 1 + d] = loadings[column];
        }
    }

    private double[][] squares() {
        double[][] squares = new double[rank][rank];
        for (int at = 0; at < statements.length; at += WIDTH) {
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    squares[a][b] += statements[at + 1 + a] * statements[at + 1 + b];
                }
            }
        }
        return squares;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    /** People given statements, then statements given people. Returns the sum over people of f·fᵀ. */
    private double[][] sweep(Votes votes) {
        List<double[]> parts = Blocks.of(votes, (from, to) -> swept(votes, from, to));
        double[] matrix = new double[TRIANGLE];
        double[] right = new double[WIDTH];
        double overall = overall(votes);
        for (int column = 0; column < columns; column++) {
            Arrays.fill(matrix, 0);
            Arrays.fill(right, 0);
            for (double[] part : parts) {
                for (int i = 0; i < TRIANGLE; i++) {
                    matrix[i] += part[column * EQUATIONS + i];
                }
                for (int i = 0; i < WIDTH; i++) {
                    right[i] += part[column * EQUATIONS + TRIANGLE + i];
                }
            }
            matrix[0] += MEAN;
            right[0] += MEAN * overall;
            for (int d = 1; d <= rank; d++) {
                matrix[d * (d + 3) / 2] += STATEMENT;
            }
            Dense.solve(matrix, right, rank + 1);
            System.arraycopy(right, 0, statements, column * WIDTH, rank + 1);
        }
        double[][] squares = new double[rank][rank];
        for (double[] part : parts) {
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    squares[a][b] += part[columns * EQUATIONS + a * MOST + b];
                }
            }
        }
        return squares;
    }

    /** Solves a block of people and gathers the normal equations of the statements they voted on; at the end Σ f·fᵀ. */
    private double[] swept(Votes votes, int from, int to) {
        double[] sums = new double[columns * EQUATIONS + MOST * MOST];
        double[] matrix = new double[TRIANGLE];
        double[] right = new double[WIDTH];
        for (int row = from; row < to; row++) {
            gather(votes, row, matrix, right);
            Dense.solve(matrix, right, rank + 1);
            scatter(votes, row, right, sums);
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    sums[columns * EQUATIONS + a * MOST + b] += right[a + 1] * right[b + 1];
                }
            }
        }
        return sums;
    }

    /** The normal equations of a person's lean and factors: Σ (1, g)·(1, g)ᵀ + ridge, and Σ (1, g)·(v − b). */
    private void gather(Votes votes, int row, double[] matrix, double[] right) {
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0;
        double m11 = 0, m21 = 0, m22 = 0, m31 = 0, m32 = 0, m33 = 0, m41 = 0, m42 = 0, m43 = 0, m44 = 0;
        double r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0;
        for (int cell = votes.from(row), end = votes.to(row); cell < end; cell++) {
            int code = votes.code(cell);
            int at = (code >>> 2) * WIDTH;
            double off = (code & 3) - 1 - statements[at];
            double g1 = statements[at + 1];
            double g2 = statements[at + 2];
            double g3 = statements[at + 3];
            double g4 = statements[at + 4];
            s1 += g1;
            s2 += g2;
            s3 += g3;
            s4 += g4;
            m11 += g1 * g1;
            m21 += g2 * g1;
            m22 += g2 * g2;
            m31 += g3 * g1;
            m32 += g3 * g2;
            m33 += g3 * g3;
            m41 += g4 * g1;
            m42 += g4 * g2;
            m43 += g4 * g3;
            m44 += g4 * g4;
            r0 += off;
            r1 += off * g1;
            r2 += off * g2;
            r3 += off * g3;
            r4 += off * g4;
        }
        matrix[0] = votes.votesBy(row) + PERSON;
        matrix[1] = s1;
        matrix[2] = m11 + PERSON;
        matrix[3] = s2;
        matrix[4] = m21;
        matrix[5] = m22 + PERSON;
        matrix[6] = s3;
        matrix[7] = m31;
        matrix[8] = m32;
        matrix[9] = m33 + PERSON;
        matrix[10] = s4;
        matrix[11] = m41;
        matrix[12] = m42;
        matrix[13] = m43;
        matrix[14] = m44 + PERSON;
        right[0] = r0;
        right[1] = r1;
        right[2] = r2;
        right[3] = r3;
        right[4] = r4;
    }

    /** Adds a person to the normal equations of the statements voted on: Σ (1, f)·(1, f)ᵀ and Σ (1, f)·(v − a). */
    private static void scatter(Votes votes, int row, double[] person, double[] sums) {
        double lean = person[0];
        double f1 = person[1];
        double f2 = person[2];
        double f3 = person[3];
        double f4 = person[4];
        double m11 = f1 * f1, m21 = f2 * f1, m22 = f2 * f2, m31 = f3 * f1, m32 = f3 * f2, m33 = f3 * f3;
        double m41 = f4 * f1, m42 = f4 * f2, m43 = f4 * f3, m44 = f4 * f4;
        for (int cell = votes.from(row), end = votes.to(row); cell < end; cell++) {
            int code = votes.code(cell);
            int at = (code >>> 2) * EQUATIONS;
            double off = (code & 3) - 1 - lean;
            sums[at] += 1;
            sums[at + 1] += f1;
            sums[at + 2] += m11;
            sums[at + 3] += f2;
            sums[at + 4] += m21;
            sums[at + 5] += m22;
            sums[at + 6] += f3;
            sums[at + 7] += m31;
            sums[at + 8] += m32;
            sums[at + 9] += m33;
            sums[at + 10] += f4;
            sums[at + 11] += m41;
            sums[at + 12] += m42;
            sums[at + 13] += m43;
            sums[at + 14] += m44;
            sums[at + 15] += off;
            sums[at + 16] += off * f1;
            sums[at + 17] += off * f2;
            sums[at + 18] += off * f3;
            sums[at + 19] += off * f4;
        }
    }
}
