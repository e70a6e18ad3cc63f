package org.alongside.opinion.slate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.alongside.opinion.Votes;

/**
 * Times slates, warm: run {@code main} with the test class path. Medians of several runs, in milliseconds, of the
 * whole way from a table of votes to a slate with its guarantees.
 */
final class SlateTimings {

    private SlateTimings() {}

    public static void main(String[] arguments) throws IOException {
        Path conversations = ReferenceFolder.find("conversations").orElse(null);
        if (conversations == null) {
            System.out.println(ReferenceFolder.absent("conversations"));
        } else {
            for (String name : List.of("brexit-consensus", "scoop-hivemind.biodiversity", "vtaiwan.uberx")) {
                Votes votes = wide(conversations.resolve(name).resolve("participants-votes.csv"));
                time(name, votes, 10, 15);
            }
        }
        small(30, 20, 5);
        small(40, 30, 6);
        time("100k x 500", large(100_000, 500, 100, 20261123), 20, 5);
    }

    private static void time(String name, Votes votes, int size, int runs) {
        System.out.println(name + ": " + votes + ", slate of " + size);
        for (Rule rule : List.of(
                Rule.EQUAL_SHARES,
                Rule.EQUAL_SHARES_ALONE,
                Rule.EQUAL_SHARES_INCREMENT,
                Rule.EQUAL_SHARES_SEEN,
                Rule.PHRAGMEN,
                Rule.SEQUENTIAL_PROPORTIONAL,
                Rule.SEQUENTIAL_COVERAGE,
                Rule.APPROVAL)) {
            System.out.printf(
                    "  %-40s %8.1f ms  %s%n",
                    rule.key(),
                    median(() -> Slates.choose(votes, size, rule), runs),
                    Slates.choose(votes, size, rule).statements());
        }
        Ballots ballots = Ballots.of(votes);
        System.out.printf(
                "  %-40s %8.1f ms%n",
                "equal-shares, from ballots", median(() -> Slates.one(ballots, size, Rule.EQUAL_SHARES), runs));
    }

    /** Every rule and every property in a room of the usual size. */
    private static void small(int people, int statements, int size) {
        Ballots ballots = Rooms.ballots(new Random(1), people, statements);
        System.out.println(people + " people, " + statements + " statements, slate of " + size);
        for (Rule rule : Rule.values()) {
            System.out.printf("  %-40s %8.1f ms%n", rule.key(), median(() -> Slates.one(ballots, size, rule), 3));
        }
        int[] slate = Slates.one(ballots, size, Rule.EQUAL_SHARES);
        for (Property property : Property.values()) {
            System.out.printf(
                    "  %-40s %8.1f ms  %s%n",
                    property.key(), median(() -> property.holds(ballots, slate), 3), property.holds(ballots, slate));
        }
    }

    private static double median(Supplier<?> work, int runs) {
        double[] times = new double[runs];
        for (int warm = 0; warm < 2 * runs; warm++) {
            var _ = work.get();
        }
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            var _ = work.get();
            times[run] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    private static Votes wide(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.getFirst().split(",", -1);
        Votes.Builder votes = Votes.builder();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int column = 6; column < header.length; column++) {
                if (!cells[column].isEmpty()) {
                    votes.add(
                            Integer.parseInt(cells[0]),
                            Integer.parseInt(header[column]),
                            Integer.parseInt(cells[column]));
                }
            }
        }
        return votes.build();
    }

    /** Four groups of unequal size, each with its own taste for each statement, {@code each} votes a person. */
    static Votes large(int people, int statements, int each, long seed) {
        Random random = new Random(seed);
        double[][] taste = new double[4][statements];
        for (int statement = 0; statement < statements; statement++) {
            double common = random.nextDouble();
            for (double[] group : taste) {
                group[statement] = random.nextDouble() < 0.35 ? common : random.nextDouble();
            }
        }
        Votes.Builder votes = Votes.builder();
        for (int person = 0; person < people; person++) {
            int group = person % 10 < 4 ? 0 : person % 10 < 7 ? 1 : person % 10 < 9 ? 2 : 3;
            int count = (int) Math.min(statements, each * Math.exp(0.8 * random.nextGaussian()));
            for (int vote = 0; vote < count; vote++) {
                int statement = random.nextInt(statements);
                double luck = random.nextDouble();
                votes.add(person, statement, luck < 0.15 ? 0 : random.nextDouble() < taste[group][statement] ? 1 : -1);
            }
        }
        return votes.build();
    }
}
