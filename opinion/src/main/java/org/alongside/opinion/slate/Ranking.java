package org.alongside.opinion.slate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rules that give each statement a score once and take the highest: approval voting (most agreements) and satisfaction
 * approval voting (each person shares one point among the statements they agree with; Brams and Kilgour 2014). Also
 * fills the seats Equal Shares leaves empty.
 *
 * @param rank the higher the better; equal where scores are equal
 */
record Ranking(int[] rank, Taken taken) implements Round {

    static Ranking byApproval(Ballots ballots) {
        HarmonicSum[] scores = new HarmonicSum[ballots.statements()];
        Arrays.setAll(scores, statement -> HarmonicSum.of(new long[] {ballots.support(statement)}));
        return new Ranking(ranks(scores), Taken.NOTHING);
    }

    static Ranking bySharedPoints(Ballots ballots) {
        int longest = IntStream.range(0, ballots.people())
                .map(ballots::approvals)
                .max()
                .orElse(0);
        HarmonicSum[] scores = new HarmonicSum[ballots.statements()];
        Arrays.setAll(scores, statement -> {
            long[] counts = new long[longest];
            for (int person : ballots.approvers(statement)) {
                counts[ballots.approvals(person) - 1] += ballots.weight(person);
            }
            return HarmonicSum.of(counts);
        });
        return new Ranking(ranks(scores), Taken.NOTHING);
    }

    /** The same ranking with some statements taken already. */
    Ranking after(Taken already) {
        return new Ranking(rank, already);
    }

    private static int[] ranks(HarmonicSum[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparing(statement -> scores[statement]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[scores.length];
        for (int place = 1; place < order.length; place++) {
            boolean same = scores[order[place]].compareTo(scores[order[place - 1]]) == 0;
            rank[order[place]] = rank[order[place - 1]] + (same ? 0 : 1);
        }
        return rank;
    }

    @Override
    public int[] tied() {
        boolean[] gone = taken.marks(rank.length);
        int best = -1;
        for (int statement = 0; statement < rank.length; statement++) {
            if (!gone[statement]) {
                best = Math.max(best, rank[statement]);
            }
        }
        int highest = best;
        return IntStream.range(0, rank.length)
                .filter(statement -> !gone[statement] && rank[statement] == highest)
                .toArray();
    }

    @Override
    public Round take(int statement) {
        return new Ranking(rank, taken.and(statement));
    }

    @Override
    public Object essence() {
        return taken.slip();
    }
}
