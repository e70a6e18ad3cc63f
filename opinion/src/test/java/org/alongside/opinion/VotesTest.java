package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VotesTest {

    @Test
    void a_later_vote_replaces_an_earlier_one() {
        var votes = Votes.builder()
                .add(3, 10, Vote.AGREE)
                .add(3, 12, Vote.PASS)
                .add(3, 10, Vote.DISAGREE)
                .build();

        assertThat(votes.size()).isEqualTo(2);
        assertThat(votes.at(votes.rowOf(3), votes.columnOf(10))).isEqualTo(Vote.DISAGREE);
        assertThat(votes.agrees(votes.columnOf(10))).isZero();
        assertThat(votes.disagrees(votes.columnOf(10))).isOne();
    }

    @Test
    void a_pass_is_a_vote_and_silence_is_none() {
        var votes = Votes.builder().add(0, 0, Vote.PASS).person(1).statement(7).build();

        assertThat(votes.at(0, 0)).isEqualTo(Vote.PASS);
        assertThat(votes.at(0, 1)).isNull();
        assertThat(votes.at(1, 0)).isNull();
        assertThat(votes.people()).isEqualTo(2);
        assertThat(votes.statements()).isEqualTo(2);
        assertThat(votes.seen(0)).isOne();
        assertThat(votes.passes(0)).isOne();
        assertThat(votes.seen(votes.columnOf(7))).isZero();
    }

    @Test
    void an_empty_table_is_a_table() {
        var votes = Votes.builder().build();

        assertThat(votes.people()).isZero();
        assertThat(votes.statements()).isZero();
        assertThat(votes.size()).isZero();
        assertThat(votes.rowOf(0)).isEqualTo(-1);
    }

    @Test
    void gaps_and_very_large_numbers_keep_their_names() {
        var votes = Votes.builder()
                .add(Integer.MAX_VALUE, 2_000_000_000, Vote.AGREE)
                .add(5, 40_000_000, Vote.DISAGREE)
                .add(Integer.MAX_VALUE, 2, Vote.PASS)
                .build();

        assertThat(votes.personId(1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(votes.statementId(2)).isEqualTo(2_000_000_000);
        assertThat(votes.at(votes.rowOf(Integer.MAX_VALUE), votes.columnOf(2_000_000_000)))
                .isEqualTo(Vote.AGREE);
        assertThat(votes.at(votes.rowOf(5), votes.columnOf(40_000_000))).isEqualTo(Vote.DISAGREE);
        assertThat(votes.rowOf(6)).isEqualTo(-1);
    }

    @Test
    void the_order_of_arrival_leaves_no_trace() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new SplittableRandom(seed);
            int[][] cells = new int[30][40];
            for (int i = 0; i < 400; i++) {
                cells[random.nextInt(30)][random.nextInt(40)] = random.nextInt(1, 4);
            }
            var inOrder = Votes.builder();
            var backwards = Votes.builder();
            for (int i = 0; i < 1200; i++) {
                add(inOrder, cells, i);
            }
            for (int i = 1199; i >= 0; i--) {
                if (cells[i / 40][i % 40] != 0) {
                    backwards.add(3 * (i / 40), 2 * (i % 40), random.nextInt(-1, 2));
                }
                add(backwards, cells, i);
            }

            var votes = inOrder.build();

            assertThat(backwards.build()).isEqualTo(votes).hasSameHashCodeAs(votes);
            for (int row = 0; row < votes.people(); row++) {
                for (int cell = votes.from(row); cell < votes.to(row); cell++) {
                    assertThat(votes.value(cell) + 2)
                            .isEqualTo(cells[votes.personId(row) / 3][votes.statementId(votes.column(cell)) / 2]);
                }
            }
        }
    }

    private static void add(Votes.Builder votes, int[][] cells, int i) {
        int vote = cells[i / 40][i % 40];
        if (vote != 0) {
            votes.add(3 * (i / 40), 2 * (i % 40), vote - 2);
        }
    }

    @Test
    void two_bytes_a_vote_until_there_are_more_statements_than_fourteen_bits_can_name() {
        for (int statements : new int[] {16_384, 16_385, 40_000}) {
            var builder = Votes.builder();
            for (int statement = 0; statement < statements; statement++) {
                builder.add(0, statement, statement % 3 - 1);
            }

            var votes = builder.build();

            assertThat(votes.bytes()).isEqualTo(statements * (statements > 16_384 ? 4L : 2L));
            for (int column = 0; column < statements; column++) {
                assertThat(votes.column(column)).isEqualTo(column);
                assertThat(votes.value(column)).isEqualTo(column % 3 - 1);
            }
        }
    }

    @Test
    void what_is_kept_is_what_was_asked_for() {
        var votes = Votes.builder()
                .add(1, 10, Vote.AGREE)
                .add(1, 20, Vote.PASS)
                .add(2, 10, Vote.DISAGREE)
                .build();

        var agreement = votes.keeping(cell -> votes.value(cell) == 1);
        var second = votes.only(row -> row == 1, column -> column == 0);

        assertThat(agreement.size()).isOne();
        assertThat(agreement.people()).isEqualTo(2);
        assertThat(agreement.at(0, 0)).isEqualTo(Vote.AGREE);
        assertThat(agreement.at(1, 0)).isNull();
        assertThat(second).isEqualTo(Votes.builder().add(2, 10, Vote.DISAGREE).build());
    }

    @Test
    void a_number_that_is_no_vote_is_refused() {
        assertThatThrownBy(() -> Votes.builder().add(0, 0, 2)).hasMessage("a vote is -1, 0 or 1, not 2");
        assertThatThrownBy(() -> Votes.builder().add(-1, 0, Vote.AGREE))
                .hasMessage("the id of a person is zero or more, not -1");
    }
}
