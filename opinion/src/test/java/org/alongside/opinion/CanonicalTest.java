package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void the_order_of_people_leaves_no_trace() {
        // Ten people for each of many sets of votes, so that there are ties to settle.
        var votes = table(2000, 200);
        int[] rows = shuffled(2000);

        assertThat(Canonical.of(votes.reordered(rows)).votes())
                .isEqualTo(Canonical.of(votes).votes());
    }

    @Test
    void people_whose_votes_share_a_hash_are_told_apart_by_their_votes() {
        var votes = table(60, 20);
        int[] alike = new int[60];
        int[] rows = byCount(votes, IntStream.range(0, 60).toArray());
        int[] others = byCount(votes, shuffled(60));
        Canonical.settleTies(votes, alike, rows);
        Canonical.settleTies(votes, alike, others);

        assertThat(votes.reordered(others)).isEqualTo(votes.reordered(rows));
    }

    @Test
    void a_tenth_is_left_out_and_nothing_lost() {
        var votes = Synth.fourGroups(500, 100, 0.4, 1).votes();
        var split = Canonical.split(votes, 0.1, 7);

        assertThat(split.getFirst().size() + split.getLast().size()).isEqualTo(votes.size());
        assertThat(split.getLast().size() / (double) votes.size()).isBetween(0.09, 0.11);
        for (int row = 0; row < votes.people(); row++) {
            for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                int column = votes.column(cell);
                var one = split.getFirst().at(row, column);
                var other = split.getLast().at(row, column);
                assertThat(one == null).isNotEqualTo(other == null);
                assertThat(one == null ? other : one).isEqualTo(votes.at(row, column));
            }
        }
        assertThat(Canonical.split(votes, 0.1, 8)).isNotEqualTo(split);
    }

    private static Votes table(int people, int kinds) {
        var random = new SplittableRandom(5);
        int[][] said = new int[kinds][8];
        for (int[] one : said) {
            Arrays.setAll(one, statement -> random.nextInt(-2, 2));
        }
        var votes = Votes.builder();
        for (int person = 0; person < people; person++) {
            votes.person(person);
            for (int statement = 0; statement < 8; statement++) {
                if (said[person % kinds][statement] > -2) {
                    votes.add(person, statement, said[person % kinds][statement]);
                }
            }
        }
        return votes.build();
    }

    private static int[] byCount(Votes votes, int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted((a, b) -> votes.votesBy(a) - votes.votesBy(b))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] shuffled(int size) {
        int[] rows = IntStream.range(0, size).toArray();
        var random = new SplittableRandom(6);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }
}
