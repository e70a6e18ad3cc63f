package org.alongside.opinion.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void thirds_add_up_to_one_exactly() {
        Fraction third = Fraction.of(1, 3);

        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.ONE);
        assertThat(Fraction.of(6, -4)).hasToString("-3/2");
        assertThat(Fraction.of(3, 7).dividedBy(Fraction.of(-9, 14))).hasToString("-2/3");
    }

    @Test
    void the_longest_numbers_neither_overflow_nor_lose_a_digit() {
        Fraction large = Fraction.of(Long.MAX_VALUE);
        Fraction small = Fraction.of(1, Long.MAX_VALUE);

        assertThat(large.plus(large)).hasToString("18446744073709551614");
        assertThat(large.times(large).times(small).times(small)).isEqualTo(Fraction.ONE);
        assertThat(large.plus(small).minus(large)).isEqualTo(small);
        assertThat(Fraction.of(Long.MIN_VALUE).negated().plus(Fraction.of(-1))).isEqualTo(large);
        assertThat(large.plus(small)).isGreaterThan(large);
        assertThat(small.times(small).toDouble()).isEqualTo(1.0 / Long.MAX_VALUE / Long.MAX_VALUE);
        assertThat(Fraction.ratio(BigInteger.TEN.pow(400), BigInteger.TEN.pow(401)))
                .isCloseTo(0.1, within(1e-15));
    }

    @Test
    void whatever_the_size_the_answer_is_that_of_whole_numbers() {
        Random random = new Random(20261123);
        for (int round = 0; round < 20_000; round++) {
            long a = random.nextLong() >> random.nextInt(63);
            long b = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
            long c = random.nextLong() >> random.nextInt(63);
            long d = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
            BigInteger ad = BigInteger.valueOf(a).multiply(BigInteger.valueOf(d));
            BigInteger cb = BigInteger.valueOf(c).multiply(BigInteger.valueOf(b));
            BigInteger bd = BigInteger.valueOf(b).multiply(BigInteger.valueOf(d));
            Fraction left = Fraction.of(a, b);
            Fraction right = Fraction.of(c, d);

            assertThat(left.plus(right)).isEqualTo(Fraction.of(ad.add(cb), bd));
            assertThat(left.minus(right)).isEqualTo(Fraction.of(ad.subtract(cb), bd));
            assertThat(left.times(right))
                    .isEqualTo(Fraction.of(BigInteger.valueOf(a).multiply(BigInteger.valueOf(c)), bd));
            assertThat(left.compareTo(right)).isEqualTo(ad.compareTo(cb));
            assertThat(left.plus(right)).hasSameHashCodeAs(right.plus(left));
        }
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.ZERO.inverse()).isInstanceOf(ArithmeticException.class);
    }
}
