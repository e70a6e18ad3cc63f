package org.alongside.opinion;

import java.util.Arrays;
import java.util.List;

/**
 * People as members of a few groups, each with its own shares of agree, pass and disagree on every statement (a latent
 * class model, Lazarsfeld and Henry 1968), fitted by expectation–maximisation to seen votes only. A group's shares are
 * drawn towards everybody's with the weight of a few votes, so a group that has not seen a statement is thought to see
 * it as others do; and where groups differ by no more than chance would have them, they are thought not to
 * ({@link Divided}).
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
    private static final double FAINT = -40;
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
    /** What people in each group said when last counted, at code·MOST + group. */
    private final double[] said;
    /** How statements divide groups in who passes, and in who of the others agrees. */
    private final Divided passing;

    private final Divided agreeing;

    /**
     * What a block of people says: votes of each kind by lane, those of the people counted if not all are, people by
     * group, and the log probability of all.
     */
    private record Part(float[] counts, float[] heard, double[] sizes, double likelihood) {}

    /** Who is likeliest where, the first of equals, and how likely. */
    record Reading(byte[] labels, float[] membership) {}

    private Mixture(Votes votes, int groups, Divided passing, Divided agreeing) {
        this.votes = votes;
        this.groups = groups;
        this.logs = new float[4 * votes.statements() * LANES];
        this.priors = new double[LANES];
        this.measure = new double[4 * votes.statements()];
        this.said = new double[4 * votes.statements() * MOST];
        this.passing = passing;
        this.agreeing = agreeing;
        Arrays.fill(priors, NONE);
    }

    /** Starts from a first guess of people's groups, −1 where there is none, for at most so many rounds. */
    static Mixture of(Votes votes, int groups, byte[] guess, int rounds) {
        var mixture = new Mixture(votes, groups, new Divided(), new Divided());
        mixture.learn(Blocks.of(votes, (from, to) -> mixture.guessed(guess, from, to)));
        mixture.likelihood = Double.NEGATIVE_INFINITY;
        mixture.settle(rounds);
        return mixture;
    }

    /** The same groups among other people who voted on the same statements, who are then heard for some rounds. */
    Mixture carriedTo(Votes others, int rounds) {
        var mixture = new Mixture(others, groups, new Divided(passing), new Divided(agreeing));
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

    /**
     * By person, the log probability of other votes, each by itself and in ratio to everybody as one. Nothing for whoever has
     * no vote here: their group cannot be told, so they cannot say whether groups foretell.
     */
    double[] foretold(Votes others) {
        double[] sums = new double[votes.people()];
        Blocks.of(votes, (from, to) -> {
            double[] here = new double[MOST + 1];
            for (int row = from; row < to; row++) {
                if (others.votesBy(row) > 0 && votes.votesBy(row) > 0) {
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
        double zero = chance(-largest);
        one = chance(one - largest);
        two = groups > 2 ? chance(two - largest) : 0;
        three = groups > 3 ? chance(three - largest) : 0;
        four = groups > 4 ? chance(four - largest) : 0;
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

    /** The exponential, or none where it would be lost beside the largest; most people are that sure of most groups. */
    private static double chance(double log) {
        return log < FAINT ? 0 : Portable.exp(log);
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
        double rest = 1 - membership[0];
        if (rest < LITTLE) {
            return;
        }
        float[] counts = part.counts;
        for (int lane = 0; lane < groups - 1; lane++) {
            if (membership[lane + 1] > 1 - LITTLE) {
                countWhole(row, lane, counts);
                return;
            }
        }
        float a = (float) membership[1];
        float b = (float) membership[2];
        float c = (float) membership[3];
        float d = (float) membership[4];
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

    /** Most people belong to one group so surely that the others need no counting. */
    private void countWhole(int row, int lane, float[] counts) {
        for (int cell = votes.from(row), end = votes.to(row); cell < end; cell++) {
            counts[LANES * votes.code(cell) + lane]++;
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
        take(counts, heard);
        learn();
    }

    private static void add(float[] part, double[] sums) {
        for (int i = 0; i < part.length; i++) {
            sums[i] += part[i];
        }
    }

    /** Keeps what each group said; the first group is who remains when the others are counted. */
    private void take(double[] counts, double[] heard) {
        for (int code = 0; code < heard.length; code++) {
            double rest = heard[code];
            for (int group = 1; group < groups; group++) {
                double here = counts[at(group, code)];
                said[code * MOST + group] = here;
                rest -= here;
            }
            said[code * MOST] = Math.max(0, rest);
        }
    }

    /**
     * What each group makes of each statement. How many pass, and how many of the others agree, are two questions: groups
     * may answer both, one or neither in their own way.
     */
    private void learn() {
        double[] passed = new double[votes.statements()];
        double[] agreed = new double[votes.statements()];
        if (groups > 1) {
            for (int column = 0; column < passed.length; column++) {
                compare(column, passed, agreed);
            }
            passing.weigh(passed, groups - 1);
            agreeing.weigh(agreed, groups - 1);
        }
        for (int column = 0; column < passed.length; column++) {
            learn(4 * column, passed[column], agreed[column]);
        }
    }

    /** By how much groups differ on a statement (Pearson's χ²), in passing and, among those who did not, in agreeing. */
    private void compare(int column, double[] passed, double[] agreed) {
        int code = 4 * column;
        double pass = overall(code + 1);
        double agree = overall(code + 2) / (1 - pass);
        double passSquares = 0;
        double agreeSquares = 0;
        for (int group = 0; group < groups; group++) {
            double passes = said[(code + 1) * MOST + group];
            double agrees = said[(code + 2) * MOST + group];
            double answers = said[code * MOST + group] + agrees;
            double off = passes - (passes + answers) * pass;
            double away = agrees - answers * agree;
            passSquares += passes + answers > 0 ? off * off / (passes + answers) : 0;
            agreeSquares += answers > 0 ? away * away / answers : 0;
        }
        passed[column] = passSquares / (pass * (1 - pass));
        agreed[column] = agreeSquares / (agree * (1 - agree));
    }

    /** Sets what groups make of a statement, given how much of their differences to keep. */
    private void learn(int code, double keepPassing, double keepAgreeing) {
        double pass = overall(code + 1);
        double agree = overall(code + 2) / (1 - pass);
        double answer = 1 / (1 - pass);
        for (int group = 0; group < groups; group++) {
            double passes = said[(code + 1) * MOST + group];
            double agrees = said[(code + 2) * MOST + group];
            double answers = said[code * MOST + group] + agrees;
            double passHere = drawn(passes, passes + answers, pass, keepPassing);
            double agreeHere = drawn(agrees, answers, agree, keepAgreeing);
            double answerHere = (1 - passHere) * answer;
            set(group, code, answerHere * (1 - agreeHere) / (1 - agree));
            set(group, code + 1, passHere / pass);
            set(group, code + 2, answerHere * agreeHere / agree);
        }
    }

    /** A group's share, drawn to everybody's by a few votes, and by what chance makes of what sets groups apart. */
    private static double drawn(double said, double of, double share, double keep) {
        return share + keep * ((said + PRIOR * share) / (of + PRIOR) - share);
    }

    /** Keeps how much likelier a group makes a vote than everybody taken together; the first group comes first. */
    private void set(int group, int code, double ratio) {
        if (group == 0) {
            measure[code] = Portable.log(ratio);
        } else {
            logs[at(group, code)] = (float) (Portable.log(ratio) - measure[code]);
        }
    }
}
