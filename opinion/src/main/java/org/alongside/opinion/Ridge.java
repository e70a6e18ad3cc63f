package org.alongside.opinion;

import java.util.Arrays;

/**
 * Votes explained by a few dimensions: v̂_ij = b_j + a_i + f_i·g_j on votes −1, 0, 1, fitted to seen votes only by
 * alternating ridge regressions (people given statements, then statements given people), a ridge being the variance of
 * the noise over the variance expected of a parameter (Ilin and Raiko 2010). Missing votes stay missing.
 */
final class Ridge {

    /** Weight on a person's lean and factors, as of three votes. */
    private static final double PERSON = 3;
    /** Weight on a statement's factors; hundreds of votes make it matter little. */
    private static final double STATEMENT = 3;
    /** Weight on how far a statement's mean is from the mean of all. */
    private static final double MEAN = 1;

    /** The sweeps turn the axes on, so a rough start is enough. */
    private static final int START_ROUNDS = 12;

    final int rank;
    final double[] people;
    final double[] statements;
    private final Votes votes;
    private final int width;
    private final double overall;

    private Ridge(Votes votes, int rank) {
        this.votes = votes;
        this.rank = rank;
        this.width = rank + 1;
        this.people = new double[votes.people() * width];
        this.statements = new double[votes.statements() * width];
        double sum = 0;
        for (int column = 0; column < votes.statements(); column++) {
            sum += votes.agrees(column) - votes.disagrees(column);
        }
        this.overall = votes.size() == 0 ? 0 : sum / votes.size();
    }

    /**
     * Fits so many dimensions.
     *
     * @param axes at least as many directions over statements to start from, as {@link #axes} gives them
     */
    static Ridge of(Votes votes, int rank, double[][] axes, int sweeps) {
        var ridge = new Ridge(votes, rank);
        double scale = Math.sqrt(votes.statements());
        for (int column = 0; column < votes.statements(); column++) {
            int seen = votes.seen(column);
            double mean = (votes.agrees(column) - votes.disagrees(column) + MEAN * ridge.overall) / (seen + MEAN);
            ridge.statements[column * ridge.width] = mean;
            for (int d = 0; d < rank; d++) {
                ridge.statements[column * ridge.width + 1 + d] = scale * axes[d][column];
            }
        }
        for (int sweep = 0; sweep < sweeps; sweep++) {
            ridge.sweep();
        }
        return ridge;
    }

    /** Principal directions of what is left of the votes once each statement's mean is taken. */
    static double[][] axes(Votes votes, int wanted) {
        double[] mean = new double[votes.statements()];
        for (int column = 0; column < mean.length; column++) {
            mean[column] = votes.seen(column) == 0
                    ? 0
                    : (votes.agrees(column) - votes.disagrees(column)) / (double) votes.seen(column);
        }
        return Axes.of(mean.length, wanted, START_ROUNDS, (in, out, width) -> {
                    Arrays.fill(out, 0);
                    Blocks.of(votes, (from, to) -> applied(votes, mean, in, width, from, to))
                            .forEach(part -> {
                                for (int i = 0; i < out.length; i++) {
                                    out[i] += part[i];
                                }
                            });
                })
                .vectors();
    }

