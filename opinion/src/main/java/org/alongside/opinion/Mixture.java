package org.alongside.opinion;

import java.util.Arrays;
import java.util.List;

/**
 * People as members of a few groups, each with its own shares of agree, pass and disagree on every statement (a latent
 * class model, Lazarsfeld and Henry 1968), fitted by expectation–maximisation to seen votes only. A group's shares are
 * drawn towards everybody's with the weight of a few votes, so a group that has not seen a statement is thought to see
 * it as others do.
 *
 * <p>Only differences between groups decide who is in which. So the first group is the measure of the others: what it makes
 * of each kind of vote is kept once, in ratio to everybody's share, and the others, in four lanes, in ratio to it. Unused
 * lanes have no chance; the innermost loops need no loop over groups.
 */
final class Mixture {

    /** As many groups as there may be. */
    static final int MOST = 5;

    private static final int LANES = MOST - 1;
    private static final double PRIOR = 2;
    private static final int ROUNDS = 30;
    /** Another round is worth while as long as it adds this share to what groups explain. */
    private static final double SETTLED = 2e-3;

    private static final double NONE = -1e6;
    /** So little of a person is not worth counting. */
    private static final double LITTLE = 1e-6;

    final int groups;
    /** The log probability of all votes, in ratio to everybody as one, before the last round learnt from it. */
    double likelihood = Double.NEGATIVE_INFINITY;

    private final Votes votes;
    /** Log ratios to the first group at 4·code + lane, a code being that of {@link Votes#code}. */
    private final float[] logs;
    /** Log ratio of the first group to everybody, by code. */
    private final double[] measure;
    /** The log share of people in each lane, in ratio to the first group. */
    private final double[] priors;
    /** The log share of people in the first group. */
    private double first;

    /**
     * What a block of people says: votes of each kind by lane, those of the people counted if not all are, people by
     * group, and the log probability of all.
     */
    private record Part(float[] counts, float[] heard, double[] sizes, double likelihood) {}

    /** Who is likeliest where, the first of equals, and how likely. */
    record Reading(byte[] labels, float[] membership) {}

    private Mixture(Votes votes, int groups) {
        this.votes = votes;
        this.groups = groups;
        this.logs = new float[4 * votes.statements() * LANES];
        this.priors = new double[LANES];
        this.measure = new double[4 * votes.statements()];
        Arrays.fill(priors, NONE);
    }

    /** Starts from a first guess of people's groups, −1 where there is none, for at most so many rounds. */
    static Mixture of(Votes votes, int groups, byte[] guess, int rounds) {
        var mixture = new Mixture(votes, groups);
        mixture.learn(Blocks.of(votes, (from, to) -> mixture.guessed(guess, from, to)));
        mixture.likelihood = Double.NEGATIVE_INFINITY;
        mixture.settle(rounds);
        return mixture;
    }

    /** The same groups among other people who voted on the same statements, who are then heard for some rounds. */
    Mixture carriedTo(Votes others, int rounds) {
        var mixture = new Mixture(others, groups);
        System.arraycopy(logs, 0, mixture.logs, 0, logs.length);
        System.arraycopy(measure, 0, mixture.measure, 0, measure.length);
        System.arraycopy(priors, 0, mixture.priors, 0, priors.length);
        mixture.first = first;
        mixture.settle(rounds);
        return mixture;
    }

    Mixture carriedTo(Votes others) {
        return carriedTo(others, ROUNDS);
    }

    /** Goes on for at most so many rounds, or until little is gained. */
    private void settle(int rounds) {
        for (int round = 0; round < rounds && groups > 1; round++) {
            double before = likelihood;
            learn(Blocks.of(votes, this::expected));
            if (likelihood - before < SETTLED * likelihood) {
                return;
            }
        }
    }

    Reading read() {
        var reading = new Reading(new byte[votes.people()], new float[votes.people()]);
        Blocks.of(votes, (from, to) -> {
            double[] here = new double[MOST + 1];
            for (int row = from; row < to; row++) {
                membership(votes, row, here);
                int label = 0;
                for (int group = 1; group < groups; group++) {
                    label = here[group] > here[label] ? group : label;
                }
                reading.labels[row] = (byte) label;
                reading.membership[row] = (float) here[label];
            }
            return true;
        });
        return reading;
    }

