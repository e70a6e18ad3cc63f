package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
    /** So many rows or people are worked on together. */
    private static final int BLOCK = 128;
    private static final int PEOPLE_BLOCK = 1 << 13;

    private final Set<Integer> out;
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Map<Integer, Voter> voters = new HashMap<>();
    private final List<Voter> arrived = new ArrayList<>();
    private int[] ids = new int[16];
    private int size;
    /** Columns of statements moderated out; everybody counts as having voted on them. */
    private final BitSet zeroed = new BitSet();
    private int[][] products = new int[16][16];
    private int[][] sums = new int[16][16];
    private int[][] seen = new int[16][16];
    private double[] gram = new double[0];
    private double[] block = new double[0];
    private double[][] axes = new double[WANTED][0];

    /**
     * Where everybody stands.
     *
     * @param people ids in the order of their first votes
     * @param x the place of each on the first axis
     * @param y the place of each on the second axis
     */
    public record Places(int[] people, double[] x, double[] y) {}

    /** One person's votes in the order they came, each as column·4 + value + 1. */
    private static final class Voter {
        private final int person;
        private int[] cells = new int[8];
        private int count;

        Voter(int person) {
            this.person = person;
        }

        int at(int column) {
            for (int i = 0; i < count; i++) {
                if (cells[i] >>> 2 == column) {
                    return i;
                }
            }
            return -1;
        }

        int value(int i) {
            return (cells[i] & 3) - 1;
        }

        void set(int i, int column, int value) {
            if (i == cells.length) {
                cells = Arrays.copyOf(cells, 2 * i);
            }
            cells[i] = column << 2 | value + 1;
            count = Math.max(count, i + 1);
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
        var voter = voters.computeIfAbsent(person, this::arriving);
        int value = -vote.value();
        int at = voter.at(column);
        int old = at < 0 ? 0 : voter.value(at);
        int change = value - old;
        int fresh = at < 0 ? 1 : 0;
        voter.set(at < 0 ? voter.count : at, column, value);
        for (int i = 0; i < voter.count; i++) {
            int other = voter.cells[i] >>> 2;
            int theirs = voter.value(i);
            if (other != column) {
                products[column][other] += change * theirs;
                products[other][column] += change * theirs;
                sums[other][column] += fresh * theirs;
                seen[column][other] += fresh;
                seen[other][column] += fresh;
            }
            sums[column][other] += change;
        }
        products[column][column] += value * value - old * old;
        seen[column][column] += fresh;
    }

    private Voter arriving(int person) {
        var voter = new Voter(person);
        arrived.add(voter);
        return voter;
    }

    /**
     * Brings the axes up to date with all votes taken. Starting from the last ones, a few rounds are enough after one
     * vote.
     */
    public void settle() {
        measure();
        int width = Math.min(size, WANTED + Axes.SPARE);
        var result = Axes.from(size, WANTED, started(width), this::multiply);
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

    /** image = gram · in. Every entry is summed in the same order however many threads take part. */
    private void multiply(double[] in, double[] image, int width) {
        double[][] vectors = new double[width][size];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < width; a++) {
                vectors[a][i] = in[i * width + a];
            }
        }
        IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel().forEach(part -> {
            int from = part * BLOCK;
            int length = Math.min(BLOCK, size - from);
            double[][] sum = new double[width][length];
            for (int j = 0; j < size; j++) {
                // The matrix is symmetric, so a piece of row j is a piece of column j.
                int row = j * size + from;
                for (int a = 0; a < width; a++) {
                    add(gram, row, vectors[a][j], sum[a]);
                }
            }
            for (int a = 0; a < width; a++) {
                for (int i = 0; i < length; i++) {
                    image[(from + i) * width + a] = sum[a][i];
                }
            }
        });
    }

    private static void add(double[] from, int at, double times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * from[at + i];
        }
    }

    /**
     * Where a person stands on the axes last settled, with all their votes.
     *
     * @return x and y, in the units of {@link PolisMap#place}; the middle, 0 and 0, for someone unknown
     */
    public double[] place(int person) {
        double[] place = new double[WANTED];
        var voter = voters.get(person);
        if (voter == null) {
            return place;
        }
        int voted = zeroed.cardinality();
        for (int i = 0; i < voter.count; i++) {
            int column = voter.cells[i] >>> 2;
            if (!zeroed.get(column)) {
                voted++;
                double off = voter.value(i) - meanAt(column);
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

    /** Where everybody stands on the axes last settled, to the last bit what {@link #place} says of each. */
    public Places places() {
        // What each possible vote adds to x and to y, and whether it counts among the votes cast.
        double[] adds = new double[8 * size];
        int[] counts = new int[size];
        for (int column = 0; column < size; column++) {
            counts[column] = zeroed.get(column) ? 0 : 1;
            for (int value = -1; value <= 1 && counts[column] > 0 && column < axes[0].length; value++) {
                double off = value - meanAt(column);
                adds[8 * column + 2 * value + 2] = off * axes[0][column];
                adds[8 * column + 2 * value + 3] = off * axes[1][column];
            }
        }
        int zeros = zeroed.cardinality();
        int people = arrived.size();
        var places = new Places(new int[people], new double[people], new double[people]);
        IntStream.range(0, (people + PEOPLE_BLOCK - 1) / PEOPLE_BLOCK).parallel().forEach(part -> {
            for (int i = part * PEOPLE_BLOCK; i < Math.min(people, (part + 1) * PEOPLE_BLOCK); i++) {
                place(arrived.get(i), i, adds, counts, zeros, places);
            }
        });
        return places;
    }

    private void place(Voter voter, int i, double[] adds, int[] counts, int zeros, Places places) {
        double x = 0;
        double y = 0;
        int voted = zeros;
        for (int at = 0; at < voter.count; at++) {
            int cell = voter.cells[at];
            x += adds[2 * cell];
            y += adds[2 * cell + 1];
            voted += counts[cell >>> 2];
        }
        double scale = Math.sqrt((double) size / Math.max(voted, 1));
        places.people[i] = voter.person;
        places.x[i] = x * scale;
        places.y[i] = y * scale;
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

    /** Brings the matrix up to date: A_ij − μ_j·B_ij − μ_i·B_ji + μ_i·μ_j·N_ij, and nothing for what is moderated out. */
    private void measure() {
        double[] means = new double[size];
        for (int column = 0; column < size; column++) {
            means[column] = meanAt(column);
        }
        if (gram.length != size * size) {
            gram = new double[size * size];
        }
        IntStream.range(0, size).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                double here = zeroed.get(i) || zeroed.get(j)
                        ? 0
                        : products[i][j]
                                - means[j] * sums[i][j]
                                - means[i] * sums[j][i]
                                + means[i] * means[j] * seen[i][j];
                gram[i * size + j] = here;
                gram[j * size + i] = here;
            }
        });
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
        zeroed.set(size, out.contains(statement));
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