    private static double[] applied(Votes votes, double[] mean, double[] in, int width, int from, int to) {
        double[] out = new double[in.length];
        double[] along = new double[width];
        for (int row = from; row < to; row++) {
            Arrays.fill(along, 0);
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                double off = votes.value(cell) - mean[column];
                for (int a = 0; a < width; a++) {
                    along[a] += off * in[column * width + a];
                }
            }
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                double off = votes.value(cell) - mean[column];
                for (int a = 0; a < width; a++) {
                    out[column * width + a] += off * along[a];
                }
            }
        }
        return out;
    }

    double predicted(int row, int column) {
        double sum = statements[column * width] + people[row * width];
        for (int d = 1; d < width; d++) {
            sum += people[row * width + d] * statements[column * width + d];
        }
        return sum;
    }

    /** Mean squared error over the votes of a table on the same people and statements. */
    double error(Votes others) {
        double sum = 0;
        for (int row = 0; row < others.people(); row++) {
            for (int cell = others.from(row); cell < others.to(row); cell++) {
                double off = others.value(cell) - predicted(row, others.column(cell));
                sum += off * off;
            }
        }
        return others.size() == 0 ? 0 : sum / others.size();
    }

    /**
     * Everybody's factors turned to principal directions, in units of predicted vote: distance between two places is the
     * root mean square, over statements, of the difference in what is expected of them. The turn is returned too.
     */
    Places places() {
        double[][] gram = new double[rank][rank];
        for (int column = 0; column < votes.statements(); column++) {
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    gram[a][b] += statements[column * width + 1 + a]
                            * statements[column * width + 1 + b]
                            / votes.statements();
                }
            }
        }
        double[][] directions = Dense.eigenvectors(gram);
        double[][] root = new double[rank][rank];
        for (int a = 0; a < rank; a++) {
            for (int b = 0; b < rank; b++) {
                root[a][b] = directions[a][b] * Math.sqrt(Math.max(0, gram[b][b]));
            }
        }
        // Now principal directions of people in that space.
        double[][] raw = moved(root);
        double[] mean = new double[rank];
        for (double[] place : raw) {
            for (int d = 0; d < rank; d++) {
                mean[d] += place[d] / raw.length;
            }
        }
        double[][] spread = new double[rank][rank];
        for (double[] place : raw) {
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    spread[a][b] += (place[a] - mean[a]) * (place[b] - mean[b]);
                }
            }
        }
        double[][] turn = product(root, Dense.eigenvectors(spread));
        for (int d = 0; d < rank; d++) {
            double[] loadings = new double[votes.statements()];
            for (int column = 0; column < loadings.length; column++) {
                for (int a = 0; a < rank; a++) {
                    loadings[column] += statements[column * width + 1 + a] * turn[a][d];
                }
            }
            double[] facing = loadings.clone();
            Dense.facePositive(facing);
            if (!Arrays.equals(facing, loadings)) {
                for (double[] line : turn) {
                    line[d] = -line[d];
                }
            }
        }
        return new Places(moved(turn), turn);
    }

    /** A place for each row, and the matrix that turned factors into it. */
    record Places(double[][] places, double[][] turn) {}

    private double[][] moved(double[][] turn) {
        double[][] places = new double[votes.people()][rank];
        for (int row = 0; row < places.length; row++) {
            for (int d = 0; d < rank; d++) {
                for (int a = 0; a < rank; a++) {
                    places[row][d] += people[row * width + 1 + a] * turn[a][d];
                }
            }
        }
        return places;
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

    /** How uncertain a person's lean and factors are: noise variance times the inverse of the matrix they solve. */
    double[][] uncertainty(int row, double noise) {
        double[][] matrix = new double[width][width];
        double[] flat = new double[width * width];
        double[] right = new double[width];
        gather(votes, row, flat, right);
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                matrix[a][b] = flat[Math.max(a, b) * width + Math.min(a, b)];
            }
        }
        double[][] inverse = Dense.inverse(matrix);
        for (double[] line : inverse) {
            for (int b = 0; b < width; b++) {
                line[b] *= noise;
            }
        }
        return inverse;
    }

    private void sweep() {
        var parts = Blocks.of(votes, this::people);
        double[] sums = parts.getFirst();
        for (int part = 1; part < parts.size(); part++) {
            double[] more = parts.get(part);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += more[i];
            }
        }
        solveStatements(sums);
    }

    /** Solves a block of people and gathers the normal equations of the statements they voted on. */
    private double[] people(int from, int to) {
        int size = width * width + width;
        double[] sums = new double[votes.statements() * size];
        double[] matrix = new double[width * width];
        double[] right = new double[width];
        double[] here = new double[width];
        for (int row = from; row < to; row++) {
            solvePerson(votes, row, matrix, right);
            System.arraycopy(right, 0, people, row * width, width);
            double lean = right[0];
            System.arraycopy(right, 0, here, 0, width);
            here[0] = 1;
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int at = votes.column(cell) * size;
                double value = votes.value(cell) - lean;
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b <= a; b++) {
                        sums[at + a * width + b] += here[a] * here[b];
                    }
                    sums[at + width * width + a] += here[a] * value;
                }
            }
        }
        return sums;
    }

    private void solvePerson(Votes table, int row, double[] matrix, double[] right) {
        gather(table, row, matrix, right);
        Dense.solve(matrix, right, width);
    }

    private void gather(Votes table, int row, double[] matrix, double[] right) {
        Arrays.fill(matrix, 0);
        Arrays.fill(right, 0);
        for (int cell = table.from(row); cell < table.to(row); cell++) {
            int at = table.column(cell) * width;
            double value = table.value(cell) - statements[at];
            matrix[0]++;
            right[0] += value;
            for (int a = 1; a < width; a++) {
                double g = statements[at + a];
                matrix[a * width] += g;
                right[a] += g * value;
                for (int b = 1; b <= a; b++) {
                    matrix[a * width + b] += g * statements[at + b];
                }
            }
        }
        for (int a = 0; a < width; a++) {
            matrix[a * width + a] += PERSON;
        }
    }

    private void solveStatements(double[] sums) {
        int size = width * width + width;
        double[] matrix = new double[width * width];
        double[] right = new double[width];
        for (int column = 0; column < votes.statements(); column++) {
            System.arraycopy(sums, column * size, matrix, 0, width * width);
            System.arraycopy(sums, column * size + width * width, right, 0, width);
            matrix[0] += MEAN;
            right[0] += MEAN * overall;
            for (int a = 1; a < width; a++) {
                matrix[a * width + a] += STATEMENT;
            }
            Dense.solve(matrix, right, width);
            System.arraycopy(right, 0, statements, column * width, width);
        }
    }
}