    /** By person, the log probability of other votes, each by itself and in ratio to everybody as one. */
    double[] foretold(Votes others) {
        double[] sums = new double[votes.people()];
        Blocks.of(votes, (from, to) -> {
            double[] here = new double[MOST + 1];
            for (int row = from; row < to; row++) {
                if (others.votesBy(row) > 0) {
                    membership(votes, row, here);
                    for (int cell = others.from(row); cell < others.to(row); cell++) {
                        sums[row] += Portable.log(ratio(here, others.code(cell)));
                    }
                }
            }
            return true;
        });
        return sums;
    }

    /** The probability of each group for the person in a row. */
    double[] membership(int row) {
        double[] here = new double[MOST + 1];
        membership(votes, row, here);
        return here;
    }

    /** How much likelier a vote is, given the probabilities of groups, than in everybody taken together. */
    private double ratio(double[] membership, int code) {
        double sum = membership[0];
        for (int group = 1; group < groups; group++) {
            sum += membership[group] * Portable.exp(logs[at(group, code)]);
        }
        return sum * Portable.exp(measure[code]);
    }

    /** How likely a vote is, given the probabilities of groups. */
    double probability(double[] membership, int code) {
        return ratio(membership, code) * overall(code);
    }

    private double overall(int code) {
        return (votes.count(code) + 1) / (votes.seen(code >>> 2) + 3.0);
    }

    /** Where a group other than the first keeps a code. */
    private static int at(int group, int code) {
        return LANES * code + group - 1;
    }

