package org.alongside.opinion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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
    /** So many rows, or people, are worked on together. */
    private static final int BLOCK = 128;

    private static final int TILE = 32;
    /** How far it is, is told every so many people. */
    private static final int EVERY = 1 << 12;

    /** So few columns are brought up to date one by one. */
    private static final int FEW = 16;

    private static final int PEOPLE_BLOCK = 1 << 13;

    private final Set<Integer> out;
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Ballots ballots = new Ballots();
    private int[] ids = new int[16];
    private int size;
    /** Columns of statements moderated out; everybody counts as having voted on them. */
    private final BitSet zeroed = new BitSet();

    private int[][] products = new int[16][16];
    private int[][] sums = new int[16][16];
    private int[][] seen = new int[16][16];
    private double[] gram = new double[0];
    /** Columns voted on since the matrix was last brought up to date. */
    private final BitSet stirred = new BitSet();

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

    /**
     * Everybody's votes, each as column·4 + value + 1, in one array: a person's lie together in the order they came, with
     * room for more, and move to the end when the room is full.
     */
    private static final class Ballots {
        private final Map<Integer, Integer> rows = new HashMap<>();
        private int[] people = new int[16];
        private int[] from = new int[16];
        private int[] count = new int[16];
        private int[] room = new int[16];
        private int[] cells = new int[64];
        private int used;

        int size() {
            return rows.size();
        }

        int rowOf(int person) {
            return rows.getOrDefault(person, -1);
        }

        /** The row of a person, who may be new and is then given room for so many votes. */
        int row(int person, int expected) {
            int known = rowOf(person);
            if (known >= 0) {
                return known;
            }
            int row = rows.size();
            if (row == people.length) {
                people = Arrays.copyOf(people, 2 * row);
                from = Arrays.copyOf(from, 2 * row);
                count = Arrays.copyOf(count, 2 * row);
                room = Arrays.copyOf(room, 2 * row);
            }
            rows.put(person, row);
            people[row] = person;
            place(row, expected);
            return row;
        }

        /** Where in the array a row's vote on a column is, or −1. */
        int at(int row, int column) {
            for (int at = from[row]; at < from[row] + count[row]; at++) {
                if (cells[at] >>> 2 == column) {
                    return at;
                }
            }
            return -1;
        }

        int value(int at) {
            return (cells[at] & 3) - 1;
        }

        void add(int row, int cell) {
            if (count[row] == room[row]) {
                int old = from[row];
                place(row, 2 * room[row]);
                System.arraycopy(cells, old, cells, from[row], count[row]);
            }
            cells[from[row] + count[row]++] = cell;
        }

        private void place(int row, int votes) {
            room[row] = Math.max(4, votes);
            from[row] = used;
            used = Math.addExact(used, room[row]);
            if (used > cells.length) {
                cells = Arrays.copyOf(
                        cells, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(used, cells.length * 3L / 2)));
            }
        }
    }

    private Live(Set<Integer> out) {
        this.out = Set.copyOf(out);
    }

    /** Starts from votes already cast; statements moderated out are zero for everybody, as in {@code PolisMap}. */
    public static Live of(Votes votes, Set<Integer> moderatedOut) {
        return of(votes, moderatedOut, Progress.NONE);
    }

    /**
     * The same, telling how far it is.
     *
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Live of(Votes votes, Set<Integer> moderatedOut, Progress progress) {
        var live = new Live(moderatedOut);
        for (int column = 0; column < votes.statements(); column++) {
            live.column(votes.statementId(column));
        }
        for (int row = 0; row < votes.people(); row++) {
            if (row % EVERY == 0) {
                progress.tell("taking votes", (double) row / votes.people());
            }
            if (votes.votesBy(row) > 0) {
                live.ballots.row(votes.personId(row), votes.votesBy(row));
            }
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
        int row = ballots.row(person, 0);
        int value = -vote.value();
        int at = ballots.at(row, column);
        int old = at < 0 ? 0 : ballots.value(at);
        stirred.set(column);
        int change = value - old;
        int fresh = at < 0 ? 1 : 0;
        if (at < 0) {
            ballots.add(row, column << 2 | value + 1);
        } else {
            ballots.cells[at] = column << 2 | value + 1;
        }
        for (int i = ballots.from[row]; i < ballots.from[row] + ballots.count[row]; i++) {
            int other = ballots.cells[i] >>> 2;
            int theirs = ballots.value(i);
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

    /**
     * Brings the axes up to date with all votes taken. Starting from the last ones, a few rounds are enough after one
     * vote.
     */
    public void settle() {
        measure();
        int width = Math.min(size, WANTED + Axes.SPARE);
        double[] start = started(width);
        var near = start.length == 0 ? null : Nearby.from(size, width, WANTED, start, this::multiply);
        var result = near != null
                ? near
                : Axes.from(size, WANTED, start, (in, image, wide) -> weave(multiply(unwoven(in, wide)), image));
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

    /** The matrix times each vector. Every entry is summed in the same order however many threads take part. */
    private double[][] multiply(double[][] vectors) {
        Passed.over((long) Double.BYTES * size * size);
        double[][] images = new double[vectors.length][size];
        IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel().forEach(part -> {
            int from = part * BLOCK;
            double[][] sum = new double[vectors.length][Math.min(BLOCK, size - from)];
            // The matrix is symmetric, so a piece of row j is a piece of column j.
            int j = 0;
            for (; j < size - 3; j += 4) {
                for (int a = 0; a < vectors.length; a++) {
                    addFour(gram, j * size + from, size, vectors[a], j, sum[a]);
                }
            }
            for (; j < size; j++) {
                for (int a = 0; a < vectors.length; a++) {
                    add(gram, j * size + from, vectors[a][j], sum[a]);
                }
            }
            for (int a = 0; a < vectors.length; a++) {
                System.arraycopy(sum[a], 0, images[a], from, sum[a].length);
            }
        });
        return images;
    }

    /** Vectors out of a block that holds all first entries, then all second ones, and so on. */
    static double[][] unwoven(double[] block, int width) {
        double[][] vectors = new double[width][block.length / width];
        for (int i = 0; i < block.length; i++) {
            vectors[i % width][i / width] = block[i];
        }
        return vectors;
    }

    static void weave(double[][] vectors, double[] block) {
        for (int i = 0; i < block.length; i++) {
            block[i] = vectors[i % vectors.length][i / vectors.length];
        }
    }

    /** Four rows at once, so that the sums are fetched once. */
    private static void addFour(double[] from, int at, int apart, double[] times, int first, double[] to) {
        double one = times[first];
        double two = times[first + 1];
        double three = times[first + 2];
        double four = times[first + 3];
        int second = at + apart;
        int third = second + apart;
        int fourth = third + apart;
        for (int i = 0; i < to.length; i++) {
            to[i] +=
                    (from[at + i] * one + from[second + i] * two) + (from[third + i] * three + from[fourth + i] * four);
        }
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
        int row = ballots.rowOf(person);
        if (row < 0) {
            return place;
        }
        Passed.over((long) Integer.BYTES * ballots.count[row]);
        int voted = zeroed.cardinality();
        for (int i = ballots.from[row]; i < ballots.from[row] + ballots.count[row]; i++) {
            int column = ballots.cells[i] >>> 2;
            if (!zeroed.get(column)) {
                voted++;
                double off = ballots.value(i) - meanAt(column);
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
        int people = ballots.size();
        Passed.over((long) Integer.BYTES * ballots.used + (Integer.BYTES + 2L * Double.BYTES) * people);
        var places = new Places(new int[people], new double[people], new double[people]);
        IntStream.range(0, (people + PEOPLE_BLOCK - 1) / PEOPLE_BLOCK)
                .parallel()
                .forEach(part -> {
                    for (int row = part * PEOPLE_BLOCK; row < Math.min(people, (part + 1) * PEOPLE_BLOCK); row++) {
                        place(row, adds, counts, zeros, places);
                    }
                });
        return places;
    }

    private void place(int row, double[] adds, int[] counts, int zeros, Places places) {
        double x = 0;
        double y = 0;
        int voted = zeros;
        for (int at = ballots.from[row]; at < ballots.from[row] + ballots.count[row]; at++) {
            int cell = ballots.cells[at];
            x += adds[2 * cell];
            y += adds[2 * cell + 1];
            voted += counts[cell >>> 2];
        }
        double scale = Math.sqrt((double) size / Math.max(voted, 1));
        places.people[row] = ballots.people[row];
        places.x[row] = x * scale;
        places.y[row] = y * scale;
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

    /**
     * Brings the matrix up to date: A_ij − μ_j·B_ij − μ_i·B_ji + μ_i·μ_j·N_ij, and nothing for what is moderated out. After a
     * few votes only the rows and columns of what was voted on have changed.
     */
    private void measure() {
        double[] means = new double[size];
        for (int column = 0; column < size; column++) {
            means[column] = meanAt(column);
        }
        if (gram.length == size * size && stirred.cardinality() <= FEW) {
            for (int column = stirred.nextSetBit(0); column >= 0; column = stirred.nextSetBit(column + 1)) {
                for (int other = 0; other < size; other++) {
                    measure(Math.max(column, other), Math.min(column, other), means);
                }
            }
        } else {
            gram = gram.length == size * size ? gram : new double[size * size];
            // In tiles, because B is read both ways.
            int tiles = (size + TILE - 1) / TILE;
            IntStream.range(0, tiles).parallel().forEach(tile -> {
                for (int other = 0; other <= tile; other++) {
                    measureTile(tile * TILE, other * TILE, means);
                }
            });
        }
        stirred.clear();
    }

    private void measureTile(int row, int column, double[] means) {
        for (int i = row; i < Math.min(size, row + TILE); i++) {
            for (int j = column; j < Math.min(i + 1, column + TILE); j++) {
                measure(i, j, means);
            }
        }
    }

    private void measure(int i, int j, double[] means) {
        double here = zeroed.get(i) || zeroed.get(j)
                ? 0
                : products[i][j] - means[j] * sums[i][j] - means[i] * sums[j][i] + means[i] * means[j] * seen[i][j];
        gram[i * size + j] = here;
        gram[j * size + i] = here;
    }

    /** The last directions, with a little of a new one wherever a statement is new; nothing to start from at first. */
    private double[] started(int width) {
        if (block.length == 0 || block.length % width != 0 || block.length / width > size) {
            return new double[0];
        }
        double[] start = Arrays.copyOf(block, size * width);
        for (int i = block.length; i < start.length; i++) {
            start[i] = 1e-3 * StrictMath.cos(i);
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
