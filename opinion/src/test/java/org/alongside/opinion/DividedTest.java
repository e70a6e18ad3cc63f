package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DividedTest {

    @Test
    void where_every_statement_divides_each_difference_is_kept_but_for_what_chance_makes() {
        double[] squares = new double[40];
        Arrays.fill(squares, 300);

        new Divided().weigh(squares, 3);

        // 1 - 3/300
        for (double kept : squares) {
            assertThat(kept).isCloseTo(0.99, within(1e-3));
        }
    }

    @Test
    void where_few_statements_divide_a_difference_that_chance_might_make_is_not_kept() {
        double[] squares = new double[40];
        Arrays.fill(squares, 3);
        squares[0] = 300;
        squares[1] = 6;
        var divided = new Divided();
        for (int turn = 0; turn < 10; turn++) {
            divided.weigh(squares.clone(), 3);
        }
        divided.weigh(squares, 3);

        assertThat(squares[0]).isCloseTo(0.99, within(1e-3));
        // Stein alone would keep half of it.
        assertThat(squares[1]).isLessThan(0.05);
        assertThat(squares[2]).isZero();
    }
}
