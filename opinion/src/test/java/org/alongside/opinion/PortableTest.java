package org.alongside.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortableTest {

    @Test
    void exponential_and_logarithm_agree_with_the_exact_ones_to_ten_digits() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double power = random.nextDouble(-690, 690);
            double number = StrictMath.exp(random.nextDouble(-690, 690));

            assertThat(Portable.exp(power) / StrictMath.exp(power)).isCloseTo(1, within(1e-10));
            assertThat(Portable.log(number)).isCloseTo(StrictMath.log(number), within(1e-10));
        }
        assertThat(Portable.exp(0)).isOne();
        assertThat(Portable.log(1)).isCloseTo(0, within(1e-12));
        assertThat(Portable.exp(-1e30)).isPositive().isLessThan(1e-300);
    }
}
