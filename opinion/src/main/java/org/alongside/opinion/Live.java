package org.alongside.opinion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A map of places that follows each vote as it comes: the voter's own place at once ({@link #place}), the axes when asked
 * ({@link #settle}), both equal to what {@link PolisMap} makes of the same votes from scratch.
 *
 * <p>Kept for every two statements i and j, over people who voted: A_ij = Σ v_i·v_j, B_ij = Σ v_i·[j seen] and N_ij, the number
 * who saw both. With means μ the matrix whose eigenvectors are the axes is A_ij − μ_j·B_ij − μ_i·B_ji + μ_i·μ_j·N_ij. A vote
 * touches only the entries of what its voter has seen. Sums are of whole numbers, so nothing drifts. As in
 * {@code PolisMap}, agree is −1 inside. For one thread.
 */
public final class Live {

    private static final int WANTED = 2;

    private final Set<Integer> out;
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Map<Integer, Voter> voters = new HashMap<>();
    private int[] ids = new int[16];
    private int size;
    private int[][] products = new int[16][16];
    private int[][] sums = new int[16][16];
    private int[][] seen = new int[16][16];
    private double[] block = new double[0];
    private double[][] axes = new double[WANTED][0];

    private static final class Voter {
        private int[] columns = new int[8];
        private byte[] values = new byte[8];
        private int count;

        int at(int column) {
            for (int i = 0; i < count; i++) {
                if (columns[i] == column) {
                    return i;
                }
            }
            return -1;
        }

        void add(int column, int value) {
            if (count == columns.length) {
                columns = Arrays.copyOf(columns, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            columns[count] = column;
            values[count++] = (byte) value;
        }
    }

    private Live(Set<Integer> out) {
        this.out = Set.copyOf(out);
    }

    /** Starts from votes already cast; statements moderated out are zero for everybody, as in {@code PolisMap}. */
    public static Live of(Votes votes, Set<Integer> moderatedOut) {
        var live = new Live(moderatedOut);
        for (int column = 0; column < votes.statements(); column++) {
            live.column(votes.statementId(column));
        }
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                live.vote(votes.personId(row), votes.statementId(votes.column(cell)), Vote.of(votes.value(cell)));
            }
        }
        live.settle();
        return live;
    }

    /** Takes a vote, new or changed, of a person and on a statement that may both be new. */
    public void vote(int person, int statement, Vote vote) {
        int column = column(statement);
        var voter = voters.computeIfAbsent(person, id -> new Voter());
        int value = -vote.value();
        int at = voter.at(column);
        int change = at < 0 ? value : value - voter.values[at];
        int fresh = at < 0 ? 1 : 0;
        if (at < 0) {
            voter.add(column, value);
        } else {
            int old = voter.values[at];
            voter.values[at] = (byte) value;
            products[column][column] += value * value - old * old;
        }
        for (int i = 0; i < voter.count; i++) {
            int other = voter.columns[i];
            if (other != column) {
                products[column][other] += change * voter.values[i];
                products[other][column] += change * voter.values[i];
                sums[other][column] += fresh * voter.values[i];
                seen[column][other] += fresh;
                seen[other][column] += fresh;
            }
            sums[column][other] += change;
        }
        if (fresh == 1) {
            products[column][column] += value * value;
            seen[column][column]++;
        }
    }

    /**
     * Brings the axes up to date with all votes taken. Starting from the last ones, a few rounds are enough after one
     * vote.
     */
    public void settle() {
        double[] gram = gram();
        int width = Math.min(size, WANTED + Axes.SPARE);
        var result = Axes.from(size, WANTED, started(width), (in, image, wide) -> {
            for (int i = 0; i < size; i++) {
                double[] row = new double[wide];
                for (int j = 0; j < size; j++) {
                    double here = gram[i * size + j];
                    if (here != 0) {
                        for (int a = 0; a < wide; a++) {
                            row[a] += here * in[j * wide + a];
                        }
                    }
                }
                System.arraycopy(row, 0, image, i * wide, wide);
            }
        });
        for (int a = 0; a < WANTED; a++) {
            double along = 0;
            for (int i = 0; i < Math.min(axes[a].length, size); i++) {
                along += axes[a][i] * result.vectors()[a][i];
            }
            if (along < 0) {
                for (int i = 0; i < size; i++) {
                    result.vectors()[a][i] = -result.vectors()[a][i];
                }
            }
        }
        axes = result.vectors();
        block = result.block();
    }

    /** Where a person stands on the axes last settled, with all their votes; the middle for someone unknown. */
    public double[] place(int person) {
        double[] place = new double[WANTED];
        var voter = voters.get(person);
        if (voter == null) {
            return place;
        }
        int zeros = 0;
        for (int column = 0; column < size; column++) {
            zeros += out.contains(ids[column]) ? 1 : 0;
        }
        int voted = zeros;
        for (int i = 0; i < voter.count; i++) {
            int column = voter.columns[i];
            if (!out.contains(ids[column])) {
                voted++;
                double off = voter.values[i] - meanAt(column);
                for (int a = 0; a < WANTED; a++) {
                    place[a] += column < axes[a].length ? off * axes[a][column] : 0;
                }
            }
        }
        double scale = Math.sqrt((double) size / Math.max(voted, 1));
        for (int a = 0; a < WANTED; a++) {
            place[a] *= scale;
        }
        return place;
    }

    /** How much a statement weighs on each of the two axes last settled; their signs mean nothing. */
    public double[] weights(int statement) {
        Integer column = columns.get(statement);
        double[] weights = new double[WANTED];
        for (int a = 0; column != null && a < WANTED; a++) {
            weights[a] = column < axes[a].length ? axes[a][column] : 0;
        }
        return weights;
    }

    /** The mean vote on a statement, agree = −1; 0 for one moderated out or without votes. */
    public double mean(int statement) {
        Integer column = columns.get(statement);
        return column == null || out.contains(statement) ? 0 : meanAt(column);
    }

    private double meanAt(int column) {
        return seen[column][column] == 0 ? 0 : (double) sums[column][column] / seen[column][column];
    }

    private double[] gram() {
        double[] means = new double[size];
        for (int column = 0; column < size; column++) {
            means[column] = meanAt(column);
        }
        double[] gram = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size && !out.contains(ids[i]); j++) {
                gram[i * size + j] = out.contains(ids[j])
                        ? 0
                        : products[i][j]
                                - means[j] * sums[i][j]
                                - means[i] * sums[j][i]
                                + means[i] * means[j] * seen[i][j];
            }
        }
        return gram;
    }

    /** The last directions, with a little of a new one wherever a statement is new; nothing to start from at first. */
    private double[] started(int width) {
        if (block.length == 0 || block.length % width != 0 || block.length / width > size) {
            return new double[0];
        }
        double[] start = Arrays.copyOf(block, size * width);
        for (int i = block.length; i < start.length; i++) {
            start[i] = 1e-3 * Math.cos(i);
        }
        return start;
    }

    private int column(int statement) {
        Integer known = columns.get(statement);
        if (known != null) {
            return known;
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            products = grown(products);
            sums = grown(sums);
            seen = grown(seen);
        }
        ids[size] = statement;
        columns.put(statement, size);
        return size++;
    }

    private static int[][] grown(int[][] matrix) {
        int[][] grown = new int[2 * matrix.length][];
        for (int i = 0; i < grown.length; i++) {
            grown[i] = i < matrix.length ? Arrays.copyOf(matrix[i], grown.length) : new int[grown.length];
        }
        return grown;
    }
}