    private Part guessed(byte[] guess, int from, int to) {
        double[] here = new double[MOST + 1];
        var part = new Part(new float[logs.length], new float[measure.length], new double[MOST], 0);
        for (int row = from; row < to; row++) {
            if (guess[row] >= 0) {
                here[guess[row]] = 1;
                count(row, here, part);
                here[guess[row]] = 0;
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    part.heard[votes.code(cell)]++;
                }
            }
        }
        return part;
    }

    private Part expected(int from, int to) {
        double[] here = new double[MOST + 1];
        var part = new Part(new float[logs.length], new float[0], new double[MOST], 0);
        double sum = 0;
        double product = 1;
        for (int row = from; row < to; row++) {
            sum += membership(votes, row, here);
            // Each factor lies from 1 to the number of groups, so a logarithm now and then is enough.
            product *= here[MOST];
            if (product > 1e200) {
                sum += Portable.log(product);
                product = 1;
            }
            count(row, here, part);
        }
        return new Part(part.counts, part.heard, part.sizes, sum + Portable.log(product) + (to - from) * first);
    }

    /**
     * Sets the probability of each group for a person. The log probability of the person's votes, in ratio to the first
     * group, is what is returned plus the logarithm of the last entry.
     */
    private double membership(Votes table, int row, double[] here) {
        if (groups > 3) {
            score(table, row, here);
        } else {
            scoreTwo(table, row, here);
        }
        double one = here[1];
        double two = here[2];
        double three = here[3];
        double four = here[4];
        // Taking away a whole number near the largest is enough to keep exponentials in range.
        double largest = Math.max(0, Math.max(Math.max((int) one, (int) two), Math.max((int) three, (int) four)));
        double zero = Portable.exp(-largest);
        one = Portable.exp(one - largest);
        two = groups > 2 ? Portable.exp(two - largest) : 0;
        three = groups > 3 ? Portable.exp(three - largest) : 0;
        four = groups > 4 ? Portable.exp(four - largest) : 0;
        double sum = zero + one + two + three + four;
        double scale = 1 / sum;
        here[0] = zero * scale;
        here[1] = one * scale;
        here[2] = two * scale;
        here[3] = three * scale;
        here[4] = four * scale;
        here[MOST] = sum;
        return largest;
    }

    /** The log score of each group but the first, two votes at a time so that additions need not wait for each other. */
    private void score(Votes table, int row, double[] scores) {
        float a = 0, b = 0, c = 0, d = 0;
        float a2 = 0, b2 = 0, c2 = 0, d2 = 0;
        int cell = table.from(row);
        int end = table.to(row);
        for (; cell < end - 1; cell += 2) {
            int at = LANES * table.code(cell);
            int at2 = LANES * table.code(cell + 1);
            a += logs[at];
            b += logs[at + 1];
            c += logs[at + 2];
            d += logs[at + 3];
            a2 += logs[at2];
            b2 += logs[at2 + 1];
            c2 += logs[at2 + 2];
            d2 += logs[at2 + 3];
        }
        if (cell < end) {
            int at = LANES * table.code(cell);
            a += logs[at];
            b += logs[at + 1];
            c += logs[at + 2];
            d += logs[at + 3];
        }
        scores[1] = priors[0] + (a + a2);
        scores[2] = priors[1] + (b + b2);
        scores[3] = priors[2] + (c + c2);
        scores[4] = priors[3] + (d + d2);
    }

    /** The same where there are at most three groups. */
    private void scoreTwo(Votes table, int row, double[] scores) {
        float a = 0, b = 0, a2 = 0, b2 = 0;
        int cell = table.from(row);
        int end = table.to(row);
        for (; cell < end - 1; cell += 2) {
            int at = LANES * table.code(cell);
            int at2 = LANES * table.code(cell + 1);
            a += logs[at];
            b += logs[at + 1];
            a2 += logs[at2];
            b2 += logs[at2 + 1];
        }
        if (cell < end) {
            int at = LANES * table.code(cell);
            a += logs[at];
            b += logs[at + 1];
        }
        scores[1] = priors[0] + (a + a2);
        scores[2] = priors[1] + (b + b2);
        scores[3] = priors[2];
        scores[4] = priors[3];
    }

    private void count(int row, double[] membership, Part part) {
        for (int group = 0; group < MOST; group++) {
            part.sizes[group] += membership[group];
        }
        float a = (float) membership[1];
        float b = (float) membership[2];
        float c = (float) membership[3];
        float d = (float) membership[4];
        if (a + b + c + d < LITTLE) {
            return;
        }
        float[] counts = part.counts;
        if (groups > 3) {
            for (int cell = votes.from(row), end = votes.to(row); cell < end; cell++) {
                int at = LANES * votes.code(cell);
                counts[at] += a;
                counts[at + 1] += b;
                counts[at + 2] += c;
                counts[at + 3] += d;
            }
        } else {
            for (int cell = votes.from(row), end = votes.to(row); cell < end; cell++) {
                int at = LANES * votes.code(cell);
                counts[at] += a;
                counts[at + 1] += b;
            }
        }
    }

    /** Shares of people, and of votes drawn towards everybody's by as much as a few votes. */
    private void learn(List<Part> parts) {
        double[] counts = new double[logs.length];
        double[] heard = new double[measure.length];
        double[] sizes = new double[MOST];
        likelihood = 0;
        for (int code = 0; code < heard.length; code++) {
            heard[code] = parts.getFirst().heard.length > 0 ? 0 : votes.count(code);
            likelihood += votes.count(code) * measure[code];
        }
        for (var part : parts) {
            add(part.counts, counts);
            add(part.heard, heard);
            for (int group = 0; group < groups; group++) {
                sizes[group] += part.sizes[group];
            }
            likelihood += part.likelihood;
        }
        first = Portable.log((sizes[0] + 1) / (votes.people() + groups));
        for (int group = 1; group < groups; group++) {
            priors[group - 1] = Portable.log((sizes[group] + 1) / (sizes[0] + 1));
        }
        for (int column = 0; column < votes.statements(); column++) {
            learn(4 * column, counts, heard);
        }
    }

    private static void add(float[] part, double[] sums) {
        for (int i = 0; i < part.length; i++) {
            sums[i] += part[i];
        }
    }

    /** What each group makes of one statement; the first group is who remains when the others are counted. */
    private void learn(int code, double[] counts, double[] heard) {
        double[] here = new double[3];
        double[] scale = new double[3];
        for (int value = 0; value < 3; value++) {
            scale[value] = 1 / overall(code + value);
            here[value] = heard[code + value];
            for (int group = 1; group < groups; group++) {
                here[value] -= counts[at(group, code + value)];
            }
            here[value] = Math.max(0, here[value]);
        }
        double seen = 1 / (here[0] + here[1] + here[2] + PRIOR);
        for (int value = 0; value < 3; value++) {
            measure[code + value] = Portable.log((here[value] * scale[value] + PRIOR) * seen);
        }
        for (int group = 1; group < groups; group++) {
            int at = at(group, code);
            double among = 1 / (counts[at] + counts[at + LANES] + counts[at + 2 * LANES] + PRIOR);
            for (int value = 0; value < 3; value++) {
                double ratio = (counts[at + value * LANES] * scale[value] + PRIOR) * among;
                logs[at + value * LANES] = (float) (Portable.log(ratio) - measure[code + value]);
            }
        }
    }
}
