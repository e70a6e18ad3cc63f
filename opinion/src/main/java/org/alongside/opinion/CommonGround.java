package org.alongside.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What people agree on, or reject, across the sides that matter: one ranked list.
 *
 * <p>A statement ranks by the lower end of the interval for its agreement in the <em>least</em> agreeing side, so neither a
 * large side nor a handful of votes can carry it: where a side has not been asked the lower end is 0. Ties are broken by
 * the geometric mean of the sides' lower ends, then by everyone's lower end. Shared rejection counts as common ground
 * too and is ranked by the same measure.
 */
public final class CommonGround {

    private CommonGround() {}

    /**
     * @param statement id
     * @param shared what the least agreeing side has in common with the others: AGREE or DISAGREE
     * @param everyone everybody's count
     * @param sides a count for each side, in the order of the sides
     * @param least the side in which fewest share it, by its place among the sides
     * @param worst the interval of that side
     * @param bridging the score of {@link Bridging}, where enough people voted
     */
    public record Entry(
            int statement,
            Vote shared,
            Count everyone,
            List<Count> sides,
            int least,
            Interval worst,
            OptionalDouble bridging) {

        /** The geometric mean over sides of the lower ends: group-informed agreement that few votes cannot flatter. */
        public double groupInformed() {
            double logs = 0;
            for (var side : sides) {
                logs += StrictMath.log(side.share(shared).lower());
            }
            return StrictMath.exp(logs / sides.size());
        }

        /** Why it stands where it does, in numbers a person can follow: the counts, then {@link #likely}. */
        public String reason(Sides division) {
            if (division.names().size() == 1) {
                return everyone.inWords() + ". " + likely(division);
            }
            List<String> parts = new ArrayList<>();
            for (int side = 0; side < sides.size(); side++) {
                parts.add(division.names().get(side) + ": " + sides.get(side).inWords());
            }
            return String.join("; ", parts) + ". " + likely(division);
        }

        /** What the counts say of everybody, also of those who have not voted, in a sentence. */
        public String likely(Sides division) {
            return division.names().size() == 1
                    ? "Of everybody, very likely %.0f%% to %.0f%% %s."
                            .formatted(100 * worst.lower(), 100 * worst.upper(), verb())
                    : "Even among %s very likely at least %.0f%% %s."
                            .formatted(division.names().get(least), 100 * worst.lower(), verb());
        }

        private String verb() {
            return shared == Vote.AGREE ? "agree" : "disagree";
        }
    }

    /** All statements, strongest common ground first. */
    public static List<Entry> of(Votes votes, Sides sides) {
        return of(votes, sides, Bridging.of(votes));
    }

    static List<Entry> of(Votes votes, Sides sides, Bridging bridging) {
        var counts = sides.counts(votes);
        List<Entry> entries = new ArrayList<>();
        for (int column = 0; column < votes.statements(); column++) {
            entries.add(entry(votes.statementId(column), counts.get(column), bridging.score(column)));
        }
        return ranked(entries);
    }

    static List<Entry> ranked(List<Entry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.worst.lower())
                        .thenComparingDouble(entry -> -entry.groupInformed())
                        .thenComparingDouble(
                                entry -> -entry.everyone.share(entry.shared).lower())
                        .thenComparingInt(Entry::statement))
                .toList();
    }

    static Entry entry(int statement, List<Count> counts, OptionalDouble bridging) {
        var sides = List.copyOf(counts.subList(1, counts.size()));
        int agreeing = least(sides, Vote.AGREE);
        int rejecting = least(sides, Vote.DISAGREE);
        boolean rejected = sides.get(rejecting).share(Vote.DISAGREE).lower()
                > sides.get(agreeing).share(Vote.AGREE).lower();
        var shared = rejected ? Vote.DISAGREE : Vote.AGREE;
        int least = rejected ? rejecting : agreeing;
        return new Entry(
                statement,
                shared,
                counts.getFirst(),
                sides,
                least,
                sides.get(least).share(shared),
                bridging);
    }

    private static int least(List<Count> sides, Vote vote) {
        int least = 0;
        for (int side = 1; side < sides.size(); side++) {
            if (sides.get(side).share(vote).lower()
                    < sides.get(least).share(vote).lower()) {
                least = side;
            }
        }
        return least;
    }
}
