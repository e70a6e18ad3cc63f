package org.alongside.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which statement to put to a person next. Each unseen statement is drawn with a probability made of two parts: one in five
 * draws is from all alike, so that none is ever shut out; the others go where one more vote narrows most what is known of
 * the statement <em>in the person's own side</em>, so new statements come first and no side is left behind.
 *
 * <p>A draw follows from the seed, the person and how many votes they have cast, and says how likely it was. With that
 * number kept beside each vote, {@link #corrected} takes out the favour early and interesting statements would enjoy.
 */
public final class Routing {

    private static final double EVEN = 0.2;

    private final Votes votes;
    private final Sides sides;
    private final List<List<Count>> counts;
    private final long seed;

    /**
     * What was drawn: keep it with the vote that follows.
     *
     * @param probability of this statement at this draw, above 0
     */
    public record Drawn(int person, int statement, double probability) {}

    /** An answer to a drawn statement. */
    public record Answer(Drawn drawn, Vote vote) {}

    private Routing(Votes votes, Sides sides, List<List<Count>> counts, long seed) {
        this.votes = votes;
        this.sides = sides;
        this.counts = counts;
        this.seed = seed;
    }

    /**
     * @param votes with every statement that may be asked announced, also new ones
     * @param sides declared sides, or everyone as one
     */
    public static Routing of(Votes votes, Sides sides, long seed) {
        return new Routing(votes, sides, sides.counts(votes), seed);
    }

    /** Draws the next statement for a person, who may be new here; empty when they have seen all there are. */
    public Optional<Drawn> next(int personId, Set<Integer> closed) {
        var chances = chances(personId, closed);
        if (chances.isEmpty()) {
            return Optional.empty();
        }
        int row = votes.rowOf(personId);
        var random = new SplittableRandom(seed
                ^ (personId + 1L) * 0x9E3779B97F4A7C15L
                ^ (row < 0 ? 0 : votes.votesBy(row)) * 0xD1B54A32D192ED03L);
        double at = random.nextDouble();
        for (var chance : chances) {
            at -= chance.probability;
            if (at < 0) {
                return Optional.of(chance);
            }
        }
        return Optional.of(chances.getLast());
    }

    /** Everything that could be drawn for a person, with probabilities adding up to 1, by statement id. */
    public List<Drawn> chances(int personId, Set<Integer> closed) {
        int row = votes.rowOf(personId);
        int side = sides.of(personId);
        List<Integer> open = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        double sum = 0;
        for (int column = 0; column < votes.statements(); column++) {
            if (!closed.contains(votes.statementId(column)) && (row < 0 || votes.at(row, column) == null)) {
                double gain = gain(counts.get(column).get(side + 1));
                open.add(votes.statementId(column));
                gains.add(gain);
                sum += gain;
            }
        }
        List<Drawn> chances = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            double probability = EVEN / open.size() + (1 - EVEN) * gains.get(i) / sum;
            chances.add(new Drawn(personId, open.get(i), probability));
        }
        return chances;
    }

    /** How much one more vote is expected to narrow the interval of agreement. */
    static double gain(Count count) {
        int n = count.seen();
        int s = count.agrees();
        double agree = (s + 1.0) / (n + 2);
        double after = agree * Interval.ofShare(s + 1, n + 1).width()
                + (1 - agree) * Interval.ofShare(s, n + 1).width();
        return Math.max(1e-9, Interval.ofShare(s, n).width() - after);
    }

    /**
     * The share of one kind of vote on a statement, corrected for who was likely to be asked: each answer weighs one over the
     * probability of its draw (Hájek 1971). Empty without answers.
     */
    public static OptionalDouble corrected(List<Answer> answers, int statement, Vote vote) {
        double all = 0;
        double some = 0;
        for (var answer : answers) {
            if (answer.drawn.statement == statement) {
                all += 1 / answer.drawn.probability;
                some += answer.vote == vote ? 1 / answer.drawn.probability : 0;
            }
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(some / all);
    }
}
